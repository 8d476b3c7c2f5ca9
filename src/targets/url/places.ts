// Where else a file of the repository may be served: with another `root`, another path of `base-url`, on another host, or
// with its name in lower case.
import type { GitPath } from '../../platform/git/git-path.ts';
import { toSourcePath } from '../selection/wanted-files.ts';
import { type BaseUrl, toUrl } from './base-url.ts';
import { encodePath } from './encode-path.ts';

/** `input` with this `value` would make this URL of the file. */
export type Place = {
  readonly input: 'root' | 'base-url' | 'case';
  readonly value: string;
  readonly url: string;
};

/** Nearest first: what differs least from the inputs as they are. */
export function toPlaces(file: GitPath, root: string, base: BaseUrl): Place[] {
  const segments = file.split('/');
  const depth = root === '' ? 0 : root.split('/').length;
  const roots: Place[] = segments
    .map((_, index) => ({ value: segments.slice(0, index).join('/'), path: segments.slice(index).join('/'), index }))
    .sort((one, other) => Math.abs(one.index - depth) - Math.abs(other.index - depth))
    .slice(0, maxRoots)
    .map(({ value, path }) => ({ input: 'root', value: value || '.', url: toUrl(base, encodePath(path)) }));
  const seen = new Set(toOwnUrls(file, root, [base]));
  return [...roots, ...toOtherBases(file, root, base)].filter(({ url }) => !seen.has(url) && seen.add(url));
}

const maxRoots = 6;

/** Where the inputs as they are lead to. */
export function toOwnUrls(file: GitPath, root: string, baseUrls: readonly BaseUrl[]): string[] {
  const path = toSourcePath(root, file);
  return path === undefined ? [] : baseUrls.map((base) => toUrl(base, encodePath(path)));
}

function toOtherBases(file: GitPath, root: string, base: BaseUrl): Place[] {
  const path = toSourcePath(root, file);
  if (path === undefined) return [];
  const bare = { origin: base.origin, path: '' };
  const places: Place[] =
    base.path === '' ? [] : [{ input: 'base-url', value: base.origin, url: toUrl(bare, encodePath(path)) }];
  const lower = path.toLowerCase();
  return lower === path ? places : [...places, { input: 'case', value: lower, url: toUrl(base, encodePath(lower)) }];
}
