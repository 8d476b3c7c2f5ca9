// Bytes that are not the file's: what the Source does with files, and what it says that others came.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, checkoutFile, sha256, status, unknown, unread, updated } from '../stories.ts';
import { at, check, control, indeterminate, judged, knownAfter, newFile, oldFile, purged, x, y } from '../timeline.ts';

const earlierBy = (seen: Seen, pop = 'fra'): Fact => ({
  kind: 'before',
  query: '',
  sample: at(-100, seen, undefined, pop),
});
const told = [indeterminate(60), control('missing', 70, status(404))];
const madeAfter = (first: Fact, seen: Seen = y) => [first, purged, check(at(50, seen, [45, 55])), ...told];

describe('a Source', () => {
  const passes = 'not-passed-through: inconclusive';

  test.each<[string, Seen, Partial<Subject>, string]>([
    ['passes files through that gave the old one', body(oldFile), {}, passes],
    ['passes files through that gave the new one', body(newFile), {}, passes],
    ['passes files through that gave the length of the new one', unread(newFile), {}, passes],
    [
      'may not that gave other bytes of that length',
      body(newFile.toUpperCase()),
      {},
      'changed: inconclusive, waits for confirmation',
    ],
    [
      'may not that gave another length',
      unread('of another length'),
      {},
      'changed: inconclusive, waits for confirmation',
    ],
    ['may not that gave none', status(404), {}, 'indeterminate: inconclusive'],
    [
      'sanitizes SVG',
      body(oldFile),
      { url: 'https://a.imgix.net/a.svg' },
      'changed: inconclusive, waits for confirmation',
    ],
    ['does so by the last ending', body(oldFile), { url: 'https://a.imgix.net/a.svg.gif' }, passes],
  ])('%s', (_, seen, subject, line) => {
    expect(judged(madeAfter(earlierBy(seen)), 100, subject)).toBe(line);
  });

  test('passes files through wherever it was seen to', () => {
    expect(judged(madeAfter(earlierBy(body(oldFile), 'iad')), 100)).toBe(passes);
  });
});

describe('that other bytes came', () => {
  const none = 'indeterminate: inconclusive';

  test('is seen where these followed, also before they were read', () => {
    expect(judged(madeAfter(earlierBy(x)), 100)).toBe('changed: inconclusive, waits for confirmation');
    expect(judged(madeAfter(earlierBy(x), unread('of another length')), 100)).toBe(
      'changed: inconclusive, needs whole',
    );
  });

  test('is not seen where others followed', () => {
    const facts = [
      earlierBy(x, 'iad'),
      purged,
      check(at(40, body('else'), undefined, 'iad')),
      check(at(50, y, [45, 55])),
      ...told,
    ];
    expect(judged(facts, 100)).toBe(none);
    expect(judged([...facts, check(at(80, y, undefined, 'iad'))], 100)).toBe('changed: changed');
  });

  test('is not seen where a page came before, which only looked like the file', () => {
    const expected: ExpectedContent = { ...updated, checkoutFile };
    const ofItsLength = body('<html>'.padEnd(checkoutFile.size), { nonAssetReason: 'an HTML page' });
    const read: Fact = { kind: 'checkout', file: { sha256: sha256('?'), dimensions: undefined } };
    expect(judged([...madeAfter(earlierBy(ofItsLength)), read], 100, { expected })).toBe(none);
  });

  test('tells nothing where nobody knows what was there before', () => {
    const { rule, verdict } = judge(
      knownAfter([purged, check(at(50, y))], { expected: unknown }),
      unknownHost,
      100,
    ).bare;
    expect({ rule, ...verdict }).toEqual({
      rule: 'indeterminate',
      outcome: 'inconclusive',
      cause: { kind: 'unknown-content' },
      detail: 'Nothing tells whether the bytes that imgix serves are the ones they should be.',
    });
  });
});
