// The driver, against a host in memory: what it learns of the host, and what it tells of each check.
import { describe, expect, test } from 'vitest';
import type { KnownHost } from '../../../src/verify/known/known-host.ts';
import { checkBefore, prove } from '../../../src/verify/prove.ts';
import type { PurgeAgain } from '../../../src/verify/repeats.ts';
import { afterPurge, openProof, origin, own } from './proof.ts';
import type { Answers } from './served/host.ts';
import { body, print, removed, updated } from './stories.ts';
import { earlier, knownAfter, newFile, oldFile } from './timeline.ts';

describe('before the purge', () => {
  test.each<[string, Answers, Partial<KnownHost> | undefined]>([
    ['its own file shows that the host has such', { file: own(oldFile) }, { hasOwnFiles: true, servesAny: true }],
    ['another image shows that it serves any', { file: own('an image') }, { hasOwnFiles: false, servesAny: true }],
    [
      'a derivative shows neither',
      { file: 404, [`${origin}/a.gif?w=9`]: 'made' },
      { hasOwnFiles: false, servesAny: false },
    ],
  ])('%s', async (_, answers, host) => {
    const { proving, hosts, urls } = openProof(answers);
    const known = await checkBefore(knownAfter([], {}, ['w=9']), proving.ports);
    expect(hosts.get(origin)).toMatchObject(host as object);
    expect(urls()).toEqual([`${origin}/a.gif`, `${origin}/a.gif?w=9`]);
    expect([known.bare.before, known.derivatives[0]?.before].every((one) => one !== undefined)).toBe(true);
  });

  test.each<[string, string | undefined, number, boolean]>([
    ['as long as the old file', oldFile, oldFile.length, true],
    ['of another length', oldFile, oldFile.length + 1, false],
    ['of a file of which nobody knows the old one', undefined, oldFile.length, false],
  ])(
    "the checkout's file is read where it is %s: what came before it must be told from it",
    async (_, old, size, isRead) => {
      const { proving } = openProof({ file: own(oldFile) });
      const checkoutFile = { size, sha256: async () => 'hash', dimensions: async () => undefined };
      const expected = { ...updated, old: old === undefined ? 'unknown' : print(old), checkoutFile } as const;
      const { checkout } = await checkBefore(knownAfter([], { expected }), proving.ports);
      expect(checkout?.sha256).toBe(isRead ? 'hash' : undefined);
    },
  );

  test('nothing is asked of an added file, as imgix would keep the error', async () => {
    const { proving, urls } = openProof({});
    await checkBefore(knownAfter([], { isAdded: true }), proving.ports);
    expect(urls()).toEqual([]);
  });
});

test('the look before the purge ends after thirty seconds, whenever it began', async () => {
  const { proving, clock } = openProof({ file: () => clock.sleep(300_000).then(() => 404) });
  await clock.sleep(50_000);
  const known = await checkBefore(knownAfter([]), proving.ports);
  expect([clock.monotonicMs(), known.bare.before?.seen.kind]).toEqual([80_000, 'failed']);
});

