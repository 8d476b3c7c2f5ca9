// The step of each example, as it stands there, on the built action and a simulated imgix under the addresses it names.
// What the runner does around it (expressions, artifacts, later steps) is tried by runner.test.ts.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runAction } from '../support/run-action.ts';
import { type Case, cases } from './cases.ts';
import { openScene, secrets } from './scene.ts';
import { folder, listFirstInputs, readSteps } from './workflow.ts';

/** As `npm run build` does it for a whole run. */
function build(site: string): void {
  const npm = fileURLToPath(new URL('stand-ins/bin/npm', import.meta.url));
  execFileSync('sh', [npm, 'run', 'build'], { cwd: site });
}

test('every example is tried', () => {
  expect([...new Set(cases.map(({ file }) => file))].sort()).toEqual(readdirSync(folder).sort());
});

test('the workflow in the README is aws-s3.yml with another deployment', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, shown = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const { on, concurrency, jobs } = parse(shown);
  const example = parse(readFileSync(join(folder, 'aws-s3.yml'), 'utf8'));
  expect({ on, concurrency, step: jobs.images.steps.at(-1) }).toEqual({
    on: example.on,
    concurrency: example.concurrency,
    step: example.jobs.images.steps.at(-1),
  });
});

test('every example that begins at an earlier run can be told by hand where to begin, in each of its steps', () => {
  const files = readdirSync(folder).filter((file) => readSteps(file).steps.some(({ since }) => since !== undefined));
  expect(files.length).toBeGreaterThan(5);
  for (const file of [...files, 'after-deployment.yml']) {
    const { asked, steps } = readSteps(file);
    expect([file, asked, ...steps.map(({ base }) => base)]).toEqual([
      file,
      ['base'],
      ...steps.map(() => '${{ inputs.base }}'),
    ]);
  }
});

describe.concurrent('the step of', () => {
  test.for(cases)('$file, by $event.name', { timeout: 120_000 }, async (example: Case, { expect }) => {
    await using scene = await openScene(example);
    const { area, commits, imgix, env } = scene;
    const site = area.path('site');
    if (example.isBuilt) build(site);
    scene.deploy(join(site, example.isBuilt ? 'dist/images' : 'public/images'));
    const payload = example.event.payload(commits);
    const runs = await Promise.all(
      listFirstInputs(example.file, secrets, payload.inputs).map((inputs) =>
        runAction({
          inputs: { 'github-token': secrets.GITHUB_TOKEN ?? '', ...inputs },
          workspace: site,
          event: { name: example.event.name, payload },
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
