// Requested paths that cannot be meant as they are written, told by the list of the tracked files before anything is
// purged. Pure.
import { extname } from 'node:path/posix';
import { ActionError } from '../../errors.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { cutShort, quote, tellFirst } from '../../platform/wording.ts';
import { foldersOf, nearestName, toNearestWords } from '../selection/nearest.ts';
import { createFileFilter, isUsableGlob, toRepositoryPath, toSourcePath } from '../selection/wanted-files.ts';
import type { Targets } from '../targets.ts';
import type { RequestedList, RequestedUrl } from './requested-urls.ts';

/** Where requested paths are looked up, and what is told of them. */
export type Lookup = Pick<RequestedList, 'from'> & {
  readonly root: string;
  /** What the checkout has, by paths from the top of the repository. */
  readonly tracked: readonly GitPath[];
  /** Tracked, or there all the same. */
  readonly has: (path: GitPath) => boolean;
  /** What is to go may be gone from the checkout already: a hint is for what looks like a slip. */
  readonly isTakedown: boolean;
};

export type CheckedPaths = { readonly hints: readonly string[] } & Required<Pick<Targets, 'slips'>>;

/** Of each kind; finding what is near takes time. */
const maxShown = 5;
/** So does looking for a match: many with a bracket are names. */
const maxMatched = 50;

/** Throws `invalid-input` for globs. Hardly a name holds a `*`; that of one that does is written `%2A` in a full URL. */
export function refuseGlobs(requested: readonly RequestedUrl[], from: string): void {
  const globs = requested.filter(({ url }) => url.includes('*'));
  if (globs.length === 0) return;
  const faults = tellFirst(globs, maxShown, ({ url, written, sourcePath = url }) =>
    toGlobWords(written === 'url' ? url : sourcePath),
  );
  throw new ActionError('invalid-input', `Input ${from}: ${faults.join(' ')} Nothing was purged.`);
}

/**
 * Throws `invalid-input` for paths that name a folder, begin with `root`, or are globs or comments; a full URL is taken at its word,
 * unless it is of a folder or holds a `*`. Returns hints for the others that the checkout does not have: imgix may have them, and taking them down may be wanted.
 */
export function checkRequestedPaths(
  requested: readonly RequestedUrl[],
  { from, root, tracked, has, isTakedown }: Lookup,
): CheckedPaths {
  const strange = requested.filter(({ sourcePath: path }) => path === undefined || !has(toRepositoryPath(root, path)));
  refuseGlobs(
    strange.filter(({ written }) => written === 'url'),
    from,
  );
  const unknown = (written: RequestedUrl['written']) => {
    const paths = strange.filter((entry) => entry.written === written).map(({ sourcePath }) => sourcePath);
    return [...new Set(paths)].filter((path) => path !== undefined);
  };
  const [paths, urls] = [unknown('path'), unknown('url')];
  if (paths.length + urls.length === 0) return { hints: [], slips: new Map() };
  const below = tracked.map((file) => toSourcePath(root, file)).filter((file) => file !== undefined);
  const folders = foldersOf(below);
  const ofFolders = urls.filter((path) => path === '' || (path.endsWith('/') && folders.has(path.replace(/\/+$/, ''))));
  refuseFaults([...paths, ...ofFolders], { from, root, below });
  const looked = [paths, urls].flatMap((each) => each.slice(0, maxShown));
  const nearest = new Map(looked.map((path) => [path, toMeant(path, below)]));
  const isSlip = (path: GitPath) => nearest.get(path) !== undefined;
  const where = root === '' ? '' : ` below ${quotePath(root)}`;
  const hints = tellFirst([...(isTakedown ? paths.filter(isSlip) : paths), ...urls.filter(isSlip)], maxShown, (path) =>
    [`The checkout has no ${quotePath(path)}${where}.`, ...didYouMean(path, nearest.get(path))].join(' '),
  );
  const slips = looked.flatMap((path) =>
    didYouMean(path, nearest.get(path)).map((question) => [toRepositoryPath(root, path), question] as const),
  );
  return {
    hints: hints.length === 0 ? [] : [`${hints.join(' ')} It is purged all the same, as imgix may have it.`],
    slips: new Map(slips),
  };
}

