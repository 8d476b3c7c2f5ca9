// Which files of the repository are assets of the Source: below `root`, and matched by the globs of `files`.
import picomatch from 'picomatch';
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
 * False for a glob with a bracket, a parenthesis or a brace whose other half is missing, or with too long a range. Mostly that is
 * a slip, which picomatch would take in silence, and never match. After a backslash each of them stands for itself.
 */
export function isUsableGlob(glob: string): boolean {
  const pattern = toPattern(glob);
  try {
    picomatch.makeRe(pattern, { ...options, debug: true, strictBrackets: true });
  } catch {
    return false;
  }
  return !hasLoneBrace(pattern);
}

/** A closing brace alone is the one half that picomatch's strictness lets pass. Escapes and `[}]` are no braces. */
function hasLoneBrace(pattern: string): boolean {
  let open = 0;
  for (const [brace] of pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, '').matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return true;
  }
  return false;
}

/** Flag `s`: a name may hold a newline, which `.` in picomatch's `**` would not match. `posix`: `[!a]` is any character but `a`. */
const options = { dot: true, nonegate: true, posix: true, windows: false, flags: 'is', expandRange };

/** Numbers of one range; more are a slip. */
const maxNumbers = 10_000;

/** As bash has it. Of `{1..20}` picomatch itself makes `[1-20]`, which is 0, 1 or 2. The last argument is picomatch's options. */
function expandRange(...given: readonly unknown[]): string {
  const parts = given.slice(0, -1).map(String);
  const [first = '', last = '', step = '1'] = parts;
  if (/^\p{L}{2}$/u.test(first + last)) return `[${[first, last].sort().join('-')}]`;
  if (parts.length > 3 || !/^(-?\d+ ){3}$/.test(`${first} ${last} ${step} `))
    return parts.join('..').replace(/\W/g, '\\$&');
  const [from, apart] = [Number(first), Number(last) - Number(first)];
  const by = Math.abs(Number(step)) || 1;
  if (Math.abs(apart) > maxNumbers * by) throw new RangeError(`{${parts.join('..')}} is too long`);
  const width = parts.some((part) => /^-?0\d/.test(part)) ? Math.max(first.length, last.length) : 0;
  const toName = (_: unknown, index: number) => {
    const number = from + Math.sign(apart) * by * index;
    const sign = number < 0 ? '-' : '';
    return sign + String(Math.abs(number)).padStart(width - sign.length, '0');
  };
  return `(?:${Array.from({ length: Math.floor(Math.abs(apart) / by) + 1 }, toName).join('|')})`;
}

function toRule(glob: string): { includes: boolean; matches: (path: string) => boolean } {
  const pattern = toPattern(glob);
  const expression = toExpression(pattern);
  // As picomatch itself: a name that is written like the glob is meant by it, `photo[1].jpg` say.
  return { includes: !glob.startsWith('!'), matches: (path) => path === pattern || expression.test(path) };
}

/** One for each glob of a run: several filters are made of the same, and making it takes longer than matching. */
const expressions = new Map<string, RegExp>();

/** Parentheses that neither choose nor repeat belong to a name, as `app/(shop)/*.png`. picomatch would take them for none. */
const loneGroup = /(?<![!?+*@\\])\((?!\?)([^()|\\]*)\)/g;

/** What is not to stand there, with the rest of its part of the path. */
const negation = /(?<!\\)!\(([^()[\\/]+)\)((?:[^(){}/]|\{[^{}/]*\}|[?*+@]\([^()/]*\))*)(\/|$)/g;

/** Stands for the end of a path where picomatch would take `$` for a character. */
const end = '\uffff';

function toExpression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  // picomatch itself would go by how a name begins: `!(icon)/*.png` would leave out `icons/`.
  const plain = pattern
    .replace(loneGroup, '\\($1\\)')
    .replace(negation, (_, names: string, rest: string, slash: string) => {
      const others = names.split('|').map((name) => `${name}${rest}${slash || end}`);
      return `(?!${others.join('|')})${/^\*(?!\()/.test(rest) ? '' : '*'}${rest}${slash}`;
    });
  const { source, flags } = picomatch.makeRe(plain, options);
  const expression = new RegExp(source.replaceAll(end, '$'), flags);
  expressions.set(pattern, expression);
  return expression;
}

function toPattern(glob: string): string {
  return glob.replace(/^!/, '').replace(/^(\.?\/)+/, '');
}
