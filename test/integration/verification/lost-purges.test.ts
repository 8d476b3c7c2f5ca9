// A purge without a yes or a no may have had its effect: what imgix serves decides, within a few seconds.
import { describe, expect, test } from 'vitest';
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { FaultAnswer } from '../../simulator/faults.ts';
import type { SimulatorRequest } from '../../simulator/http-types.ts';
import type { Site } from '../../support/run-pipeline.ts';
import { gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const modified = { change: 'modified', old, now } as const;
const always = { on: 'api', times: Number.POSITIVE_INFINITY } as const;

/** The purge API gives these answers, the last of them again and again. */
async function sceneWith(...answers: readonly FaultAnswer[]): Promise<Site> {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  for (const [index, answer] of answers.entries())
    site.simulator.faults.add(index === answers.length - 1 ? { ...always, answer } : { on: 'api', answer });
  return site;
}

describe('a purge that failed', () => {
  test.each([
    ['by answers that were lost', [{ kind: 'reset-after' }]],
    ['by faults of a server behind which it went on', [{ kind: 'answer', status: 504, hasEffect: true }]],
    ['after an answer that was lost', [{ kind: 'reset-after' }, { kind: 'answer', status: 503 }]],
  ] as const)('%s is verified where imgix serves the new bytes', async (_, answers) => {
    const site = await sceneWith(...answers);
    const { only, report } = await site.run({ 'a.gif': modified });
    expect(only).toMatchObject({
      purge: { outcome: 'failed', error: { code: 'purge-unreachable' } },
      verification: { outcome: 'verified', evidence: 'bytes' },
      problem: null,
    });
    expect(report).toMatchObject({ conclusion: 'success', counts: { purged: 0, verified: 1, failed: 0 } });
  });

  test('and had no effect is told as what it is, with what imgix goes on serving, after five seconds', async () => {
    const site = await sceneWith({ kind: 'reset-before' });
    const { only, report } = await site.run({ 'a.gif': modified });
    expect(only.verification.outcome).toBe('stale');
    expect(only.problem).toEqual({
      code: 'purge-unreachable',
      message: expect.stringMatching(
        /^The purge API gave no answer in 5 attempts: .* The purge may have worked all the same\. .*Seen for 5 s, in \d+ checks\.$/,
      ),
    });
    expect(only.purge).toMatchObject({ attempts: 5, repeats: 0 });
    // The run begins after a minute. At most 37 seconds lie between its attempts.
    expect(site.clock.monotonicMs() - 60_000).toBeLessThan(44_000);
    expect(report).toMatchObject({ conclusion: 'failure', counts: { purged: 0, failed: 1 } });
  });

  test('is none in the record of a takedown', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old', is: null });
    site.simulator.faults.add({ on: 'api', times: 999, answer: { kind: 'reset-before' } });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old: 'old' } });
    expect(only.purge.outcome).toBe('failed');
    expect(only.verification.removal).toMatchObject({ purgedAt: null, goneAt: null });
  });

  test('is looked at no longer than `timeout` allows', async () => {
    const site = await sceneWith({ kind: 'reset-before' });
    const { only } = await site.run({ 'a.gif': modified }, { timeout: '2' });
    expect(only.problem?.message).toMatch(/Seen for 2 s,/);
  });

  test.each([
    ['turned down', { kind: 'answer', status: 400 }],
    ['over the limit', { kind: 'answer', status: 429 }],
  ] as const)('because it was %s is checked only where an answer was lost before', async (_, answer) => {
    const lost = await sceneWith({ kind: 'reset-after' }, answer);
    expect((await lost.run({ 'a.gif': modified })).only.verification.outcome).toBe('verified');
    const plain = await sceneWith(answer);
    expect((await plain.run({ 'a.gif': modified })).only.verification).toMatchObject({
      outcome: 'skipped',
      detail: 'It was not purged.',
    });
  });

  test('and is not verified because of `verify: off` still says that it may have been purged', async () => {
    const site = await sceneWith({ kind: 'reset-after' });
    const { only } = await site.run({ 'a.gif': modified }, { verify: 'off' });
    expect(only.problem).toMatchObject({
      code: 'purge-unreachable',
      message: expect.stringContaining('The purge may have worked all the same.'),
    });
  });

  test('in a run that gave the API up is checked where a request had gone out', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    site.simulator.faults.add({ ...always, answer: { kind: 'hang-headers' } });
    const names = Array.from({ length: 60 }, (_, index) => `${index}.gif`);
    const { reports } = await site.run(Object.fromEntries(names.map((name) => [name, modified])), { timeout: '5' });
    expect(new Set(reports.map(({ verification, purge }) => `${verification.outcome} ${purge.attempts}`))).toEqual(
      new Set(['stale 1', 'skipped 0']),
    );
  });
});

