// While imgix holds the new file: from which moment on a fact counts.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { body, status, unread, updated } from '../stories.ts';
import { at, check, control, earlier, held, judged, newFile, purged, round, x, y } from '../timeline.ts';

describe('imgix holds the new file', () => {
  const given = (sentAtMs: number, seen: Seen, storedMs?: readonly [number, number]) =>
    check(at(sentAtMs, seen, storedMs));
  const size = newFile.length;

  test('what was rendered afresh counts from the moment on at which imgix has the file', () => {
    const facts = (freshMs: number) => [
      earlier(x),
      purged,
      given(50, y, [-999, 55]),
      held(60, size),
      control('fresh', freshMs, y),
    ];
    expect(judged(facts(70))).toBe('held-new: inconclusive, waits for confirmation');
    expect(judged(facts(69))).toBe('held-new: inconclusive, waits for age');
  });

  test('the proof counts once imgix held the file after the answer came', () => {
    const facts = (againMs: number) => [
      earlier(x),
      purged,
      held(40, size),
      given(60, x),
      given(100, y),
      control('missing', 105, status(404)),
      round,
      held(againMs, size),
      given(130, y),
    ];
    expect(judged(facts(110))).toBe('held-new: metadata');
    expect(judged(facts(109))).toBe('held-new: inconclusive, waits for confirmation');
  });

  test('a body is worth reading that may have been stored since then', () => {
    const facts = (latestMs: number) => [
      earlier(x),
      purged,
      given(50, unread('a picture'), [-999, latestMs]),
      held(60, size),
    ];
    expect(judged(facts(70))).toBe('held-new: inconclusive, needs whole');
    expect(judged(facts(69))).toBe('held-new: inconclusive, needs fresh');
  });

  test('what was stored before the purge is old, whenever the purge was', () => {
    const late: Fact = { kind: 'purged', atMs: 500, mayTakeEffect: true };
    const facts = (latestMs: number) => [
      earlier(x),
      late,
      given(550, y, [-999, latestMs]),
      held(560, size),
      control('fresh', 600, x),
    ];
    expect(judged(facts(499))).toBe('held-new-old: stale');
    expect(judged(facts(500))).toBe('held-new: inconclusive, waits for age');
  });

  test('what is as before takes a rendering from a minute after the purge, once that is over', () => {
    const facts = (sentAtMs: number) => [
      earlier(y),
      purged,
      held(50_000, size),
      held(59_500, size),
      control('fresh', 59_600, y),
      round,
      given(sentAtMs, y),
    ];
    expect(judged(facts(59_999))).toBe('held-new: inconclusive, waits for effect');
    expect(judged(facts(60_000))).toBe('held-new: inconclusive, needs fresh');
    expect(judged([...facts(60_000), control('fresh', 60_010, y), held(60_050, size)])).toBe(
      'held-new: inconclusive, waits for confirmation',
    );
    // A cache in front of imgix may leave the random parameter out of its key, and give what it had.
    expect(judged([...facts(60_000), control('fresh', 60_010, y, true), held(60_050, size)])).toBe(
      'held-new-old: stale',
    );
  });

  test('what was made since is not right where imgix goes on rendering what came before', () => {
    const facts = (rendered: Seen) => [
      earlier(x),
      purged,
      held(30, size),
      given(60, x),
      given(100, y, [95, 105]),
      given(101, y, [95, 105]),
      control('missing', 105, status(404)),
      control('fresh', 106, rendered),
      held(110, size),
    ];
    expect(judged(facts(body('rendered in another way')))).toBe('held-new: metadata');
    expect(judged(facts(x))).toBe('held-new: inconclusive, waits for age');
  });

  test('of an added file what any path gives is asked once, and of others not', () => {
    const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
    const facts = [purged, given(500, y, [300, 510]), held(900, size), control('missing', 950, status(404))];
    expect(judged(facts, 1_000)).toBe('held-new: inconclusive, needs fresh');
    const later = [...facts, round, held(1_200, size)];
    expect(judged(later, 1_300, added)).toBe('held-new: inconclusive, waits for confirmation');
    const young = [
      purged,
      given(500, y, [-9, 510]),
      held(900, size),
      control('missing', 950, status(404)),
      control('fresh', 960, x),
    ];
    expect(judged([...young, round, held(1_200, size)], 1_300, added)).toBe('held-new: inconclusive, waits for age');
  });
});
