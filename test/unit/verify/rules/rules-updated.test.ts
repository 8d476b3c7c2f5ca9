// A file that should be there: what is learnt of answers at their moments, and what is judged of it.
import { describe, expect, test } from 'vitest';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
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
  round,
  x,
  y,
} from '../timeline.ts';

describe('a file that should be there', () => {
  const none = control('missing', 95, status(404));
  /** It was asked for, and something else came than a description. */
  const untold = (sentAtMs: number): Fact => ({ kind: 'held', file: undefined, sample: at(sentAtMs, y) });
  test.each<[string, readonly Fact[], number, string]>([
    ['old before, new now', [earlier(body(oldFile)), purged, check(at(50, body(newFile)))], 60, 'new-bytes: bytes'],
    [
      'new before and now',
      [earlier(body(newFile)), purged, check(at(50, body(newFile)))],
      60,
      'new-bytes: inconclusive, waits for effect',
    ],
    [
      'and a minute later',
      [earlier(body(newFile)), purged, check(at(60_000, body(newFile))), check(at(61_000, body(newFile)))],
      61_010,
      'new-bytes: bytes',
    ],
    [
      'the same object as before an error',
      [earlier(body(newFile)), purged, check(at(50, status(404))), check(at(90, body(newFile), [-500, -400]))],
      100,
      'new-bytes: inconclusive, waits for confirmation',
    ],
    [
      'old after the purge, then new',
      [earlier(body(oldFile)), purged, check(at(50, body(oldFile))), check(at(90, body(newFile)))],
      100,
      'new-bytes: inconclusive, waits for confirmation',
    ],
    [
      'old, then new twice',
      [
        earlier(body(oldFile)),
        purged,
        check(at(50, body(oldFile))),
        check(at(90, body(newFile))),
        check(at(101, body(newFile))),
      ],
      111,
      'new-bytes: bytes',
    ],
    [
      'new, and another point of presence was stale',
      [earlier(body(oldFile)), purged, check(at(50, body(newFile), undefined, 'iad'))],
      60,
      'contrary-point: stale, waits for effect',
    ],
    ['missing', [earlier(body(oldFile)), purged, check(at(50, status(404)))], 60, 'missing: stale'],
    ['other bytes', [earlier(x), purged, check(at(50, y))], 60, 'held-unasked: inconclusive, needs held'],
    [
      'other bytes, imgix holds the old file',
      [earlier(x), purged, check(at(50, y)), held(60, oldFile.length)],
      80,
      'held-old: stale',
    ],
    [
      'other bytes, imgix holds a third file',
      [earlier(x), purged, check(at(50, y)), held(60, 99)],
      80,
      'held-other: inconclusive, needs missing',
    ],
    [
      'other bytes, imgix holds a third file, which is not the default image',
      [earlier(x), purged, check(at(50, y)), held(60, 99), control('missing', 70, status(404))],
      80,
      'held-other: inconclusive',
    ],
    [
      'other bytes, which are the default image, and imgix describes that',
      [earlier(x), purged, check(at(50, y)), held(60, 99), control('missing', 70, y)],
      80,
      'default-image: stale',
    ],
    [
      'other bytes, and what would describe them does not come',
      [earlier(body(oldFile)), purged, check(at(50, y)), untold(60)],
      80,
      'held-unasked: inconclusive, needs missing',
    ],
    [
      'so too where nothing was told of them before that',
      [earlier(x), purged, indeterminate(40), check(at(50, y)), round, check(at(90, y)), untold(100)],
      110,
      'held-unasked: inconclusive, needs missing',
    ],
    [
      'not where it was told since the check before that there is nothing to tell',
      [earlier(x), purged, check(at(50, y)), indeterminate(60), round, check(at(90, y)), untold(100)],
      110,
      'changed: inconclusive, needs missing',
    ],
    [
      'and they are the default image',
      [earlier(body(oldFile)), purged, check(at(50, y)), untold(60), control('missing', 70, y)],
      80,
      'default-image: stale',
    ],
    [
      'imgix has the new file, and the URL gives what came before',
      [earlier(x), purged, held(40, newFile.length), check(at(60, x)), control('fresh', 75, y)],
      90,
      'held-new-old: stale',
    ],
    [
      'other bytes, made since imgix has the new file, not asked since',
      [earlier(x), purged, held(40, newFile.length), check(at(60, x)), check(at(90, y)), none],
      100,
      'held-new: inconclusive, waits for confirmation',
    ],
    [
      'and asked since',
      [
        earlier(x),
        purged,
        held(40, newFile.length),
        check(at(60, x)),
        check(at(90, y)),
        none,
        round,
        held(110, newFile.length),
        check(at(130, y)),
      ],
      140,
      'held-new: metadata',
    ],
    [
      'imgix got the new file after that was stored',
      [earlier(x), purged, check(at(50, y, [45, 55])), held(60, newFile.length), control('fresh', 75, x)],
      90,
      'held-new: inconclusive, waits for age',
    ],
    [
      'nothing describes it, other bytes',
      [earlier(x), purged, check(at(50, y, [45, 55])), indeterminate(60)],
      80,
      'changed: inconclusive, needs missing',
    ],
    [
      'and not the default image',
      [earlier(x), purged, check(at(50, y, [45, 55])), indeterminate(60), control('missing', 80, status(404))],
      99,
      'changed: inconclusive, waits for confirmation',
    ],
    [
      'and it is',
      [earlier(x), purged, check(at(50, d, [45, 55])), indeterminate(60), control('missing', 80, d)],
      99,
      'default-image: stale',
    ],
    [
      'nothing describes it, the bytes from before',
      [earlier(d), purged, check(at(50, d)), indeterminate(60)],
      80,
      'as-before: inconclusive, needs missing',
    ],
    [
      'and they are the default image',
      [earlier(d), purged, check(at(50, d)), indeterminate(60), control('missing', 80, d)],
      99,
      'default-image: stale',
    ],
    [
      'and no default image, which is not asked for again',
      [
        earlier(x),
        purged,
        check(at(50, x)),
        indeterminate(60),
        control('missing', 70, d),
        round,
        check(at(80, x)),
        indeterminate(90),
      ],
      99,
      'as-before: inconclusive',
    ],
  ])('%s', (_, facts, nowMs, expected) => {
    expect(judged(facts, nowMs)).toBe(expected);
  });

  test('is proved by an answer that was stored after the purge where it was added', () => {
    const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
    expect(judged([purged, check(at(50, body(newFile), [45, 55]))], 60, added)).toBe('new-bytes: bytes');
    expect(judged([purged, check(at(50, body(newFile), [-945, 55]))], 60, added)).toBe(
      'new-bytes: inconclusive, waits for age',
    );
    expect(judged([purged, check(at(50, body(newFile), [-945, -45]))], 60, added)).toBe(
      'new-bytes: inconclusive, waits for effect',
    );
  });

  test('that came where nothing was is proved as changed, where nothing older can have come there', () => {
    const missing = control('missing', 70, status(404));
    const facts = (described: Fact): Fact[] => [
      earlier(status(404)),
      purged,
      check(at(50, y, [45, 55])),
      described,
      missing,
      round,
      check(at(60, y, [45, 55])),
      described,
    ];
    const unknownOld = { expected: { ...updated, old: 'unknown' } } as const;
    expect(judged(facts(held(60, newFile.length)), 99, unknownOld)).toBe('changed: changed');
    expect(judged(facts(indeterminate(60)), 99, unknownOld)).toBe('indeterminate: inconclusive');
    expect(judged(facts(indeterminate(60)), 99)).toBe('indeterminate: inconclusive');
    expect(judged(facts(indeterminate(60)), 99, { isOriginReady: true })).toBe('changed: changed');
    // It came while imgix had another file.
    const others = [...facts(held(75, 7)), round, check(at(80, y, [45, 55])), held(90, newFile.length)];
    expect(judged(others, 99, unknownOld)).toBe('indeterminate: inconclusive');
  });

  test('that came while imgix had another file is proved as changed only if imgix renders the same since', () => {
    const unknownOld = { expected: { ...updated, old: 'unknown' } } as const;
    const z = body('rendered from another one');
    const facts = (...more: readonly Fact[]): Fact[] => [
      earlier(x),
      purged,
      check(at(50, y, [45, 55])),
      held(70, 7),
      none,
      round,
      check(at(80, y, [45, 55])),
      held(90, newFile.length),
      ...more,
    ];
    expect(judged(facts(), 199, unknownOld)).toBe('changed: inconclusive, needs fresh, waits for age');
    expect(judged(facts(control('fresh', 110, y)), 199, unknownOld)).toBe('changed: changed');
    expect(judged(facts(control('fresh', 110, d)), 199, unknownOld)).toMatch(/^changed: inconclusive/);
    const later = (seen: Seen, fresh: Seen, storedMs = 110) => [
      round,
      check(at(120, seen, [storedMs, 120])),
      held(140, newFile.length),
      control('fresh', 150, fresh),
    ];
    // A nonce may change the rendering. Then a revalidation shows nothing, and bytes that are new do.
    expect(judged(facts(...later(y, d)), 199, unknownOld)).toBe('changed: inconclusive, waits for age');
    expect(judged(facts(...later(z, d)), 199, unknownOld)).toBe('changed: inconclusive, waits for confirmation');
    // imgix may have had the other file for a while after it was last seen to have it.
    expect(judged(facts(...later(z, d, 75)), 199, unknownOld)).toBe('changed: inconclusive, waits for age');
    // What imgix renders now came before this.
    expect(judged(facts(...later(z, y)), 199, unknownOld)).toBe('changed: inconclusive, waits for age');
  });

  test('is proved by what the branch holds by now', () => {
    const newest = { commit: 'c', expected: { kind: 'updated', now: print('the newest'), old: 'unknown' } } as const;
    const facts: Fact[] = [
      earlier(body(oldFile)),
      purged,
      check(at(50, body('the newest'))),
      { kind: 'newest', newest },
    ];
    expect(judged(facts, 60)).toBe('new-bytes: superseded');
    const other: Fact[] = [
      earlier(x),
      purged,
      check(at(50, y, [45, 55])),
      indeterminate(60),
      control('missing', 80, status(404)),
    ];
    expect(judged([...other, { kind: 'newest', newest }], 99, { expected: removed })).toMatch(
      /^indeterminate: inconclusive/,
    );
  });
});

