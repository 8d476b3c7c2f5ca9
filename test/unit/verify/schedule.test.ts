// When the next check is due, and when it ends.
import { describe, expect, test } from 'vitest';
import type { Seen } from '../../../src/verify/probe/sample.ts';
import { judge } from '../../../src/verify/rules/judge.ts';
import { plan } from '../../../src/verify/rules/schedule.ts';
import { body, removed, status, updated } from './stories.ts';
import { at, check, earlier, knownAfter, newFile, purged, serving } from './timeline.ts';

describe('where the moment from which on a check counts is the deadline itself', () => {
  const planned = (expected: typeof updated | typeof removed, seen: Seen, sentAtMs: number, deadlineMs: number) => {
    const facts = [earlier(seen), purged, check(at(sentAtMs - 20, seen)), check(at(sentAtMs, seen))];
    const known = knownAfter(facts, { expected });
    const nowMs = sentAtMs + 30;
    const judgement = judge(known, serving, nowMs);
    return [judgement.bare.verdict.kind, plan(known, serving, judgement, { nowMs, deadlineMs, random: 0 })];
  };
  const early = -0.2;

  test.each<[string, typeof updated | typeof removed, Seen, number]>([
    ['a minute after the purge', updated, body(newFile), 60_000],
    ['when cached errors end', removed, status(404), 300_000],
  ])('one that was sent a little earlier is followed by one more (%s)', (_, expected, seen, deadlineMs) => {
    const oneMore = { kind: 'check', atMs: deadlineMs };
    expect(planned(expected, seen, deadlineMs + early, deadlineMs)).toEqual(['pending', oneMore]);
    expect(planned(expected, seen, deadlineMs + 30, deadlineMs)).toEqual(['verified', { kind: 'end' }]);
  });

  test('nothing is waited for beyond it', () => {
    expect(planned(updated, body(newFile), 50_000, 50_000)).toEqual(['pending', { kind: 'end' }]);
  });
});
