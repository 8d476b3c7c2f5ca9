// `since: last-success`: the commit of the last successful run of this workflow on this branch, so that what a failed,
// cancelled or dropped run should have purged is not lost.
import { basename } from 'node:path';
import { ActionError } from '../../errors.ts';
import { textAt } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github-api.ts';
import type { RepositoryView } from '../repository-view.ts';

export type LastSuccess = { readonly commit: string; readonly source: string };

/** Undefined, with a notice, where there was no successful run yet. Needs the permission `actions: read`. */
export async function findLastSuccess(view: RepositoryView): Promise<LastSuccess | undefined> {
  const { api, event } = view;
  if (api === undefined || event.repository === undefined) {
    throw new ActionError('event-unusable', '`since: last-success` needs GITHUB_REPOSITORY, which is not set.');
  }
  const { workflow, branch } = await identify(view);
  for await (const run of api.successfulRuns(workflow, branch)) {
    if (!counts(run, view, branch)) continue;
    const source = `last successful run of ${workflow} on ${branch}: run ${run.id}${run.url ? ` (${run.url})` : ''}`;
    return { commit: run.headSha, source };
  }
  view.notices.push(
    `No run of ${workflow} on ${branch} has succeeded yet, so the event's own range is compared. ` +
      'Use `select: all` once to purge everything that earlier runs did not.',
  );
  return undefined;
}

/** Runs for pull requests have deployed nothing, and a fork may have a branch of the same name. */
function counts(run: ApiRun, { event }: RepositoryView, branch: string): boolean {
  const isThisRun = run.id === event.runId;
  const isOtherRepository =
    run.headRepository !== undefined && run.headRepository.toLowerCase() !== event.repository?.toLowerCase();
  const isPullRequest = (name: string) => name.startsWith('pull_request');
  const isOtherPurpose = isPullRequest(run.event) && !isPullRequest(event.name);
  const isOtherBranch = run.branch !== undefined && run.branch !== branch;
  return !isThisRun && !isOtherRepository && !isOtherPurpose && !isOtherBranch;
}

async function identify(view: RepositoryView): Promise<{ workflow: string; branch: string }> {
  const { event, api } = view;
  const file = basename(event.workflowRef?.split('@')[0] ?? '');
  const branch =
    textAt(event.payload, 'pull_request', 'head', 'ref') ?? event.ref?.replace(/^refs\/(?:heads|tags)\//, '');
  if (file !== '' && branch !== undefined) return { workflow: file, branch };
  const run = event.runId === undefined ? undefined : await api?.run(event.runId);
  const workflow = file || run?.workflowId;
  const found = branch ?? run?.branch;
  if (workflow !== undefined && found !== undefined) return { workflow, branch: found };
  throw new ActionError(
    'event-unusable',
    '`since: last-success` needs to know the workflow and the branch; the runner tells neither.',
  );
}
