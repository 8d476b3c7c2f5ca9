// Addresses of GitHub's pages about a commit, a file at a commit, and what lies between two commits.
import type { CommitRange } from '../../changes/changed-file.ts';
import { type GitPath, toGitPathBytes } from '../../changes/files/git-path.ts';

/** `repositoryUrl`: such as `https://github.com/your-org/site`. A name that is not UTF-8 leads there by its bytes. */
export function toFileLink(repositoryUrl: string, commit: string, file: GitPath): string {
  return `${repositoryUrl}/blob/${commit}/${file.split('/').map(encodeSegment).join('/')}`;
}

/** Two dots: what differs between the two trees, which is what was compared. */
export function toRangeLink(repositoryUrl: string, { base, head }: CommitRange): string {
  return `${repositoryUrl}/${base === null ? `tree/${head}` : `compare/${base}..${head}`}`;
}

function encodeSegment(segment: string): string {
  if (/^[\w.~-]*$/.test(segment)) return segment;
  return [...toGitPathBytes(segment)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[\w.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
