// What is judged where the branch holds something else by now.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, knownOf, print, removed, rendering, type Story, sampleOf, status, updated } from '../stories.ts';
import { at, check, control, earlier, held, judged, knownAfter, newFile, oldFile, purged, x, y } from '../timeline.ts';

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
    const { rule, verdict } = judge(
      learn(knownOf(expected, story), fact),
      { ...unknownHost, ...story.host },
      30_000,
    ).bare;
    return verdict.outcome === 'verified' ? verdict.evidence : `${rule}, ${verdict.outcome} (${verdict.cause.kind})`;
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
      "nothing, after the old one: the commit's own deployment may have taken it away for a moment",
      updated,
      { checks: [older, status(404), status(404)] },
      branch(null),
      'gone, inconclusive (too-early)',
    ],
    [
      'nothing, after the commit had been deployed',
      updated,
      { checks: [due, status(404), status(404)] },
      branch(null),
      'superseded',
    ],
    [
      'nothing, since the purge of an added one: its deployment may be still to come',
      added,
      { checks: [status(404), status(404)], subject: { isAdded: true }, host: { hasOwnFiles: true } },
      branch(null),
      'gone, inconclusive (too-early)',
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
      'held-unasked, inconclusive (unknown-content)',
    ],
  ])('imgix gives %s', (_, expected, story, fact, judged) => {
    expect(judgedWith(expected, story, fact)).toBe(judged);
  });

  test('the proof names the commit', () => {
    const known = learn(knownOf(updated, { before: older, checks: [third] }), branch('the third one'));
    expect(judge(known, unknownHost, 30_000).bare.verdict).toEqual({
      outcome: 'verified',
      evidence: 'superseded',
      supersededBy: 'c0ffee',
      cause: null,
      detail:
        'A newer push has won: this is what the branch holds by now (c0ffee). imgix serves the bytes of the new file.',
    });
  });

  test('what is made from the newest file of an SVG is no proof of the commit, though it has changed', () => {
    const story = { before: body('made from the old one'), checks: [rendering, rendering], missing: status(404) };
    const sample = sampleOf(20_000, third, 'fra');
    const held: Fact = { kind: 'held', file: { kind: 'original', body: body('the third one').body }, sample };
    const subject = { url: 'https://a.imgix.net/a.svg' };
    const known = [branch('the third one'), held].reduce(learn, knownOf(updated, { ...story, subject }));
    expect(judge(known, unknownHost, 30_000).bare).toMatchObject({
      rule: 'held-new',
      verdict: { outcome: expect.not.stringMatching('verified') },
    });
    const fresh: Fact = { kind: 'fresh', query: '', sample: sampleOf(20_100, rendering, 'fra') };
    const again: Fact = { kind: 'check', query: '', sample: sampleOf(20_200, rendering, 'fra') };
    const later = { ...held, sample: sampleOf(20_300, third, 'fra') };
    const proved = [fresh, again, later].reduce(learn, known);
    expect(judge(proved, unknownHost, 30_000).bare.verdict).toMatchObject({ evidence: 'superseded' });
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

describe('where the branch holds something else by now, told by moments', () => {
  const newest = (text: string | null): Fact => ({
    kind: 'newest',
    newest: {
      commit: 'c0ffee',
      expected:
        text === null
          ? { kind: 'removed', old: 'unknown' }
          : { kind: 'updated', now: print(text), old: print(newFile) },
    },
  });
  const [third, back] = ['a third and longer one', oldFile];
  const given = (sentAtMs: number, seen: Seen, storedMs?: readonly [number, number]) =>
    check(at(sentAtMs, seen, storedMs));

  test('what the commit needs goes before what the branch needs', () => {
    const facts = [earlier(x), purged, given(50, y, [45, 55]), held(60, newFile.length), newest(third)];
    expect(judged(facts)).toBe('held-new: inconclusive, needs fresh');
    const told = [control('fresh', 75, x), control('missing', 80, status(404))];
    expect(judged([...facts, ...told])).toBe('held-new: inconclusive, waits for age');
  });

  test('an old rendering of its file is no other file: what is said is that a newer push has won', () => {
    const facts = [earlier(x), purged, given(50, x), held(60, third.length), control('fresh', 80, y), newest(third)];
    const { isRight, verdict } = judge(knownAfter(facts), unknownHost, 1_000).bare;
    expect({ isRight, ...verdict }).toEqual({
      isRight: false,
      outcome: 'stale',
      cause: { kind: 'old-rendering', isHeld: true },
      detail:
        'A newer push has won: what the branch holds by now (c0ffee) counts. imgix has the new file, but the URL still gives the answer from before the purge.',
    });
  });

  test('what an added file needs counts from the purge on for the commit only', () => {
    const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
    const facts = [
      purged,
      given(500, y, [300, 510]),
      held(900, third.length),
      control('missing', 950, status(404)),
      newest(third),
    ];
    expect(judged(facts, 1_000, added)).toBe('held-new: inconclusive, needs fresh');
  });

  test.each<[string, readonly Fact[], string]>([
    [
      'a rendering of it that came after the purge may be of the deployment before',
      [
        earlier(x),
        purged,
        held(40, back.length),
        given(60, y, [55, 65]),
        given(80, y),
        control('missing', 85, status(404)),
        held(90, back.length),
      ],
      'held-new: inconclusive, waits for effect',
    ],
    [
      "it came after the commit's own, which was loaded since the purge",
      [earlier(body(back)), purged, given(50, body(newFile), [0, 55]), given(80, body(back)), given(90, body(back))],
      'new-bytes: superseded',
    ],
    [
      "it came after the commit's own, which may have been there before",
      [earlier(body(back)), purged, given(50, body(newFile), [-1, 55]), given(80, body(back)), given(90, body(back))],
      'new-bytes: inconclusive, waits for effect',
    ],
    [
      'it came after nothing',
      [earlier(x), purged, given(50, status(404), [10, 55]), given(80, body(back)), given(90, body(back))],
      'new-bytes: inconclusive, waits for effect',
    ],
    [
      'it came after another file',
      [earlier(x), purged, given(50, y, [10, 55]), given(80, body(back)), given(90, body(back))],
      'new-bytes: inconclusive, waits for effect',
    ],
  ])('the old file is back: %s', (_, facts, line) => {
    expect(judged([...facts, newest(back)])).toBe(line);
  });

  test('the branch is asked once the commit needs nothing more', () => {
    const due = { newestAfterMs: 100 };
    expect(judged([earlier(x), purged, given(50, y)], 200, due)).toBe('held-unasked: inconclusive, needs held');
    const facts = [earlier(x), purged, given(50, y), held(60, 99)];
    expect(judged(facts, 200, due)).toBe('held-other: inconclusive, needs missing');
    const { need } = judge(knownAfter([...facts, control('missing', 70, status(404))], due), unknownHost, 200).bare;
    expect(need).toEqual({ kind: 'newest', query: '' });
  });
});
