import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findTreeChanges, readTreeState } from '../../../scripts/tree-state.ts';

let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-state-'));
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  write('.gitignore', 'ignored\n');
  write('tracked', 'one');
  execFileSync('git', ['add', '.'], { cwd: folder });
  write('tracked', 'uncommitted');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('uncommitted work is not a change', () => {
  expect(findTreeChanges(readTreeState(folder), readTreeState(folder))).toEqual([]);
});

test('what is changed, created and deleted is named; what git ignores is not', () => {
  write('gone', '');
  const before = readTreeState(folder);
  write('tracked', 'two');
  write('new', '');
  write('ignored', '');
  unlinkSync(join(folder, 'gone'));
  expect(findTreeChanges(before, readTreeState(folder))).toEqual(['deleted gone', 'created new', 'changed tracked']);
});

test('a tracked file that is deleted, a mode, a link', () => {
  write('script', '');
  symlinkSync('a', join(folder, 'link'));
  const before = readTreeState(folder);
  unlinkSync(join(folder, 'tracked'));
  chmodSync(join(folder, 'script'), 0o755);
  unlinkSync(join(folder, 'link'));
  symlinkSync('b', join(folder, 'link'));
  expect(findTreeChanges(before, readTreeState(folder))).toEqual(['changed link', 'changed script', 'deleted tracked']);
});
