// When the next check is due, when a purge is sent again, and when it ends.
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../src/verify/known/learn.ts';
import type { Seen } from '../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../src/verify/rules/judge.ts';
import { type Moment, plan, toDelayMs, toProbeLimitMs, wantsPurge } from '../../../src/verify/schedule.ts';
import { body, page, removed, status, updated } from './stories.ts';
import { at, check, control, earlier, held, knownAfter, newFile, oldFile, purged, serving, x, y } from './timeline.ts';

const [older, newer] = [body(oldFile), body(newFile)];
const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;

type Circumstances = Partial<Moment> & {
  readonly host?: KnownHost;
  readonly subject?: Partial<Subject>;
  readonly queries?: string[];
};

function planned(
  facts: readonly Fact[],
  nowMs: number,
  { deadlineMs = 300_000, random = 1, host = unknownHost, subject = {}, queries = [] }: Circumstances = {},
): number | 'end' {
  const known = knownAfter(facts, subject, queries);
  return plan(known, host, judge(known, host, nowMs), { nowMs, deadlineMs, random }) ?? 'end';
}

test.each([
  [0, 80],
  [1_000, 450],
  [100_000, 10_000],
])('after %d ms without a change the next check comes in %d ms, or up to a tenth less', (elapsedMs, delayMs) => {
  expect(toDelayMs(elapsedMs, 1)).toBeCloseTo(delayMs);
  expect(toDelayMs(elapsedMs, 0)).toBeCloseTo(0.9 * delayMs);
});

test('a probe gets the time that is left, five seconds at least, and more than the host took before', () => {
  const took = (ms: number, seen: Seen) => ({ ...at(1_000, seen), seenAtMs: 1_000 + ms });
  expect(toProbeLimitMs(-200, [])).toBe(5_000);
  expect(toProbeLimitMs(7_000, [took(3_000, older), undefined])).toBe(7_000);
  expect(toProbeLimitMs(7_000, [took(1, older), took(4_000, status(503))])).toBe(8_000);
  expect(toProbeLimitMs(7_000, [took(15_000, { kind: 'failed', reason: 'cut' })])).toBe(7_000);
});

describe('for a derivative that is not right, one more purge', () => {
  const missing = (sentAtMs: number) => check(at(sentAtMs, status(404)), 'w=9');
  const wants = (facts: readonly Fact[], deadlineMs: number) => {
    const known = knownAfter(facts, {}, ['w=9']);
    const judged = judge(known, unknownHost, 62_100);
    expect(judged.derivatives[0]?.verdict.outcome).toBe('stale');
    return wantsPurge(known, judged, { nowMs: 62_100, deadlineMs });
  };

  test('is sent until the end where the asset was seen to turn', () => {
    expect(wants([earlier(older), purged, check(at(50, newer)), missing(62_000)], 62_200)).toBe(true);
  });

  test.each<[string, readonly Fact[]]>([
    ['time', [earlier(newer), purged, check(at(50, newer))]],
    ['time, beside one that was not reached again', [earlier(newer), purged, check(at(50, older, undefined, 'iad'))]],
  ])('is sent where the asset, proved by %s, could be proved so once more', (_, facts) => {
    const twice = [60_500, 61_500].map((sentAtMs) => check(at(sentAtMs, newer)));
    expect(wants([...facts, ...twice, missing(62_000)], 132_101)).toBe(true);
    expect(wants([...facts, ...twice, missing(62_000)], 132_100)).toBe(false);
  });
});

