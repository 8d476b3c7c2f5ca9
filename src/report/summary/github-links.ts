// Addresses of GitHub's pages about a commit, a file at a commit, and what lies between two commits.
import type { CommitRange } from '../../changes/changed-file.ts';
import { type GitPath, percentEncode } from '../../platform/git/git-path.ts';

/** `repositoryUrl`: such as `https://github.com/your-org/site`. A name that is not UTF-8 leads there by its bytes. */
export function toFileLink(repositoryUrl: string, commit: string, file: GitPath): string {
  return `${repositoryUrl}/blob/${commit}/${percentEncode(file, /[\w.~/-]/)}`;
}

/** Two dots: what differs between the two trees, which is what was compared. */
export function toRangeLink(repositoryUrl: string, { base, head }: CommitRange): string {
  return `${repositoryUrl}/${base === null ? `tree/${head}` : `compare/${base}..${head}`}`;
}
