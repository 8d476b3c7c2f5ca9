// Whether what is right now is what stays, and since when imgix has it: a derivative counts that was made since.
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { wantsPurge } from '../../../../src/verify/schedule.ts';
import { body, print, removed, status, updated } from '../stories.ts';
import {
  at,
  check,
  control,
  d,
  earlier,
  held,
  indeterminate,
  judged,
  knownAfter,
  newFile,
  oldFile,
  purged,
  serving,
  toLine,
  x,
  y,
} from '../timeline.ts';

const [older, newer] = [body(oldFile), body(newFile)];
const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
const given = (sentAtMs: number, seen: Seen, storedMs?: readonly [number, number], pop?: string) =>
  check(at(sentAtMs, seen, storedMs, pop));
const again = (atMs: number): Fact => ({ kind: 'purged', atMs, mayTakeEffect: true });

test('an error that was stored since the purge may be an older one anew, where nameless ones came before and after', () => {
  const judgedAfter = (pop: string) => {
    const before = { kind: 'before', query: '', sample: at(-100, status(404), undefined, pop) } as const;
    const later = [500, 61_000, 62_000].map((ms) => given(ms, status(404), [ms - 100, ms + 10], pop));
    return judged([before, purged, ...later], 62_100, { expected: removed }, serving);
  };
  expect(judgedAfter('fra')).toBe('gone: gone');
  expect(judgedAfter('')).toBe('gone: inconclusive, waits for age');
});

test('an error from before a purge that imgix rejected ends all the same, unless imgix made it for the look before', () => {
  const turnedDown: Fact = { kind: 'purged', atMs: 0, mayTakeEffect: false };
  const judgedAfter = (before: readonly [number, number], isNow: readonly [number, number]) => {
    const look: Fact = { kind: 'before', query: '', sample: at(-100, status(404), before) };
    const checks = [50, 1_050].map((ms) => given(ms, status(404), isNow));
    return judged([look, turnedDown, ...checks], 1_060, { expected: removed }, serving);
  };
  expect(judgedAfter([-100, -90], [-100, -90])).toBe('gone: gone');
  expect(judgedAfter([-20_000, -19_000], [-20_000, -19_000])).toBe('gone: inconclusive, waits for effect');
});

test('nothing at all is the empty file only once time has shown it: many a fault gives nothing, too', () => {
  const empty = body('', { nonAssetReason: 'an empty body' });
  const [modified, anew] = [updated, { ...updated, old: 'none' } as const].map((expected) => {
    return { expected: { ...expected, now: print('') }, isAdded: expected.old === 'none' };
  });
  const later = [given(61_000, empty, [60_900, 61_010]), given(62_000, empty, [60_900, 62_010])];
  const turned = [earlier(older), purged, given(50, older), given(90, empty, [80, 95]), given(100, empty, [80, 105])];
  expect(judged(turned, 110, modified)).toMatch(/^new-bytes: inconclusive, waits for/);
  expect(judged([...turned, ...later], 62_020, modified)).toBe('new-bytes: bytes');
  const stored = [purged, given(50, empty, [40, 55]), given(60, empty, [40, 65])];
  expect(judged(stored, 70, anew)).toMatch(/^new-bytes: inconclusive, waits for/);
  expect(judged([...stored, ...later], 62_020, anew)).toBe('new-bytes: bytes');
  const ready = [earlier(older), purged, given(50, empty)];
  expect(judged(ready, 60, { ...modified, isOriginReady: true })).toMatch(/^new-bytes: inconclusive, waits for/);
});