describe('the next check', () => {
  const stale = [earlier(older), purged, check(at(1_000, older))];
  const right = [earlier(newer), purged, check(at(1_000, newer))];
  const again = (atMs: number): Fact => ({ kind: 'purged', atMs, mayTakeEffect: true });
  const provisional = [purged, held(100, newFile.length), control('fresh', 900, y), check(at(1_000, y))];
  const sincePurge = (acceptedAtMs: number) => [again(acceptedAtMs), check(at(acceptedAtMs, newer))];

  test.each<[string, readonly Fact[], number, number, Circumstances]>([
    ['backs off', stale, 1_100, 1_100 + 495, {}],
    ['comes soon after the next purge', stale, 9_000, 11_500, {}],
    ['is not brought forward by that where no purge is needed', right, 9_000, 9_000 + 4_050, {}],
    ['backs off where that purge should be sent now', stale, 11_500, 11_500 + 5_175, {}],
    ['backs off where that purge was not sent', stale, 12_000, 12_000 + 5_400, {}],
    ['is not as dense after a repeated purge as after the first one', [...stale, again(10_000)], 10_100, 11_600, {}],
    ['backs off from the latest purge', [...stale, again(10_000)], 16_000, 16_000 + 2_700, {}],
    ['confirms a proof at the distance that it needs', provisional, 1_100, 2_000, {}],
    [
      'is not brought forward twice',
      [purged, check(at(1_000, older)), check(at(1_090, newer))],
      1_100,
      1_000 + 495 / 2,
      {},
    ],
    ['confirms at once where it may', [purged, check(at(100, older)), check(at(1_090, newer))], 1_100, 1_100, {}],
    ['backs off while the effect is waited for', right, 1_100, 1_595, {}],
    ['comes when that has had its time', right, 59_900, 60_000, {}],
    [
      'comes at once where that time has passed since it was asked',
      [earlier(newer), purged, check(at(59_990, newer))],
      60_010,
      60_010,
      {},
    ],
    ['comes whole seconds after the moment that an age has to tell', sincePurge(0), 1_100, 2_002, { subject: added }],
    ['does so from the moment itself', sincePurge(300), 1_100, 1_302, { subject: added }],
    ['does so a second later at least', sincePurge(0), 0, 1_002, { subject: added }],
    ['does so and backs off', sincePurge(0), 10_000, 14_002, { subject: added }],
    ['is not later than the deadline', stale, 1_100, 1_200, { deadlineMs: 1_200 }],
    ['confirms beyond the deadline', provisional, 1_100, 2_000, { deadlineMs: 1_200 }],
    ['confirms also when the deadline has passed', provisional, 1_300, 2_000, { deadlineMs: 1_000 }],
  ])('%s', (_, facts, nowMs, atMs, circumstances) => {
    expect(planned(facts, nowMs, circumstances)).toBeCloseTo(atMs);
  });

  test('does not come after the deadline', () => {
    expect(planned(stale, 1_099, { deadlineMs: 1_100 })).toBe(1_100);
    expect(planned(stale, 1_100, { deadlineMs: 1_100 })).toBe('end');
    expect(planned(provisional, 5_999, { deadlineMs: 1_000 })).toBe(5_999);
    expect(planned(provisional, 6_000, { deadlineMs: 1_000 })).toBe('end');
  });

  test('comes once more where an age may tell, and the last one was sent before the deadline', () => {
    const planAfter = (sentAtMs: number) => planned(sincePurge(sentAtMs), 2_000, { subject: added, deadlineMs: 1_900 });
    expect([planAfter(1_899), planAfter(1_900)]).toEqual([1_900, 'end']);
  });

  test.each<[string, Seen, number | 'end']>([
    ['a request that failed', { kind: 'failed', reason: 'the connection was cut' }, 6_010],
    ['an error of the server', status(503), 6_010],
    ['the word that there are too many requests', status(429), 6_010],
    ['another answer', older, 'end'],
  ])('comes once more a second later where answers end with %s', (_, seen, atMs) => {
    const facts = [...stale, check(at(4_000, older)), check(at(5_010, seen))];
    expect(planned(facts, 5_020, { deadlineMs: 5_000 })).toBe(atMs);
    expect(planned([...facts, check(at(6_010, seen))], 6_020, { deadlineMs: 5_000 })).toBe('end');
    expect(planned([earlier(older), purged, check(at(5_010, seen))], 5_020, { deadlineMs: 5_000 })).toBe('end');
  });

  test('does not come once all is proved', () => {
    const proved = [earlier(older), purged, check(at(1_000, newer))];
    const ofDerivative = check(at(1_050, y, [1_040, 1_060]), 'w=9');
    expect(planned(proved, 1_100)).toBe('end');
    expect(planned(proved, 1_100, { queries: ['w=9'] })).toBe(1_595);
    expect(planned([...proved, ofDerivative], 1_100, { queries: ['w=9'] })).toBe('end');
  });

  test('of a derivative follows its own checks', () => {
    const of = (sentAtMs: number) => check(at(sentAtMs, status(404)), 'w=9');
    const facts = [earlier(older), purged, check(at(900, older)), check(at(910, newer)), check(at(911, newer))];
    expect(planned([...facts, of(1_000), of(1_050)], 1_100, { queries: ['w=9'] })).toBeCloseTo(1_595);
  });
});

