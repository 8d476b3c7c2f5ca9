// What is learnt of one answer after another.
import { describe, expect, test } from 'vitest';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import type { Sample } from '../../../../src/verify/probe/sample.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, page, print, removed, status, unknown, unread, updated } from '../stories.ts';
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
  round,
  serving,
  x,
  y,
} from '../timeline.ts';

const whole = (sentAtMs: number, text: string): Fact => ({
  kind: 'whole',
  query: '',
  sample: at(sentAtMs, body(text)),
});
const [older, newer] = [body(oldFile), body(newFile)];
const nameless = (sentAtMs: number, seen: Seen) => at(sentAtMs, seen, undefined, '');

describe('a body', () => {
  test('that is read after its length was told is the same one', () => {
    const facts = [earlier(older), purged, check(at(50, unread(newFile))), whole(60, newFile)];
    expect(judged(facts)).toBe('new-bytes: bytes');
  });

  test('that is read again is no second check of it', () => {
    const facts = [earlier(older), purged, check(at(50, older)), check(at(90, unread(newFile))), whole(95, newFile)];
    expect(judged(facts)).toBe('new-bytes: inconclusive, waits for confirmation');
  });

  test('that was read is known by its length from then on', () => {
    const facts = [earlier(older), purged, check(at(50, newer)), check(at(90, unread(newFile)))];
    expect(judged(facts)).toBe('new-bytes: bytes');
  });
});

describe('points of presence', () => {
  test('that failed and then gave the right bytes are not contrary any more', () => {
    const failed = check(at(50, status(503), undefined, 'iad'));
    const facts = [earlier(older), purged, failed, check(at(80, newer)), check(at(90, newer))];
    expect(judged(facts)).toBe('contrary-point: inconclusive, waits for effect');
    expect(judged([...facts, check(at(100, newer, undefined, 'iad'))])).toBe('new-bytes: bytes');
    expect(judged([...facts, check(at(100, newer, undefined, 'iad')), check(at(110, newer))])).toBe('new-bytes: bytes');
  });

  test('without a name may be several: what one of them gave says nothing of when the next one stored its own', () => {
    const facts = (pop: string) => [
      { ...earlier(x), sample: at(-100, x, undefined, pop) } as Fact,
      purged,
      check(at(50, body('something else'), undefined, pop)),
      check(at(90, y, undefined, pop)),
      indeterminate(95),
      control('missing', 99, status(404)),
    ];
    expect(judged(facts('fra'))).toBe('changed: inconclusive, waits for confirmation');
    expect(judged(facts(''))).toBe('changed: inconclusive, waits for age');
  });

  test('may get it from a cache behind them: what is older by its age is not stored since', () => {
    const facts = (storedMs: readonly [number, number]) => [
      earlier(x),
      purged,
      check(at(50, body('something else'))),
      check(at(5_000, y, storedMs)),
      indeterminate(5_010),
      control('missing', 5_020, status(404)),
    ];
    expect(judged(facts([-1e9, 5_010]))).toBe('changed: inconclusive, waits for confirmation');
    expect(judged(facts([-2_000, -990]))).toBe('indeterminate: inconclusive');
  });

  test.each([status(403, { isAnonymous: true }), body('a message', { nonAssetReason: 'text' })])(
    'are not what others may say as well: %j',
    (seen) => {
      const facts = (one: Seen): Fact[] => [
        { kind: 'before', query: '', sample: nameless(-100, seen) },
        purged,
        check(nameless(50, one)),
        check(at(90, newer)),
      ];
      expect(judged(facts(seen))).toBe('new-bytes: inconclusive, waits for effect');
      expect(judged(facts(older))).toBe('new-bytes: inconclusive, waits for confirmation');
      const ofDerivative = { kind: 'check', query: 'w=9', sample: nameless(100, seen) } as const;
      const known = knownAfter([earlier(older), purged, check(at(90, newer)), ofDerivative], {}, ['w=9']);
      expect(judge(known, unknownHost, 200).derivatives[0]?.rule).toMatch(/^fault-/);
    },
  );
});

