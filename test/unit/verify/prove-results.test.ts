// What a proof comes to: with its derivatives, its removal, a newer push and repeated purges.
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../../src/platform/http/http.ts';
import { readCheckout } from '../../../src/verify/expected-content.ts';
import { learn } from '../../../src/verify/known/learn.ts';
import { checkBefore, prove } from '../../../src/verify/prove.ts';
import { afterPurge, openProof, origin, own } from './proof.ts';
import { type Answers, cut, type Given } from './served/host.ts';
import { body, checkoutFile, print, removed, sha256, updated } from './stories.ts';
import { earlier, knownAfter, newFile, oldFile, purged } from './timeline.ts';

const made = (query: string, given: Answers['file'] & {}) => ({ [`${origin}/a.gif?${query}`]: given }) as Answers;
/** The first answer after the purge, and what comes a second later. */
const first = (given: Given, later: Given) => (_: object, atMs: number) => (atMs < 6_000 ? given : later);
const third = { commit: 'c3', expected: { kind: 'updated', now: print('the third'), old: 'unknown' } } as const;

test.each<[string, Answers, object, boolean]>([
  ['gone', { file: first(own(oldFile), 404) }, removed, true],
  ['replaced', { file: first(own(oldFile), 'the default'), missing: 'the default' }, removed, true],
  ['superseded', { file: first(own(oldFile), own('the third')) }, removed, false],
])('a removed file that is %s has the time when it was gone, if it is', async (evidence, answers, expected, isGone) => {
  const subject = { expected: expected as typeof removed, newestAfterMs: 5_000 };
  const { verification } = await afterPurge(answers, subject, [], { newest: third });
  expect(verification).toMatchObject({ outcome: 'verified', evidence });
  expect(verification.removal?.goneAt === null).toBe(!isGone);
  expect(verification.removal?.lastServedAt).not.toBeNull();
});

test('what the branch holds by now is proved with its commit, and nothing else has one', async () => {
  const { verification } = await afterPurge({ file: own('the third') }, { newestAfterMs: 5_000 }, [], {
    newest: third,
  });
  expect(verification).toMatchObject({ evidence: 'superseded', supersededBy: 'c3', cause: null });
  const plain = await afterPurge({ file: own(newFile) }, { newestAfterMs: 5_000 }, [], { newest: third });
  expect(plain.verification).not.toHaveProperty('supersededBy');
});

test.each<[string, Answers, object, string]>([
  [
    'a stale one before an open one',
    { ...made('w=8', cut), ...made('w=9', 404) },
    { outcome: 'stale', cause: { kind: 'missing', status: 404 } },
    'w=9',
  ],
  [
    'an open one before proved ones',
    { ...made('w=8', cut), ...made('w=9', own(newFile)) },
    { outcome: 'inconclusive', cause: { kind: 'unreachable' } },
    'w=8',
  ],
])('of derivatives the worst one is named: %s', async (_, answers, result, query) => {
  const { verification } = await afterPurge({ file: own(newFile), ...answers }, { isOriginReady: true }, [
    'w=7',
    'w=8',
    'w=9',
  ]);
  expect(verification).toMatchObject({ ...result, evidence: null });
  expect(verification.detail).toContain(`The derivative ${origin}/a.gif?${query}: `);
  expect(verification.derivatives?.map(({ url }) => url)).toEqual([7, 8, 9].map((w) => `${origin}/a.gif?w=${w}`));
  expect(verification.derivatives?.[0]).toMatchObject({
    outcome: 'verified',
    cause: null,
    detail: 'It has the bytes of the new file.',
  });
});

test('derivatives are not told of an asset that is not proved', async () => {
  const { verification } = await afterPurge({ file: own(oldFile) }, {}, ['w=9']);
  expect(verification).not.toHaveProperty('derivatives');
});

const elsewhere = { status: 404, headers: { 'x-served-by': 'cache-iad1-IAD' } };

test.each<[string, Answers['file'] & {}, boolean]>([
  ['that is stale, as it may have been loaded anew', first(404, own(newFile)), true],
  ['not beside one that is proved', own(newFile), false],
  ['and no more where time alone will mend it', first(elsewhere, own(newFile)), true],
])('an asset is asked again beside a derivative: %s', async (_, given, isAgain) => {
  const answers = { file: own(newFile), ...made('w=9', given) };
  const { timesOf } = await afterPurge(answers, { isOriginReady: true }, ['w=8', 'w=9']);
  const asked = timesOf('a.gif');
  expect(asked.length > 1).toBe(isAgain);
  expect(asked.at(-1)).toBeLessThan(6_500);
});

test('one more purge goes out ten seconds after the one before, while another file is served', async () => {
  const { purges, verification } = await afterPurge({ file: own(oldFile) }, {});
  expect(purges).toEqual([15, 25, 35, 45, 55, 65, 75, 85, 95].map((seconds) => seconds * 1_000));
  expect(verification.outcome).toBe('stale');
  expect((await afterPurge({ file: own(newFile) }, {})).purges).toEqual([]);
});

