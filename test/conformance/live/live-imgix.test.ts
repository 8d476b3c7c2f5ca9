// The bounds of a live run: time, requests, and what is still under way when it ends.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { NotTestableError } from '../finding.ts';
import { createSimulatedImgix } from '../simulated-imgix.ts';
import { parseCommand } from './command-words.ts';
import { LiveImgix } from './live-imgix.ts';
import { Storage } from './storage.ts';

const nothing = parseCommand('--put', 'true {file} {path}', ['file', 'path']);

test('after the deadline nothing is sent, stored or waited for, and that is said', async () => {
  const storage = await Storage.open(nothing, nothing);
  const { site } = createSimulatedImgix();
  const { signal } = new AbortController();
  const imgix = new LiveImgix({ site, storage, maxApiRequests: 1, deadlineMs: Date.now() + 5_000, signal });
  // A wait that would end after the deadline does not begin.
  await expect(imgix.wait(60_000)).rejects.toThrow(new NotTestableError('the time of --minutes was over'));
  const late = new LiveImgix({ site, storage, maxApiRequests: 1, deadlineMs: Date.now() - 1, signal });
  await expect(late.send({ method: 'GET', url: site.baseUrl })).rejects.toThrow(/--minutes/);
  expect(() => late.put('a.png', new Uint8Array())).toThrow(/--minutes/);
  await Promise.all([imgix.close(), late.close(), storage.close()]);
});

test('a file that is still being stored when the run ends is removed as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-storage-'));
  const command = (flag: string, script: string) => ({
    flag,
    words: [process.execPath, '-e', script, '{path}', '{file}'],
  });
  const target = `${JSON.stringify(`${folder}/`)} + process.argv[1]`;
  const started = join(folder, 'started');
  // As a program that has read the file and is still sending it.
  const copy = `const bytes = fs.readFileSync(process.argv[2]); fs.writeFileSync(${JSON.stringify(started)}, ''); setTimeout(() => fs.writeFileSync(${target}, bytes), 300)`;
  const remove = `fs.rmSync(${target}, { force: true })`;
  const storage = await Storage.open(command('--put', copy), command('--delete', remove));
  const stored = storage.put('late.png', new Uint8Array([1]));
  await vi.waitFor(() => expect(existsSync(started)).toBe(true), { timeout: 10_000 });
  const [left] = await Promise.all([storage.close(), stored.catch(() => {})]);
  expect(left).toEqual([]);
  expect(readdirSync(folder)).toEqual(['started']);
  await expect(storage.put('more.png', new Uint8Array([1]))).rejects.toThrow(/cleaned up|ENOENT/);
  rmSync(folder, { recursive: true });
});

test('what was stored is removed eight at a time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-storage-'));
  // Ends when eight of its kind have begun.
  const remove = `
    const folder = ${JSON.stringify(folder)};
    fs.writeFileSync(folder + '/' + process.argv[1], '');
    setTimeout(() => process.exit(1), 20_000);
    setInterval(() => { if (fs.readdirSync(folder).length >= 8) process.exit(0); }, 20);`;
  const storage = await Storage.open(nothing, { flag: '--delete', words: [process.execPath, '-e', remove, '{path}'] });
  await Promise.all(Array.from({ length: 9 }, (_, index) => storage.put(`${index}.png`, new Uint8Array([1]))));
  expect(await storage.close()).toEqual([]);
  rmSync(folder, { recursive: true });
}, 60_000);
