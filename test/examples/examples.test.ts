// The step of each example, as it stands there, on the built action and a simulated imgix under the addresses it names.
// What the runner does around it (expressions, artifacts, later steps) is tried by runner.test.ts.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runAction } from '../support/run-action.ts';
import { type Case, cases } from './cases.ts';
import { openScene, secrets } from './scene.ts';
import { folder, listFirstInputs } from './workflow.ts';

/** As `npm run build` does it for a whole run. */
function build(site: string): void {
  const npm = fileURLToPath(new URL('stand-ins/bin/npm', import.meta.url));
  execFileSync('sh', [npm, 'run', 'build'], { cwd: site });
}

test('every example is tried', () => {
  expect(cases.map(({ file }) => file).sort()).toEqual(readdirSync(folder).sort());
});

describe.concurrent('the step of', () => {
  test.for(cases)('$file', { timeout: 120_000 }, async (example: Case, { expect }) => {
    await using scene = await openScene(example);
    const { area, commits, imgix, env } = scene;
    const site = area.path('site');
    if (example.isBuilt) build(site);
    scene.deploy(join(site, example.isBuilt ? 'dist/images' : 'public/images'));
    const runs = await Promise.all(
      listFirstInputs(example.file, secrets).map((inputs) =>
        runAction({
          inputs: { 'github-token': secrets.GITHUB_TOKEN ?? '', ...inputs },
          workspace: site,
          event: { name: example.event.name, payload: example.event.payload(commits) },
          limitMs: 100_000,
          env: { ...env, GITHUB_SHA: commits.after, GITHUB_API_URL: 'https://api.github.com' },
        }),
      ),
    );
    const { conclusions = ['success'], purged } = example;
    expect(runs.map(({ outputs, stdout }) => outputs.conclusion ?? stdout)).toEqual(conclusions);
    expect([...new Set(imgix.log.purges().map(({ url }) => url))].sort()).toEqual([...new Set(purged)].sort());
  });
});
