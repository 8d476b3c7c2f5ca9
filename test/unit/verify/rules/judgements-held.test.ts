// What is judged of a rendering while imgix holds the new file.
import { describe, expect, test } from 'vitest';
import type { Dimensions } from '../../../../src/platform/files/local-file.ts';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import {
  blob,
  body,
  checkoutFile,
  knownOf,
  page,
  print,
  sampleOf,
  sha256,
  status,
  unread,
  updated,
} from '../stories.ts';
import { at, check, control, earlier, held, judged, knownAfter, newFile, purged, round, x, y } from '../timeline.ts';

describe('imgix holds the new file, and the URL gives a rendering', () => {
  const [r, other] = [body('a picture of it'), body('another picture of it')];
  const heldAt = (ms: number, dimensions: Dimensions | null = { width: 7, height: 9 }): Fact => ({
    kind: 'held',
    file: { kind: 'described', metadata: { contentLength: 13, dimensions: dimensions ?? undefined } },
    sample: sampleOf(ms, status(200), 'fra'),
  });
  const check = (ms: number, seen: Seen, stored = ms): Fact => ({
    kind: 'check',
    query: '',
    sample: sampleOf(ms, seen, 'fra', stored),
  });
  const control = (kind: 'fresh' | 'missing', ms: number, seen: Seen): Fact => ({
    kind,
    query: '',
    sample: sampleOf(ms, seen, 'fra'),
  });
  const earlier = (seen: Seen): Fact => ({ kind: 'before', query: '', sample: sampleOf(-90, seen, 'fra', -5_000) });
  const round: Fact = { kind: 'round' };
  const judgedAfter = (facts: readonly Fact[], subject: Partial<Subject> = {}) => {
    const known = facts.reduce(learn, knownOf(updated, { before: body('once'), checks: [], subject }));
    const { rule, verdict, need, wait } = judge(known, unknownHost, 30_000).bare;
    const result = verdict.outcome === 'verified' ? verdict.evidence : verdict.outcome;
    return `${rule}: ${result}${need ? `, needs ${need.kind}` : ''}${wait ? `, waits for ${wait.kind}` : ''}`;
  };
  const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
  const none = control('missing', 950, status(404));
  const heldForAMinute = [heldAt(500), heldAt(20_000), heldAt(40_000), heldAt(60_000)];
  const freshLate = control('fresh', 62_100, r);

  test.each<[string, readonly Fact[], Partial<Subject>, string]>([
    [
      'made since, and held before and after',
      [heldAt(500), check(900, r), none, round, check(2_000, r), heldAt(2_100)],
      {},
      'held-new: metadata',
    ],
    [
      'made since, and given before that as well: by a revalidation, or as the Source has gone back',
      [check(100, r), heldAt(500), round, check(2_000, r), heldAt(2_100)],
      {},
      'held-new: inconclusive, needs fresh',
    ],
    [
      'made since, and as long as the file: another one of its size, passed through',
      [heldAt(500), check(900, body('13 other ones')), round, check(2_000, body('13 other ones')), heldAt(2_100)],
      {},
      'held-other: inconclusive',
    ],
    [
      'made since, and not asked about after',
      [heldAt(500), check(900, r), none, check(2_000, r)],
      {},
      'held-new: inconclusive, waits for confirmation',
    ],
    [
      'made since, and not asked yet whether it is the default image',
      [heldAt(500), check(900, r), round, check(2_000, r), heldAt(2_100)],
      {},
      'held-new: inconclusive, needs missing',
    ],
    [
      'made since, which is the default image: of a cache inside imgix that is purged later',
      [heldAt(500), check(900, r), control('missing', 950, r), round, check(2_000, r), heldAt(2_100)],
      {},
      'default-image: stale',
    ],
    [
      'the default image a minute after the purge: it may be the file itself',
      [...heldForAMinute, control('missing', 950, r), check(61_000, r)],
      {},
      'held-new: inconclusive, needs fresh',
    ],
    [
      'the default image, and like the fresh one a minute after the purge',
      [
        ...heldForAMinute,
        control('missing', 950, r),
        check(60_500, r),
        round,
        check(62_000, r),
        freshLate,
        heldAt(62_200),
      ],
      {},
      'held-new: metadata',
    ],
    [
      'the default image, and like the fresh one from the first minute',
      [...heldForAMinute, control('missing', 950, r), control('fresh', 59_000, r), round, check(61_000, r)],
      {},
      'held-new: inconclusive, needs fresh',
    ],
    [
      'the default image, and unlike the fresh one',
      [...heldForAMinute, control('missing', 950, r), check(60_500, r), control('fresh', 61_000, other)],
      {},
      'default-image: stale',
    ],
    [
      'the default image in the place of a file that is no picture',
      [heldAt(500, null), heldAt(20_000, null), control('missing', 950, r), check(61_000, r)],
      {},
      'default-image: stale',
    ],
    [
      'the default image in the place of an added file',
      [...heldForAMinute, control('missing', 950, r), check(61_000, r)],
      added,
      'default-image: stale',
    ],
    [
      'stored before that, and no fresh one asked for',
      [check(900, r), heldAt(1_000)],
      {},
      'held-new: inconclusive, needs fresh',
    ],
    [
      'like the fresh one, which was rendered before that',
      [check(900, r), control('fresh', 950, r), heldAt(1_000)],
      {},
      'held-new: inconclusive, waits for age',
    ],
    [
      'unlike the fresh one',
      [check(900, r), heldAt(1_000), control('fresh', 1_100, other)],
      {},
      'held-new: inconclusive, waits for age',
    ],
    [
      'from before the purge',
      [check(900, r, -50), heldAt(1_000), control('fresh', 1_100, other)],
      {},
      'held-new-old: stale',
    ],
    [
      'from before the purge, and stored anew since',
      [earlier(r), heldAt(500), check(2_000, r, 1_500)],
      {},
      'held-new: inconclusive, needs fresh',
    ],
    [
      'from before the purge, stored anew since, and unlike the fresh one',
      [earlier(r), heldAt(500), check(2_000, r, 1_500), control('fresh', 2_100, other), heldAt(2_200)],
      {},
      'held-new-old: stale',
    ],
    [
      'from before the purge, and like the fresh one',
      [earlier(r), heldAt(500), check(1_000, r), round, check(2_000, r), control('fresh', 2_100, r), heldAt(2_200)],
      {},
      'held-new: inconclusive, waits for effect',
    ],
    [
      'not read, and as long as the fresh one',
      [check(900, unread('a picture of it')), heldAt(1_000), control('fresh', 1_100, r)],
      {},
      'held-new: inconclusive, needs whole',
    ],
    [
      'not read, and stored since',
      [heldAt(500), check(2_000, unread('a picture of it'))],
      {},
      'held-new: inconclusive, needs whole',
    ],
    [
      'not read, older, and of another length',
      [check(900, unread('a picture of it')), heldAt(1_000), control('fresh', 1_100, other)],
      {},
      'held-new: inconclusive, waits for age',
    ],
  ])('%s', (_, facts, subject, judged) => {
    expect(judgedAfter(facts, subject)).toBe(judged);
  });

  test('of an added file everything since the purge is made from it that is not the default image', () => {
    const facts = [check(900, r), heldAt(1_000), control('fresh', 1_100, other)];
    expect(judgedAfter(facts, added)).toBe('held-new: inconclusive, needs missing');
    expect(judgedAfter([...facts, control('missing', 1_200, status(404))], added)).toMatch(
      /^held-new: (metadata|inconclusive, waits for confirmation)/,
    );
    expect(judgedAfter([...facts, control('missing', 1_200, r)], added)).toBe('default-image: stale');
  });
});