test('a purge that waits is not sent after the proof', async () => {
  const { purges, clock, verification } = await afterPurge({ file: first(own(oldFile), own(newFile)) }, {});
  await clock.sleep(60_000);
  expect([verification.outcome, purges]).toEqual(['verified', []]);
});

const purgedAtFirst = { kind: 'purged', atMs: 0, mayTakeEffect: true } as const;

test('what is right, and only has to stay so, is not purged again', async () => {
  const { proving, purges } = openProof({ file: own(newFile) });
  const { outcome, seconds } = await prove(knownAfter([earlier(body(newFile)), purgedAtFirst]), proving);
  expect([outcome, purges]).toEqual(['verified', []]);
  expect(seconds).toBeGreaterThan(61);
  expect(seconds).toBeLessThan(66);
});

test('a purge that waits is taken back once the asset is right', async () => {
  const { proving, purges } = openProof({ file: (_, atMs) => (atMs < 1_000 ? 503 : own(newFile)) });
  const { outcome, seconds } = await prove(knownAfter([earlier(body(newFile)), purgedAtFirst]), proving);
  expect([outcome, seconds < 66, purges]).toEqual(['verified', true, []]);
});

test('faults between right answers are no reason for another purge, which would put the proof off; lasting ones are', async () => {
  const isDown = (atMs: number, fromMs: number, untilMs: number) => fromMs <= atMs && atMs < untilMs;
  const proofOf = async (untilMs: number) => {
    const down = (_: object, atMs: number) => (isDown(atMs, 30_000, untilMs) ? 503 : own(newFile));
    const { proving, purges } = openProof({ file: down });
    const { outcome, seconds } = await prove(knownAfter([earlier(body(newFile)), purgedAtFirst]), proving);
    return [outcome, seconds < 66, purges.length];
  };
  expect(await proofOf(38_000)).toEqual(['verified', true, 0]);
  expect(await proofOf(75_000)).toEqual(['inconclusive', false, 2]);
});

test.each([
  [90, 0],
  [150, 1],
])('a purge for a derivative leaves time to prove the asset once more (a timeout of %i s)', async (seconds, times) => {
  const { proving, purges } = openProof({ file: own(newFile), ...made('w=9', 404) });
  const ports = { ...proving.ports, timeoutMs: seconds * 1_000 };
  const { cause } = await prove(knownAfter([earlier(body(newFile)), purgedAtFirst], {}, ['w=9']), {
    ...proving,
    ports,
  });
  expect([cause, purges.length]).toEqual([{ kind: 'missing', status: 404 }, times]);
});

test('an answer that does not come is waited for until the deadline', async () => {
  const proof = openProof({ file: () => proof.clock.sleep(600_000).then(() => 404) });
  await proof.clock.sleep(30_000);
  const { checks, seconds } = await prove(
    knownAfter([{ kind: 'purged', atMs: 30_000, mayTakeEffect: true }]),
    proof.proving,
  );
  expect([checks, seconds]).toEqual([1, 90]);
});

test.each([
  ['what imgix holds, but at first, where nothing is there', { file: 404 }, {}, 'fm=json', 1],
  [
    'an unchanged file, where files are known there',
    { file: first(own(oldFile), 404) },
    { expected: removed },
    'unchanged',
    0,
  ],
])('it is not asked for %s', async (_, answers, subject, path, times) => {
  const { urls } = await afterPurge(answers, subject, [], { unchangedFile: `${origin}/unchanged.gif` });
  expect(urls().filter((url) => url.includes(path))).toHaveLength(times);
});

test('an unchanged file is asked for at once', async () => {
  const unchangedFile = `${origin}/unchanged.gif`;
  const { timesOf } = await afterPurge({ file: 404, [unchangedFile]: own('it') }, { expected: removed }, [], {
    unchangedFile,
  });
  expect(timesOf('unchanged.gif')[0]).toBe(timesOf('a.gif')[0]);
});

