// The range of last resort: the last commit alone, with a warning.
import type { CommitRange } from '../changed-file.ts';
import type { OpenRepository } from '../open-repository.ts';

/** `why` completes "..., because". `remedy`: a sentence, what to do first of all. */
export async function lastCommit(
  opened: OpenRepository,
  head: string,
  why: string,
  remedy?: string,
): Promise<CommitRange> {
  const [parent] = await opened.repository.parents(head);
  opened.warnings.push(
    `${remedy === undefined ? '' : `${remedy} `}Only the last commit (${head}) is compared with its parent, because ${why.replace(/\.$/, '')}. What the commits before it changed may be missing: set \`base\`, or use \`select: all\` once.`,
  );
  return { base: parent ?? null, head, source: 'the last commit: HEAD^..HEAD', isGuess: true };
}

/** A reason for that: `why` completes "..., and". */
export function withoutRange({ event }: OpenRepository, why: string): string {
  return `the event ${event.name} names no range, and ${why}`;
}
