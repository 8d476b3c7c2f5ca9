// What is judged of each kind of answer, as data and in words, where a file should be there. The report groups assets by the
// cause, and people read the rest.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import {
  blob,
  body,
  checkoutFile,
  judgedOf,
  knownOf,
  oldRendering,
  open,
  print,
  removed,
  rendering,
  type Story,
  sha256,
  status,
  unmeasured,
  unread,
  updated,
} from '../stories.ts';

const nonAssetReason = 'content of the type text/plain';
const ofNoBlob = {
  ...rendering,
  body: { ...rendering.body, blobIds: { sha1: '0'.repeat(40), sha256: '0'.repeat(64) } },
};

describe('a file that should be there', () => {
  test.each<[string, Story, ExpectedContent, object]>([
    [
      'its bytes',
      { before: body('the old one'), checks: [body('the newer one')] },
      updated,
      { rule: 'new-bytes', evidence: 'bytes' },
    ],
    [
      'the old bytes',
      { checks: [body('the old one')] },
      updated,
      { rule: 'old-bytes', outcome: 'stale', cause: { kind: 'old-bytes' } },
    ],
    [
      'the old length',
      { checks: [unread('the old one')] },
      updated,
      { rule: 'old-bytes', outcome: 'stale', cause: { kind: 'old-bytes' } },
    ],
    [
      'a pointer of Git LFS',
      { checks: [body('version git-lfs')] },
      { ...updated, pointer: print('version git-lfs') },
      { rule: 'lfs-pointer', outcome: 'inconclusive', cause: { kind: 'lfs-pointer' } },
    ],
    [
      'bytes whose length was told too late',
      { checks: [unmeasured] },
      { kind: 'updated', now: blob('the newer one'), old: 'unknown' },
      { rule: 'unread', outcome: 'inconclusive', cause: open },
    ],
    [
      "bytes of the length of the checkout's file",
      { checks: [rendering] },
      { ...updated, checkoutFile },
      { rule: 'unread', outcome: 'inconclusive', cause: open },
    ],
    [
      '404',
      { checks: [status(404)] },
      updated,
      { rule: 'missing', outcome: 'stale', cause: { kind: 'missing', status: 404 } },
    ],
    [
      '410',
      { checks: [status(410)] },
      updated,
      { rule: 'missing', outcome: 'stale', cause: { kind: 'missing', status: 410 } },
    ],
    [
      '403',
      { checks: [status(403)] },
      updated,
      { rule: 'refused', outcome: 'stale', cause: { kind: 'refused', status: 403, signed: false } },
    ],
    [
      '403, signed',
      { checks: [status(403)], subject: { isSigned: true } },
      updated,
      { rule: 'refused', outcome: 'stale', cause: { kind: 'refused', status: 403, signed: true } },
    ],
    [
      'text that is not the file',
      { checks: [body('a message', { nonAssetReason })] },
      updated,
      { rule: 'fault-not-an-asset', outcome: 'inconclusive', cause: { kind: 'not-an-asset', nonAssetReason } },
    ],
    [
      'what a path that does not exist gives',
      { checks: [rendering], missing: rendering },
      updated,
      { rule: 'default-image', outcome: 'stale', cause: { kind: 'missing', status: 200 } },
    ],
    [
      'a rendering, while imgix holds the old file',
      { checks: [rendering], held: 11 },
      updated,
      { rule: 'held-old', outcome: 'stale', cause: oldRendering },
    ],
    [
      'a rendering, while imgix holds a third file',
      { checks: [rendering], held: 99 },
      updated,
      { rule: 'held-other', outcome: 'inconclusive', cause: { kind: 'other-file', contentLength: 99 } },
    ],
    [
      'a rendering, while imgix holds the new file',
      { checks: [rendering], held: 13 },
      updated,
      { rule: 'held-new', outcome: 'inconclusive', cause: open },
    ],
    [
      'what it gave before the purge, of a file that is not the new one, and may be the old one',
      { before: rendering, checks: [rendering], held: 99 },
      { ...updated, old: 'unknown' },
      { rule: 'held-other', outcome: 'stale', cause: oldRendering },
    ],
    [
      'what it gave before the purge, of a file that is not the new one, where git does not tell how long the old one is',
      { before: ofNoBlob, checks: [ofNoBlob], held: 99 },
      { ...updated, old: blob('the old one') },
      { rule: 'held-other', outcome: 'stale', cause: oldRendering },
    ],
    [
      'what it gave before the purge, of a file that is neither of the two',
      { before: rendering, checks: [rendering], held: 99 },
      updated,
      { rule: 'held-other', outcome: 'inconclusive', cause: { kind: 'other-file', contentLength: 99 } },
    ],
    [
      'a rendering, and nothing more',
      { checks: [rendering] },
      updated,
      { rule: 'held-unasked', outcome: 'inconclusive', cause: open },
    ],
    [
      'the bytes from before',
      { before: rendering, checks: [rendering] },
      { kind: 'updated', now: undefined, old: print('x') },
      { rule: 'as-before', outcome: 'inconclusive', cause: { ...open, isAsBefore: true } },
    ],
    [
      'the bytes from before, of a third file, where the Source passes files through',
      { before: rendering, checks: [body('x'), rendering] },
      { kind: 'updated', now: undefined, old: print('x') },
      { rule: 'as-before', outcome: 'stale', cause: oldRendering },
    ],
    ['nothing yet', { checks: [] }, updated, { rule: 'unchecked', outcome: 'inconclusive', cause: open }],
    [
      'what it gave before the purge already',
      { before: body('the newer one'), checks: [body('the newer one')] },
      updated,
      { rule: 'new-bytes', outcome: 'inconclusive', cause: { kind: 'too-early' } },
    ],
  ])('gives %s', (_, story, expected, judged) => {
    expect(judgedOf(expected, story)).toEqual(judged);
  });
});

