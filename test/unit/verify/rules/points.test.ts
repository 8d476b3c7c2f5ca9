// What the checks of one URL come to, where points of presence disagree, and when a proof must hold twice.
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, page, removed, status, unread } from '../stories.ts';
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
  x,
  y,
} from '../timeline.ts';

const [older, newer] = [body(oldFile), body(newFile)];
const seen = (sentAtMs: number, one: Seen, pop = 'fra', storedMs?: readonly [number, number]) =>
  check(at(sentAtMs, one, storedMs, pop));
const bareAfter = (facts: readonly Fact[], changes: Partial<Subject> = {}) =>
  judge(knownAfter(facts, changes), unknownHost, 100_000).bare;

test('one of several that is stale is named', () => {
  const facts = [earlier(older), purged, seen(1_000, newer, 'iad')];
  const detailOf = (one: Fact) => bareAfter([...facts, one]).verdict.detail;
  expect(detailOf(seen(1_100, older))).toBe(
    'imgix still serves the bytes of the old file. This is the answer of the point of presence "fra".',
  );
  expect(detailOf(seen(1_100, status(503)))).toMatch(/This is the answer of the point of presence "fra"\.$/);
  expect(bareAfter([earlier(older), purged, seen(1_100, older)]).verdict.detail).not.toMatch(/point of presence/);
  expect(detailOf(seen(1_100, older, ''))).not.toMatch(/point of presence/);
});

test('a cache in front of imgix that gave what it had stored is the cause', () => {
  const sample = { ...at(1_100, older), headers: { 'cf-cache-status': 'HIT' } };
  expect(bareAfter([purged, check(sample)])).toMatchObject({
    rule: 'old-bytes',
    verdict: { outcome: 'stale', cause: { kind: 'other-cache', by: 'Cloudflare' } },
  });
});

describe('a fault', () => {
  const isRightAfter = (before: Fact, ...faults: readonly Fact[]) =>
    bareAfter([earlier(older), purged, before, ...faults]).isRight;
  const fault = (sentAtMs: number, pop?: string) => seen(sentAtMs, status(503), pop);

  test('asks for no purge for a while where the file was right, unless another point of presence gives a page in its place', () => {
    expect(isRightAfter(seen(50, newer), fault(1_000))).toBe(true);
    expect(isRightAfter(seen(50, newer), fault(1_000, 'iad'))).toBe(true);
    expect(isRightAfter(seen(50, newer), seen(1_000, page))).toBe(true);
    expect(isRightAfter(seen(50, newer), seen(1_000, page, 'iad'))).toBe(false);
    expect(isRightAfter(seen(50, older), fault(1_000))).toBe(false);
  });

  test('asks for one where it goes on for long', () => {
    expect(isRightAfter(seen(50, newer), fault(1_000), fault(25_050))).toBe(true);
    expect(isRightAfter(seen(50, newer), fault(1_000), fault(25_051))).toBe(false);
  });
});