describe('the change was seen', () => {
  test('where nobody knows what was there before', () => {
    const facts = [earlier(x), purged, given(50, newer)];
    expect(judged(facts, 60, { expected: { ...updated, old: 'unknown' } })).toBe('new-bytes: bytes');
  });

  test('where what is right was stored since something else was given, and not where it may be older', () => {
    const stored = (...interval: readonly [number, number]) => [
      { kind: 'before', query: '', sample: at(-100, newer, undefined, '') } as const,
      purged,
      given(50, status(404), undefined, ''),
      given(90, newer, interval, ''),
      given(1_200, newer, interval, ''),
    ];
    expect(judged(stored(50, 60), 1_300)).toBe('new-bytes: bytes');
    expect(judged(stored(49, 50), 1_300)).toBe('new-bytes: inconclusive, waits for age');
    expect(judged(stored(-500, 49), 1_300)).toBe('new-bytes: inconclusive, waits for effect');
    // Nothing tells its age.
    expect(judged(stored(Number.NEGATIVE_INFINITY, 60), 1_300)).toBe('new-bytes: bytes');
  });

  test('where it came to be right, and not where it came to be wrong in another way', () => {
    const before: Fact = { kind: 'before', query: '', sample: at(-100, x, undefined, '') };
    const facts = [before, purged, given(50, older, undefined, ''), given(90, newer), given(100, newer)];
    expect(judged(facts)).toBe('new-bytes: inconclusive, waits for effect');
  });

  test('where an added file was stored since the moment of the purge, or may have been', () => {
    const stored = (...storedMs: readonly [number, number]) => judged([purged, given(50, newer, storedMs)], 60, added);
    expect(stored(0, 55)).toBe('new-bytes: bytes');
    expect(stored(-1, 0)).toBe('new-bytes: inconclusive, waits for age');
    expect(stored(-2, -1)).toBe('new-bytes: inconclusive, waits for effect');
    const two = [purged, given(40, newer, [-9, -1], 'iad'), given(50, newer, [-9, 55])];
    expect(judged(two, 60, added)).toBe('new-bytes: inconclusive, waits for age');
  });
});

describe('where nothing shows the change', () => {
  test.each<[string, readonly Fact[], Seen, Partial<Subject>, number]>([
    ['it has to last a minute', [earlier(newer), purged], newer, {}, 60_000],
    ['it has to last a minute from the latest purge on', [earlier(newer), purged, again(30_000)], newer, {}, 90_000],
    [
      'an error from before the purge may be kept for five minutes',
      [earlier(status(404)), purged],
      status(404),
      { expected: removed },
      300_000,
    ],
    ['a default image, too', [earlier(d), purged, control('missing', 70, d)], d, { expected: removed }, 300_000],
    [
      'an error that was stored since may not',
      [purged, given(40, status(404), [0, 40])],
      status(404),
      { expected: removed },
      60_000,
    ],
    [
      'an error that was stored since may, beside one from before at another point of presence',
      [earlier(status(404)), purged, given(40, status(404), [30, 40], 'iad')],
      status(404),
      { expected: removed },
      300_000,
    ],
  ])('%s', (_, facts, seen, subject, untilMs) => {
    const line = (...sentAtMs: readonly number[]) =>
      judged(
        [...facts, given(50, seen), ...sentAtMs.map((atMs) => given(atMs, seen))],
        untilMs + 2_000,
        subject,
        serving,
      );
    expect(line(untilMs - 1)).toMatch(/: inconclusive, waits for (effect|age)$/);
    // A cache may give what was purged once more.
    expect(line(untilMs - 1, untilMs + 999)).toMatch(/: inconclusive, waits for confirmation$/);
    expect(line(untilMs, untilMs + 1_000)).toMatch(/: (bytes|gone|replaced)$/);
  });

  test('a missing file is not proved by a minute alone where another point of presence was not reached again', () => {
    const facts = [earlier(status(404)), purged, given(100, older, undefined, 'iad'), given(1_000, status(404))];
    const line = (sentAtMs: number) => {
      const twice = [sentAtMs, sentAtMs + 1_000].map((atMs) => given(atMs, status(404)));
      return judged([...facts, ...twice], sentAtMs + 1_020, { expected: removed }, serving);
    };
    expect(line(50_000)).toBe('contrary-point: stale, waits for effect');
    // What it waits for by then is no longer that point of presence.
    expect(line(70_000)).toBe('gone: inconclusive, waits for effect');
    expect(line(300_000)).toBe('gone: gone');
  });

  test('it is right for good at once where the origin was right before the purge', () => {
    expect(judged([earlier(newer), purged, given(50, newer)], 60, { isOriginReady: true })).toBe('new-bytes: bytes');
  });
});

