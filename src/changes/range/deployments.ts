// What was deployed to an environment before a deployment.
import { ActionError } from '../../errors.ts';
import type { GitHubEvent } from '../../platform/event.ts';
import type { RepositoryApi } from '../../platform/github/api.ts';
import { compareAge, newestFirst } from './age.ts';
import type { DeployedState } from './deployed-state.ts';
import type { Deployment } from './event-range.ts';

/** Each costs a request, and so does each page of a hundred of them. */
const maxAskedDeployments = 100;
const maxPages = 20;

/**
 * Earlier deployments that succeeded at some time, newest first: later ones may have turned them `inactive` since. Needs
 * the permission `deployments: read`.
 */
export async function* deploymentsBefore(
  api: RepositoryApi,
  deployment: Deployment,
  event: GitHubEvent,
): AsyncGenerator<DeployedState> {
  const { environment } = deployment;
  let asked = 0;
  let pages = 0;
  for await (const page of api.deployments(environment)) {
    if (++pages > maxPages) throw tooMany(environment);
    const earlier = page.filter((other) => isSame(other.environment, environment) && compareAge(other, deployment) < 0);
    for (const { id, commit, createdAt } of newestFirst(earlier)) {
      if (++asked > maxAskedDeployments) throw tooMany(environment);
      const statuses = await api.deploymentStatuses(id);
      const times = statuses.filter(({ state }) => state === 'success').map((status) => status.createdAt ?? createdAt);
      if (times.length === 0) continue;
      const source = `the deployment before it to ${environment}: deployment ${id}`;
      yield { commit, times, source, url: toPage(environment, event) };
    }
  }
}

function isSame(environment: string | undefined, asked: string): boolean {
  return environment === undefined || environment.toLowerCase() === asked.toLowerCase();
}

/** "html_url" of an environment: https://docs.github.com/en/rest/deployments/environments */
function toPage(environment: string, { serverUrl, repository }: GitHubEvent): string {
  return `${serverUrl}/${repository}/deployments/activity_log?environments_filter=${encodeURIComponent(environment)}`;
}

function tooMany(environment: string): ActionError {
  return new ActionError(
    'range-unavailable',
    `Of the last ${maxAskedDeployments} deployments to ${environment} before this one none has ever succeeded, so what it changed cannot be told. Nothing was purged. Say where to begin with the input \`base\`.`,
  );
}