describe('text of the very bytes that are due', () => {
  const text = body('the newer one', { nonAssetReason });
  test.each<[string, ExpectedContent, string, string]>([
    ['from nobody, of which git knows', updated, '', 'new-bytes'],
    ['from nobody, of which only the origin knows', { ...updated, isByOrigin: true }, '', 'not-an-asset'],
    ['from a point of presence, of which only the origin knows', { ...updated, isByOrigin: true }, 'fra', 'new-bytes'],
  ])('%s', (_, expected, pop, rule) => {
    expect(judgedOf(expected, { before: body('the old one'), checks: [text], pop })).toMatchObject({ rule });
  });

  test('an image of these bytes is no message, whoever gives it', () => {
    const story = { before: body('the old one'), checks: [body('the newer one')], pop: '' };
    expect(judgedOf({ ...updated, isByOrigin: true }, story)).toMatchObject({ rule: 'new-bytes' });
  });
});

describe("the checkout's file", () => {
  const withCheckout = { ...updated, checkoutFile };
  const read = (hex: string): Fact => ({ kind: 'checkout', file: { sha256: hex, dimensions: undefined } });
  const needOf = (expected: ExpectedContent, story: Story, ...more: readonly Fact[]) => {
    const { rule, need } = judge(more.reduce(learn, knownOf(expected, story)), unknownHost, 95_000).bare;
    return `${rule}, needs ${need?.kind ?? 'nothing'}`;
  };

  test('is read where imgix describes a file of its length, and once', () => {
    const story = { checks: [body('!')], held: checkoutFile.size };
    expect(needOf(withCheckout, story)).toBe('held-unasked, needs checkout');
    expect(needOf(withCheckout, { ...story, held: 99 })).toBe('held-other, needs missing');
    expect(needOf(updated, story)).toBe('held-other, needs missing');
    expect(needOf(removed, story)).not.toContain('checkout');
    expect(needOf(withCheckout, { checks: [body('!')] })).toBe('held-unasked, needs held');
    expect(needOf(withCheckout, story, read(sha256('?')))).not.toContain('checkout');
  });

  test('shows that a page of its length is none', () => {
    const ofItsLength = body('<html>'.padEnd(checkoutFile.size), { nonAssetReason: 'an HTML page' });
    const known = learn(knownOf(withCheckout, { checks: [ofItsLength] }), read(sha256('?')));
    const { rule, verdict } = judge(known, unknownHost, 95_000).bare;
    expect(rule).toBe('not-an-asset');
    expect(verdict).toEqual({
      outcome: 'inconclusive',
      cause: { kind: 'not-an-asset', nonAssetReason: 'an HTML page' },
      detail: 'imgix answers with an HTML page, which is not the asset.',
    });
  });
});
