// Beside the checks of one asset: purges that are repeated, causes that are counted, times that are filed.
import { describe, expect, test } from 'vitest';
import { countCause, type SeenCause } from '../../../src/verify/cause.ts';
import type { Fact } from '../../../src/verify/known/learn.ts';
import { openRepeats } from '../../../src/verify/repeats.ts';
import { toRemovalRecord } from '../../../src/verify/to-verification.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { body, page, removed, status } from './stories.ts';
import { at, check, control, d, earlier, knownAfter, oldFile, purged } from './timeline.ts';

describe('a repeated purge', () => {
  const open = (purge: (signal: AbortSignal) => Promise<void>) => {
    const clock = new VirtualClock();
    const sentAtMs: number[] = [];
    const repeats = openRepeats(async (signal) => {
      sentAtMs.push(clock.monotonicMs());
      await purge(signal);
    }, clock);
    return { clock, sentAtMs, repeats };
  };

  test('goes out at its time, or at once where that has passed, one after the other', async () => {
    const { clock, sentAtMs, repeats } = open(() => clock.sleep(300));
    repeats.send(10_000);
    repeats.send(11_000);
    expect(repeats.lastAtMs()).toBeUndefined();
    await clock.sleep(10_100);
    repeats.send(10_100);
    expect(repeats.lastAtMs()).toBeUndefined();
    await clock.sleep(500);
    expect(repeats.lastAtMs()).toBe(10_300);
    repeats.send(0);
    await clock.sleep(500);
    expect(sentAtMs).toEqual([10_000, 10_600]);
    expect(repeats.lastAtMs()).toBe(10_900);
  });

  test('is taken back where it still waits, for good or until the next one', async () => {
    const { clock, sentAtMs, repeats } = open(async () => {});
    repeats.send(1_000);
    repeats.withdraw();
    await clock.sleep(2_000);
    expect([sentAtMs, repeats.lastAtMs()]).toEqual([[], undefined]);
    repeats.send(3_000);
    await clock.sleep(2_000);
    expect(sentAtMs).toEqual([3_000]);
    repeats.send(9_000);
    repeats.withdraw();
    await clock.sleep(9_000);
    expect(sentAtMs).toEqual([3_000]);
  });

  test('that ends the run is told to whoever asks for the last one', async () => {
    const { clock, repeats } = open(async () => {
      throw new Error('the key is not valid');
    });
    repeats.send(1_000);
    await clock.sleep(2_000);
    expect(() => repeats.lastAtMs()).toThrow('the key is not valid');
  });

  test('that waits for the rate limit is taken back, which is no fault', async () => {
    const { clock, repeats } = open(async (signal) => {
      await clock.sleep(9_000, signal);
    });
    repeats.send(0);
    await clock.sleep(1_000);
    repeats.withdraw();
    await clock.sleep(1_000);
    expect(repeats.lastAtMs()).toBeUndefined();
  });
});

test('causes are counted in the order in which they were seen first', () => {
  const causes = [
    null,
    { kind: 'missing', status: 404 },
    { kind: 'missing', status: 410 },
    { kind: 'missing', status: 404 },
    null,
  ] as const;
  expect(causes.reduce<readonly SeenCause[]>(countCause, [])).toEqual([
    { cause: null, checks: 2 },
    { cause: { kind: 'missing', status: 404 }, checks: 2 },
    { cause: { kind: 'missing', status: 410 }, checks: 1 },
  ]);
});

describe('the record of a removal', () => {
  const older = body(oldFile);
  const recordAfter = async (facts: Parameters<typeof knownAfter>[0], isGone: boolean) => {
    const clock = new VirtualClock({ start: new Date('2026-01-01T00:00:00Z') });
    await clock.sleep(60_000);
    return toRemovalRecord(knownAfter(facts, { expected: removed }), isGone, clock);
  };
  const time = (seconds: string) => `2026-01-01T00:00:${seconds}Z`;

  test('tells when it was served at last, when it was purged, and when it was gone', async () => {
    const facts = [
      earlier(older),
      purged,
      check(at(7_000, older)),
      check(at(9_000, older, undefined, 'iad')),
      check(at(20_000, status(404))),
    ];
    expect(await recordAfter(facts, true)).toEqual({
      lastServedAt: time('09.000'),
      purgedAt: time('00.000'),
      goneAt: time('20.010'),
    });
    expect(await recordAfter(facts, false)).toMatchObject({ lastServedAt: time('09.000'), goneAt: null });
  });

  test('does not forget that it was served for what came after it', async () => {
    const facts = [
      earlier(status(403)),
      purged,
      check(at(5_000, older)),
      check(at(6_000, older)),
      check(at(10_000, status(410))),
      check(at(15_000, status(404))),
      check(at(16_000, status(404))),
    ];
    expect(await recordAfter(facts, true)).toMatchObject({ lastServedAt: time('06.000'), goneAt: time('16.010') });
    expect(await recordAfter([...facts, check(at(17_000, status(410)))], false)).toMatchObject({
      lastServedAt: time('06.000'),
    });
  });

  test('tells when something came last that may have been the file, only where it was never served, and of no page', async () => {
    const odd = body('{}', { nonAssetReason: 'content of the type application/json' });
    const unclear = async (...facts: readonly Fact[]) =>
      (await recordAfter([...facts, check(at(20_000, status(404)))], true)).lastUnclearAt;
    expect(await unclear(earlier(odd), purged)).toBe('2025-12-31T23:59:59.900Z');
    expect(await unclear(earlier(odd), purged, check(at(3_000, odd)))).toBe(time('03.000'));
    expect(await unclear(earlier(odd), purged, check(at(3_000, older)))).toBeUndefined();
    expect(await unclear(earlier(body('<html>', { nonAssetReason: 'an HTML page' })), purged)).toBeUndefined();
    expect(await unclear(earlier(body('', { nonAssetReason: 'an empty body' })), purged)).toBeUndefined();
    expect(await unclear(earlier(status(404)), purged)).toBeUndefined();
  });

  test('tells that it was never served, and counts no default image that is its end', async () => {
    expect(await recordAfter([purged, check(at(20_000, status(404)))], true)).toMatchObject({ lastServedAt: null });
    const replaced = [purged, check(at(20_000, body('the default image')))];
    expect(await recordAfter(replaced, true)).toMatchObject({ lastServedAt: null, goneAt: time('20.010') });
    expect(await recordAfter(replaced, false)).toMatchObject({ lastServedAt: time('20.000'), goneAt: null });
  });

  test('counts no default image at all, also where it came before the last check', async () => {
    const facts = [
      earlier(older),
      purged,
      control('missing', 6_000, d),
      check(at(7_000, d)),
      check(at(9_000, d, undefined, 'iad')),
      check(at(20_000, status(404))),
    ];
    expect(await recordAfter(facts, true)).toMatchObject({ lastServedAt: '2025-12-31T23:59:59.900Z' });
    expect(await recordAfter(facts.slice(1), false)).toMatchObject({ lastServedAt: null });
    const ofPage = await recordAfter([earlier(page), ...facts.slice(1)], false);
    expect(ofPage).toMatchObject({ lastServedAt: null });
    expect(ofPage).not.toHaveProperty('lastUnclearAt');
  });

  test('tells of no purge where imgix has turned it down', async () => {
    const facts: Fact[] = [{ kind: 'purged', atMs: 0, mayTakeEffect: false }, check(at(1_000, status(404)))];
    expect(await recordAfter(facts, true)).toEqual({ lastServedAt: null, purgedAt: null, goneAt: time('01.010') });
  });
});
