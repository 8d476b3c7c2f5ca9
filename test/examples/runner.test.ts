// Every example as it stands, run by act: expressions, matrices, steps that use what an earlier one gave, artifacts, the
// job summary and masks are a runner's here, and not our idea of one.
import { describe, test } from 'vitest';
import { type ActRun, reason, runInAct } from './act.ts';
import { type Case, cases } from './cases.ts';
import { openScene, type Scene, secrets } from './scene.ts';

async function play(example: Case): Promise<ActRun & Pick<Scene, 'imgix'>> {
  await using scene = await openScene(example);
  if (!example.deploys) scene.deploy(scene.area.path('site', 'public/images'));
  return { ...(await runInAct(example, scene)), imgix: scene.imgix };
}

describe.skipIf(reason !== undefined)(`a real runner runs${reason === undefined ? '' : ` (${reason})`}`, () => {
  test.for(cases)('$file', { timeout: 120_000 }, async (example, { expect }) => {
    const { exitCode, log, masks, conclusions, summaries, artifacts, imgix } = await play(example);
    expect(exitCode, log).toBe(0);
    const purged = imgix.log.purges().map(({ url = '' }) => url);
    expect(purged.sort()).toEqual([...example.purged].sort());
    expect(conclusions.sort()).toEqual(expect.arrayContaining([...(example.conclusions ?? ['success'])].sort()));
    expect(artifacts).toEqual(example.artifacts ?? {});
    expect(summaries).toHaveLength(conclusions.length);
    for (const summary of summaries) expect(summary).toMatch(/^<h3>imgix purge: /);
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
});
