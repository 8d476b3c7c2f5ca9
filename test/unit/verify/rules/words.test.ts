// What people read of a judgement: the sentences that nothing else tries.
import { expect, test } from 'vitest';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, checkoutFile, removed, sentences, status, unknown, updated } from '../stories.ts';
import {
  at,
  check,
  control,
  d,
  earlier,
  held,
  indeterminate,
  knownAfter,
  newFile,
  oldFile,
  purged,
  serving,
  x,
  y,
} from '../timeline.ts';

const [older, newer] = [body(oldFile), body(newFile)];
const told = [indeterminate(60), control('missing', 70, status(404))];
const original: Fact = { kind: 'held', file: { kind: 'original', body: newer.body }, sample: at(80, newer) };
const twice = (seen: Seen) => [check(at(90, seen)), check(at(95, seen))];

test.each<[string, Fact, boolean]>([
  ['is said where imgix has a file of its size', held(60, newFile.length), true],
  ['is not said where it has another', held(60, 99), false],
  ['is not said where it does not tell', indeterminate(60), false],
])('that the size may be that of the file before, too, %s', (_, fact, isSaid) => {
  const expected = { ...updated, old: 'unknown' } as const;
  const facts = [earlier(x), purged, fact, check(at(100, y, [90, 110])), control('missing', 120, status(404)), fact];
  const { verdict } = judge(knownAfter(facts, { expected }), unknownHost, 200).bare;
  expect(verdict.detail.includes("imgix has a file of the new one's size")).toBe(isSaid);
});

test.each<[string, readonly Fact[], Partial<Subject>]>([
  ['But one more check has to show it.', [earlier(older), purged, check(at(50, older)), check(at(60, newer))], {}],
  [
    'But nothing shows yet that it stays so: it may be what imgix had before the purge.',
    [earlier(newer), purged, check(at(50, newer))],
    {},
  ],
  ['imgix answers 404: it serves nothing.', [earlier(older), purged, ...twice(status(404))], { expected: removed }],
  [
    'imgix answers 404: it serves nothing. It answered 410 before the purge, too.',
    [earlier(status(410)), purged, ...twice(status(404))],
    { expected: removed, isOriginReady: true },
  ],
  [
    "imgix gives files here as they are, and the bytes that it serves are neither the new file's nor the old one's.",
    [earlier(older), purged, check(at(50, y)), ...told],
    {},
  ],
  [
    "imgix serves bytes that are not the file's, and nothing tells from which file they were made.",
    [earlier(x), purged, check(at(50, y)), ...told],
    {},
  ],
  [
    'Nothing tells whether the bytes that imgix serves are from after the purge.',
    [earlier(x), purged, check(at(50, y)), control('missing', 70, status(404))],
    { expected: unknown },
  ],
  [
    'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.',
    [earlier(status(404)), purged, check(at(50, y, [45, 55])), ...twice(y), control('missing', 97, status(404))],
    { expected: unknown },
  ],
  [
    'imgix serves what it serves for a path that does not exist: the default image.',
    [earlier(x), purged, ...twice(d), control('missing', 97, d)],
    { expected: unknown },
  ],
  [
    'imgix still serves the bytes from before the purge.',
    [earlier(x), purged, check(at(50, x)), control('missing', 70, status(404))],
    { expected: removed },
  ],
  [
    "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.",
    [earlier(older), purged, check(at(50, y)), ...told],
    { expected: removed },
  ],
  [
    'imgix has the new file, but the URL still gives the answer from before the purge.',
    [earlier(x), purged, check(at(50, x)), held(60, newFile.length), control('fresh', 80, y)],
    {},
  ],
  [
    'imgix has a file of 13 bytes, as long as the new one, and other bytes. Does the deployment rewrite the files, or has it not arrived?',
    [earlier(x), purged, check(at(50, body(newFile.toUpperCase()))), held(60, newFile.length)],
    {},
  ],
  [
    'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed: `origin-url` would.',
    [earlier(x), purged, check(at(50, x)), control('missing', 70, status(404))],
    { expected: unknown },
  ],
  [
    'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
    [earlier(x), purged, original, ...twice(y), control('fresh', 99, y), { ...original, sample: at(120, newer) }],
    { url: 'https://a.imgix.net/a.svg' },
  ],
  [
    'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
    [earlier(x), purged, held(50, newFile.length), ...twice(y), control('fresh', 99, y), held(120, newFile.length)],
    {},
  ],
  [
    'imgix has a file of 99 bytes, the new one has 13 or 24. Does the deployment rewrite the files, or has it not arrived?',
    [earlier(x), purged, check(at(50, y)), held(60, 99)],
    { expected: { ...updated, checkoutFile } },
  ],
  [
    'imgix has a file of 99 bytes, the new one has 24. Has the deployment arrived?',
    [earlier(x), purged, check(at(50, y)), held(60, 99)],
    { expected: { ...updated, now: undefined, checkoutFile } },
  ],
  [
    'imgix has a file of 13 bytes, as long as the new one, with other dimensions. Does the deployment rewrite the files, or has it not arrived?',
    [
      earlier(x),
      purged,
      { kind: 'checkout', file: { sha256: undefined, dimensions: { width: 3, height: 4 } } },
      check(at(50, y)),
      {
        kind: 'held',
        file: { kind: 'described', metadata: { contentLength: 13, dimensions: { width: 5, height: 6 } } },
        sample: at(60, status(200)),
      },
    ],
    { expected: { ...updated, old: 'none', checkoutFile: { ...checkoutFile, size: 13 } } },
  ],
  [
    'imgix has a file of 99 bytes, the new one has 13.',
    [earlier(x), purged, check(at(50, y)), held(60, 99), control('missing', 70, status(404))],
    { isOriginReady: true },
  ],
  [
    'If something on the way refuses this step, give `verify-headers` with a header that it accepts. If the Source has Secure URLs, give `secure-url-token`.',
    [earlier(older), purged, check(at(50, status(403, { isAnonymous: true }), undefined, ''))],
    {},
  ],
])('%s', (words, facts, subject) => {
  const { verdict } = judge(knownAfter(facts, subject), serving, 200).bare;
  expect(['verified', 'stale', 'inconclusive']).toContain(verdict.outcome);
  expect(verdict.detail.endsWith(words)).toBe(true);
  expect(verdict.detail).toMatch(sentences);
});

test('of a derivative, what stands in its way', () => {
  const facts = [earlier(older), purged, check(at(50, newer)), check(at(70, status(500)), 'w=9')];
  const [derivative] = judge(knownAfter(facts, {}, ['w=9']), unknownHost, 200).derivatives;
  expect(derivative?.verdict).toMatchObject({ detail: 'It answers 500 (a fault at imgix or at the Source).' });
});