describe('a derivative counts', () => {
  const derivative = (
    facts: readonly Fact[],
    storedMs: number,
    subject: Partial<Subject> = {},
    host: KnownHost = unknownHost,
  ) => {
    const before: Fact = { kind: 'before', query: 'w=9', sample: at(-100, x) };
    // Where nothing but time shows it, one is not enough.
    const twice = [98_000, 99_000].map((sentAtMs) => check(at(sentAtMs, y, [storedMs, 98_000]), 'w=9'));
    // No default image: a missing path gives none.
    const missing = control('missing', 70_000, status(404));
    const known = knownAfter([...facts, before, missing, ...twice], subject, ['w=9']);
    return judge(known, host, 100_000).derivatives.map(toLine)[0];
  };
  const right = 'derivative-since: changed';
  const mayBeOld = 'derivative-indeterminate: inconclusive, needs fresh';

  test.each<[string, readonly Fact[], Partial<Subject>, number]>([
    [
      'the change was seen first, at whichever point of presence',
      [
        earlier(older),
        purged,
        given(100, newer, [50, 100]),
        given(4_900, older, undefined, 'iad'),
        given(5_000, newer, undefined, 'iad'),
        given(5_010, newer, undefined, 'iad'),
      ],
      {},
      100,
    ],
    ['an added file may have been stored at the latest', [purged, given(500, newer, [400, 450])], added, 450],
    [
      'imgix had the file, by its own description',
      [earlier(older), purged, held(100, newFile.length), given(500, newer, [480, 490])],
      {},
      110,
    ],
    [
      'a minute after the purge, where it was right all the time',
      [earlier(newer), purged, given(50, newer), given(60_500, newer), given(61_500, newer)],
      {},
      60_000,
    ],
    [
      'a minute after the purge, where the origin was right before',
      [earlier(newer), purged, given(50, newer)],
      { isOriginReady: true },
      60_000,
    ],
    [
      'a minute after the purge, where the origin was right before and an added file was stored later',
      [purged, given(50, newer, [-900, 60]), given(61_000, newer, [60_001, 61_010])],
      { ...added, isOriginReady: true },
      60_000,
    ],
  ])('from the moment on at which %s', (_, facts, subject, sinceMs) => {
    expect(derivative(facts, sinceMs, subject)).toBe(right);
    expect(derivative(facts, sinceMs - 1, subject)).toBe(mayBeOld);
  });

  test('where the asset is older than the purge by its age, once imgix has told what it holds', () => {
    const lineOf = (storedMs: readonly [number, number]) =>
      derivative([earlier(newer), purged, given(60_500, newer, storedMs), given(61_500, newer, storedMs)], 60_000);
    expect(lineOf([100, 1_100])).toBe(right);
    expect(lineOf([-900, 100])).toBe('derivative-indeterminate: inconclusive, needs held');
  });

  test.each<[string, Fact, string]>([
    ['the old file', held(61_600, oldFile.length), 'derivative-old: stale'],
    ['a third file', held(61_600, 99), 'derivative-old: stale'],
    ['nothing', indeterminate(61_600), right],
  ])('where the asset is older than the purge, by what imgix has told that it holds: %s', (_, told, line) => {
    const old = [100, 200].map((ms) => given(60_500 + ms * 5, newer, [-900, 100]));
    expect(derivative([earlier(newer), purged, ...old, told], 60_000)).toBe(line);
  });

  test('where the asset is older than the purge at one point of presence, and not at another', () => {
    const facts = [
      earlier(newer),
      purged,
      given(55_000, newer, [100, 1_100], 'iad'),
      given(60_500, newer, [-900, 100]),
      given(61_500, newer, [-900, 100]),
    ];
    expect(derivative(facts, 60_000)).toBe(right);
  });

  test('where nothing tells since when, once imgix has told what it holds', () => {
    const turnedDown: Fact = { kind: 'purged', atMs: 0, mayTakeEffect: false };
    const facts = [earlier(newer), turnedDown, given(50, newer)];
    const known = knownAfter([...facts, check(at(70, y), 'w=9')], {}, ['w=9']);
    expect(judge(known, unknownHost, 80).derivatives[0]?.need).toEqual({ kind: 'held', query: '' });
    const told = learn(known, indeterminate(75));
    expect(judge(told, unknownHost, 80).derivatives.map(toLine)).toEqual(['derivative-indeterminate: inconclusive']);
  });

  test('not within the minute in which the purge may have its effect, and no other purge would help then', () => {
    const facts = [earlier(newer), purged, given(50, newer), check(at(70, x), 'w=9')];
    const asked: Fact = { kind: 'fresh', query: 'w=9', sample: at(80, x) };
    const before: Fact = { kind: 'before', query: 'w=9', sample: at(-100, x) };
    const known = knownAfter([before, ...facts, asked], { isOriginReady: true }, ['w=9']);
    const judged = judge(known, unknownHost, 90);
    expect(judged.derivatives[0]).toMatchObject({
      verdict: { outcome: 'inconclusive', cause: { kind: 'too-early' } },
      wait: { kind: 'age', sinceMs: 60_000 },
    });
    expect(wantsPurge(known, judged, { nowMs: 90, deadlineMs: 90_000 })).toBe(false);
  });

  test('not yet told within that minute only while it was not asked for since', () => {
    const facts = [
      { kind: 'before', query: 'w=9', sample: at(-100, x) } as const,
      earlier(newer),
      purged,
      given(50, newer),
      given(60_500, newer),
      given(61_500, newer),
    ];
    const causeAt = (sentAtMs: number, ...asked: readonly Fact[]) => {
      const known = knownAfter([...facts, check(at(sentAtMs, y, [-9, sentAtMs]), 'w=9'), ...asked], {}, ['w=9']);
      const { verdict, need } = judge(known, unknownHost, 61_600).derivatives[0] ?? {};
      return [verdict !== undefined && verdict.outcome !== 'verified' && verdict.cause.kind, need?.kind];
    };
    const fresh = (sentAtMs: number): Fact => ({ kind: 'fresh', query: 'w=9', sample: at(sentAtMs, x) });
    expect(causeAt(59_999, fresh(59_999))).toEqual(['too-early', undefined]);
    expect(causeAt(59_999)).toEqual(['unknown-content', 'fresh']);
    expect(causeAt(60_000, fresh(59_999))).toEqual(['unknown-content', undefined]);
    expect(causeAt(59_999, fresh(60_000))).toEqual(['old-rendering', undefined]);
  });

  test('at the second look where nothing but time shows it, for a cache may give once more what was purged', () => {
    const again = [60_500, 61_500].map((sentAtMs) => given(sentAtMs, newer));
    const looks = [61_600, 62_600].map((sentAtMs) => check(at(sentAtMs, newer), 'w=9'));
    const lineAfter = (looked: readonly Fact[]) => {
      const known = knownAfter([earlier(newer), purged, given(50, newer), ...again, ...looked], {}, ['w=9']);
      return judge(known, unknownHost, 62_700).derivatives.map(toLine)[0];
    };
    expect(lineAfter(looks.slice(0, 1))).toBe('derivative-bytes: inconclusive, waits for confirmation');
    expect(lineAfter(looks)).toBe('derivative-bytes: bytes');
  });

  test('not before its asset is proved', () => {
    const facts = [purged, given(50, older), given(90, newer)];
    const { bare, derivatives } = judge(knownAfter(facts, {}, ['w=9']), unknownHost, 100);
    expect([toLine(bare), derivatives]).toEqual(['new-bytes: inconclusive, waits for confirmation', []]);
  });
});