describe('a point of presence that gave something else and was not reached again', () => {
  const again: Fact = { kind: 'purged', atMs: 20_000, mayTakeEffect: true };
  const facts = [earlier(older), purged, seen(10_000, older), seen(15_000, newer, 'iad')];

  test.each([
    ['since a minute ago', facts, 70_000],
    ['since a minute before the latest purge', [...facts, again], 80_000],
  ])('holds a proof back until it was not met for a minute, %s', (_, before, untilMs) => {
    const early = bareAfter([...before, seen(untilMs - 1_001, newer, 'iad'), seen(untilMs - 1, newer, 'iad')]);
    expect(early).toMatchObject({ rule: 'contrary-point', isRight: true, wait: { kind: 'effect', untilMs } });
    expect(early.verdict).toMatchObject({
      outcome: 'stale',
      cause: { kind: 'other-point', pop: 'fra', gave: { kind: 'old-bytes' } },
    });
    const late = bareAfter([...before, seen(untilMs, newer, 'iad'), seen(untilMs + 1_000, newer, 'iad')]);
    expect(late).toMatchObject({
      rule: 'new-bytes',
      isRight: true,
      verdict: { outcome: 'verified', evidence: 'bytes', notReached: ['fra'] },
    });
    for (const { verdict } of [early, late]) {
      expect(verdict.detail).toBe(
        'imgix serves the bytes of the new file. But the point of presence "fra" gave something else when it was last reached.',
      );
    }
  });

  test('holds it back for a minute after the last one of several was met, and all are named', () => {
    const both = [...facts.slice(0, 3), seen(40_000, older, 'nrt'), seen(45_000, newer, 'iad')];
    const early = bareAfter([...both, seen(90_000, newer, 'iad'), seen(91_000, newer, 'iad')]);
    expect(early).toMatchObject({ rule: 'contrary-point', wait: { kind: 'effect', untilMs: 100_000 } });
    expect(early.verdict).toMatchObject({ outcome: 'stale', cause: { kind: 'other-point', pop: 'nrt' } });
    const late = bareAfter([...both, seen(100_000, newer, 'iad'), seen(101_000, newer, 'iad')]);
    expect(late.verdict).toMatchObject({
      outcome: 'verified',
      detail:
        'imgix serves the bytes of the new file. But the points of presence "fra" and "nrt" gave something else when they were last reached.',
    });
    const three = [
      ...facts.slice(0, 3),
      seen(11_000, older, 'syd'),
      seen(12_000, older, 'nrt'),
      seen(15_000, newer, 'iad'),
    ];
    expect(bareAfter(three).verdict.detail).toMatch(/points of presence "fra", "nrt" and "syd" gave/);
  });

  test('is told after a second right answer only', () => {
    expect(judged([...facts.slice(0, 3), seen(90_000, newer, 'iad')], 90_010)).toBe(
      'contrary-point: stale, waits for confirmation',
    );
  });

  test('is read to its end where that may tell, also where a later one needs nothing', () => {
    const unmeasured = seen(40, unread(newFile), 'iad');
    const need = { kind: 'whole', query: '' };
    expect(bareAfter([purged, unmeasured, seen(90, newer)]).need).toEqual(need);
    expect(bareAfter([purged, unmeasured, seen(60, older, 'nrt'), seen(90, newer)]).need).toEqual(need);
  });

  test('does not count where it had no name', () => {
    expect(judged([earlier(older), purged, seen(50, older, ''), seen(90, newer), seen(99, newer)])).toBe(
      'new-bytes: bytes',
    );
  });

  test('was reached again where it gave the whole body', () => {
    const whole: Fact = { kind: 'whole', query: '', sample: at(95, newer, undefined, 'iad') };
    const failed = seen(50, status(503), 'iad');
    expect(judged([purged, failed, seen(90, unread(newFile), ''), whole])).toBe(
      'new-bytes: inconclusive, waits for effect',
    );
  });
});

describe('two points of presence that are right each by itself', () => {
  const told = [indeterminate(95), control('missing', 99, status(404))];
  const svg = { url: 'https://a.imgix.net/a.svg' };
  const bothHadX = [earlier(x), purged, seen(50, x, 'iad')];

  test.each<[string, readonly Fact[], Partial<Subject>]>([
    ['changed in two ways', [...bothHadX, seen(80, y, 'iad'), seen(90, body('else'), 'fra', [85, 95]), ...told], {}],
    [
      'has nothing here, and the default image there',
      [earlier(older), purged, seen(80, status(404), 'iad'), seen(90, d), control('missing', 99, d)],
      { expected: removed },
    ],
  ])('disagree where the file %s', (_, facts, changes) => {
    const { rule, verdict, isRight } = bareAfter(facts, changes);
    // Neither asks for a purge by its own answer, so that one more is sent: no others, as they may never agree.
    expect({ rule, isRight }).toEqual({ rule: 'contrary-point', isRight: false });
    const again: Fact = { kind: 'purged', atMs: 100, mayTakeEffect: true };
    expect(bareAfter([...facts, again], changes)).toMatchObject({ rule: 'contrary-point', isRight: true });
    expect(verdict).toMatchObject({
      outcome: 'inconclusive',
      cause: { kind: 'other-point', gave: { kind: 'unknown-content' } },
    });
    const stale = seen(40, older, 'nrt');
    expect(bareAfter([...facts.slice(0, 2), stale, ...facts.slice(2)], changes).isRight).toBe(false);
  });

  test.each([
    ['the file itself', 'other bytes', [newer, y]],
    ['other bytes', 'the file itself', [y, newer]],
  ] as const)('disagree where a derivative is %s here and %s there', (_, __, [here, there]) => {
    const asset = [earlier(older), purged, seen(50, newer)];
    const given = (sentAtMs: number, one: Seen, pop: string) => check(at(sentAtMs, one, [60, 95], pop), 'w=9');
    const known = knownAfter([...asset, given(80, there, 'iad'), given(90, here, 'fra')], {}, ['w=9']);
    expect(judge(known, unknownHost, 100).derivatives[0]).toMatchObject({ rule: 'contrary-point' });
  });

  test('are not both right where an SVG was given with its own bytes: other bytes are not made from it', () => {
    const there = [...bothHadX, seen(80, newer, 'iad'), seen(90, y, 'fra', [85, 95]), ...told];
    expect(judged(there, undefined, svg)).toBe('indeterminate: inconclusive');
    const fresh = [...there, held(96, newFile.length), control('fresh', 97, y)];
    expect(judged(fresh, undefined, svg)).toBe('held-new: inconclusive, waits for age');
    const here = [...bothHadX, seen(80, y, 'iad'), seen(90, newer), ...told];
    expect(judged(here, undefined, svg)).toBe('contrary-point: inconclusive, waits for confirmation');
  });

  test('agree where both have changed in the same way, or one gives the bytes and one what is made from them', () => {
    expect(judged([...bothHadX, seen(80, y, 'iad'), seen(90, y), ...told])).toBe('changed: changed');
    const made = control('fresh', 97, y);
    const facts = [
      ...bothHadX,
      held(60, newFile.length),
      seen(80, newer, 'iad'),
      seen(90, y),
      made,
      held(98, newFile.length),
    ];
    expect(judged(facts)).toBe('held-new: inconclusive, waits for confirmation');
    expect(judged([...facts, seen(100, y), held(110, newFile.length)])).toBe('held-new: metadata');
  });

  test('give what is as before: both wait for the end of the minute', () => {
    const rendered = [held(60, newFile.length), seen(90, x), control('fresh', 97, x), held(98, newFile.length)];
    const { rule, verdict, wait } = bareAfter([...bothHadX, ...rendered]);
    expect({ rule, verdict, wait }).toMatchObject({
      rule: 'held-new',
      verdict: { cause: { kind: 'too-early' } },
      wait: { kind: 'effect', untilMs: 60_000 },
    });
  });
});

