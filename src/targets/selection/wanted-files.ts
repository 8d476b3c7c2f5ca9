// Which files of the repository are assets of the Source: below `root`, and matched by the globs of `files`.
import { Minimatch } from 'minimatch';
import type { GitPath } from '../../platform/git/git-path.ts';

export type Selection = {
  /** '' for the whole repository. */
  readonly root: string;
  /** Globs. */
  readonly files: readonly string[];
};

/** `root` is '' for the whole repository, or a folder without slashes at its ends. The last matching glob wins. */
export function createFileFilter(root: string, globs: readonly string[]): (path: GitPath) => boolean {
  const rules = globs.map(toRule);
  return (path) =>
    toSourcePath(root, path) !== undefined && rules.findLast((rule) => rule.matches(path))?.includes === true;
}

/** The path that the Source knows, or undefined for a file outside of `root`. */
export function toSourcePath(root: string, path: GitPath): GitPath | undefined {
  if (root === '') return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}

/** The inverse of `toSourcePath`. */
export function toRepositoryPath(root: string, sourcePath: GitPath): GitPath {
  return root === '' ? sourcePath : `${root}/${sourcePath}`;
}

/**
 * False for a glob with a bracket, a parenthesis or a brace whose other half is missing: mostly a slip, which would be taken in
 * silence, and never match. After a backslash each of them stands for itself. Nor are those that make millions of words usable.
 */
export function isUsableGlob(glob: string): boolean {
  const pattern = toPattern(glob);
  const plain = pattern.replace(/\\.|\[[!^]?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]/gs, '');
  if (pattern === '' || /[[\]\\]/.test(plain) || !isPaired('{', '}', plain) || !isPaired('(', ')', plain)) return false;
  try {
    return toMatcher(pattern) !== undefined;
  } catch {
    return false;
  }
}

function isPaired(opening: string, closing: string, text: string): boolean {
  let open = 0;
  for (const char of text) {
    if (char === opening) open++;
    if (char === closing && --open < 0) return false;
  }
  return open === 0;
}

/** `nocomment`: a `#` in front belongs to a name. */
const options = { dot: true, nocase: true, nonegate: true, nocomment: true, platform: 'linux' } as const;

function toRule(glob: string): { includes: boolean; matches: (path: string) => boolean } {
  const pattern = toPattern(glob);
  const matcher = toMatcher(pattern);
  // A name that is written like the glob is meant by it, `photo[1].jpg` say.
  return { includes: !glob.startsWith('!'), matches: (path) => path === pattern || matcher.match(path) };
}

type Matcher = { match(path: string): boolean };

/** One for each glob of a run: several filters are made of the same. */
const matchers = new Map<string, Matcher>();

/** Parentheses with a choice in them, and nothing before them that says so, are one, too. */
const choice = /(?<![!?+*@\\])\((?=[^()]*\|)/g;

function toMatcher(pattern: string): Matcher {
  const matcher =
    matchers.get(pattern) ?? toEndingMatcher(pattern) ?? new Minimatch(pattern.replace(choice, '@('), options);
  matchers.set(pattern, matcher);
  return matcher;
}

/** `**` and `*.` in front of endings, as in the default: then these alone count. */
const ofEndings = /^\*\*\/\*\.(?:\{(\w+(?:,\w+)+)\}|(\w+))$/;

/** Without the library, which takes a tenth of the time of a push without a changed asset for the first glob that it reads. */
function toEndingMatcher(pattern: string): Matcher | undefined {
  const [, several, one] = ofEndings.exec(pattern.toLowerCase()) ?? [];
  const endings = new Set((several ?? one)?.split(','));
  if (endings.size === 0) return undefined;
  return { match: (path) => path.includes('.') && endings.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) };
}

function toPattern(glob: string): string {
  return glob.replace(/^!/, '').replace(/^(\.?\/)+/, '');
}
