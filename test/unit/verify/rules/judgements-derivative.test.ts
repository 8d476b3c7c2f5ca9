// What is judged of the derivatives, once their asset is proved.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import {
  blob,
  body,
  checkoutFile,
  knownOf,
  oldRendering,
  open,
  removed,
  type Story,
  sampleOf,
  sentences,
  status,
  updated,
} from '../stories.ts';

describe('a derivative, once the asset is proved', () => {
  const proved = { before: body('the old one'), checks: [body('the newer one')] };
  const gone = { before: body('the old one'), checks: [status(404), status(404)] };
  const text = { nonAssetReason: 'content of the type text/plain' };
  const [w, before] = [body('the derivative'), body('the derivative from before')];
  const round: Fact = { kind: 'round' };
  const check = (seen: Seen, stored: number, sentAtMs = 2_500): Fact => ({
    kind: 'check',
    query: 'w=9',
    sample: sampleOf(sentAtMs, seen, 'fra', stored),
  });
  const earlier: Fact = { kind: 'before', query: 'w=9', sample: sampleOf(-90, before, 'fra', -5_000) };
  const probe = (kind: 'fresh' | 'missing', seen: Seen, sentAtMs = 2_600): Fact => ({
    kind,
    query: 'w=9',
    sample: sampleOf(sentAtMs, seen, 'fra'),
  });

  test.each<[string, Story, ExpectedContent, readonly Fact[], object, string | undefined]>([
    [
      '404',
      proved,
      updated,
      [check(status(404), 2_500)],
      { rule: 'derivative-missing', outcome: 'stale', cause: { kind: 'missing', status: 404 } },
      undefined,
    ],
    [
      '403',
      proved,
      updated,
      [check(status(403), 2_500)],
      { rule: 'derivative-missing', outcome: 'stale', cause: { kind: 'refused', status: 403, signed: false } },
      undefined,
    ],
    [
      'what was stored since',
      proved,
      updated,
      [check(w, 2_500)],
      { rule: 'derivative-since', evidence: 'changed' },
      undefined,
    ],
    [
      'text that is not the file',
      proved,
      updated,
      [check(body('a message', text), 2_500)],
      { rule: 'fault-not-an-asset', outcome: 'inconclusive', cause: { kind: 'not-an-asset', ...text } },
      undefined,
    ],
    [
      'text that is the new file',
      proved,
      updated,
      [check(body('the newer one', text), -5_000)],
      { rule: 'derivative-bytes', evidence: 'bytes' },
      undefined,
    ],
    [
      'the old file itself',
      proved,
      updated,
      [check(body('the old one'), 2_500)],
      { rule: 'derivative-old-bytes', outcome: 'stale', cause: { kind: 'old-bytes' } },
      undefined,
    ],
    [
      'what was stored before',
      proved,
      updated,
      [check(w, -400)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'fresh',
    ],
    [
      'what imgix renders now',
      proved,
      updated,
      [check(w, -400), probe('fresh', w)],
      { rule: 'derivative-fresh', evidence: 'changed' },
      undefined,
    ],
    [
      'another one than imgix renders now',
      proved,
      updated,
      [check(w, -400), probe('fresh', body('!'))],
      { rule: 'derivative-old', outcome: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'what was stored since, which is the default image',
      { ...proved, missing: body('nothing here') },
      updated,
      [check(w, 2_500), probe('missing', w), probe('fresh', body('!'))],
      { rule: 'derivative-missing', outcome: 'stale', cause: { kind: 'missing', status: 200 } },
      undefined,
    ],
    [
      'what was stored since, where a missing path gives an image',
      { ...proved, missing: body('nothing here') },
      updated,
      [check(w, 2_500)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'missing',
    ],
    [
      'what looks like the default image, as what imgix renders now does',
      { ...proved, missing: body('nothing here') },
      updated,
      [check(w, 2_500), probe('missing', w), probe('fresh', w)],
      { rule: 'derivative-since', evidence: 'changed' },
      undefined,
    ],
    [
      'what was stored since, of an added file: whether it is a default image',
      { ...proved, subject: { isAdded: true } },
      updated,
      [check(w, 2_500)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'missing',
    ],
    [
      'what was stored since, of an added file, where a fault came for the path that does not exist',
      { ...proved, subject: { isAdded: true } },
      updated,
      [check(w, 2_500), probe('missing', status(502))],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'fresh',
    ],
    [
      'what it gave before the purge',
      proved,
      updated,
      [earlier, check(before, -400), probe('fresh', w)],
      { rule: 'derivative-as-before', outcome: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'what it gave before the purge, stored anew since',
      proved,
      updated,
      [earlier, check(before, 2_500)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'fresh',
    ],
    [
      'what it gave before the purge, stored anew since, and not what imgix renders now',
      proved,
      updated,
      [earlier, check(before, 2_500), probe('fresh', w)],
      { rule: 'derivative-as-before', outcome: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'what it gave before the purge, which is what imgix renders now',
      proved,
      updated,
      [earlier, check(before, 2_500), probe('fresh', before)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: { kind: 'too-early' } },
      undefined,
    ],
    [
      'the same a minute after the purge, and nobody has asked again what imgix renders',
      proved,
      updated,
      [earlier, check(before, 2_500), probe('fresh', before), round, check(before, 2_500, 61_000)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'fresh',
    ],
    [
      'the same a minute after the purge, which is still what imgix renders',
      proved,
      updated,
      [earlier, check(before, 2_500, 61_000), probe('fresh', before, 61_000)],
      { rule: 'derivative-fresh', evidence: 'changed' },
      undefined,
    ],
    [
      '404, of a file that is gone',
      gone,
      removed,
      [check(status(404), 2_500)],
      { rule: 'derivative-gone', evidence: 'gone' },
      undefined,
    ],
    [
      'an image, of a file that is gone',
      gone,
      removed,
      [check(w, 2_500)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'missing',
    ],
    [
      'the image from before, of a file that is gone, where nobody has asked what any path gives',
      gone,
      removed,
      [earlier, check(before, 2_500)],
      { rule: 'derivative-indeterminate', outcome: 'inconclusive', cause: open },
      'missing',
    ],
    [
      '404, of a file in whose place there is the default image',
      { before: body('the old one'), checks: [w, w], missing: w },
      removed,
      [check(status(404), 2_500)],
      { rule: 'derivative-gone', evidence: 'gone' },
      undefined,
    ],
    [
      'the default image, of a file that is gone',
      gone,
      removed,
      [check(w, 2_500), probe('missing', w)],
      { rule: 'derivative-replaced', evidence: 'replaced' },
      undefined,
    ],
    [
      'the image from before, of a file that is gone',
      gone,
      removed,
      [earlier, check(before, 2_500), probe('missing', w)],
      { rule: 'derivative-as-before', outcome: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'another image, of a file that is gone',
      gone,
      removed,
      [earlier, check(w, 2_500), probe('missing', status(404))],
      { rule: 'derivative-old', outcome: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'another image than the default one, of a file that is gone',
      gone,
      removed,
      [earlier, check(w, 2_500), probe('missing', body('the default image'))],
      { rule: 'derivative-old', outcome: 'stale', cause: oldRendering },
      undefined,
    ],
  ])('gives %s', (_, story, expected, facts, judged, need) => {
    const known = facts.reduce(learn, knownOf(expected, story, ['w=9']));
    const [derivative] = judge(known, { ...unknownHost, hasOwnFiles: true }, 3_000).derivatives;
    const verdict = derivative?.verdict;
    expect(verdict?.detail).toMatch(sentences);
    expect(derivative?.need?.kind).toBe(need);
    expect(
      verdict?.outcome === 'verified'
        ? { rule: derivative?.rule, evidence: verdict.evidence }
        : { rule: derivative?.rule, outcome: verdict?.outcome, cause: verdict?.cause },
    ).toEqual(judged);
  });
});

test('a derivative that is text may be the file, passed through: that is found out', () => {
  const text = body('as deployed'.padEnd(checkoutFile.size), { nonAssetReason: 'content of the type text/css' });
  const late = body('a message', { nonAssetReason: 'content of the type text/css' });
  const id = createHash('sha1').update('blob 13\0the newer one').digest('hex');
  const own = body('the newer one', { body: { ...body('the newer one').body, blobIds: { sha1: id, sha256: '' } } });
  const needOf = (expected: ExpectedContent, seen: Seen) => {
    const story = { before: body('the old one'), checks: [own] };
    const known = learn(knownOf(expected, story, ['w=9']), {
      kind: 'check',
      query: 'w=9',
      sample: sampleOf(2_500, seen, 'fra'),
    });
    const { bare, derivatives } = judge(known, unknownHost, 3_000);
    return [bare.verdict.outcome, derivatives[0]?.rule, derivatives[0]?.need?.kind];
  };
  expect(needOf({ ...updated, checkoutFile }, text)).toEqual(['verified', 'derivative-indeterminate', 'checkout']);
  expect(needOf({ ...updated, now: blob('the newer one') }, late)).toEqual([
    'verified',
    'derivative-indeterminate',
    'whole',
  ]);
});
