// A requested URL of which nothing is known but what it gave before.
import { describe, expect, test } from 'vitest';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { body, status, unknown } from '../stories.ts';
import { at, check, control, d, earlier, judged, purged, round, x, y } from '../timeline.ts';

const line = (...facts: readonly Fact[]) => judged(facts, 200, { expected: unknown }, unknownHost);
const given = (seen: Seen, pop: string): Fact => ({
  kind: 'before',
  query: '',
  sample: at(-100, seen, undefined, pop),
});
const now = (sentAtMs: number, seen: Seen, pop = 'fra') => check(at(sentAtMs, seen, [-1e9, sentAtMs + 10], pop));
const missing = (seen: Seen) => control('missing', 90, seen);

describe('is gone', () => {
  const gone = (before: Seen, pop: string) =>
    line(
      given(before, pop),
      purged,
      missing(d),
      now(50, x, pop),
      now(1_060, status(404), pop),
      now(2_070, status(404), pop),
    );

  test('where it was given after it had been missing, by the same point of presence', () => {
    expect(gone(status(404), 'fra')).toBe('gone: gone');
    expect(gone(d, 'fra')).toBe('gone: gone');
  });

  test('not where another one may have had none before', () => {
    expect(gone(status(404), '')).toBe('unknown-missing: inconclusive');
    expect(gone(d, '')).toBe('unknown-missing: inconclusive');
    expect(gone(x, '')).toBe('gone: inconclusive, waits for age');
  });
});

test('is replaced where the default image came in its place', () => {
  const facts = [given(x, 'fra'), purged, now(50, d), missing(d)];
  expect(line(...facts)).toBe('replaced: inconclusive, waits for confirmation');
  expect(line(...facts, now(100, d))).toBe('replaced: replaced');
});

test('has not appeared where it may have been refused with all of its host, until a minute after the purge', () => {
  const made = (sentAtMs: number) => check(at(sentAtMs, x, [1_400, 1_500]));
  const seen = (before: Seen, ...ms: readonly number[]) =>
    line(given(before, 'fra'), purged, missing(status(404)), ...ms.map(made));
  expect(seen(status(404), 1_500, 2_510)).toBe('changed: changed');
  expect(seen(status(410), 1_500, 2_510)).toBe('changed: inconclusive, waits for effect');
  expect(seen(status(410), 1_500, 61_000, 62_010)).toBe('changed: changed');
});

test('is not gone for certain where it is forbidden: another file has to show that 403 is about this one', () => {
  const facts = [given(x, 'fra'), purged, now(50, x), now(1_060, status(403)), now(2_070, status(403))];
  expect(line(...facts)).toBe('refused-removed: inconclusive, needs unchanged');
});

describe('gives the same as before', () => {
  const same = [given(x, 'fra'), purged, now(50, x)];

  test('which may be what any path gives: that is asked once', () => {
    expect(line(...same)).toBe('as-before: inconclusive, needs missing');
    expect(line(...same, missing(status(503)))).toBe('as-before: inconclusive');
    expect(line(...same, missing(status(404)), round)).toBe('as-before: inconclusive');
    expect(line(...same, missing(x), round)).toBe('unknown-missing: inconclusive');
  });
});

test('has changed: what any path gives is asked once', () => {
  const changed = [given(x, 'fra'), purged, check(at(50, y, [45, 55]))];
  expect(line(...changed)).toBe('changed: inconclusive, needs missing');
  expect(line(...changed, missing(status(404)), round)).toBe('changed: inconclusive, waits for confirmation');
});

describe('has not changed where it is the default image, while another point of presence', () => {
  const beside = (seen: Seen) => [
    given(x, 'fra'),
    purged,
    now(40, seen, 'iad'),
    check(at(50, d, [45, 55])),
    missing(d),
  ];

  test('gives another asset', () => {
    expect(line(...beside(y))).toBe('indeterminate: inconclusive');
  });

  test('gives it as before: that one has yet to turn', () => {
    const both = [...beside(x), now(60, d)];
    expect(line(...both)).toBe('contrary-point: inconclusive, waits for effect');
    expect(line(...both, now(61_000, d))).toBe('replaced: replaced');
  });
});

test('is gone here, and one that gives it as before has yet to turn', () => {
  const facts = [
    given(x, 'fra'),
    purged,
    now(40, x, 'iad'),
    now(1_060, status(404)),
    now(2_070, status(404)),
    missing(d),
  ];
  expect(line(...facts)).toBe('contrary-point: inconclusive, waits for effect');
  expect(line(...facts, now(61_000, status(404)))).toBe('gone: gone');
});

test('other bytes are no change as long as they may be a default image that came meanwhile', () => {
  const stored = (ms: number, seen: Seen) => check(at(ms, seen, [ms - 5, ms + 5]));
  const other = body('another default image');
  const untold = control('missing', 2_050, status(503));
  const facts = [earlier(x), purged, stored(50, d), control('missing', 60, d), round, stored(2_000, other), untold];
  const later = [...facts, round, stored(4_000, other)];
  expect(judged(later, 4_100, { expected: unknown })).toBe('changed: inconclusive, needs missing');
  expect(judged([...later, control('missing', 4_050, status(503))], 4_100, { expected: unknown })).toMatch(
    /^indeterminate: /,
  );
  expect(judged([...later, control('missing', 4_050, status(410))], 4_100, { expected: unknown })).toMatch(
    /^indeterminate: /,
  );
});
