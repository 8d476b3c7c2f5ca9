// Writes down how a program calls git, on every platform. And a `git` first in PATH that refuses what an older one does not
// know, where there is a shell to write it in.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestArea } from './repository.ts';

export type GitWitness = {
  /** For the program under test. */
  readonly env: Readonly<Record<string, string>>;
  /** The arguments of each git that was started, in order. Those that git itself starts do not count. */
  readonly calls: () => readonly (readonly string[])[];
};

/** Whether the git that comes first in PATH is older than 2.36, and needs a process more for what `--batch-command` does. */
export const isOldGit = isOlder(execFileSync('git', ['--version'], { encoding: 'utf8' }), 2, 36);

function isOlder(version: string, major: number, minor: number): boolean {
  const [, ofMajor, ofMinor] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  return ofMajor === major ? Number(ofMinor) < minor : Number(ofMajor) < major;
}

const recorder = new URL('record-processes.mjs', import.meta.url).href;

export function withGitWitness(area: TestArea, { isOld = false }: { readonly isOld?: boolean } = {}): GitWitness {
  const log = area.path('processes');
  const env = { NODE_OPTIONS: `--import=${recorder}`, PROCESSES_FILE: log };
  return {
    env: isOld ? { ...env, PATH: withOldGit(area) } : env,
    calls: () =>
      (existsSync(log) ? readFileSync(log, 'utf8') : '')
        .split('\n')
        .slice(0, -1)
        .map((line): string[] => JSON.parse(line))
        .filter(([program]) => /\bgit(\.exe)?$/.test(program ?? ''))
        .map(([, ...args]) => args),
  };
}

/** PATH with such a git first in it. */
function withOldGit(area: TestArea): string {
  const path = process.env.PATH ?? '/usr/bin:/bin';
  const real = path
    .split(delimiter)
    .map((folder) => join(folder, 'git'))
    .find((file) => existsSync(file));
  const folder = area.path('old-git');
  mkdirSync(folder);
  // https://github.com/git/git/tree/master/Documentation/RelNotes: 2.36, 2.36, 2.42
  const refusal = `case "$1 $argument" in "ls-tree --format="*|"cat-file -Z"|"cat-file --batch-command"*)`;
  const script = [
    '#!/bin/sh',
    'if [ "$1" = --version ]; then echo git version 2.34.1; exit; fi',
    'for argument; do',
    `  ${refusal} echo "error: unknown option \\\`\${argument#--}'" >&2; exit 129;; esac`,
    'done',
    // From 2.45 on.
    'unset GIT_NO_LAZY_FETCH',
    `exec '${real}' "$@"`,
  ];
  writeFileSync(join(folder, 'git'), `${script.join('\n')}\n`, { mode: 0o755 });
  return folder + delimiter + path;
}
