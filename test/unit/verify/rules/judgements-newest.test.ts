// What is judged where the branch holds something else by now.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, knownOf, print, removed, rendering, type Story, status, updated } from '../stories.ts';

describe('where the branch holds something else by now', () => {
  const [older, due, third] = [body('the old one'), body('the newer one'), body('the third one')];
  const branch = (text: string | null): Fact => ({
    kind: 'newest',
    newest: {
      commit: 'c0ffee',
      expected:
        text === null
          ? { kind: 'removed', old: 'unknown' }
          : { kind: 'updated', now: print(text), old: print('the newer one') },
    },
  });
  const judgedWith = (expected: ExpectedContent, story: Story, fact: Fact) => {
    const { rule, verdict } = judge(learn(knownOf(expected, story), fact), unknownHost, 30_000).bare;
    return verdict.kind === 'verified' ? verdict.evidence : `${rule}, ${verdict.as} (${verdict.cause.kind})`;
  };
  const added = { ...updated, old: 'none' } as const;

  test.each<[string, ExpectedContent, Story, Fact, string]>([
    [
      'a third file, after the old one',
      updated,
      { before: older, checks: [third] },
      branch('the third one'),
      'superseded',
    ],
    [
      'the old file, after the commit had been deployed',
      updated,
      { checks: [due, older, older] },
      branch('the old one'),
      'superseded',
    ],
    [
      'the old file, after a third one: that may have been its own deployment',
      updated,
      { before: third, checks: [older, older] },
      branch('the old one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      "the old file, after the commit's, which was there before the purge",
      updated,
      { before: due, checks: [older, older] },
      branch('the old one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      'a third file, where nobody knows the old one',
      { ...updated, old: 'unknown' },
      { before: older, checks: [third, third] },
      branch('the third one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      'a third file, where there was no old one',
      added,
      { before: older, checks: [third] },
      branch('the third one'),
      'superseded',
    ],
    [
      'a third file, stored since the purge of an added one',
      added,
      { checks: [third], subject: { isAdded: true } },
      branch('the third one'),
      'superseded',
    ],
    [
      'nothing, since the purge of an added one: its deployment may be still to come',
      added,
      { checks: [status(404), status(404)], subject: { isAdded: true }, host: { hasOwnFiles: true } },
      branch(null),
      'missing, stale (missing)',
    ],
    [
      'a third file that was there before the purge, whatever the origin had',
      updated,
      { before: third, checks: [third], subject: { isOriginReady: true } },
      branch('the third one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      'other bytes than before, which need not be those',
      removed,
      { before: body('once'), checks: [rendering, rendering], missing: status(404) },
      branch('the third one'),
      'indeterminate, inconclusive (unknown-content)',
    ],
  ])('imgix gives %s', (_, expected, story, fact, judged) => {
    expect(judgedWith(expected, story, fact)).toBe(judged);
  });

  test('the proof names the commit', () => {
    const known = learn(knownOf(updated, { before: older, checks: [third] }), branch('the third one'));
    expect(judge(known, unknownHost, 30_000).bare.verdict).toEqual({
      kind: 'verified',
      evidence: 'superseded',
      supersededBy: 'c0ffee',
      detail:
        'A newer push has won: this is what the branch holds by now (c0ffee). imgix serves the bytes of the new file.',
    });
  });

  test.each<[string, Story, number, readonly Fact[], string | undefined]>([
    ['after that time', { checks: [older] }, 15_000, [], 'newest'],
    ['not before it', { checks: [older] }, 14_999, [], undefined],
    ['not where it is right', { before: due, checks: [due] }, 20_000, [], undefined],
    [
      'not where the event has no branch',
      { checks: [older], subject: { newestAfterMs: undefined } },
      20_000,
      [],
      undefined,
    ],
    ['not twice', { checks: [older] }, 20_000, [{ kind: 'newest', newest: undefined }], undefined],
  ])('the branch is asked %s', (_, story, nowMs, facts, need) => {
    const known = facts.reduce(
      learn,
      knownOf(updated, { ...story, subject: { newestAfterMs: 15_000, ...story.subject } }),
    );
    expect(judge(known, unknownHost, nowMs).bare.need?.kind).toBe(need);
  });
});
