// How much of an answer is read: a long body only where it may tell something.
import { expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import type { Known } from '../../../../src/verify/known/known.ts';
import { probe, probeBefore } from '../../../../src/verify/probe/probes.ts';
import { blob, body, print, status, unknown, updated } from '../stories.ts';
import { at, check, earlier, knownAfter } from '../timeline.ts';
import { long, newest, open, own, sizedBlob } from './asked.ts';

const [older, newer] = [long('old', 30_000), long('new')];
const change = { ...updated, now: print(newer), old: print(older) };

async function isReadBefore(expected: ExpectedContent, text: string, query = '') {
  const known = knownAfter([], { expected }, ['w=9']);
  const url = query === '' ? known.bare : known.derivatives[0];
  const fact = await probeBefore(known, url as Known['bare'], open({ file: own(text) }).asked);
  expect(fact).toMatchObject({ kind: 'before', query });
  return fact.kind === 'before' && fact.sample.seen.kind === 'served' && fact.sample.seen.body.sha256 !== null;
}

test.each<[string, ExpectedContent, string, boolean, string?]>([
  ['not read where its length is that of the old file alone', change, older, false],
  ['not read where its length is that of the new file alone', change, newer, false],
  ['read where it has another length', change, long('?', 25_000), true],
  ['read where both have one length', { ...change, old: print(long('old')) }, newer, true],
  ['read where nobody knows the old one', { ...change, old: 'unknown' }, newer, true],
  ['not read where it is the file that had to go', { kind: 'removed', old: print(older) }, older, false],
  ['read where nothing is known of it', unknown, newer, true],
  ['read for a derivative', change, newer, true, 'w=9'],
])('before the purge a long body is %s', async (_, expected, text, isRead, query) => {
  expect(await isReadBefore(expected, text, query)).toBe(isRead);
});

async function isRead(
  facts: Parameters<typeof knownAfter>[0],
  expected: ExpectedContent,
  need = { kind: 'check', query: '' },
  text = long('?', 25_000),
) {
  const { asked } = open({ file: own(text) });
  const fact = await probe(knownAfter(facts, { expected }, ['w=9']), need as Parameters<typeof probe>[1], asked);
  return (
    fact.kind !== 'held' &&
    'sample' in fact &&
    fact.sample.seen.kind === 'served' &&
    fact.sample.seen.body.sha256 !== null
  );
}
const twentyFive = body(long('!', 25_000));
const unread = { ...twentyFive, body: { ...twentyFive.body, sha256: null } };

test.each<[string, Parameters<typeof isRead>, boolean]>([
  ['of no content that is looked for', [[], change], false],
  ['of the new file', [[], change, undefined, newer], true],
  ['of what the branch holds by now', [[newest({ ...updated, now: print(long('?', 25_000)) })], change], true],
  ['of none that the branch holds', [[newest({ ...updated, now: print(newer) })], change], false],
  ['of a content without a length', [[], { ...change, now: blob('?') }], true],
  ['of anything, beside what the branch holds', [[newest(updated)], { ...change, now: blob('?') }], true],
  ['of what it was before', [[earlier(twentyFive)], change], true],
  ['of what the check before gave', [[check(at(0, twentyFive))], change], true],
  ['of a check that was not read', [[check(at(0, unread))], change], false],
  ['of a check that found nothing', [[check(at(0, status(404)))], change], false],
  ['of what imgix renders now', [[{ kind: 'fresh', query: '', sample: at(0, twentyFive) }], change], true],
  [
    'of what a path gives that does not exist',
    [[{ kind: 'missing', query: '', sample: at(0, twentyFive) }], change],
    true,
  ],
  ['of anything, where all of it is needed', [[], change, { kind: 'whole', query: '' }], true],
  ['of anything, for a derivative', [[], change, { kind: 'check', query: 'w=9' }], true],
])('a long body has the length %s', async (_, given, is) => {
  expect(await isRead(...given)).toBe(is);
});

test.each<[string, Parameters<typeof knownAfter>[0], ExpectedContent, boolean]>([
  ['the new file', [], { ...updated, now: sizedBlob('text') }, true],
  ['the old file', [], { ...updated, old: sizedBlob('text') }, true],
  ['what it was before', [earlier(body('text'))], { ...updated, now: blob('text') }, true],
  ['the last check', [check(at(0, body('text')))], { ...updated, now: blob('text') }, true],
  ['nothing that is known', [], { ...updated, now: blob('text') }, false],
])('an answer that does not tell its length may be as long as %s', async (_, facts, expected, isHashed) => {
  const fact = await probe(knownAfter(facts, { expected }), { kind: 'check', query: '' }, open({ file: 'text' }).asked);
  expect(fact).toMatchObject({
    sample: { seen: { body: { blobIds: isHashed ? { sha1: blob('text').id } : null } } },
  });
});
