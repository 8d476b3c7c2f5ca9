// What was deployed before: by the deployments to an environment, for `deployment_status`, or by the runs of another
// workflow, for `workflow_run`.
import { ActionError } from '../../errors.ts';
import type { GitHubEvent } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import { once } from '../../platform/once.ts';
import type { Dated, DeployingRun, Deployment } from '../event/event-range.ts';
import { isForProposal } from '../event/nothing-deployed.ts';
import { asOfLastAttempt, compareAge, isEarlierHere, isSuccess, newestFirst, toMs } from './age.ts';
import { findLaterRuns, type LaterRuns } from './later-runs.ts';
import { openRunList } from './run-list.ts';
import { isTag, tagNames } from './tag-names.ts';

/** A commit that was deployed at some time before: where the range of a later deployment may begin. */
export type DeployedState = {
  readonly commit: string;
  /** When it was in place: then a run of this workflow was started. Undefined where GitHub did not tell. */
  readonly time: string | undefined;
  /** What it was, for the log and the report. */
  readonly source: string;
  /** Its page. */
  readonly url: string | undefined;
  /** What came after it, up to what is deployed now, and may have been deployed in part: a deployment that fails has begun to. */
  readonly later: () => Promise<LaterRuns>;
};

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
  let asked = 0;
  let pages = 0;
  const { statusesOf, isBefore } = openOrder(api, deployment);
  const failed: { readonly commit: string; readonly ms: number }[] = [];
  const failedSince = async (ms: number, now: string) => {
    const since = failed.filter((each) => !(each.ms <= ms) && each.commit !== now);
    return { unproved: since.map(({ commit }) => commit) };
  };
  for await (const page of api.deployments(environment)) {
    if (++pages > maxPages) throw tooMany(environment);
    const others = page.filter(
      (other) =>
        isSame(other.environment, environment) &&
        !isOfJob(other, deployment) &&
        (mayComeBefore(other, deployment) || (withOwn && other.id === deployment.id)),
    );
    const found: (DeployedState & { readonly ms: number })[] = [];
    for (const other of lastUpdatedFirst(others)) {
      const { id, commit, createdAt, updatedAt } = other;
      // None of those that are left has succeeded after its last status.
      while (found[0] && found[0].ms >= toMs(updatedAt ?? createdAt)) yield* found.splice(0, 1);
      if (++asked > maxAskedDeployments) {
        yield* found;
        throw tooMany(environment);
      }
      const statuses = await statusesOf(other);
      const successes = statuses.filter(isOfSuccess);
      const lastMs = Math.max(...successes.map(({ ms }) => ms));
      const begunMs = Math.max(...statuses.filter(({ state }) => begun.has(state)).map(({ ms }) => ms));
      // Also one that had succeeded before, and failed as it was deployed anew.
      if (begunMs > lastMs && (await isBefore(other, begunMs))) failed.push({ commit, ms: begunMs });
      const which = id === deployment.id ? 'an earlier success of this deployment' : 'the deployment before it';
      const source = `${which} to ${environment}: deployment ${id}`;
      for (const { time, ms } of successes) {
        if (!(await isBefore(other, ms))) continue;
        found.push({ commit, time, source, url: toPage(environment, event), later: () => failedSince(ms, commit), ms });
      }
      found.sort((one, other) => other.ms - one.ms);
    }
    yield* found;
  }
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

function isOfSuccess({ state }: { readonly state: string }): boolean {
  return state === 'success';
}

function mayComeBefore(other: Dated, deployment: Deployment): boolean {
  const isOlder = compareAge(other, deployment) < 0;
  return isOlder || (other.id !== deployment.id && toMs(other.createdAt) < toMs(deployment.succeededAt));
}

function lastUpdatedFirst<T extends Dated & { readonly updatedAt?: string | undefined }>(records: readonly T[]): T[] {
  const lastMs = ({ updatedAt, createdAt }: T) => toMs(updatedAt ?? createdAt);
  return records.toSorted((one, other) => lastMs(other) - lastMs(one) || compareAge(other, one));
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