describe('a purge', () => {
  const moment = { nowMs: 1_200, deadlineMs: 90_000 };
  const proved = [earlier(older), purged, check(at(1_000, newer))];
  const wants = (facts: readonly Fact[]) => {
    const known = knownAfter(facts, {}, ['w=8', 'w=9']);
    return wantsPurge(known, judge(known, unknownHost, 1_200), moment);
  };
  const of = (query: string, seen: Seen) => check(at(1_050, seen, [1_040, 1_060]), query);

  test('is sent again while the file is not right', () => {
    expect(wants([earlier(older), purged, check(at(1_000, older))])).toBe(true);
    expect(wants([earlier(x), purged, check(at(1_000, y))])).toBe(true);
    expect(wants([earlier(newer), purged, check(at(1_000, newer))])).toBe(false);
  });

  test('is sent again once where a missing file may be so from before it', () => {
    const facts = [earlier(status(404)), purged, check(at(1_000, status(404))), check(at(1_100, status(404)))];
    const wantsGone = (more: readonly Fact[]) => {
      const known = knownAfter([...facts, ...more], { expected: removed });
      return wantsPurge(known, judge(known, serving, 1_200), moment);
    };
    expect(wantsGone([])).toBe(true);
    expect(wantsGone([{ kind: 'purged', atMs: 1_150, mayTakeEffect: true }])).toBe(false);
    expect(wantsGone([check(at(1_150, status(404), [500, 1_150]))])).toBe(false);
  });

  test('is sent again while a derivative is stale, and not while nothing tells', () => {
    expect(wants([...proved, of('w=8', y), of('w=9', status(404))])).toBe(true);
    expect(wants([...proved, of('w=8', y), of('w=9', page)])).toBe(false);
    expect(wants([...proved, of('w=8', y), of('w=9', y)])).toBe(false);
  });

  test('is not sent again for a derivative that is right, where another point of presence gave the old one before', () => {
    const elsewhere: Fact = { kind: 'before', query: 'w=8', sample: at(-100, x, undefined, 'iad') };
    const fresh: Fact = { kind: 'fresh', query: 'w=8', sample: at(1_060, y) };
    expect(wants([elsewhere, ...proved, of('w=8', y), fresh, of('w=9', y)])).toBe(false);
  });
});

describe('where the moment from which on a check counts is the deadline itself', () => {
  const plannedAt = (expected: typeof updated | typeof removed, seen: Seen, sentAtMs: number, deadlineMs: number) =>
    planned([earlier(seen), purged, check(at(sentAtMs - 20, seen)), check(at(sentAtMs, seen))], sentAtMs + 30, {
      deadlineMs,
      host: serving,
      subject: { expected },
    });
  const early = -0.2;

  test.each<[string, typeof updated | typeof removed, Seen, number]>([
    ['a minute after the purge', updated, newer, 60_000],
    ['when cached errors end', removed, status(404), 300_000],
  ])('one that was sent a little earlier is followed by one more (%s)', (_, expected, seen, deadlineMs) => {
    expect(plannedAt(expected, seen, deadlineMs + early, deadlineMs)).toBe(deadlineMs);
    expect(plannedAt(expected, seen, deadlineMs + 30, deadlineMs)).toBe('end');
  });

  test('nothing is waited for beyond it', () => {
    expect(plannedAt(updated, newer, 50_000, 50_000)).toBe('end');
  });

  test.each<[number, number | undefined]>([
    [50_000, 50_010],
    [50_020, undefined],
  ])(
    'one that waits on for what is over is followed by one more, not by checks without end (%i ms)',
    (sentAtMs, next) => {
      const known = knownAfter([
        earlier(newer),
        purged,
        check(at(sentAtMs - 9_000, newer)),
        check(at(sentAtMs, newer)),
      ]);
      const judged = judge(known, serving, 50_030);
      const waiting = { ...judged, bare: { ...judged.bare, wait: { kind: 'effect', untilMs: 40_000 } } } as const;
      expect(plan(known, serving, waiting, { nowMs: 50_030, deadlineMs: 50_010, random: 1 })).toBe(next);
    },
  );
});