describe('of an added file, what imgix renders now', () => {
  const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
  const facts = (firstMs: number) => [purged, check(at(firstMs, y)), held(60, newFile.length), control('fresh', 70, y)];

  test('may be the default image, where that came before imgix had the file', () => {
    expect(judged(facts(40), 100, added)).toBe('held-new: inconclusive, needs missing');
    expect(judged([...facts(40), control('missing', 80, y)], 100, added)).toBe('default-image: stale');
    expect(judged(facts(61), 100, added)).toBe('held-new: inconclusive, waits for confirmation');
  });

  test('is not told from it, where that cannot be asked for', () => {
    const older = [purged, check(at(40, y, [30, 45])), held(60, newFile.length), control('missing', 70, page)];
    expect(judged(older, 100, added)).toBe('held-new: inconclusive, needs fresh');
  });
});

test('of an SVG that is passed through nothing else is rendered, whatever imgix renders now', () => {
  const svg = { url: 'https://a.imgix.net/a.svg' };
  const facts = [
    purged,
    check(at(40, body(newFile), undefined, 'iad')),
    check(at(50, y, [1, 55])),
    held(60, newFile.length),
  ];
  expect(judged([...facts, control('fresh', 70, y)], 100, svg)).toBe('held-new: inconclusive, waits for age');
});

