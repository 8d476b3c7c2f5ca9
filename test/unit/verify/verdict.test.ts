// Every verdict with the words that people read.
import { expect, test } from 'vitest';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import type { Observation } from '../../../src/verify/observation.ts';
import { type Facts, judge } from '../../../src/verify/verdict.ts';

const sha = (letter: string) => letter.repeat(64);
const served = (letter: string, earliestMs?: number, latestMs?: number): Observation => ({
  kind: 'served',
  body: { length: 5, sha256: sha(letter), blobIds: null },
  hints: { earliestMs, latestMs },
  oddity: undefined,
});
const page = (observation: Observation): Observation => ({ ...observation, oddity: 'an HTML page' }) as Observation;
const status = (code: number, location?: string): Observation =>
  location === undefined ? { kind: 'status', status: code } : { kind: 'status', status: code, location };
const failed: Observation = { kind: 'failed', reason: 'the connection was cut' };

const updated: ExpectedContent = {
  kind: 'updated',
  now: { kind: 'sha256', hex: sha('n'), size: 7 },
  old: { kind: 'sha256', hex: sha('o'), size: 6 },
  checkoutFile: undefined,
};
const removed: ExpectedContent = { kind: 'removed', old: 'unknown' };
const nothingKnown: ExpectedContent = { kind: 'unknown' };

const sinceMs = 1_000;
const fresh = (letter: string) => served(letter, 1_000, 2_000);

function facts(more: Partial<Facts>): Facts {
  const unknown = { kind: 'unknown' } as const;
  return {
    expected: updated,
    before: served('b'),
    seen: fresh('s'),
    likeness: 'other',
    passesThrough: false,
    sinceMs,
    corroboration: unknown,
    reference: undefined,
    ...more,
  };
}

const weaker = 'changed: The weaker proof: imgix serves other bytes than before the purge, stored after it.';

