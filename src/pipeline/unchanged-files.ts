// Files of the repository that the run does not change, and which should be served: to see by them what a host gives.

import { posix } from 'node:path';
import { findRequestedFiles, findTrackedPaths } from '../changes/files/tracked-files.ts';
import type { OpenRepository } from '../changes/open-repository.ts';
import { withoutAnswer } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { isTextFile } from '../platform/files/file-kind.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { once } from '../platform/once.ts';
import type { Asset } from '../targets/asset.ts';
import { createFileFilter, toSourcePath } from '../targets/selection/wanted-files.ts';
import { toAddress } from '../targets/url/base-url.ts';
import { toOwnUrls } from '../targets/url/places.ts';
import { type KnownHosts, unknownHost } from '../verify/known/known-host.ts';

export type UnchangedFile = { readonly path: GitPath; readonly expected: Asset['expected'] };

/** Tracked files that match `files` and did not change. */
export async function findUnchanged(
  inputs: Pick<Inputs, 'root' | 'files'>,
  changed: ReadonlySet<GitPath>,
  opened: OpenRepository,
  max: number,
): Promise<UnchangedFile[]> {
  const head = opened.checkout?.head;
  if (head === undefined) return [];
  const found = await findRequestedFiles(opened, (await listUnchanged(inputs, changed, opened, head)).slice(0, max));
  return found.flatMap((file) =>
    file?.after === undefined ? [] : [{ path: file.path, expected: { kind: 'updated' as const, now: file.after } }],
  );
}

/**
 * Those below `root` first, as others say nothing of the Source where `root` is right; of these text last, and before others
 * those beside changed ones, because they are deployed in the same way.
 */
async function listUnchanged(
  { root, files }: Pick<Inputs, 'root' | 'files'>,
  changed: ReadonlySet<GitPath>,
  opened: OpenRepository,
  head: string,
): Promise<GitPath[]> {
  const tracked = await findTrackedPaths(opened, head, createFileFilter('', files));
  const folders = new Set([...changed].map((path) => posix.dirname(path)));
  const paths = tracked.filter((path) => !changed.has(path));
  const near = putFirst(paths, (path) => folders.has(posix.dirname(path)));
  const images = putFirst(near, (path) => !isTextFile(path));
  return putFirst(images, (path) => toSourcePath(root, path) !== undefined);
}

function putFirst(paths: readonly GitPath[], isFirst: (path: GitPath) => boolean): GitPath[] {
  return [...paths.filter(isFirst), ...paths.filter((path) => !isFirst(path))];
}

/** So many are tried where the ones before are not served: a deployment may leave files out. */
const maxTried = 8;

/**
 * For each base URL, or host, the URL of an unchanged file; the next one after one that was not served. They are looked for once, when
 * the first is needed. None of text, of which any message on the way has the looks: it would be asked for again and again. `head`: the
 * commit that was compared, which GitHub's API has listed already where there is no checkout.
 */
export function openUnchangedFiles(
  inputs: Pick<Inputs, 'root' | 'baseUrls' | 'files'>,
  toChanged: () => ReadonlySet<GitPath>,
  opened: OpenRepository,
  head: string | undefined,
  hosts: KnownHosts,
): (base: string) => Promise<string | undefined> {
  const commit = opened.checkout?.head ?? head;
  const find = once(async () => commit && listUnchanged(inputs, toChanged(), opened, commit).catch(withoutAnswer));
  const turns = new Map<string, { readonly index: number; readonly sinceMs: number }>();
  return async (base) => {
    const own = inputs.baseUrls.filter((one) => toAddress(one) === base);
    const places = own.length > 0 ? own : inputs.baseUrls.filter(({ origin }) => origin === base);
    const paths = ((await find()) || []).slice(0, maxTried).filter((path) => !isTextFile(path));
    const urls = paths.flatMap((path) => toOwnUrls(path, inputs.root, places));
    const { unchangedFile, unchangedAtMs } = hosts.get(base) ?? unknownHost;
    const { index, sinceMs } = turns.get(base) ?? { index: 0, sinceMs: Number.NEGATIVE_INFINITY };
    // After a fault it is asked for again.
    const isNext = (unchangedFile === 'not-served' || typeof unchangedFile === 'number') && unchangedAtMs > sinceMs;
    if (isNext) turns.set(base, { index: index + 1, sinceMs: unchangedAtMs });
    return urls[(isNext ? index + 1 : index) % urls.length];
  };
}
