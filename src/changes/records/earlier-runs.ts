// For `workflow_run`: what runs of the other workflow have deployed before.
import type { GitHubEvent } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import { type DeployingRun, isForProposal } from '../event/deployment-events.ts';
import { asOfLastAttempt, isEarlierHere, isSuccess, newestFirst } from './age.ts';
import type { DeployedState } from './deployed-state.ts';
import { findLaterRuns } from './later-runs.ts';
import { isTag, openRunList, tagNames } from './run-list.ts';

/**
 * Runs that succeeded and began earlier on the same branch, newest first. Where there is none, those on any: a workflow that runs for
 * tags has another "branch" each time, so that for a tag those of tags come first. Needs the permission `actions: read`.
 */
export async function* deployingRunsBefore(
  api: RepositoryApi,
  run: DeployingRun,
  event: GitHubEvent,
): AsyncGenerator<DeployedState> {
  let isAny = false;
  for await (const { branch, isThere = () => true } of placesOf(api, run)) {
    const list = openRunList(api, { workflow: run.workflow, branch }, asOfLastAttempt);
    const isOfHere = (other: ApiRun) =>
      (other.workflowId ?? run.workflow) === run.workflow &&
      !isForProposal(other.event) &&
      isThere(other) &&
      isEarlierHere(other, run, branch, event.repository);
    for await (const page of list.successes()) {
      for (const found of newestFirst(page.filter((other) => isSuccess(other) && isOfHere(other)))) {
        isAny = true;
        const { id, headSha, updatedAt, url } = found;
        const where = found.branch === undefined ? '' : ` on ${found.branch}`;
        const source = `the last successful run of ${run.name}${where} before it: run ${id}`;
        const later = () => findLaterRuns(list.all(), found, { isOfHere, counts: () => false });
        yield { commit: headSha, time: updatedAt, source, url, later };
      }
    }
    if (isAny) return;
  }
}

/** Where to look, one after the other: a branch, or any (undefined) of those that `isThere` takes. */
type RunPlace = { readonly branch?: string | undefined; readonly isThere?: (run: ApiRun) => boolean };

async function* placesOf(api: RepositoryApi, { branch }: DeployingRun): AsyncGenerator<RunPlace> {
  if (branch !== undefined) {
    yield { branch };
    if (await isTag(api, branch)) {
      const tags = await tagNames(api);
      yield { isThere: (run) => tags.has(run.branch ?? '') };
    }
  }
  yield {};
}