describe('what a derivative gives', () => {
  const facts = [earlier(older), purged, given(100, newer, [50, 100])];
  const lineOf = (...more: readonly Fact[]) => {
    const known = knownAfter([...facts, { kind: 'before', query: 'w=9', sample: at(-100, x) }, ...more], {}, ['w=9']);
    const [derivative] = judge(known, unknownHost, 900).derivatives;
    return { line: derivative && toLine(derivative), wait: derivative?.wait };
  };
  const fresh = (sentAtMs: number, seen: Seen): Fact => ({ kind: 'fresh', query: 'w=9', sample: at(sentAtMs, seen) });
  const checked = check(at(300, y, [90, 300]), 'w=9');

  test('is what is rendered afresh since the asset is right', () => {
    expect(lineOf(checked, fresh(100, y)).line).toBe('derivative-fresh: changed');
    expect(lineOf(checked, fresh(99, y)).line).toBe('derivative-indeterminate: inconclusive, waits for age');
  });

  test('is doubted without an age where any point of presence gave the same before: it may be out of a cache behind', () => {
    const ruleOf = (firstMs: number, storedMs?: readonly [number, number]) => {
      const elsewhere = check(at(firstMs, y, undefined, 'iad'), 'w=9');
      return lineOf(elsewhere, check(at(200, d), 'w=9'), check(at(400, y, storedMs), 'w=9')).line?.split(':')[0];
    };
    expect(ruleOf(90)).toBe('derivative-since');
    expect(ruleOf(89)).toBe('derivative-indeterminate');
    expect(ruleOf(89, [200, 410])).toBe('derivative-since');
  });

  test('may be told by its age alone', () => {
    const line = 'derivative-indeterminate: inconclusive, waits for age';
    expect(lineOf(checked, fresh(400, d))).toEqual({ line, wait: { kind: 'age', sinceMs: 100 } });
  });
});
