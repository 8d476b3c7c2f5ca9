// What is judged of each kind of answer, as data and in words, where nothing should be there or nothing is known.
import { describe, expect, test } from 'vitest';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import {
  body,
  judgedOf,
  knownOf,
  oldRendering,
  open,
  page,
  removed,
  rendering,
  type Story,
  sentences,
  status,
  unknown,
  updated,
} from '../stories.ts';

test.each([
  [updated, 'the old file'],
  [removed, 'the removed file'],
] as const)('what imgix makes its answer from is named as what it is: %j', (expected, words) => {
  const known = knownOf(expected, { checks: [rendering], missing: status(404), held: 11 });
  expect(judge(known, unknownHost, 95_000).bare.verdict.detail).toBe(`imgix still makes its answer from ${words}.`);
});

describe('a file that should be gone', () => {
  const gone = { checks: [status(404), status(404)] };
  const forbidden = { checks: [status(403), status(403)] };
  const refused = {
    rule: 'refused-removed',
    outcome: 'inconclusive',
    cause: { kind: 'refused', status: 403, signed: false },
  };
  test.each<[string, Story, object]>([
    ['404, where it was served', { before: body('the old one'), ...gone }, { rule: 'gone', evidence: 'gone' }],
    ['403, as before', { before: status(403), checks: [status(403)], host: { unchangedFile: 'none' } }, refused],
    [
      '403, before and after another file is given',
      { before: body('the old one'), ...forbidden, host: { unchangedFile: 'served', unchangedAtMs: 1_500 } },
      { rule: 'gone', evidence: 'gone' },
    ],
    [
      '403, and another file is given since: the refusal may have ended between the two',
      { before: body('the old one'), ...forbidden, host: { unchangedFile: 'served', unchangedAtMs: 5_000 } },
      { rule: 'gone', outcome: 'inconclusive', cause: { kind: 'too-early' } },
    ],
    [
      '403, and another file was given before that only',
      {
        before: body('the old one'),
        ...forbidden,
        host: { hasOwnFiles: true, servesAny: true, unchangedFile: 'served', unchangedAtMs: 50 },
      },
      refused,
    ],
    [
      '403, and so does an unchanged file, and a path that does not exist',
      {
        before: body('the old one'),
        ...forbidden,
        host: { unchangedFile: 'not-served', unchangedAtMs: 5_000 },
        missing: status(403),
      },
      refused,
    ],
    [
      '403, and a path that does not exist 404',
      { before: body('the old one'), ...forbidden, pop: '', host: { unchangedFile: 'none' }, missing: status(404) },
      { rule: 'gone', evidence: 'gone' },
    ],
    [
      '403 from a point of presence, where no other file is known',
      { before: body('the old one'), ...forbidden, host: { unchangedFile: 'none' } },
      { rule: 'gone', evidence: 'gone' },
    ],
    [
      '404, as before',
      { before: status(404), ...gone, host: { unchangedFile: 'none' } },
      { rule: 'never-seen', outcome: 'inconclusive', cause: { kind: 'never-seen' } },
    ],
    [
      'the old bytes',
      { checks: [body('the old one')] },
      { rule: 'old-bytes', outcome: 'stale', cause: { kind: 'old-bytes' } },
    ],
    [
      'a rendering of it',
      { checks: [rendering], missing: status(404), held: 11 },
      { rule: 'held-old', outcome: 'stale', cause: oldRendering },
    ],
    [
      'the bytes from before',
      { before: rendering, checks: [rendering], missing: status(404) },
      { rule: 'as-before', outcome: 'stale', cause: oldRendering },
    ],
    [
      'a third image',
      { checks: [rendering], missing: status(404), held: 99 },
      { rule: 'indeterminate', outcome: 'inconclusive', cause: open },
    ],
    [
      'the default image, where nothing was ever served',
      { checks: [rendering], missing: rendering, host: { unchangedFile: 'none' } },
      { rule: 'never-seen', outcome: 'inconclusive', cause: { kind: 'never-seen' } },
    ],
  ])('gives %s', (_, story, judged) => {
    expect(judgedOf(removed, story)).toEqual(judged);
  });
});

describe('a URL of which nothing is known', () => {
  test.each<[string, Story, object]>([
    [
      '404, as before',
      { before: status(404), checks: [status(404)] },
      { rule: 'unknown-missing', outcome: 'inconclusive', cause: { kind: 'missing', status: 404 } },
    ],
    [
      '403, as before',
      { before: status(403), checks: [status(403)] },
      { rule: 'unknown-missing', outcome: 'inconclusive', cause: { kind: 'refused', status: 403, signed: false } },
    ],
    [
      'the default image, as before',
      { before: rendering, checks: [rendering], missing: rendering },
      { rule: 'unknown-missing', outcome: 'inconclusive', cause: { kind: 'missing', status: 200 } },
    ],
    [
      'the bytes from before',
      { before: rendering, checks: [rendering], missing: status(404) },
      { rule: 'as-before', outcome: 'inconclusive', cause: { ...open, isAsBefore: true } },
    ],
    [
      'other bytes',
      { before: body('once'), checks: [rendering, rendering], missing: status(404) },
      { rule: 'changed', evidence: 'changed' },
    ],
  ])('gives %s', (_, story, judged) => {
    expect(judgedOf(unknown, story)).toEqual(judged);
  });
});

describe('a check without an answer of the asset', () => {
  test.each<[Seen, object, string]>([
    [
      { kind: 'failed', reason: 'the connection was cut' },
      { kind: 'unreachable', reason: 'the connection was cut' },
      'It could not be fetched: the connection was cut.',
    ],
    [
      page,
      { kind: 'not-an-asset', nonAssetReason: 'an HTML page' },
      'imgix answers with an HTML page, which is not the asset.',
    ],
    [
      status(302, { location: 'https://example.com/' }),
      { kind: 'redirect', status: 302, location: 'https://example.com/' },
      'a redirect to https://example.com/',
    ],
    [status(403, { challengeBy: 'a filter' }), { kind: 'challenge', by: 'a filter' }, 'a challenge of a filter'],
    [status(401), { kind: 'refused', status: 401, signed: false }, 'imgix answers 401.'],
    [status(402), { kind: 'status', status: 402 }, 'a limit of the imgix plan'],
    [status(413), { kind: 'status', status: 413 }, 'too large for imgix'],
    [status(414), { kind: 'status', status: 414 }, 'longer than imgix accepts'],
    [status(421), { kind: 'status', status: 421 }, 'the file is corrupt'],
    [status(422), { kind: 'status', status: 422 }, 'cannot render the file'],
    [status(418), { kind: 'status', status: 418 }, 'imgix answers 418.'],
    [status(499), { kind: 'status', status: 499 }, 'imgix answers 499.'],
    [status(500), { kind: 'status', status: 500 }, 'a fault at imgix or at the Source'],
    [status(599), { kind: 'status', status: 599 }, 'a fault at imgix or at the Source'],
  ])('says why: %j', (seen, cause, words) => {
    const { rule, verdict } = judge(knownOf(updated, { checks: [seen] }), unknownHost, 5_000).bare;
    expect(rule).toBe(`fault-${(cause as { kind: string }).kind}`);
    expect(verdict).toMatchObject({ outcome: 'inconclusive', cause });
    expect(verdict.detail).toContain(words);
    expect(verdict.detail).toMatch(sentences);
  });
});
