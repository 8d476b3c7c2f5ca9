// A file that should be gone: what is learnt of answers at their moments, and what is judged of it.
import { describe, expect, test } from 'vitest';
import { type KnownHost, unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import { body, removed, status } from '../stories.ts';
import { at, check, control, d, deaf, earlier, held, judged, oldFile, purged, serving, y } from '../timeline.ts';

describe('a removed file', () => {
  const gone = [earlier(body(oldFile)), purged, check(at(50, status(404))), check(at(60, status(404)))];
  const never = [earlier(status(404)), purged, check(at(50, status(404), [45, 55])), check(at(60_000, status(404)))];

  test.each<[string, readonly Fact[], number, KnownHost, string]>([
    ['was served, and is not', gone, 70, unknownHost, 'gone: gone'],
    ['was never seen', never, 60_010, unknownHost, 'gone: inconclusive, needs witness'],
    ['was never seen, nor anything else', never, 60_010, deaf, 'never-seen: inconclusive'],
    ['was never seen, but others are', never, 60_010, serving, 'gone: gone'],
    [
      'is forbidden as before',
      [earlier(status(403)), purged, check(at(50, status(403)))],
      60,
      deaf,
      'refused-removed: inconclusive',
    ],
    [
      'is forbidden by something on the way, which does not give the name of a point of presence',
      [earlier(body(oldFile)), purged, check(at(50, status(403, { isAnonymous: true }), undefined, ''))],
      60,
      serving,
      'fault-refused: inconclusive',
    ],
    [
      'has something in its place',
      [earlier(body(oldFile)), purged, check(at(50, y))],
      60,
      unknownHost,
      'replaced: inconclusive, needs missing',
    ],
    [
      'has another file in its place',
      [earlier(body(oldFile)), purged, check(at(50, y)), control('missing', 60, status(404)), held(80, 99)],
      90,
      unknownHost,
      'indeterminate: inconclusive',
    ],
    [
      'has the default image in its place',
      [earlier(body(oldFile)), purged, check(at(50, d)), control('missing', 60, d), check(at(80, d))],
      90,
      unknownHost,
      'replaced: replaced',
    ],
  ])('%s', (_, facts, nowMs, host, expected) => {
    expect(judged(facts, nowMs, { expected: removed }, host)).toBe(expected);
  });
});
