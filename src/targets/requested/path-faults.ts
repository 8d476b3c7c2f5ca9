// Requested paths that cannot be meant as they are written. Pure.
import { extname } from 'node:path/posix';
import { ActionError } from '../../errors.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { cutShort, quote, tellFirst } from '../../platform/wording.ts';
import { foldersOf, nearestName, toNearestWords } from '../selection/nearest.ts';
import { createFileFilter, isUsableGlob, toSourcePath } from '../selection/wanted-files.ts';
import type { RequestedUrl } from './requested-urls.ts';

const maxShown = 5;
/** Looking for a match takes time, and many with a bracket are names. */
const maxMatched = 50;

/** `below`: the tracked files, by their paths below `root`. `from`: as in `RequestedList`. */
type Place = { readonly from: string; readonly root: string; readonly below: readonly GitPath[] };

type Fault = readonly [isWrong: (path: GitPath) => boolean, toWords: (path: GitPath) => string];

/** Throws `invalid-input` for globs. Hardly a name holds a `*`; that of one that does is written `%2A` in a full URL. */
export function refuseGlobs(requested: readonly RequestedUrl[], from: string): void {
  const globs = requested.filter(({ url }) => url.includes('*'));
  const toWords = ({ url, written, sourcePath = url }: RequestedUrl) =>
    toGlobWords(written === 'url' ? url : sourcePath);
  refuse(globs, toWords, from);
}

/** Throws `invalid-input` for the paths that have one. */
export function refuseFaults(paths: readonly GitPath[], place: Place): void {
  const faults = toFaults(paths, place);
  const wrong = paths.flatMap((path) => {
    const fault = faults.find(([isWrong]) => isWrong(path));
    return fault === undefined ? [] : [() => fault[1](path)];
  });
  refuse(wrong, (toWords) => toWords(), place.from);
}

/** Words are made of those alone that are told: to find what is near takes time. */
function refuse<T>(wrong: readonly T[], toWords: (one: T) => string, from: string): void {
  if (wrong.length === 0) return;
  const told = tellFirst(wrong, maxShown, toWords).join(' ');
  throw new ActionError('invalid-input', `Input ${from}: ${told} Nothing was purged.`);
}

/** A path is told by the first that it has. */
function toFaults(paths: readonly GitPath[], { root, below }: Place): readonly Fault[] {
  const [files, folders] = [new Set(below), foldersOf(below)];
  const doubtful = new Set(paths.filter((path) => /[?[\]{}]/.test(path)).slice(0, maxMatched));
  const as = (words: string) => (path: GitPath) => `${quotePath(path || '.')} ${words}`;
  return [
    [(path) => isFolder(path, root, folders), as(`is a folder, and imgix purges single files. ${selectAll}`)],
    [
      (path) => isList(path, files),
      as('is several paths: write one a line, or a JSON array, or give the full URL if it is one name.'),
    ],
    [
      (path) => /^#(\s|$)/.test(path),
      as('looks like a comment, which a list cannot have: leave it out, or give the full URL if it is a name.'),
    ],
    [
      (path) => /^-\s|^(['"]).*\1$|^\[\s*(['"]).*\2\s*\]$/s.test(path),
      as(
        'is spelled as in YAML: write each path on a line of its own, without a dash, brackets or quotation marks, or give the full URL if it is a name.',
      ),
    ],
    [
      (path) => root !== '' && toSourcePath(root, path) !== undefined,
      (path) => toTwiceWords(path, toSourcePath(root, path) ?? path, below),
    ],
    [
      // Hardly a name holds a `*`; the other signs of a glob may well be part of one.
      (path) => path.includes('*') || (doubtful.has(path) && matchesAny(path, below)),
      as(`is a glob, and paths are taken literally. ${selectAll}`),
    ],
  ];
}

function isFolder(path: GitPath, root: string, folders: ReadonlySet<string>): boolean {
  const folder = path.replace(/\/+$/, '');
  return path === '' || folders.has(folder) || (root !== '' && folder === root);
}

/** What is to be taken down may be gone from the repository: then its ending tells. */
function isList(path: GitPath, files: ReadonlySet<GitPath>): boolean {
  return [/[\s,]+/, /,\s*/].some((separator) => {
    const parts = path.split(separator).filter((part) => part !== '');
    const isFile = (part: string) => files.has(part) || (extname(part) !== '' && extname(part) === extname(path));
    return parts.length > 1 && parts.every(isFile);
  });
}

function matchesAny(glob: string, below: readonly GitPath[]): boolean {
  return isUsableGlob(glob) && below.some(createFileFilter('', [glob]));
}

function toTwiceWords(path: GitPath, meant: GitPath, below: readonly GitPath[]): string {
  const name = below.includes(meant) ? meant : nearestName(meant, below);
  const words = `${quotePath(path)} begins with \`root\`, and paths are taken below it.`;
  return [words, ...didYouMean(meant, name)].join(' ');
}

function toGlobWords(text: string): string {
  const name = text.includes('*') ? ' A name that holds a `*` is asked for by its full URL, with `%2A`.' : '';
  return `${quote(text)} is a glob, and paths are taken literally. ${selectAll}${name}`;
}

const selectAll = 'For many files use `select: all`, with globs in `files`.';

/** A question, if any. */
export function didYouMean(asked: GitPath, name: GitPath | undefined): string[] {
  return name === undefined ? [] : [`Did you mean ${toNearestWords(asked, name)}?`];
}

export function quotePath(path: string): string {
  return quote(cutShort(path, 300));
}