describe('a purge', () => {
  const sent = (atMs: number, mayTakeEffect: boolean): Fact => ({ kind: 'purged', atMs, mayTakeEffect });
  const right = 'new-bytes: bytes';
  const waits = 'new-bytes: inconclusive, waits for effect';

  test.each([
    ['that imgix turned down leaves nothing to wait for', [false], right],
    ['may have its effect', [true], waits],
    ['that was turned down is followed by one that may', [false, true], waits],
  ])('%s', (_, purges, line) => {
    const facts = purges.map((mayTakeEffect, index) => sent(index * 100, mayTakeEffect));
    expect(judged([earlier(newer), ...facts, check(at(1_000, newer))], 1_100)).toBe(line);
  });
});

describe('what a path gives that does not exist, or what is rendered afresh,', () => {
  const other = [earlier(x), purged, check(at(50, y)), indeterminate(60)];
  const missing = (seen: Seen): Fact => ({ kind: 'missing', query: '', sample: at(70, seen) });

  test.each<[string, Fact, string]>([
    ['404', missing(status(404)), 'changed: inconclusive, waits for age'],
    ['another image', missing(body('another')), 'changed: inconclusive, waits for age'],
    ['a page', missing(page), 'indeterminate: inconclusive'],
    ['a fault', missing(status(503)), 'indeterminate: inconclusive'],
    ['nothing', missing({ kind: 'failed', reason: 'cut' }), 'indeterminate: inconclusive'],
  ])('is told by %s or is not', (_, fact, line) => {
    expect(judged([...other, fact])).toBe(line);
  });

  test.each([status(404), status(503), page])('is asked for again where it was %j', (seen) => {
    const facts = [earlier(x), purged, check(at(50, y)), held(60, newFile.length), control('fresh', 70, seen), round];
    expect(judged(facts)).toBe('held-new: inconclusive, needs fresh');
  });
});

describe('what imgix holds', () => {
  const since = (sentAtMs: number, storedMs: number) => [
    earlier(x),
    purged,
    check(at(sentAtMs, y, [storedMs, storedMs])),
  ];

  test('is the same all the time where it was asked about every 25 s at least', () => {
    const facts = (againMs: number) => [
      held(500, newFile.length),
      ...since(30_000, 20_000),
      held(againMs, newFile.length),
      control('missing', againMs, status(404)),
    ];
    expect(judged([...facts(25_500), check(at(30_100, y))], 30_200)).toBe('held-new: metadata');
    expect(judged([...facts(25_501), check(at(30_100, y))], 30_200)).toBe('held-new: inconclusive, needs fresh');
  });

  test('is what a rendering was made from also where each check has it stored anew', () => {
    const facts = [
      held(500, newFile.length),
      ...since(1_000, 900),
      control('missing', 1_100, status(404)),
      round,
      held(4_000, newFile.length),
      check(at(5_000, y, [4_900, 5_000])),
    ];
    expect(judged(facts, 5_100)).toBe('held-new: metadata');
  });

  test('of an added file is from the purge on, unless it was another file at first', () => {
    const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
    const facts = [
      purged,
      check(at(500, y, [300, 510])),
      held(900, newFile.length),
      control('missing', 950, status(404)),
    ];
    expect(judged(facts, 1_000, added)).toBe('held-new: inconclusive, waits for confirmation');
    expect(judged([held(100, 99), ...facts], 1_000, added)).toBe('held-new: inconclusive, needs fresh');
  });
});

describe('the same bytes', () => {
  const told = [indeterminate(95), control('missing', 99, status(404))];

  test('that another point of presence stored since the purge were made since', () => {
    const facts = (storedMs: number) => [
      earlier(x),
      purged,
      check(at(50, y)),
      check(at(70, y, [storedMs, 80], 'iad')),
      ...told,
      check(at(90, y)),
    ];
    expect(judged(facts(0))).toBe('changed: changed');
    expect(judged(facts(-1))).toBe('changed: inconclusive, waits for age');
  });

  test('are not from before the purge where they were stored at its moment', () => {
    const facts = (latestMs: number) => [earlier(x), purged, check(at(50, y, [-99, latestMs])), ...told];
    expect(judged(facts(0))).toBe('changed: inconclusive, waits for age');
    expect(judged(facts(-1))).toBe('indeterminate: inconclusive');
  });
});

