// What an earlier run of the same workflow has deployed, for `workflow_run`.
import type { GitHubEvent } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import type { RepositoryApi } from '../../platform/github/api.ts';
import { isEarlierSuccess, newestFirst } from './age.ts';
import { isForProposal } from './deployed.ts';
import type { DeployedState } from './deployed-state.ts';
import type { DeployingRun } from './event-range.ts';

/**
 * Earlier runs that succeeded on the same branch, newest first; where there is none (a workflow that runs for tags has
 * another "branch" each time), those on any. Needs the permission `actions: read`.
 */
export async function* deployingRunsBefore(
  api: RepositoryApi,
  run: DeployingRun,
  event: GitHubEvent,
): AsyncGenerator<DeployedState> {
  let isAny = false;
  for (const branch of run.branch === undefined ? [undefined] : [run.branch, undefined]) {
    for await (const page of api.runs({ workflow: run.workflow, branch, status: 'success' })) {
      for (const earlier of newestFirst(page.filter((other) => counts(other, run, branch, event)))) {
        isAny = true;
        const { id, headSha, updatedAt, url } = earlier;
        const place = earlier.branch === undefined ? '' : ` on ${earlier.branch}`;
        const source = `the last successful run of ${run.name}${place} before it: run ${id}`;
        yield { commit: headSha, times: [updatedAt], source, url };
      }
    }
    if (isAny) return;
  }
}

function counts(other: ApiRun, run: DeployingRun, branch: string | undefined, { repository }: GitHubEvent): boolean {
  const isSameWorkflow = (other.workflowId ?? run.workflow) === run.workflow;
  return isSameWorkflow && !isForProposal(other.event) && isEarlierSuccess(other, run, branch, repository);
}