/** Also where it is written as in an address, or with a slash too many. */
function toMeant(path: GitPath, below: readonly GitPath[]): GitPath | undefined {
  const plain = decoded(path).replace(/\/+$/, '');
  return below.includes(plain) ? plain : nearestName(plain, below);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refuseFaults(
  paths: readonly GitPath[],
  { from, root, below }: Pick<Lookup, 'from' | 'root'> & { readonly below: readonly GitPath[] },
): void {
  const faults = toFaults(paths, root, below);
  const wrong = paths.flatMap((path) => {
    const fault = faults.find(([isWrong]) => isWrong(path));
    return fault === undefined ? [] : [{ path, toWords: fault[1] }];
  });
  if (wrong.length === 0) return;
  const told = tellFirst(wrong, maxShown, ({ path, toWords }) => toWords(path));
  throw new ActionError('invalid-input', `Input ${from}: ${told.join(' ')} Nothing was purged.`);
}

type Fault = readonly [isWrong: (path: GitPath) => boolean, toWords: (path: GitPath) => string];

/** A path is told by the first that it has. */
function toFaults(paths: readonly GitPath[], root: string, below: readonly GitPath[]): readonly Fault[] {
  const folders = foldersOf(below);
  const isFolder = (path: GitPath) => {
    const folder = path.replace(/\/+$/, '');
    return path === '' || folders.has(folder) || (root !== '' && folder === root);
  };
  const files = new Set(below);
  // What is to be taken down may be gone from the repository.
  const isList = (path: GitPath) =>
    [/[\s,]+/, /,\s*/].some((separator) => {
      const parts = path.split(separator).filter((part) => part !== '');
      const isFile = (part: string) => files.has(part) || (extname(part) !== '' && extname(part) === extname(path));
      return parts.length > 1 && parts.every(isFile);
    });
  const isBelowTwice = (path: GitPath) => root !== '' && toSourcePath(root, path) !== undefined;
  const toTwiceWords = (path: GitPath) => {
    const meant = toSourcePath(root, path) ?? path;
    const name = below.includes(meant) ? meant : nearestName(meant, below);
    const words = `${quotePath(path)} begins with \`root\`, and paths are taken below it.`;
    return [words, ...didYouMean(meant, name)].join(' ');
  };
  const doubtful = new Set(paths.filter((path) => /[?[\]{}]/.test(path)).slice(0, maxMatched));
  // Hardly a name holds a `*`; the other signs of a glob may well be part of one.
  const isGlob = (path: GitPath) => path.includes('*') || (doubtful.has(path) && matchesAny(path, below));
  const isComment = (path: GitPath) => /^#(\s|$)/.test(path);
  const isSpelled = (path: GitPath) => /^-\s|^(['"]).*\1$|^\[\s*(['"]).*\2\s*\]$/s.test(path);
  const as = (words: string) => (path: GitPath) => `${quotePath(path || '.')} ${words}`;
  return [
    [isFolder, as(`is a folder, and imgix purges single files. ${selectAll}`)],
    [isList, as('is several paths: write one a line, or a JSON array, or give the full URL if it is one name.')],
    [
      isComment,
      as('looks like a comment, which a list cannot have: leave it out, or give the full URL if it is a name.'),
    ],
    [
      isSpelled,
      as(
        'is spelled as in YAML: write each path on a line of its own, without a dash, brackets or quotation marks, or give the full URL if it is a name.',
      ),
    ],
    [isBelowTwice, toTwiceWords],
    [isGlob, as(`is a glob, and paths are taken literally. ${selectAll}`)],
  ];
}

function toGlobWords(text: string): string {
  const name = text.includes('*') ? ' A name that holds a `*` is asked for by its full URL, with `%2A`.' : '';
  return `${quote(text)} is a glob, and paths are taken literally. ${selectAll}${name}`;
}

const selectAll = 'For many files use `select: all`, with globs in `files`.';

function matchesAny(glob: string, below: readonly GitPath[]): boolean {
  return isUsableGlob(glob) && below.some(createFileFilter('', [glob]));
}

/** A question, if any. */
function didYouMean(asked: GitPath, name: GitPath | undefined): string[] {
  return name === undefined ? [] : [`Did you mean ${toNearestWords(asked, name)}?`];
}

function quotePath(path: string): string {
  return quote(cutShort(path, 300));
}
