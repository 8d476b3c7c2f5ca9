// Bytes that are not the file's: what the Source does with files, and what it says that others came.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, checkoutFile, print, sha256, status, unknown, unread, updated } from '../stories.ts';
import {
  at,
  check,
  control,
  held,
  indeterminate,
  judged,
  knownAfter,
  newFile,
  oldFile,
  purged,
  x,
  y,
} from '../timeline.ts';

const earlierBy = (seen: Seen, pop = 'fra'): Fact => ({
  kind: 'before',
  query: '',
  sample: at(-100, seen, undefined, pop),
});
const told = [indeterminate(60), control('missing', 70, status(404))];
const madeAfter = (first: Fact, seen: Seen = y) => [first, purged, check(at(50, seen, [45, 55])), ...told];

describe('a Source', () => {
  const passes = 'indeterminate: inconclusive';

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

  test('passes files through where it did before a deployment took the file away and brought a part of it', () => {
    const facts = [earlierBy(body(oldFile)), purged, check(at(20, status(404), [15, 25])), check(at(50, y, [45, 55]))];
    expect(judged([...facts, ...told], 100)).toBe(passes);
  });

  test('passes files through where it renders the new one with its own bytes', () => {
    const facts = [...madeAfter(earlierBy(x)), control('fresh', 80, body(newFile))];
    expect(judged(facts, 100)).toBe(passes);
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

  test('is not seen for a minute where imgix was asked in vain what it holds', () => {
    const vain: Fact = { kind: 'held', file: undefined, sample: at(60, status(503)) };
    const facts = [earlierBy(x), purged, check(at(50, x)), vain, control('missing', 70, status(404))];
    const lineAt = (sentAtMs: number) =>
      judged([...facts, check(at(sentAtMs, y, [sentAtMs, sentAtMs]))], sentAtMs + 20);
    expect(lineAt(59_999)).toBe('held-unasked: inconclusive');
    expect(lineAt(60_000)).toBe('changed: inconclusive, waits for confirmation');
  });

  test('is not seen where what came after nothing may be the old file, of the same size', () => {
    const facts = [
      earlierBy(status(404)),
      purged,
      check(at(50, y, [45, 55])),
      held(60, newFile.length),
      told[1] as Fact,
    ];
    const expected = { ...updated, old: print(newFile.toUpperCase()) };
    expect(judged(facts, 100, { expected })).toBe(none);
    expect(judged(facts, 100, { expected: { ...updated, old: 'unknown' } })).toMatch(/^changed: /);
  });

  test('is not seen where the default image came before, as that was no file', () => {
    const facts = [...madeAfter(earlierBy(x)), control('missing', 80, x)];
    expect(judged(facts, 100)).toBe(none);
    expect(judged(facts, 100, { isOriginReady: true })).toMatch(/^changed: /);
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

  test.each<[string, string, readonly string[], RegExp]>([
    ['is seen where no picture came with its own bytes', 'gif', [], /^changed: /],
    ['is no sign where one did, and imgix can describe none of this', 'gif', ['png'], /^indeterminate: /],
    ['is seen of an SVG beside such a picture: it may be sanitized', 'svg', ['png'], /^changed: /],
  ])('%s', (_, ending, passed, line) => {
    const host = { ...unknownHost, passedEndings: new Set(passed) };
    expect(judged(madeAfter(earlierBy(x)), 100, { url: `https://a.imgix.net/a.${ending}` }, host)).toMatch(line);
  });

  test('is seen after a third file only once imgix renders the same, or cannot be asked', () => {
    const facts = [
      earlierBy(x),
      purged,
      held(50, 99),
      check(at(60, x)),
      indeterminate(200),
      check(at(300, y, [295, 305])),
      check(at(301, y, [295, 305])),
      indeterminate(305),
      control('missing', 310, status(404)),
    ];
    expect(judged(facts)).toBe('changed: inconclusive, needs fresh, waits for age');
    expect(judged([...facts, control('fresh', 320, y)])).toBe('changed: changed');
    expect(judged([...facts, control('fresh', 320, status(503))])).toBe('changed: changed');
    expect(judged([...facts, control('fresh', 320, x)])).toBe('changed: inconclusive, waits for age');
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

test('other bytes of an added file may be a default image as long as a fault hides what a missing path gives', () => {
  const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
  const rendered = [purged, held(40, newFile.length), check(at(60, y, [60, 65]))];
  const lineOf = (...probes: readonly Fact[]) => judged([...rendered, ...probes], 1_000, added);
  expect(lineOf()).toBe('held-new: inconclusive, needs missing');
  expect(lineOf(control('missing', 80, status(502)))).toBe('held-new: inconclusive, needs fresh');
  expect(lineOf(control('missing', 80, status(404)))).toMatch(/^held-new: (metadata|inconclusive, waits)/);
});

describe('what imgix renders now', () => {
  const facts = (storedMs: readonly [number, number]): readonly Fact[] => [
    earlierBy(x),
    purged,
    held(40, newFile.length),
    check(at(50, x, [-9_000, -8_000])),
    { kind: 'fresh', query: '', sample: at(60, x, storedMs) },
  ];

  test('is no rendering of now where its age says that a cache had it: it leaves the parameter out of its key', () => {
    expect(judged(facts([-9_000, -8_000]))).toBe('held-new-old: stale');
    expect(judged(facts([60, 70]))).toBe('held-new: inconclusive, waits for effect');
  });
});

describe('a fault between two answers', () => {
  const right = (sentAtMs: number) => check(at(sentAtMs, status(404), [sentAtMs, sentAtMs + 10]));
  const fault = (sentAtMs: number) => check(at(sentAtMs, status(503)));
  const gone: Partial<Subject> = { expected: { kind: 'removed', old: 'unknown' } };

  test('takes nothing from what they show together', () => {
    const before = [earlierBy(x), purged];
    expect(judged([...before, right(1_000)], 1_100, gone)).toContain('waits for confirmation');
    expect(judged([...before, right(1_000), fault(2_000)], 2_100, gone)).toMatch(/^fault-status: inconclusive/);
    expect(judged([...before, right(1_000), fault(2_000), right(3_000)], 3_100, gone)).toBe('gone: gone');
  });
});
