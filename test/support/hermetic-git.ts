// Git for tests: no configuration of the machine or the user reaches it, and author and time of a commit are fixed, so
// that ids are reproducible.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ownFolder = mkdtempSync(join(tmpdir(), 'repository-builder-'));
process.on('exit', () => rmSync(ownFolder, { recursive: true, force: true }));
const emptyHome = join(ownFolder, 'home');
mkdirSync(emptyHome);

/** What git and a program under test may see of the environment: no configuration, an empty home. */
export const hermeticEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  HOME: emptyHome,
  GIT_CONFIG_NOSYSTEM: '1',
  LC_ALL: 'C',
};

/** Runs git and gives its output without the last line's end. Throws with git's own words. */
export function git(folder: string, ...args: readonly string[]): string {
  return gitWith(folder, {}, ...args);
}

export function gitWith(
  folder: string,
  { input, env }: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> },
  ...args: readonly string[]
): string {
  const output = execFileSync('git', args, {
    cwd: folder,
    env: { ...hermeticEnvironment, ...identity(), ...env },
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
  return output.toString('utf8').replace(/\n$/, '');
}

let second = 0;

/** The next commit is one second later. */
export function tick(): void {
  second += 1;
}

function identity(): Record<string, string> {
  const date = `${1_700_000_000 + second} +0000`;
  return {
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
    GIT_COMMITTER_DATE: date,
  };
}

type EmptyRepository = { readonly bare?: boolean; readonly branch: string; readonly objectFormat: string };

const emptyRepositories = new Map<string, string>();

/** What `git init` makes, copied: starting git is what tests would mostly wait for. */
export function initialize(folder: string, { bare = false, branch, objectFormat }: EmptyRepository): void {
  const name = `${branch}-${objectFormat}${bare ? '-bare' : ''}`;
  const template = emptyRepositories.get(name) ?? join(ownFolder, name);
  if (!emptyRepositories.has(name)) {
    mkdirSync(template, { recursive: true });
    const options = [...(bare ? ['--bare'] : []), `--initial-branch=${branch}`, `--object-format=${objectFormat}`];
    git(template, 'init', '--quiet', '--template=', ...options);
    emptyRepositories.set(name, template);
  }
  cpSync(template, folder, { recursive: true });
}
