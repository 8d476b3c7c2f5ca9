// Requested paths held against the list of the tracked files, before anything is purged. Pure.
import type { GitPath } from '../../platform/git/git-path.ts';
import { tellFirst } from '../../platform/wording.ts';
import { foldersOf, nearestName } from '../selection/nearest.ts';
import { toRepositoryPath, toSourcePath } from '../selection/wanted-files.ts';
import type { Targets } from '../targets.ts';
import { decodePath } from '../url/encode-path.ts';
import { didYouMean, quotePath, refuseFaults, refuseGlobs } from './path-faults.ts';
import type { RequestedList, RequestedUrl } from './requested-urls.ts';

/** Where requested paths are looked up, and what is told of them. */
export type Lookup = Pick<RequestedList, 'from'> & {
  readonly root: string;
  /** What the checkout has, by paths from the top of the repository. */
  readonly tracked: readonly GitPath[];
  /** Tracked, or there all the same. */
  readonly has: (path: GitPath) => boolean;
  /** Which of those that the checkout does not have are told. */
  readonly told: 'all' | 'slips' | 'none';
};

export type CheckedPaths = { readonly hints: readonly string[] } & Required<Pick<Targets, 'slips'>>;

/** Of each kind; finding what is near takes time. */
const maxShown = 5;

/**
 * Throws `invalid-input` for paths that name a folder, begin with `root`, or are globs or comments; a full URL is taken at its word,
 * unless it is of a folder or holds a `*`. Returns hints for the others that the checkout does not have: imgix may have them, and taking them down may be wanted.
 */
export function checkRequestedPaths(
  requested: readonly RequestedUrl[],
  { from, root, tracked, has, told }: Lookup,
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
  const names = new Set(below);
  const folders = foldersOf(below);
  const ofFolders = urls.filter((path) => path === '' || (path.endsWith('/') && folders.has(path.replace(/\/+$/, ''))));
  refuseFaults([...paths, ...ofFolders], { from, root, below });
  const looked = [paths, urls].flatMap((each) => each.slice(0, maxShown));
  // What is tracked itself is meant, though it be no file.
  const nearest = new Map(looked.map((path) => [path, names.has(path) ? undefined : toMeant(path, below)]));
  const isSlip = (path: GitPath) => nearest.get(path) !== undefined;
  const where = root === '' ? '' : ` below ${quotePath(root)}`;
  const isTold = { all: () => true, slips: isSlip, none: () => false }[told];
  const hints = tellFirst([...paths, ...urls.filter(isSlip)].filter(isTold), maxShown, (path) =>
    names.has(path)
      ? `${quotePath(path)}${where} is a submodule, or a link to no file in git.`
      : [`The checkout has no ${quotePath(path)}${where}.`, ...didYouMean(path, nearest.get(path))].join(' '),
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
  const plain = decodePath(path).replace(/\/+$/, '');
  return below.includes(plain) ? plain : nearestName(plain, below);
}