test('the file of the checkout is read for no size that tells nothing, and once', () => {
  const sameSize = { kind: 'updated', now: print('one'), old: print('two') } as const;
  const facts = (contentLength: number) => [purged, check(at(50, y)), held(60, contentLength)];
  expect(judged(facts(3), 100, { expected: sameSize })).toBe('indeterminate: inconclusive, needs missing');
  const read: Fact = { kind: 'checkout', file: { sha256: sha256('?'), dimensions: undefined } };
  const again = [...facts(checkoutFile.size), read, round, held(90, checkoutFile.size)];
  expect(judged(again, 100, { expected: { ...updated, checkoutFile } })).toBe(
    'indeterminate: inconclusive, needs missing',
  );
});

test('a file that is refused or missing needs another one where nobody had asked before', () => {
  expect(judged([purged, check(at(50, status(403)))])).toBe('refused: stale, needs unchanged');
  expect(judged([purged, check(at(50, status(404)))])).toBe('missing: stale, needs unchanged');
  expect(judged([earlier(x), purged, check(at(50, status(403)))])).toBe('refused: stale');
  expect(judged([earlier(x), purged, check(at(50, status(404)))])).toBe('missing: stale');
  const twiceMissing = [earlier(status(404)), purged, check(at(50, status(404)))];
  expect(judged(twiceMissing)).toBe('missing: stale, needs unchanged');
  const asked = (unchangedAtMs: number) => ({ ...unknownHost, unchangedFile: 'not-served', unchangedAtMs }) as const;
  const again = [...twiceMissing, check(at(2_000, status(404)))];
  expect(judged(again, 2_100, {}, asked(1_500))).toBe('missing: stale, needs unchanged');
  expect(judged(again, 2_100, {}, asked(1_501))).toBe('missing: stale');
});

test('the unsanitized bytes of an SVG are the stronger proof', () => {
  const svg = { url: 'https://a.imgix.net/a.svg' };
  const original = (sentAtMs: number): Fact => ({
    kind: 'held',
    file: { kind: 'original', body: body(newFile).body },
    sample: at(sentAtMs, body(newFile)),
  });
  const facts = [
    earlier(x),
    purged,
    original(40),
    check(at(90, y)),
    check(at(95, y)),
    control('fresh', 99, y),
    original(120),
  ];
  expect(judged(facts, 200, svg)).toBe('held-new: bytes');
});

describe('a body as long as the file that imgix describes, and of other bytes,', () => {
  const facts = [purged, check(at(50, body(newFile.toUpperCase()))), held(60, newFile.length)];

  test('is a third file', () => {
    const { verdict } = judge(knownAfter(facts), unknownHost, 100).bare;
    expect(verdict).toMatchObject({
      outcome: 'inconclusive',
      cause: { kind: 'other-file', contentLength: newFile.length },
    });
    expect(judged(facts, 100, { url: 'https://a.imgix.net/a.svg.gif' })).toMatch(/^held-other: /);
  });

  test('is a rendering of an SVG', () => {
    expect(judged(facts, 100, { url: 'https://a.imgix.net/a.svg' })).toMatch(/^held-new: /);
  });
});

test('bytes that git cannot name yet are read again, or the checkout is', () => {
  const late: Seen = { kind: 'served', body: { length: 13, sha256: sha256(newFile), blobIds: null } };
  const git = { kind: 'updated', now: blob(newFile), old: 'unknown' } as const;
  expect(judged([purged, check(at(50, late))], 100, { expected: git })).toBe('unread: inconclusive, needs whole');
  const deployed = body('as deployed'.padEnd(checkoutFile.size));
  expect(judged([purged, check(at(50, deployed))], 100, { expected: { ...updated, checkoutFile } })).toBe(
    'unread: inconclusive, needs checkout',
  );
});
