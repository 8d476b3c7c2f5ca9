// The stage `changes`: event and inputs in; the files that differ out, or the reason why there is nothing to do.
// See docs/changed-files.md for every situation.
import type { GitHubEvent } from '../platform/event.ts';
import type { ChangedFile, Changes, CommitRange } from './changed-file.ts';
import { findDeployedFiles } from './files/deployed-files.ts';
import type { GitPath } from './files/git-path.ts';
import { classifyChanges } from './files/resolve-changes.ts';
import { withOldSizes } from './github/old-sizes.ts';
import type { Since } from './range/beginning.ts';
import { resolveRange } from './range/resolve-range.ts';
import { firstAnswer, type RepositoryView, type World, withRepository } from './repository-view.ts';

export type FindChangesOptions = {
  /** Any revision; the event's own where absent. */
  readonly base?: string;
  readonly head?: string;
  readonly since: Since;
  /** Folder of the checkout, relative to the workspace. */
  readonly path: string;
  /** Whether a file counts at all; what is not wanted is not looked into. */
  readonly isWanted: (path: GitPath) => boolean;
  readonly githubToken?: string;
};

/**
 * Finds what changed. Throws an ActionError (`range-unavailable`, `github-api-failed`, `repository-unusable`,
 * `invalid-input`, `event-unusable`) where the difference cannot be had: never an empty list instead.
 */
export function findChanges(event: GitHubEvent, options: FindChangesOptions, world: World): Promise<Changes> {
  return withRepository(event, options, world, async (view) => {
    const resolved = await resolveRange(view, options);
    const { notices, warnings } = view;
    if (resolved.kind === 'nothing') return { kind: 'nothing', reason: resolved.reason, notices, warnings };
    const files = await compare(view, resolved.range, options.isWanted);
    return { kind: 'changed', range: resolved.range, files, notices, warnings };
  });
}

async function compare(
  view: RepositoryView,
  range: CommitRange,
  isWanted: (path: GitPath) => boolean,
): Promise<ChangedFile[]> {
  const { base, head } = range;
  const what = `The difference between ${base ?? 'the empty tree'} and ${head} (${range.source})`;
  const found = await firstAnswer(
    view,
    what,
    view.sources.map((source) => async () => {
      const notices: string[] = [];
      const changes = await source.difference(base, head);
      return { files: await classifyChanges(source, range, changes, isWanted, notices), notices, source };
    }),
  );
  view.notices.push(...found.notices);
  if (found.source !== view.sources[0]) {
    view.notices.push(`The difference comes from ${found.source.description}, as git could not tell it.`);
  }
  const paths = found.files.map(({ path }) => path);
  const [files, deployed] = await Promise.all([
    withOldSizes(found.files, base, view.hurriedApi),
    findDeployedFiles(view, head, paths),
  ]);
  return files.map((file, index) => {
    const checkoutFile = file.after && deployed[index];
    return checkoutFile === undefined ? file : { ...file, checkoutFile };
  });
}