test('an asset whose answer was lost before imgix refused the key may have been purged', async () => {
  const site = await sceneWith({ kind: 'reset-after' }, { kind: 'answer', status: 401 });
  const { only } = await site.run({ 'a.gif': modified });
  expect(only.problem?.message).toBe(
    'The run was stopped, because the purge API turned it away. Its purge was under way and may have had its effect.',
  );
});

test('an asset whose key imgix refused at once was not purged', async () => {
  const site = await sceneWith({ kind: 'answer', status: 401 });
  const { only } = await site.run({ 'a.gif': modified });
  expect(only.purge).toMatchObject({ outcome: 'failed', attempts: 1, status: 401 });
  expect(only.problem?.message).toBe('The run was stopped, because the purge API turned it away. It was not purged.');
});

test('a purge that imgix answers 404 is looked after for two seconds: what is served decides', async () => {
  const site = await sceneWith({ kind: 'answer', status: 404 });
  const { only } = await site.run({ 'a.gif': modified });
  expect(only).toMatchObject({ purge: { outcome: 'failed' }, verification: { outcome: 'stale' } });
  expect(only.problem?.message).toMatch(/^imgix did not accept the purge \(404\): .* Seen for 2 s, in \d+ checks/);
});

test('what was odd about a purge is told where the asset is not proved', async () => {
  const site = await sceneWith({ kind: 'answer', status: 202, body: '{}' });
  const { only } = await site.run({ 'a.gif': modified }, { timeout: '20' });
  expect(only.problem).toMatchObject({
    code: 'stale',
    message: expect.stringMatching(
      / Odd about the purge: the answer held no purge id, which is not how imgix answers\.$/,
    ),
  });
  const plain = await openScene({ file: 'a.gif', was: old, is: old });
  expect((await plain.run({ 'a.gif': modified }, { timeout: '20' })).only.problem?.message).toMatch(/ checks[^.]*\.$/);
});

describe("a purge that something else answered in imgix's place", () => {
  const page = {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html>Log in</html>',
  } as const;

  test.each(['strict', 'warn'] as const)(
    'is not called purged where nothing shows that it was (%s)',
    async (verify) => {
      const site = await sceneWith(page);
      const { only, report } = await site.run({ 'a.gif': modified }, { verify, timeout: '20' });
      expect(only).toMatchObject({ purge: { outcome: 'failed', note: null }, problem: { code: 'purge-rejected' } });
      expect(only.problem?.message).toMatch(
        /^Something answered 200, but not as imgix answers a purge: .* Nor does what imgix serves show that it was purged\..*old file\. Seen for \d+ s, in \d+ checks/,
      );
      expect(report).toMatchObject({ conclusion: 'failure', counts: { purged: 0, verified: 0, failed: 1 } });
    },
  );

  test('is what it seems where imgix serves the new bytes', async () => {
    const site = await sceneWith({ ...page, hasEffect: true });
    const { only, report } = await site.run({ 'a.gif': modified });
    expect(only).toMatchObject({
      purge: { outcome: 'accepted' },
      verification: { outcome: 'verified' },
      problem: null,
    });
    expect(report.conclusion).toBe('success');
  });

  test('is forgotten once imgix says that it has the same purge already', async () => {
    const site = await sceneWith(page, { kind: 'answer', status: 409 });
    const { only, report } = await site.run({ 'a.gif': modified }, { timeout: '15' });
    expect(only).toMatchObject({
      purge: { outcome: 'duplicate', attempts: 2, repeats: 1, status: 409, error: null, note: null },
      problem: { code: 'stale' },
    });
    expect(report.counts).toMatchObject({ purged: 1, failed: 1 });
  });

  test('stays what it is where imgix turns a later one down', async () => {
    const site = await sceneWith(page, { kind: 'answer', status: 400 });
    const { only } = await site.run({ 'a.gif': modified }, { timeout: '15' });
    expect(only).toMatchObject({ purge: { outcome: 'failed', attempts: 2, status: 200 } });
    expect(only.problem?.message).toMatch(/^Something answered 200, /);
  });
});

test('a 404 is forgotten once imgix takes a later purge, which has the time in the record of a takedown', async () => {
  const site = await openScene({ file: 'a.gif', was: null, is: null, visitMs: -500 });
  site.simulator.source.put('b.gif', now);
  const when = ({ body }: SimulatorRequest) => Buffer.from(body).includes('a.gif');
  site.simulator.faults.add({ on: 'api', when, answer: { kind: 'answer', status: 404 } });
  const { reports } = await site.run({ 'a.gif': { change: 'deleted', old }, 'b.gif': modified });
  const { purge, verification } = reports[0] as AssetReport;
  expect(purge).toMatchObject({ outcome: 'accepted', attempts: 2, repeats: 1, status: 200, error: null });
  const { at = Number.NaN } = site.simulator.log.purges().at(-1) ?? {};
  const purgedMs = Date.parse(verification.removal?.purgedAt ?? '');
  expect(purgedMs).toBeGreaterThanOrEqual(at);
  expect(purgedMs).toBeLessThan(at + 100);
});
