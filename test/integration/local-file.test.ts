import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { localFiles } from '../../src/platform/files/local-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-file-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A PNG of one pixel row as far as its head goes. */
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000003000000020802000000', 'hex');

test('a file has its size, its hash and its dimensions', async () => {
  const content = Buffer.concat([png, Buffer.alloc(3_000_000, 7)]);
  const file = await localFiles.open(write('a.png', content));
  expect(file?.size).toBe(content.length);
  expect(await file?.sha256()).toBe(createHash('sha256').update(content).digest('hex'));
  expect(await file?.dimensions()).toEqual({ width: 3, height: 2 });
});

test('a name may be given as bytes, and be a link', async () => {
  const path = write('b.png', png);
  symlinkSync(path, join(folder, 'link.png'));
  expect((await localFiles.open(Buffer.from(path)))?.size).toBe(png.length);
  expect(await (await localFiles.open(join(folder, 'link.png')))?.dimensions()).toEqual({ width: 3, height: 2 });
});

test.each([
  ['text', 'hello'],
  ['empty', ''],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'],
  ['broken', png.subarray(0, 12)],
])('a file that is no raster image (%s) has no dimensions', async (name, content) => {
  const file = await localFiles.open(write(name, content));
  expect(file?.size).toBe(content.length);
  expect(await file?.dimensions()).toBeUndefined();
});

/** The head of an AVIF, as far as its dimensions go, with a box of `gap` bytes before them. */
function avif(gap: number): Buffer {
  const box = (name: string, ...parts: Buffer[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + Buffer.concat(parts).length);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, ...parts]);
  };
  const size = box('ispe', Buffer.from([0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 2]));
  const meta = box('meta', Buffer.alloc(4), box('iprp', box('ipco', size)));
  return Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0')), box('free', Buffer.alloc(gap)), meta]);
}

test('an AVIF is searched for its dimensions at its beginning only: many boxes would hold up all else', async () => {
  expect(await (await localFiles.open(write('near.avif', avif(1000))))?.dimensions()).toEqual({ width: 3, height: 2 });
  expect(await (await localFiles.open(write('far.avif', avif(200_000))))?.dimensions()).toBeUndefined();
});

test('of a HEIC that cuts off a part of its picture nobody knows the dimensions: they would be a pixel off', async () => {
  const cut = Buffer.concat([avif(0), Buffer.from([0, 0, 0, 40]), Buffer.from('clap'), Buffer.alloc(32)]);
  expect(await (await localFiles.open(write('cut.heic', cut)))?.dimensions()).toBeUndefined();
});

test('what is no regular file is none', async () => {
  expect(await localFiles.open(folder)).toBeUndefined();
  expect(await localFiles.open(join(folder, 'missing'))).toBeUndefined();
});

test('a file that has gone since says nothing of itself, and does not throw', async () => {
  const path = write('gone.png', png);
  const file = await localFiles.open(path);
  rmSync(path);
  expect(await file?.sha256()).toBeUndefined();
  expect(await file?.dimensions()).toBeUndefined();
});

test('the hash is computed once', async () => {
  const path = write('once.txt', 'one');
  const file = await localFiles.open(path);
  const first = await file?.sha256();
  writeFileSync(path, 'two');
  expect(await file?.sha256()).toBe(first);
});
