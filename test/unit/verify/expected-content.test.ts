// What an answer is compared with, and which lengths are worth reading.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type ExpectedContent,
  fileSizesOf,
  lengthsOf,
  mayBeNewLength,
  mayBeOldSize,
  oldSizeOf,
  recognise,
  toExpectedContent,
} from '../../../src/verify/expected-content.ts';
import { BodyHasher, type Fingerprint } from '../../../src/verify/fingerprint.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const blob = (text: string, size: number | undefined = text.length): Fingerprint => {
  const id = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
  return size === undefined ? { kind: 'git-blob', id } : { kind: 'git-blob', id, size };
};
const unsized = (text: string): Fingerprint => ({ kind: 'git-blob', id: (blob(text) as { id: string }).id });
const file = (text: string) => ({
  size: text.length,
  sha256: async () => sha256(text),
  dimensions: async () => undefined,
});

function bodyOf(text: string, lengths: readonly number[] = [text.length]) {
  const hasher = new BodyHasher(lengths);
  for (const letter of text) hasher.update(Buffer.from(letter));
  return hasher.digest();
}

type Updated = Extract<ExpectedContent, { kind: 'updated' }>;
const updated: Updated = { kind: 'updated', now: blob('newer'), old: blob('old'), checkoutFile: undefined };
const filtered: Updated = { ...updated, checkoutFile: file('newer\r\n') };
const removed: ExpectedContent = { kind: 'removed', old: blob('old') };
const unknown: ExpectedContent = { kind: 'unknown' };
const before = { length: 9, sha256: null, blobIds: null };

test.each<[string, ExpectedContent, string, string]>([
  ['the new file', updated, 'newer', 'new'],
  ['the old file', updated, 'old', 'old'],
  ['another', updated, 'third', 'other'],
  ['the filtered file', filtered, 'newer\r\n', 'new'],
  ['another of the filtered size', filtered, 'third!!', 'other'],
  ['the old one, though the checkout has it', { ...updated, checkoutFile: file('old') }, 'old', 'old'],
  ['the removed one', removed, 'old', 'old'],
  ['another than the removed one', removed, 'new', 'other'],
  ['anything, where nothing is known', unknown, 'old', 'other'],
  [
    'a file that only the checkout has',
    { ...updated, now: undefined, old: 'unknown', checkoutFile: file('mine') },
    'mine',
    'new',
  ],
  ['nothing known of the old one', { ...updated, old: 'none' }, 'old', 'other'],
])('recognised: %s', async (_, expected, text, likeness) => {
  expect(await recognise(expected, bodyOf(text))).toBe(likeness);
});

test('a body whose length was not thought of cannot be told by a blob id, and is told by SHA-256', async () => {
  expect(await recognise({ ...updated, now: unsized('newer') }, bodyOf('newer', []))).toBe('unknown');
  expect(await recognise({ ...updated, now: undefined, old: unsized('old') }, bodyOf('old', []))).toBe('unknown');
  expect(await recognise({ ...updated, now: unsized('newer') }, bodyOf('newer', [3, 5]))).toBe('new');
  const lfs: Fingerprint = { kind: 'sha256', hex: sha256('newer'), size: 5 };
  expect(await recognise({ ...updated, now: lfs }, bodyOf('newer', []))).toBe('new');
});

test('a body that was not read is told apart by its length alone', async () => {
  const unread = { length: 5, sha256: null, blobIds: null };
  expect(await recognise(updated, { ...unread, length: 4 })).toBe('other');
  expect(await recognise(updated, unread)).toBe('unknown');
  expect(await recognise({ ...updated, now: undefined, checkoutFile: file('newer') }, unread)).toBe('other');
});

test('the lengths worth reading are those of both versions, of the checkout, and of what was before', () => {
  expect(lengthsOf(updated, undefined)).toEqual([5, 3]);
  expect(lengthsOf(filtered, before)).toEqual([9, 5, 3, 7]);
  expect(lengthsOf(removed, before)).toEqual([9, 3]);
  expect(lengthsOf({ ...updated, old: 'none' }, undefined)).toEqual([5]);
  expect(lengthsOf({ ...updated, now: undefined, checkoutFile: file('a') }, undefined)).toEqual([3, 1]);
  expect(lengthsOf({ ...updated, old: unsized('old') }, before)).toBe(undefined);
  expect(lengthsOf(unknown, undefined)).toBe(undefined);
  expect(lengthsOf(unknown, before)).toEqual([9]);
});

test('sizes of the files', () => {
  expect(fileSizesOf(filtered)).toEqual([3, 5, 7]);
  expect(fileSizesOf(removed)).toEqual([3]);
  expect(fileSizesOf({ ...updated, old: 'unknown' })).toEqual([5]);
  expect(fileSizesOf(unknown)).toEqual([]);
  expect([updated, removed, unknown].map(oldSizeOf)).toEqual([3, 3, undefined]);
  expect(oldSizeOf({ ...updated, old: 'none' })).toBe(undefined);
});

test('a length may be the new one', () => {
  expect([5, 7, 3].map((length) => mayBeNewLength(filtered, length))).toEqual([true, true, false]);
  expect(mayBeNewLength({ ...updated, now: unsized('newer') }, 1)).toBe(true);
  expect(mayBeNewLength({ ...updated, now: undefined, checkoutFile: file('abc') }, 1)).toBe(false);
  expect(mayBeNewLength(removed, 3)).toBe(false);
  expect(mayBeNewLength(unknown, 3)).toBe(true);
});

test('a size may be the old one, unless it is known to be another', () => {
  expect(mayBeOldSize(updated, 5)).toBe(false);
  expect(mayBeOldSize({ ...updated, old: blob('still') }, 5)).toBe(true);
  expect(mayBeOldSize({ ...updated, old: 'unknown' }, 5)).toBe(true);
  expect(mayBeOldSize({ ...updated, old: unsized('old') }, 5)).toBe(true);
  expect(mayBeOldSize(filtered, 7)).toBe(true);
  expect(mayBeOldSize({ ...filtered, old: 'none' }, 7)).toBe(false);
});

test('what git knows becomes what is expected', async () => {
  const files = { open: async (path: string | Buffer) => (path === 'there' ? file('newer') : undefined) };
  const [now, old] = [
    { blobId: 'a', size: 1 },
    { blobId: 'b', lfs: { sha256: 'c', size: 2 } },
  ];
  expect(await toExpectedContent({ change: 'modified', expected: { kind: 'updated', now, old } }, files)).toEqual({
    kind: 'updated',
    now: { kind: 'git-blob', id: 'a', size: 1 },
    old: { kind: 'sha256', hex: 'c', size: 2 },
    checkoutFile: undefined,
  });
  const bare = { kind: 'updated', checkoutFile: 'there' } as const;
  expect(await toExpectedContent({ change: 'added', expected: bare }, files)).toMatchObject({
    old: 'none',
    now: undefined,
    checkoutFile: { size: 5 },
  });
  expect(await toExpectedContent({ change: 'requested', expected: bare }, files)).toMatchObject({ old: 'unknown' });
  expect(await toExpectedContent({ change: 'deleted', expected: { kind: 'removed' } }, files)).toEqual({
    kind: 'removed',
    old: 'unknown',
  });
  expect(await toExpectedContent({ change: 'requested', expected: unknown }, files)).toEqual(unknown);
});
