// What is judged of a rendering while imgix holds the new file.
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/sample.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, knownOf, sampleOf, status, unread, updated } from '../stories.ts';

describe('imgix holds the new file, and the URL gives a rendering', () => {
  const [r, other] = [body('a picture of it'), body('another picture of it')];
  const heldAt = (ms: number): Fact => ({
    kind: 'held',
    file: { kind: 'described', metadata: { contentLength: 13, dimensions: undefined } },
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
    const result = verdict.kind === 'verified' ? verdict.evidence : verdict.as;
    return `${rule}: ${result}${need ? `, needs ${need.kind}` : ''}${wait ? `, waits for ${wait.kind}` : ''}`;
  };
  const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;

  test.each<[string, readonly Fact[], Partial<Subject>, string]>([
    [
      'made since, and held before and after',
      [heldAt(500), check(900, r), round, check(2_000, r), heldAt(2_100)],
      {},
      'held-new: metadata',
    ],
    [
      'made since, and not asked about after',
      [heldAt(500), check(900, r), check(2_000, r)],
      {},
      'held-new: inconclusive, waits for confirmation',
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
      'held-new: metadata',
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
