// For `deployment_status`: what was deployed to the environment before, by GitHub's record of its deployments.
import { ActionError } from '../../errors.ts';
import type { GitHubEvent } from '../../platform/event.ts';
import type { ApiDeployment } from '../../platform/github/answers.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import { once } from '../../platform/once.ts';
import type { Dated, Deployment } from '../event/deployment-events.ts';
import { compareAge, toMs } from './age.ts';
import type { DeployedState } from './deployed-state.ts';

/** Each costs a request, and so does each page of a hundred of them. */
const maxAskedDeployments = 100;
const maxPages = 20;

/**
 * Deployments that had succeeded when this one did, each time, the last first: later ones may have turned them `inactive` since. A newer
 * one is among them where this one is tried for a second time, as somebody goes back, or had waited. `withOwn`: so is this one, where
 * it had succeeded before. Needs the permission `deployments: read`.
 */
export async function* deploymentsBefore(
  api: RepositoryApi,
  deployment: Deployment,
  event: GitHubEvent,
  { withOwn }: { readonly withOwn: boolean },
): AsyncGenerator<DeployedState> {
  const { environment } = deployment;
  const successesOf = openRecord(api, deployment, event);
  let asked = 0;
  let pages = 0;
  for await (const page of api.deployments(environment)) {
    if (++pages > maxPages) throw tooMany(environment);
    const others = page.filter(
      (other) =>
        isSame(other.environment, environment) &&
        !isOfJob(other, deployment) &&
        (mayComeBefore(other, deployment) || (withOwn && other.id === deployment.id)),
    );
    const found: Success[] = [];
    for (const other of lastUpdatedFirst(others)) {
      // None of those that are left has succeeded after its last status.
      while (found[0] && found[0].ms >= toUpdatedMs(other)) yield* found.splice(0, 1);
      if (++asked > maxAskedDeployments) {
        yield* found;
        throw tooMany(environment);
      }
      found.push(...(await successesOf(other)));
      found.sort((one, another) => another.ms - one.ms);
    }
    yield* found;
  }
}

type Success = DeployedState & { readonly ms: number };

/** Tells of each deployment its successes that came before that of this one. It notes those that have failed, as the next may begin before them. */
function openRecord(api: RepositoryApi, deployment: Deployment, event: GitHubEvent) {
  const { environment } = deployment;
  const { statusesOf, isBefore } = openOrder(api, deployment);
  const failed: { readonly commit: string; readonly ms: number }[] = [];
  const failedSince = async (ms: number, now: string) => {
    const since = failed.filter((each) => !(each.ms <= ms) && each.commit !== now);
    return { unproved: since.map(({ commit }) => commit) };
  };
  return async (other: ApiDeployment): Promise<Success[]> => {
    const { id, commit } = other;
    const statuses = await statusesOf(other);
    const successes = statuses.filter(({ state }) => state === 'success');
    const lastMs = Math.max(...successes.map(({ ms }) => ms));
    const begunMs = Math.max(...statuses.filter(({ state }) => begun.has(state)).map(({ ms }) => ms));
    // Also one that had succeeded before, and failed as it was deployed anew.
    if (begunMs > lastMs && (await isBefore(other, begunMs))) failed.push({ commit, ms: begunMs });
    const which = id === deployment.id ? 'an earlier success of this deployment' : 'the deployment before it';
    const state = { commit, source: `${which} to ${environment}: deployment ${id}`, url: toPage(environment, event) };
    const found: Success[] = [];
    for (const { time, ms } of successes) {
      if (await isBefore(other, ms)) found.push({ ...state, time, later: () => failedSince(ms, commit), ms });
    }
    return found;
  };
}

/** What GitHub has on record of deployments up to the success of this one, and what of it came before this one. */
function openOrder(api: RepositoryApi, deployment: Deployment) {
  const succeededMs = toMs(deployment.succeededAt);
  const statusesOf = async ({ id, createdAt }: Dated): Promise<Status[]> =>
    (await api.deploymentStatuses(id))
      .map(({ state, createdAt: time = createdAt }) => ({ state, time, ms: toMs(time) }))
      .filter(({ ms }) => !(ms > succeededMs));
  const tries = once(async () => toTries(await statusesOf(deployment), succeededMs));
  // A newer one may have ended while this one was slow to deploy: then this one does not come after it.
  const isBefore = async (other: Dated, ms: number) => {
    if (compareAge(other, deployment) < 0) return true;
    if (other.id === deployment.id) return ms < succeededMs;
    const { firstEndMs, lastBeginMs } = await tries();
    return ms > firstEndMs || ms < lastBeginMs;
  };
  return { statusesOf, isBefore };
}

type Status = { readonly state: string; readonly time: string | undefined; readonly ms: number };

/** The states of a deployment that may have been under way, and did not succeed. */
const begun = new Set(['in_progress', 'failure', 'error']);
const ended = new Set(['success', 'failure', 'error']);

/**
 * When a deployment ended for the first time, and when the try began that succeeded now; NaN where that is not known. One that
 * failed, or waited for an approval, may succeed after newer ones.
 */
function toTries(statuses: readonly Status[], succeededMs: number) {
  const endsMs = statuses.filter(({ state }) => ended.has(state)).map(({ ms }) => ms);
  const lastEndMs = Math.max(...endsMs.filter((ms) => ms < succeededMs));
  const begins = statuses.filter(({ state, ms }) => state === 'in_progress' && ms >= lastEndMs);
  const lastBeginMs = begins.length === 0 ? Number.NaN : Math.min(...begins.map(({ ms }) => ms));
  return { firstEndMs: Math.min(...endsMs), lastBeginMs };
}

function mayComeBefore(other: Dated, deployment: Deployment): boolean {
  const isOlder = compareAge(other, deployment) < 0;
  return isOlder || (other.id !== deployment.id && toMs(other.createdAt) < toMs(deployment.succeededAt));
}

function lastUpdatedFirst(deployments: readonly ApiDeployment[]): ApiDeployment[] {
  return deployments.toSorted((one, other) => toUpdatedMs(other) - toUpdatedMs(one) || compareAge(other, one));
}

function toUpdatedMs({ updatedAt, createdAt }: ApiDeployment): number {
  return toMs(updatedAt ?? createdAt);
}

/**
 * Each job with an `environment`, for its secrets, say, is a deployment of its commit for GitHub, whatever the job does. Where
 * somebody else deploys, it has deployed nothing.
 */
function isOfJob(other: Pick<Deployment, 'app'>, { app }: Pick<Deployment, 'app'>): boolean {
  return other.app === 'github-actions' && app !== 'github-actions';
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
    `None of the last ${maxAskedDeployments} deployments to ${environment} before this one has ever succeeded, or been purged where \`since\` is \`last-success\`, so what it changed cannot be told. Nothing was purged. Say where to begin with the input \`base\`.`,
  );
}
