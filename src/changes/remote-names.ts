// What a revision that the checkout does not know may be called on the remote.

/**
 * The names to ask the remote for, best first; none where the revision cannot be the name of a ref, and must not be read
 * as a refspec. `origin/main` is how a checkout names the remote's branch `main`, and `origin/HEAD` its default branch.
 */
export function toRemoteNames(revision: string): string[] {
  if (revision === '@') return ['HEAD'];
  if (revision.startsWith('+') || !/^[^\s:^*?[\\~]+$/.test(revision)) return [];
  const [, isFull, branch] = /^(refs\/remotes\/|remotes\/)?origin\/(.+)$/.exec(revision) ?? [];
  if (branch === undefined) return [revision];
  return [branch === 'HEAD' ? branch : `refs/heads/${branch}`, ...(isFull ? [] : [revision])];
}
