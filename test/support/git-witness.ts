// A `git` first in PATH that writes down how it was called, and may refuse what an older one does not know.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestArea } from './repository.ts';

export type GitWitness = {
  /** PATH for the program under test. */
  readonly path: string;
  /** The arguments of each git that was started, in order. Those that git itself starts do not count. */
  readonly calls: () => readonly (readonly string[])[];
};

/** Whether the git that comes first in PATH is older than 2.36, and needs a process more for what `--batch-command` does. */
export const isOldGit = isOlder(execFileSync('git', ['--version'], { encoding: 'utf8' }), 2, 36);

function isOlder(version: string, major: number, minor: number): boolean {
  const [, ofMajor, ofMinor] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  return ofMajor === major ? Number(ofMinor) < minor : Number(ofMajor) < major;
}

export function withGitWitness(area: TestArea, { isOld = false }: { readonly isOld?: boolean } = {}): GitWitness {
  const path = process.env.PATH ?? '/usr/bin:/bin';
  const real = path
    .split(delimiter)
    .map((folder) => join(folder, 'git'))
    .find((file) => existsSync(file));
  const folder = area.path('witness');
  const log = area.path('git-calls');
  mkdirSync(folder);
  // https://github.com/git/git/tree/master/Documentation/RelNotes: 2.36, 2.36, 2.42
  const refusal = `case "$1 $argument" in "ls-tree --format="*|"cat-file -Z"|"cat-file --batch-command"*)`;
  const script = [
    '#!/bin/sh',
    `{ printf '%s\\036' "$@"; printf '\\035'; } >>'${log}'`,
    ...(isOld
      ? [
          'if [ "$1" = --version ]; then echo git version 2.34.1; exit; fi',
          'for argument; do',
          `  ${refusal} echo "error: unknown option \\\`\${argument#--}'" >&2; exit 129;; esac`,
          'done',
          // From 2.45 on.
          'unset GIT_NO_LAZY_FETCH',
        ]
      : []),
    `exec '${real}' "$@"`,
  ];
  writeFileSync(join(folder, 'git'), `${script.join('\n')}\n`, { mode: 0o755 });
  return {
    path: folder + delimiter + path,
    calls: () =>
      (existsSync(log) ? readFileSync(log, 'utf8') : '')
        .split('\x1d')
        .slice(0, -1)
        .map((call) => call.split('\x1e').slice(0, -1)),
  };
}