test('a derivative may be older than a repeated purge, which found the right file where the first one had brought it', () => {
  const facts: readonly Fact[] = [
    earlier(body(newFile)),
    { kind: 'before', query: 'w=9', sample: at(-100, y) },
    purged,
    check(at(59_500, body(newFile))),
    check(at(60_500, body(newFile))),
    check(at(60_700, x, [59_700, 60_700]), 'w=9'),
    { kind: 'purged', atMs: 61_000, mayTakeEffect: true },
    round,
    check(at(121_000, body(newFile))),
    check(at(122_000, body(newFile))),
    check(at(122_200, x, [60_100, 61_300]), 'w=9'),
    check(at(123_200, x, [60_100, 61_300]), 'w=9'),
  ];
  const { derivatives } = judge(knownAfter(facts, {}, ['w=9']), unknownHost, 122_300);
  expect(derivatives).toMatchObject([{ rule: 'derivative-since', verdict: { outcome: 'verified' } }]);
});

test('a derivative may be older than the object of its asset that is there now', () => {
  const facts: readonly Fact[] = [
    earlier(body(oldFile)),
    { kind: 'before', query: 'w=9', sample: at(-100, y) },
    purged,
    check(at(50, body(newFile), [0, 60])),
    check(at(70, body(newFile), [0, 60])),
    round,
    check(at(10_000, body(newFile), [9_000, 10_010])),
    check(at(10_040, x, [9_040, 10_050]), 'w=9'),
  ];
  const { derivatives } = judge(knownAfter(facts, {}, ['w=9']), unknownHost, 10_060);
  expect(derivatives).toMatchObject([{ rule: 'derivative-since', verdict: { outcome: 'verified' } }]);
});