describe('a proof must hold twice', () => {
  const waitAfter = (...facts: readonly Fact[]) => bareAfter(facts).wait;

  test.each<[string, readonly Fact[], number]>([
    ['at once where this point of presence has turned', [seen(50, older), seen(90, newer)], 0],
    ['a second apart where it may have been another one', [seen(50, older, ''), seen(90, newer, '')], 1000],
    ['a second apart where another one was stale', [seen(50, older, 'iad'), seen(90, newer, 'nrt')], 1000],
  ])('%s', (_, checks, apartMs) => {
    expect(waitAfter(purged, ...checks)).toEqual({ kind: 'confirmation', apartMs });
  });

  test('also where the old bytes came in the moment of the purge, and not where they came before', () => {
    expect(judged([purged, seen(0, older), seen(90, newer)])).toMatch(/waits for confirmation$/);
    expect(judged([purged, seen(-1, older), seen(90, newer)])).toBe('new-bytes: bytes');
  });

  test('not where they came before the purge, whenever that was', () => {
    const late: Fact = { kind: 'purged', atMs: 500, mayTakeEffect: true };
    expect(judged([seen(400, older), late, seen(590, newer)])).toBe('new-bytes: bytes');
  });

  test('also where a third point of presence has given nothing else', () => {
    const facts = [purged, seen(40, newer, 'nrt'), seen(50, older), seen(90, newer)];
    expect(judged([purged, seen(40, newer, 'nrt'), seen(50, older), seen(90, newer), seen(91, newer)])).toBe(
      'new-bytes: bytes',
    );
    expect(judged(facts)).toMatch(/waits for confirmation$/);
  });

  test('by two names, or a second apart', () => {
    const aged = [-1e9, 1_010] as const;
    const twice = (first: string, second: string, ms: number) =>
      judged([purged, seen(50, older, ''), seen(1_000, newer, first, aged), seen(ms, newer, second, aged)], 5_000);
    expect(twice('', '', 1_999)).toMatch(/waits for confirmation$/);
    expect(twice('', '', 2_000)).toMatch(/waits for age$/);
    expect(twice('', 'fra', 1_999)).toMatch(/waits for confirmation$/);
    expect(twice('fra', '', 1_999)).toMatch(/waits for confirmation$/);
    expect(twice('fra', 'fra', 1_001)).toMatch(/waits for effect$/);
  });
});

describe('the next check of a round', () => {
  const facts = [earlier(older), purged, seen(50, newer), check(at(70, y, [60, 80]), 'w=9'), round];
  const needs = (all: readonly Fact[]) => {
    const { bare, derivatives } = judge(knownAfter(all, {}, ['w=9', 'w=10']), unknownHost, 200);
    return [bare, ...derivatives].map(({ need }) => need);
  };

  test('is of each derivative that is not proved yet, and not of the URL itself', () => {
    expect(needs(facts)).toEqual([undefined, undefined, { kind: 'check', query: 'w=10' }]);
    expect(needs([earlier(older), purged, seen(50, older), round])).toEqual([undefined]);
  });
});

test('a fault is judged as itself, and not as the answer before', () => {
  const facts = [earlier(older), purged, seen(50, newer), seen(90, status(503))];
  expect(bareAfter(facts)).toMatchObject({ rule: 'fault-status', verdict: { outcome: 'inconclusive' } });
  const elsewhere = [earlier(older), purged, seen(50, status(503), 'iad'), seen(90, newer)];
  expect(bareAfter(elsewhere).verdict).toMatchObject({
    outcome: 'inconclusive',
    cause: { kind: 'other-point', pop: 'iad', gave: { kind: 'status', status: 503 } },
  });
});