test.each<[Partial<Facts>, string]>([
  [{ likeness: 'new' }, 'bytes: imgix serves the bytes of the new file.'],
  [{ likeness: 'old' }, 'stale: imgix still serves the bytes of the old file.'],
  [{ likeness: 'unknown' }, 'inconclusive: imgix does not tell the length of the answer.'],
  [{ seen: failed }, 'inconclusive: It could not be fetched: the connection was cut.'],

  [
    { corroboration: { kind: 'new', how: 'metadata' } },
    'metadata: imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'original' } },
    'bytes: The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, seen: fresh('b') },
    'stale: imgix has the new file, but the URL still gives the answer from before the purge.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, seen: served('s', 900, 999) },
    'stale: imgix has the new file, but the URL still gives the answer from before the purge.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, seen: served('s', 999, 1_000) },
    'inconclusive: imgix has the new file, but nothing tells whether the URL gives it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, seen: served('b'), reference: served('b') },
    'metadata: imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, seen: served('s'), before: undefined },
    'inconclusive: imgix has the new file, but nothing tells whether the URL gives it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, before: undefined },
    'metadata: imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, before: failed },
    'inconclusive: imgix has the new file, but nothing tells whether the URL gives it.',
  ],
  [
    { corroboration: { kind: 'new', how: 'metadata' }, before: status(500) },
    'inconclusive: imgix has the new file, but nothing tells whether the URL gives it.',
  ],
  [{ corroboration: { kind: 'old' } }, 'stale: imgix still makes its answer from the old file.'],
  [
    { corroboration: { kind: 'other', contentLength: 9 } },
    "inconclusive: imgix has a file of 9 bytes, the commit's has 7. Does the deployment rewrite the files, or has it not arrived?",
  ],
  [{}, weaker],
  ...[failed, status(404), status(410), status(403), status(500), page(served('b'))].map(
    (before): [Partial<Facts>, string] => [
      { before },
      "inconclusive: imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.",
    ],
  ),
  [
    { passesThrough: true },
    "inconclusive: imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.",
  ],
  [
    { passesThrough: true, corroboration: { kind: 'new', how: 'metadata' } },
    'inconclusive: imgix has the new file, but nothing tells whether the URL gives it.',
  ],
  [
    { passesThrough: true, corroboration: { kind: 'new', how: 'metadata' }, reference: served('s') },
    'metadata: imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
  ],
  [
    { seen: fresh('b') },
    'stale: imgix serves the bytes from before the purge, and nothing tells from which file they were made.',
  ],
  [
    { seen: served('s') },
    "inconclusive: imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.",
  ],

  [
    { seen: status(404) },
    'stale: imgix answers 404: it has no such file. imgix keeps such an answer for five minutes.',
  ],
  [
    { seen: status(410) },
    'stale: imgix answers 410: it has no such file. imgix keeps such an answer for five minutes.',
  ],
  [
    { seen: status(403) },
    'stale: imgix answers 403: it has no such file, or it refuses the URL. If the Source has Secure URLs, give `secure-url-token`.',
  ],
  [
    { seen: status(301, 'https://a/') },
    'inconclusive: imgix answers 301, a redirect to https://a/, which is not followed. Is this the host that imgix serves?',
  ],
  [{ seen: status(418) }, 'inconclusive: imgix answers 418.'],
  [{ seen: status(500) }, 'inconclusive: imgix answers 500 (a fault at imgix or at the Source).'],

  [{ expected: removed, seen: status(404) }, 'gone: imgix answers 404: it serves nothing.'],
  [
    { expected: removed, seen: status(410), before: status(404) },
    'gone: imgix answers 410: it serves nothing. It answered 404 before the purge, too.',
  ],
  [{ expected: removed, seen: status(403) }, 'gone: imgix answers 403: it serves nothing.'],
  [
    { expected: removed, seen: status(403), before: status(404) },
    'gone: imgix answers 403: it serves nothing. It answered 404 before the purge, too.',
  ],
  [
    { expected: removed, seen: status(403), before: page(served('b')), passesThrough: true },
    'gone: imgix answers 403: it serves nothing.',
  ],
  ...[undefined, failed, status(403), status(503), status(302, 'https://a/'), page(served('b'))].map(
    (before): [Partial<Facts>, string] => [
      { expected: removed, seen: status(403), before },
      'inconclusive: imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. If the Source has Secure URLs, give `secure-url-token`.',
    ],
  ),
  [
    { expected: removed, reference: served('s') },
    'replaced: imgix serves what it serves for a path that does not exist: the default image.',
  ],
  [
    { expected: removed, reference: served('x'), corroboration: { kind: 'old' } },
    'stale: imgix still makes its answer from the removed file.',
  ],
  [
    { expected: removed, reference: status(404) },
    'replaced: imgix serves other bytes than before the purge, stored after it: another image.',
  ],
  [
    { expected: removed, seen: page(fresh('s')), reference: served('s') },
    'inconclusive: imgix answers with an HTML page, which is not the asset.',
  ],
  [{ expected: removed, seen: fresh('b') }, 'stale: imgix still serves the bytes from before the purge.'],
  [
    { expected: removed, seen: served('s') },
    "inconclusive: imgix serves an image whose bytes are not the removed file's; it may have been made from it.",
  ],

  [{ seen: page(fresh('n')), likeness: 'new' }, 'bytes: imgix serves the bytes of the new file.'],
  [{ seen: page(fresh('s')) }, 'inconclusive: imgix answers with an HTML page, which is not the asset.'],
  [
    { expected: { ...updated, old: 'unknown' }, seen: fresh('b') },
    'inconclusive: imgix serves the same bytes as before the purge (the Source re-encodes), and nothing tells whether they should have changed. Purge changed files only, or take `verify: warn`.',
  ],
  [{ expected: nothingKnown }, weaker],
  ...[status(404), status(403)].map((before): [Partial<Facts>, string] => [
    { expected: nothingKnown, before },
    'changed: The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.',
  ]),
  [
    { expected: nothingKnown, seen: fresh('b') },
    'inconclusive: imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.',
  ],
  [
    { expected: nothingKnown, before: failed },
    'inconclusive: Nothing tells whether the bytes that imgix serves are the ones they should be.',
  ],
  [{ expected: nothingKnown, seen: status(404) }, 'gone: imgix answers 404: it serves nothing.'],
  [
    { expected: nothingKnown, seen: status(404), before: status(404) },
    'inconclusive: imgix answers 404, and nothing tells whether there should be a file. The checkout has none at that path below `root` (paths are taken literally, not encoded); `origin-url` would tell as well.',
  ],
])('%j: %s', (more, words) => {
  const verdict = judge(facts(more));
  const name = verdict.kind === 'verified' ? verdict.evidence : verdict.as;
  expect(`${name}: ${verdict.detail}`).toBe(words);
});

test('a length alone is no proof, whatever it differs from: the body must have been read', () => {
  const unread = (length: number): Observation => ({
    kind: 'served',
    body: { length, sha256: null, blobIds: null },
    hints: { earliestMs: 1_000, latestMs: 2_000 },
    oddity: undefined,
  });
  const whole = { ...unread(6), body: { length: 6, sha256: sha('s'), blobIds: null } } as Observation;
  expect(judge(facts({ before: unread(5), seen: whole })).kind).toBe('verified');
  expect(judge(facts({ before: unread(5), seen: unread(6) })).kind).toBe('pending');
  expect(judge(facts({ expected: nothingKnown, before: status(404), seen: unread(6) })).kind).toBe('pending');
  expect(judge(facts({ before: unread(5), seen: unread(5) })).kind).toBe('pending');
  expect(judge(facts({ before: unread(5), seen: fresh('s') })).kind).toBe('pending');
  expect(judge(facts({ expected: removed, before: undefined, seen: unread(5), reference: unread(5) })).kind).toBe(
    'pending',
  );
});