test('404 and 410 are two answers', () => {
  const facts = [earlier(older), purged, check(at(50, status(404)))];
  const gone = { expected: removed };
  expect(judged([...facts, check(at(70, status(404)))], 100, gone, serving)).toBe('gone: gone');
  const answering = { ...serving, unchangedFile: 'served', unchangedAtMs: 80 } as const;
  expect(judged([...facts, check(at(70, status(410)))], 100, gone, answering)).toBe(
    'gone: inconclusive, waits for effect',
  );
});

describe('that a file was served', () => {
  const gone = { expected: removed };
  const text = (words: string) => body(words, { nonAssetReason: 'text' });
  const given = (seen: Seen, pop: string): Fact => ({
    kind: 'before',
    query: '',
    sample: at(-100, seen, undefined, pop),
  });
  const missingNow = (pop: string) => [purged, check(at(50, status(404), undefined, pop))];

  test('is seen at any point of presence', () => {
    const facts = [given(older, 'iad'), ...missingNow('fra'), check(at(60, status(404), undefined, 'iad'))];
    expect(judged(facts, 100, gone)).toBe('gone: gone');
  });

  test('is not seen by text, unless it is its own', () => {
    const line = (words: string, changes: object) =>
      judged([given(text(words), 'fra'), ...missingNow('fra')], 100, changes);
    expect(line('a message', gone)).toBe('gone: inconclusive, needs unchanged');
    expect(line(oldFile, gone)).toBe('gone: inconclusive, waits for confirmation');
    expect(line('a message', { expected: unknown })).toBe('unknown-missing: inconclusive');
  });

  test('and of which nothing is known, does not end while one point of presence gives it', () => {
    const facts = (seen: Seen) => [
      given(x, 'fra'),
      purged,
      check(at(50, seen, undefined, 'iad')),
      check(at(60, status(404))),
    ];
    const known = { expected: unknown };
    expect(judged(facts(y), 100, known)).toBe('unknown-missing: inconclusive');
    expect(judged([...facts(d), control('missing', 70, d)], 100, known)).toBe(
      'contrary-point: inconclusive, waits for confirmation',
    );
    expect(judged(facts(status(404)), 100, known)).toBe('gone: gone');
  });
});

