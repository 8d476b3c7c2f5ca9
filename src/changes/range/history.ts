// Questions about commits: what a name stands for, parents, merge bases. Each is answered by the checkout where it can,
// otherwise by what can be fetched beside it, otherwise by GitHub's API.
import type { RepositoryApi } from '../../platform/github-api.ts';
import { GitHubApiError } from '../../platform/github-api-error.ts';
import { SourceUnable } from '../object-source.ts';
import { firstAnswer, type LocalRepository, type RepositoryView } from '../repository-view.ts';

/** How far history is fetched before asking for all of it; commits alone, some hundred bytes each. */
export const deepenings: readonly (number | undefined)[] = [64, 1024, undefined];

const wholeHistory = 0x7fff_ffff; // git's own value for `--unshallow`

/** The commit behind an object id, which may be an annotated tag's. */
export function peelToCommit(view: RepositoryView, id: string): Promise<string> {
  const { local, api } = view;
  return firstAnswer(view, `The commit ${id}`, [
    ...(local ? [() => afterFetch(local, [id], () => revParse(local, id))] : []),
    ...(api ? [() => commitThroughApi(api, id)] : []),
  ]);
}

async function commitThroughApi(api: RepositoryApi, id: string): Promise<string> {
  try {
    return (await api.commit(id)).id;
  } catch (error) {
    if (!(error instanceof GitHubApiError) || error.status !== 404) throw error;
    // No commit of that id; where it is no tag's either, the first answer is the one that tells.
    return api.tagTarget(id).catch(() => {
      throw error;
    });
  }
}

/** The parents as the commit itself names them, also where a shallow checkout does not have them. */
export function parentsOf(view: RepositoryView, commit: string): Promise<readonly string[]> {
  const { local, api } = view;
  return firstAnswer(view, `The parents of commit ${commit}`, [
    ...(local ? [() => afterFetch(local, [commit], () => readParents(local, commit))] : []),
    ...(api ? [async () => (await api.commit(commit)).parents] : []),
  ]);
}

/** The best common ancestor; null where the histories have none. */
export function mergeBaseOf(view: RepositoryView, base: string, head: string): Promise<string | null> {
  const { local, api } = view;
  // A shallow history may hold an ancestor that is common, but not the best.
  const fromGit = () => (local ? localMergeBase(local, base, head) : Promise.resolve(undefined));
  const attempts = [
    ...(local && local.checkout.shallow === '' ? [async () => required(await fromGit())] : []),
    ...(api ? [async () => (await api.mergeBase(base, head)) ?? null] : []),
    ...(local ? [() => fetchedMergeBase(local, base, head)] : []),
  ];
  return firstAnswer(view, `The merge base of ${base} and ${head}`, attempts);
}

/** Fetches commits of history behind `wants`, without their trees. */
export async function deepen(
  local: LocalRepository,
  wants: readonly string[],
  depth: number | undefined,
): Promise<void> {
  const refusal = await local.side.fetch(local.remote.accesses, {
    wants,
    depth: depth ?? wholeHistory,
    filter: 'tree:0',
  });
  if (refusal !== undefined) throw new SourceUnable(`Git could not fetch the history (${refusal}).`);
}

/** `read` again once the commits were fetched, should it know no answer. */
async function afterFetch<T>(
  local: LocalRepository,
  commits: readonly string[],
  read: () => Promise<T | undefined>,
): Promise<T> {
  const first = await read();
  if (first !== undefined) return first;
  const refusal = await local.side.fetch(local.remote.accesses, { wants: commits, depth: 1, filter: 'blob:none' });
  if (refusal !== undefined) throw new SourceUnable(`Git could not fetch ${commits.join(' and ')} (${refusal}).`);
  return required(await read());
}

/** Resolves a revision among the objects of checkout and side repository. */
export async function revParse(local: LocalRepository, revision: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { status, stdout } = await local.side.run(args);
  return status === 0 ? stdout.toString('latin1').trim() : undefined;
}

async function readParents(local: LocalRepository, commit: string): Promise<string[] | undefined> {
  const { status, stdout } = await local.side.run(['cat-file', 'commit', commit]);
  if (status !== 0) return undefined;
  const end = stdout.indexOf('\n\n');
  const header = stdout.toString('latin1', 0, end < 0 ? stdout.length : end);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id);
}

/** Undefined where a commit is missing, null where there is no common ancestor. */
async function localMergeBase(local: LocalRepository, base: string, head: string): Promise<string | null | undefined> {
  const { status, stdout } = await local.side.run(['merge-base', base, head]);
  if (status === 0) return stdout.toString('latin1').trim();
  return status === 1 ? null : undefined;
}

async function fetchedMergeBase(local: LocalRepository, base: string, head: string): Promise<string | null> {
  let found: string | null | undefined;
  for (const depth of deepenings) {
    await deepen(local, [base, head], depth);
    found = await localMergeBase(local, base, head);
    if (typeof found === 'string') return found;
  }
  return required(found);
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new SourceUnable('Git does not have the commits.');
  return value;
}