test('the bytes of the checkout are those of the new file', async () => {
  const deployed = { size: 8, sha256: async () => sha256('deployed'), dimensions: async () => undefined };
  const { verification } = await afterPurge(
    { file: own('deployed') },
    { expected: { ...updated, checkoutFile: deployed } },
  );
  expect(verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
});

test('its time counts from the purge, wherever it begins', async () => {
  const { proving, clock } = openProof({ file: own(oldFile) });
  await clock.sleep(30_000);
  const { seconds } = await prove(knownAfter([{ kind: 'purged', atMs: 20_000, mayTakeEffect: true }]), proving);
  expect([seconds, clock.monotonicMs()]).toEqual([90, 110_000]);
});

test.each<[Given, string]>([
  [404, 'status 404'],
  [own('an image'), 'served'],
  [cut, 'failed'],
])('before the purge %j came', async (given, before) => {
  const { proving } = openProof({ file: given });
  const known = await checkBefore(knownAfter([]), proving.ports);
  expect((await prove(learn(known, purged), proving)).before).toBe(before);
});

test.each<[string, number, Answers['file'] & {}, string, number]>([
  ['once more a second later', 1_000, 503, 'served', 2],
  ['once more, and that is all', 9_000, 429, 'status 429', 2],
  ['once more where a proxy closed the connection', 1_000, 408, 'served', 2],
  ['once more where it came too early', 1_000, 425, 'served', 2],
  ['not again where an answer was waited for too long', 1_000, () => new Promise(() => {}), 'failed', 1],
  ['once where it is no fault', 1_000, 404, 'status 404', 1],
])('before the purge a URL is asked for %s', async (_, untilMs, fault, before, times) => {
  const given = (request: HttpRequest, atMs: number) => {
    if (atMs >= untilMs) return own(oldFile);
    return typeof fault === 'function' ? fault(request, atMs) : fault;
  };
  const { proving, urls } = openProof({ file: given });
  const known = await checkBefore(knownAfter([]), proving.ports);
  expect(urls()).toHaveLength(times);
  expect((await prove(learn(known, purged), proving)).before).toBe(before);
});

test.each<[string, Given, number]>([
  ['and the file waits until ages tell the two apart', '{"Content-Length":"99"}', 50],
  ['and the file does not wait where nothing tells', 500, 0],
])('what imgix holds is asked first: %s', async (_, described, gapMs) => {
  const { urls, times } = await afterPurge({ file: 'made', described }, {});
  const heldAt = urls().flatMap((url, index) => (url.includes('fm=json') ? [index] : []));
  const gaps = heldAt.map((index) => (times[index + 1] ?? 0) - (times[index] ?? 0));
  expect(gaps.slice(0, 3)).toEqual([gapMs, 0, 0]);
});

test('derivatives are asked together, once ages tell them from their asset', async () => {
  const { urls, times } = await afterPurge({ file: own(newFile) }, { isOriginReady: true }, ['w=8', 'w=9']);
  expect(urls().slice(1)).toEqual(['', '?w=8', '?w=9'].map((query) => `${origin}/a.gif${query}`));
  expect(times.slice(1).map((atMs) => atMs - (times[1] ?? 0))).toEqual([0, 50, 50]);
});

test('an unchanged file shows for good that its host serves files, and a derivative does not', async () => {
  const unchangedFile = `${origin}/unchanged.gif`;
  const gone = { status: 404, headers: { 'x-cache': 'MISS' } };
  const answers = { file: gone, [unchangedFile]: own('unchanged'), ...made('w=9', own('made')) } as const;
  const { hosts, urls } = await afterPurge(answers, { expected: removed }, ['w=9'], { unchangedFile });
  expect(urls()).toContain(`${origin}/a.gif?w=9`);
  expect(hosts.get(origin)).toMatchObject({ hasOwnFiles: true, servesAny: false, unchangedFile: 'served' });
});

test('a check that only has to hold twice has nothing against it', async () => {
  const { checks, verification } = await afterPurge(
    { file: first(own(oldFile), own('made')), described: '{"Content-Length":"13"}' },
    {},
  );
  expect(checks.at(-2)).toEqual([null, expect.stringContaining('(inconclusive)')]);
  expect(verification).toMatchObject({ outcome: 'verified', evidence: 'metadata' });
  expect(verification).not.toHaveProperty('seen');
});

test('what the checks have shown is told wherever nothing is proved', async () => {
  const isNew = (atMs: number) => 40_000 <= atMs && atMs < 60_000;
  const { verification } = await afterPurge({ file: (_, atMs) => own(isNew(atMs) ? 'made' : oldFile) }, {});
  expect(verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-bytes' } });
  expect(verification.seen?.map(({ cause }) => cause?.kind)).toEqual(['old-bytes', 'other-file']);
});

test('a proof that begins with the last check has its second one', async () => {
  const { verification } = await afterPurge({ file: (_, atMs) => own(atMs < 95_000 ? oldFile : newFile) }, {});
  expect(verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
});

test('an error that imgix keeps, and which ends seconds after the deadline, does not hide the right file', async () => {
  const file = (_: HttpRequest, atMs: number) => {
    const age = Math.floor((atMs + 203_000) / 1000);
    const error = { status: 404, headers: { age: `${age}`, 'x-cache': 'HIT' } };
    return age < 300 ? error : own(newFile);
  };
  const { verification, clock } = await afterPurge({ file }, { isAdded: true });
  expect(verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  expect(clock.monotonicMs()).toBeLessThan(99_000);
});

test.each([
  ['later', 198_000],
  ['before it', 250_000],
])('one that ends %s is not waited for', async (_, agedMs) => {
  const file = (_request: HttpRequest, atMs: number) => ({
    status: 404,
    headers: { age: `${Math.floor((atMs + agedMs) / 1000) % 300}`, 'x-cache': 'HIT' },
  });
  const { verification, clock } = await afterPurge({ file }, { isAdded: true });
  expect(verification).toMatchObject({ outcome: 'stale', cause: { kind: 'missing' } });
  expect(clock.monotonicMs()).toBeLessThanOrEqual(95_100);
});

test("the checkout's file is known of an update that has one", async () => {
  expect(await readCheckout({ ...updated, checkoutFile })).toEqual({
    sha256: sha256('?'),
    dimensions: undefined,
  });
  expect(await readCheckout(removed)).toEqual({
    sha256: undefined,
    dimensions: undefined,
  });
});
