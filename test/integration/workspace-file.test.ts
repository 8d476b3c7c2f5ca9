// Texts and folders of the workspace that an input names.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkspaceText } from '../../src/platform/files/workspace-file.ts';
import { openWorkspaceFolder } from '../../src/platform/files/workspace-folder.ts';

const area = mkdtempSync(join(tmpdir(), 'workspace-file-'));
const workspace = join(area, 'workspace');
afterAll(() => rmSync(area, { recursive: true }));
beforeAll(() => {
  mkdirSync(join(workspace, 'folder'), { recursive: true });
  writeFileSync(join(workspace, 'list.txt'), 'a.png\né.png\n');
  writeFileSync(join(workspace, 'marked.txt'), '\ufeffa.png');
  writeFileSync(join(workspace, 'windows.txt'), Buffer.from('\ufeffa.png', 'utf16le'));
  writeFileSync(join(workspace, 'binary.txt'), 'a\0b');
  writeFileSync(join(workspace, 'latin1.txt'), Buffer.from('\xe9.png', 'latin1'));
  writeFileSync(join(workspace, 'large.txt'), '');
  truncateSync(join(workspace, 'large.txt'), 64 * 1024 * 1024 + 1);
  writeFileSync(join(area, 'secret.txt'), 'secret');
  symlinkSync('list.txt', join(workspace, 'link.txt'));
  symlinkSync('../secret.txt', join(workspace, 'way-out.txt'));
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(workspace, 'pipe')]);
});

test.each([
  ['list.txt', 'a.png\né.png\n'],
  ['./folder/../list.txt', 'a.png\né.png\n'],
  [join(workspace, 'list.txt'), 'a.png\né.png\n'],
  ['link.txt', 'a.png\né.png\n'],
  ['marked.txt', 'a.png'],
])('%s is read', async (path, text) => {
  expect(await readWorkspaceText(workspace, path)).toEqual({ kind: 'text', text });
});

test.each([
  ['missing.txt', /^is not there, looked for in .*workspace$/],
  ['list.txt/x', /^is not there/],
  ['folder', /^is a folder$/],
  ['.', /^is a folder$/],
  ['large.txt', /^is larger than 64 MiB$/],
  ['binary.txt', /^is binary/],
  ['latin1.txt', /^is no UTF-8 text$/],
  ['windows.txt', /^is UTF-16/],
  ['../secret.txt', /^lies outside of the workspace/],
  [join(area, 'secret.txt'), /^lies outside of the workspace/],
  ['way-out.txt', /^lies outside of the workspace/],
  ['pipe', /^is no regular file$/],
  ['a\0b', /^cannot be read/],
])('%s is refused', async (path, wrong) => {
  expect(await readWorkspaceText(workspace, path)).toMatchObject({
    kind: 'unusable',
    wrong: expect.stringMatching(wrong),
  });
});

test('a file of a folder is found by its own name alone, also on a disk that takes another spelling for it', async () => {
  mkdirSync(join(workspace, 'built/team'), { recursive: true });
  writeFileSync(join(workspace, 'built/team/anna.png'), 'anna');
  const folder = await openWorkspaceFolder(workspace, 'built');
  if (folder.kind !== 'folder') throw new Error(folder.wrong);
  expect((await folder.find('team/anna.png'))?.path).toMatch(/anna\.png$/);
  expect(await folder.find('team/Anna.png')).toBe(undefined);
  expect(await folder.find('Team/anna.png')).toBe(undefined);
});

test.runIf(process.platform === 'linux')('a link to a file of another spelling is found', async () => {
  mkdirSync(join(workspace, 'linked'));
  writeFileSync(join(workspace, 'linked/hero.jpg'), 'hero');
  symlinkSync('hero.jpg', join(workspace, 'linked/Hero.jpg'));
  const folder = await openWorkspaceFolder(workspace, 'linked');
  if (folder.kind !== 'folder') throw new Error(folder.wrong);
  expect((await folder.find('Hero.jpg'))?.path).toMatch(/hero\.jpg$/);
});
