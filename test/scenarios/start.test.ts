// What a run reads of the bundle, and when. How long that takes is measured by `npm run bench`, not here.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { type Played, play, type Scenario } from '../support/scenario.ts';

/** With the names of the bundle's files that were loaded, and of Node's own modules. */
async function playLoads(scenario: Scenario): Promise<{ run: Played; files: string[]; modules: string[] }> {
  using area = new TestArea();
  const file = area.path('loads');
  const hook = new URL('../support/record-loads.mjs', import.meta.url).href;
  const env = { ...scenario.env, LOADS_FILE: file, NODE_OPTIONS: `--import=${hook}` };
  const run = await play({ ...scenario, env });
  const loads = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [modules, files] = [/^node:/, /\/dist\/[^/]+$/].map((kind) =>
    loads.filter((load) => kind.test(load)).map((load) => basename(load)),
  );
  return { run, files: files ?? [], modules: modules ?? [] };
}

const talksHttp = /^node:(https?|http2|tls|dns|zlib)$/;
/** Node's `fs/promises`, which brings a module for terminals along. */
const promises = 'promises';

test.concurrent.each([
  ['a push without changed assets', { push: { 'README.md': 'read me again' } }, 'nothing-to-do'],
  ['a dry run', { inputs: { 'dry-run': true } }, 'dry-run'],
] as const)('%s loads the entry alone, and nothing that talks HTTP', async (_, scenario, conclusion) => {
  const { run, files, modules } = await playLoads(scenario);

  expect(run.outputs.conclusion).toBe(conclusion);
  expect(files).toEqual(['index.js']);
  expect(modules).toContain('node:child_process');
  expect(modules.filter((name) => talksHttp.test(name) || name === promises)).toEqual([]);
});

test('a run that purges loads what talks HTTP with its first request', async () => {
  const { run, files, modules } = await playLoads({});

  expect(run.outputs.conclusion).toBe('success');
  expect(files.length).toBeGreaterThan(1);
  expect(modules.filter((name) => talksHttp.test(name))).toContain('node:http');
});

test('octokit is in no chunk but its own, which a run loads that asks GitHub, and says nothing in the log', async () => {
  const bundle = new URL('../../dist/', import.meta.url);
  const withOctokit = readdirSync(bundle).filter((name) =>
    readFileSync(new URL(name, bundle)).includes('octokit-core.js/'),
  );
  const headers = { deprecation: 'true', sunset: 'soon', link: '</new>; rel="deprecation"' };
  await using api = await startGitHubSimulator({
    repositories: {},
    faults: [{ path: '/repos/', status: 404, headers, message: 'Not Found' }],
  });
  const { files: purging } = await playLoads({});
  const { run, files: asking } = await playLoads({
    workspace: ({ area }) => area.path(),
    env: { GITHUB_API_URL: api.apiUrl },
  });

  expect(withOctokit).toEqual([expect.stringMatching(/^\d+\.index\.js$/)]);
  expect(purging).not.toContain(withOctokit[0]);
  expect(asking).toContain(withOctokit[0]);
  expect(run.errors.join()).toMatch(/answered 404/);
  expect(run.everything).not.toContain('deprecat');
});