describe('from the purge to the verdict', () => {
  test('a purge that waits for the rate limit is not taken back by what one of two points of presence gives', async () => {
    let count = 0;
    const oldThere = { ...own(oldFile), headers: { 'x-served-by': 'cache-iad1234-IAD' } };
    const { proving, clock } = openProof({ file: () => (++count % 2 === 0 ? own(newFile) : oldThere) });
    const signals: AbortSignal[] = [];
    const purgeAgain = async (signal: AbortSignal) => {
      signals.push(signal);
      await clock.sleep(30_000, signal);
    };
    const purged = { kind: 'purged', atMs: 0, mayTakeEffect: true } as const;
    const ports = { ...proving.ports, timeoutMs: 39_000 };
    await prove(knownAfter([purged]), { ...proving, ports, purgeAgain });
    expect(signals).toHaveLength(1);
  });

  test('a purge that is still under way at the end is given up', async () => {
    const { proving, clock } = openProof({ file: (_, atMs) => own(atMs < 14_000 ? oldFile : newFile) });
    const signals: AbortSignal[] = [];
    const purgeAgain = async (signal: AbortSignal) => {
      signals.push(signal);
      await clock.sleep(60_000, signal);
    };
    const verification = await prove(knownAfter([{ kind: 'purged', atMs: 0, mayTakeEffect: true }]), {
      ...proving,
      purgeAgain,
    });
    expect(verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('a repeated purge counts from when it was sent, answered or not: it may yet bring something else', async () => {
    // Right before the purge already, but for a fault after which one more purge goes out that is never answered.
    const { proving, clock } = openProof({ file: (_, atMs) => (atMs > 5_000 && atMs < 45_000 ? 500 : own(newFile)) });
    const sent: number[] = [];
    const purgeAgain: PurgeAgain = async (signal, onSent) => {
      sent.push(clock.monotonicMs());
      onSent();
      await clock.sleep(600_000, signal);
    };
    const facts = [earlier(body(newFile)), { kind: 'purged', atMs: 0, mayTakeEffect: true } as const];
    const ports = { ...proving.ports, timeoutMs: 300_000 };
    const { seconds, outcome } = await prove(knownAfter(facts), { ...proving, ports, purgeAgain });
    expect(outcome).toBe('verified');
    expect(sent).toHaveLength(1);
    expect(seconds * 1_000).toBeGreaterThanOrEqual((sent[0] ?? Number.NaN) + 60_000);
  });

  test('a purge that imgix takes after it had turned the first one down may still have its effect', async () => {
    const { verification, purges } = await afterPurge(
      { file: (_, atMs) => (atMs < 16_000 ? 500 : own(newFile)) },
      { expected: updated },
    );
    expect(purges).toEqual([15_000]);
    expect(verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    // A minute after the second one.
    expect(verification.seconds).toBeGreaterThan(70);
  });

  test('each check is told with its number and its rules', async () => {
    const { verification, checks, hosts } = await afterPurge({ file: own(newFile) }, { expected: updated });
    expect(verification).toMatchObject({ outcome: 'verified', evidence: 'bytes', checks: 1, seconds: 0.1 });
    expect(checks).toEqual([[null, 'number 1, new-bytes (verified)']]);
    expect(hosts.get(origin)).toMatchObject({ hasOwnFiles: true, servesAny: true });
  });

  test('what stands against a proof is counted, and it ends with its time', async () => {
    const { verification, checks } = await afterPurge({ file: own(oldFile) }, { expected: updated });
    expect(verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-bytes' }, seconds: 90 });
    expect(verification.seen).toEqual([{ cause: { kind: 'old-bytes' }, checks: verification.checks }]);
    expect(checks[1]).toEqual(['old-bytes', 'number 2, old-bytes (stale)']);
  });

  test('a derivative shows nothing of the host, and is told with its asset', async () => {
    const made = { [`${origin}/a.gif?w=9`]: 'made' } as const;
    const gone = await afterPurge({ file: 404, ...made }, { expected: { ...removed, old: print(oldFile) } }, ['w=9']);
    expect(gone.hosts.get(origin)).toMatchObject({ hasOwnFiles: false, servesAny: false, unchangedFile: 'none' });
    const { checks, hosts } = await afterPurge({ file: own(newFile), ...made }, { expected: updated }, ['w=9']);
    expect(checks[0]?.[1]).toMatch(/^number 1, new-bytes \(verified\), derivative-/);
    expect(hosts.get(origin)).toMatchObject({ hasOwnFiles: true });
  });

  test('an asset is as good as the worst of its derivatives, and its removal is filed', async () => {
    const stale = await afterPurge(
      { file: own(newFile), [`${origin}/a.gif?w=9`]: 404 },
      { expected: updated, isOriginReady: true },
      ['w=8', 'w=9'],
    );
    expect(stale.verification).toMatchObject({
      outcome: 'stale',
      evidence: null,
      before: 'not-asked',
      cause: { kind: 'missing', status: 404 },
    });
    expect(stale.verification.detail).toBe(`The derivative ${origin}/a.gif?w=9: It answers 404.`);
    expect(stale.verification).not.toHaveProperty('removal');
    const kept = await afterPurge({ file: own(oldFile) }, { expected: removed });
    expect(kept.verification).toMatchObject({ outcome: 'stale', removal: { goneAt: null } });
  });
});

test('a branch that takes its time to answer brings no purge before ten seconds, and no late check after it', async () => {
  const { proving, clock, purges, times } = openProof({ file: own(oldFile) });
  const findNewest = async () => {
    await clock.sleep(2_500);
    return undefined;
  };
  const known = knownAfter([{ kind: 'purged', atMs: 0, mayTakeEffect: true }], { newestAfterMs: 8_500 });
  await prove(known, { ...proving, ports: { ...proving.ports, timeoutMs: 30_000 }, findNewest });
  const apartMs = [0, ...purges].map((atMs, index, all) => atMs - (all[index - 1] ?? Number.NEGATIVE_INFINITY));
  expect(Math.min(...apartMs)).toBeGreaterThanOrEqual(10_000);
  const [firstMs = 0] = purges;
  expect(times.find((atMs) => atMs > firstMs)).toBeLessThan(firstMs + 5_000);
});