describe('a description out of a cache', () => {
  const cached = (sentAtMs: number, contentLength: number): Fact => {
    const fact = held(sentAtMs, contentLength);
    return fact.kind === 'held' ? { ...fact, sample: { ...fact.sample, headers: { 'x-cache': 'MISS, HIT' } } } : fact;
  };
  const storedAt = (earliestMs: number, contentLength: number): Fact => {
    const fact = cached(9_000, contentLength);
    return {
      ...fact,
      sample: { ...(fact as { sample: Sample }).sample, stored: { earliestMs, latestMs: 8_000 } },
    } as Fact;
  };
  const fileAfter = (...facts: readonly Fact[]) => knownAfter(facts).held?.file;
  const described = (contentLength: number) => ({
    kind: 'described',
    metadata: { contentLength, dimensions: undefined },
  });

  test('does not tell what imgix holds', () => {
    expect(fileAfter(cached(100, newFile.length))).toEqual({ kind: 'unknown' });
    expect(fileAfter(held(100, 99), cached(200, newFile.length))).toEqual({ kind: 'unknown' });
  });

  test('takes nothing from what is known of another file, while it says the same; the right one it may be no more', () => {
    expect(fileAfter(held(100, 99), cached(200, 99))).toEqual(described(99));
    expect(knownAfter([held(100, 99), cached(200, 99)]).held?.lastSentAtMs).toBe(100);
    expect(fileAfter(held(100, newFile.length), cached(200, newFile.length))).toEqual({ kind: 'unknown' });
  });

  test('of another file counts where it was stored since the purge was sent', () => {
    const sent: Fact = { kind: 'purged', sentAtMs: 100, atMs: 200, mayTakeEffect: true };
    expect(fileAfter(sent, storedAt(100, 99))).toEqual(described(99));
    expect(fileAfter(sent, storedAt(99, 99))).toEqual({ kind: 'unknown' });
    expect(fileAfter(sent, storedAt(100, newFile.length))).toEqual({ kind: 'unknown' });
    // It was stored before imgix was seen to have another one; or since then.
    expect(fileAfter(sent, held(8_000, 98), storedAt(100, newFile.length))).toEqual(described(98));
    expect(fileAfter(sent, held(7_999, 98), storedAt(100, newFile.length))).toEqual({ kind: 'unknown' });
    expect(fileAfter(sent, held(8_000, newFile.length), storedAt(100, oldFile.length))).toEqual(
      described(oldFile.length),
    );
  });

  test("is of another file where it is neither the commit's nor the branch's newest", () => {
    const third = 'a third and longer one';
    const expected = { kind: 'updated', now: print(third), old: 'unknown' } as const;
    const newest: Fact = { kind: 'newest', newest: { commit: 'abc', expected } };
    // What imgix was seen to hold since another description was stored is not forgotten for that.
    const sent: Fact = { kind: 'purged', sentAtMs: 100, atMs: 200, mayTakeEffect: true };
    const facts = [sent, held(8_000, third.length)];
    expect(fileAfter(...facts, storedAt(100, 98))).toEqual(described(third.length));
    expect(fileAfter(newest, ...facts, storedAt(100, 98))).toEqual(described(98));
    expect(fileAfter(newest, sent, held(8_000, 97), storedAt(100, 98))).toEqual(described(97));
  });

  test('by its age is one, too', () => {
    const fact = held(10_000, newFile.length);
    const old =
      fact.kind === 'held' ? { ...fact, sample: { ...fact.sample, stored: { earliestMs: 0, latestMs: 1_000 } } } : fact;
    expect(fileAfter(old)).toEqual({ kind: 'unknown' });
    // What was seen to be there since then is not forgotten for it.
    expect(fileAfter(held(5_000, 99), old)).toEqual(described(99));
    expect(fileAfter(held(500, 99), old)).toEqual({ kind: 'unknown' });
  });
});

test("a page is an answer where it may be the commit's file or the branch's newest", () => {
  const expected = { kind: 'updated', now: print('<html>'), old: 'unknown' } as const;
  const newest: Fact = { kind: 'newest', newest: { commit: 'abc', expected } };
  const pointsAfter = (...facts: readonly Fact[]) => knownAfter([...facts, check(at(50, page))]).bare.points.size;
  expect(pointsAfter()).toBe(0);
  expect(pointsAfter(newest)).toBe(1);
});

test('a description of the length of an original is of the same file, which imgix has held all the time: of a right one also before it', () => {
  const original = (sentAtMs: number, text: string): Fact => ({
    kind: 'held',
    file: { kind: 'original', body: body(text).body },
    sample: at(sentAtMs, body(text)),
  });
  const sinceMs = (...facts: readonly Fact[]) => knownAfter(facts).held?.sinceMs;
  expect(sinceMs(original(100, newFile), held(1_100, newFile.length))).toBe(110);
  expect(sinceMs(held(100, newFile.length), original(1_100, newFile))).toBe(110);
  expect(sinceMs(held(100, newFile.length), original(1_100, newFile.toUpperCase()))).toBe(1_110);
  expect(sinceMs(original(100, newFile), held(1_100, newFile.length + 1))).toBe(1_110);
  expect(sinceMs(original(100, newFile), original(1_100, newFile.toUpperCase()))).toBe(1_110);
  expect(sinceMs(original(100, newFile), indeterminate(1_100))).toBe(1_110);
});
