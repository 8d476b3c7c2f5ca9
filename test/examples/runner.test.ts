// Every example as it stands, run by act: expressions, matrices, steps that use what an earlier one gave, artifacts, the
// job summary and masks are a runner's here, and not our idea of one.
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { TestArea } from '../support/repository.ts';
import { type ActRun, reason, runInAct } from './act.ts';
import { type Case, cases } from './cases.ts';
import { openScene, type Scene, secrets } from './scene.ts';
import { folder as examples } from './workflow.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function play(example: Case): Promise<ActRun & Pick<Scene, 'imgix'>> {
  await using scene = await openScene(example);
  const { area, imgix, commits, env } = scene;
  const folder = area.path('site');
  if (!example.deploys) scene.deploy(join(folder, 'public/images'));
  const workflow = join('.github/workflows', example.file);
  mkdirSync(dirname(join(folder, workflow)), { recursive: true });
  copyFileSync(join(examples, example.file), join(folder, workflow));
  const event = { name: example.event.name, payload: example.event.payload(commits) };
  return { ...(await runInAct({ area, folder, workflow, event, env })), imgix };
}

describe.skipIf(reason !== undefined)(`a real runner runs${reason === undefined ? '' : ` (${reason})`}`, () => {
  test.for(cases)('$file, by $event.name', { timeout: 120_000 }, async (example, { expect }) => {
    const { exitCode, log, masks, conclusions, summaries, artifacts, imgix } = await play(example);
    expect(exitCode, log).toBe(0);
    const purged = imgix.log.purges().map(({ url = '' }) => url);
    expect(purged.sort()).toEqual([...example.purged].sort());
    expect(conclusions.sort()).toEqual(expect.arrayContaining([...(example.conclusions ?? ['success'])].sort()));
    const kept = Object.entries(example.artifacts ?? {}).map(([name, part]) => [name, expect.stringContaining(part)]);
    expect(artifacts).toEqual(Object.fromEntries(kept));
    const own = summaries.filter((summary) => /^<h3>imgix purge: /.test(summary));
    expect(own).toHaveLength(conclusions.length);
    expect(summaries).toEqual(own);
    expect(masks).toContain(secrets.GITHUB_TOKEN);
    expect(Object.entries(secrets).filter(([, secret]) => log.includes(secret))).toEqual([]);
  });

  test('and fails a job whose key imgix refuses', { timeout: 120_000 }, async ({ expect }) => {
    const [first] = cases as readonly [Case];
    const { exitCode, log, conclusions, summaries } = await play({
      ...first,
      arrange: ({ faults }) => {
        faults.add({ on: 'api', times: 1_000, answer: { kind: 'answer', status: 401 } });
      },
    });
    expect(exitCode).toBe(1);
    expect(log).toContain('[api-key-refused]');
    expect(conclusions).toEqual(['failure']);
    expect(summaries).toHaveLength(1);
  });

  test('and fails all shards for one that failed', { timeout: 120_000 }, async ({ expect }) => {
    const shards = cases.find(({ file }) => file === 'shards.yml') as Case;
    const { exitCode, summaries } = await play({
      ...shards,
      arrange: ({ faults }) => {
        faults.add({
          on: 'api',
          when: ({ body }) => /calm/.test(String(body)),
          answer: { kind: 'answer', status: 400 },
        });
      },
    });
    expect(exitCode).toBe(1);
    expect(summaries.join()).toMatch(/<h3>imgix purge: failed: 1 not purged, 2 proved, of 3 URLs<.*calm\.png/s);
  });

  test("this project's own CI, the action itself on a runner", { timeout: 120_000 }, async ({ expect }) => {
    using area = new TestArea();
    const repository = area.repository('project');
    for (const path of ['action.yml', 'dist', '.github', 'test/simulator', 'test/demo/images', 'package.json']) {
      cpSync(join(root, path), join(repository.folder, path), { recursive: true });
    }
    const before = repository.commit();
    const payload = { ref: 'refs/heads/main', before, after: repository.commit({ 'a.png': 'an image' }) };
    const { exitCode, log, conclusions } = await runInAct({
      area,
      folder: repository.folder,
      workflow: '.github/workflows/ci.yml',
      event: { name: 'push', payload },
      env: { NODE_MODULES: join(root, 'node_modules') },
      args: ['--job', 'action', '--matrix', 'os:ubuntu-latest'],
    });
    expect(exitCode, log).toBe(0);
    expect(conclusions).toEqual(['dry-run', 'success']);
    expect(log).toContain('https://example.imgix.net/a.png');
  });
});
