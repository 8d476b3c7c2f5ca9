// `since: last-success`, and events that name no commits: what earlier runs of this workflow have purged, so that what a
// failed, cancelled or dropped run should have purged is not lost. Where the record leaves a doubt, the older one counts.
import { basename } from 'node:path';
import { ActionError } from '../../errors.ts';
import { type GitHubEvent, isPullRequest, isTagRef, toRefName } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import { textAt } from '../../platform/json.ts';
import { once } from '../../platform/once.ts';
import { isForProposal } from '../event/deployment-events.ts';
import { isEarlierHere, isSuccess, newestFirst, toMs } from './age.ts';
import type { DeployedState } from './deployed-state.ts';
import { findLaterRuns, hasLeft, type LaterRuns } from './later-runs.ts';
import { openRunList, type RunList, tagNames } from './run-list.ts';

/**
 * Where a range begins, null for the empty tree, and what came since; or why that is not known, as a phrase. `firstFailed`: the
 * oldest of the runs on GitHub's first page that have come before without a success, and may have left what they were to purge.
 * `event`: of the run that it is, where it is one.
 */
export type Beginning =
  | ({ readonly kind: 'found'; readonly commit: string | null; readonly event?: string } & Pick<
      DeployedState,
      'source' | 'url'
    > &
      LaterRuns)
  | {
      readonly kind: 'none';
      readonly why: string;
      readonly firstFailed?: Pick<ApiRun, 'id' | 'url'> | undefined;
      /** As in `GitHubApiError`. */
      readonly toGrant?: string | undefined;
      /** There was one, whose commit the remote does not have any more. */
      readonly isGone?: boolean;
    };

/**
 * The last earlier run of this workflow, on this branch, that succeeded and purged all that lay before its head; for a new tag,
 * which is a "branch" that no run was on, that of any tag. `prefersOwnKind`: of the same event where there is one, as runs of other
 * events may have purged their own range only. Needs the permission `actions: read`.
 */
export async function findLastSuccess(
  api: RepositoryApi,
  event: GitHubEvent,
  { prefersOwnKind }: { readonly prefersOwnKind: boolean },
): Promise<Beginning> {
  const own = identify(api, event);
  const [workflow, branch] = [await own.workflow(), await own.branch()];
  const search = async ({ list, branch: on, isOfPlace }: RunPlace, like?: string) => {
    for await (const page of list.successes(like)) {
      const [newest] = newestFirst(page.filter((run) => isOfPlace(run) && counts(run, event, on)));
      if (newest !== undefined) return { run: newest, branch: on, list, isOfPlace };
    }
    return undefined;
  };
  const here: RunPlace = { list: openRunList(api, { workflow, branch }), branch, isOfPlace: () => true };
  const ofTags = once(async () => onTags(openRunList(api, { workflow }), await tagNames(api)));
  const isTag = isTagRef(event.ref);
  const found =
    (prefersOwnKind && canCount(event.name) && (await search(here, event.name))) ||
    (await search(here)) ||
    (isTag && (await search(await ofTags())));
  if (!found) {
    const byHand = event.name === 'workflow_dispatch' ? ' (those by hand do not count: they may have purged URLs)' : '';
    const where = isTag ? 'for a tag' : `on ${branch}`;
    const place = isTag ? await ofTags() : here;
    const isOfHere = (run: ApiRun) => place.isOfPlace(run) && isLikeOwn(run, event, place.branch);
    const firstFailed = await findFirstFailed(place.list, isOfHere);
    return { kind: 'none', why: `no run of ${workflow} ${where} has succeeded yet${byHand}`, firstFailed };
  }
  const { run } = found;
  const later = await findLaterRuns(found.list.all(), run, {
    isOfHere: (other) => found.isOfPlace(other) && isLikeOwn(other, event, found.branch),
    counts: (other) => counts(other, event, found.branch),
  });
  const source = `the last successful run of ${workflow} on ${run.branch ?? branch}: run ${run.id}`;
  return { kind: 'found', commit: run.headSha, event: run.event, source, url: run.url, ...later };
}

async function findFirstFailed(list: RunList, isOfHere: (run: ApiRun) => boolean): Promise<ApiRun | undefined> {
  const page = (await list.all().next()).value ?? [];
  return newestFirst(page.filter((run) => isOfHere(run) && hasLeft(run))).at(-1);
}

/** Where runs are looked at: on one branch, or on any of which `isOfPlace` tells. */
type RunPlace = {
  readonly list: RunList;
  readonly branch?: string;
  readonly isOfPlace: (run: ApiRun) => boolean;
};

/** GitHub records the name of a tag as the branch of its run. */
function onTags(list: RunList, tags: ReadonlySet<string>): RunPlace {
  return { list, isOfPlace: ({ branch }) => tags.has(branch ?? '') };
}

/** The newest of these states that runs of this workflow have purged. */
export async function findLastPurged(
  api: RepositoryApi,
  event: GitHubEvent,
  states: AsyncIterable<DeployedState>,
): Promise<Beginning> {
  const workflow = await identify(api, event).workflow();
  const runs: ApiRun[] = [];
  const pages = api.runs({ workflow, event: event.name });
  const unproved: string[] = [];
  for await (const state of states) {
    const since = toMs(state.time);
    // Runs come newest first; those of the state are there once an older one is.
    while (!runs.some((run) => toMs(run.createdAt) < since)) {
      const page = await pages.next();
      if (page.done === true) break;
      runs.push(...page.value);
    }
    if (!wasPurged(state, runs, event)) {
      unproved.push(state.commit);
      continue;
    }
    const source = `${state.source}, the last that ${workflow} has purged`;
    const later = await state.later();
    const all = [...new Set([...unproved, ...later.unproved])];
    return { kind: 'found', commit: state.commit, source, url: state.url, ...later, unproved: all };
  }
  return { kind: 'none', why: `no run of ${workflow} has purged an earlier deployment yet` };
}

/** How long after a deployment the run that it starts begins, at most. */
const startsWithinMs = 60_000;

/**
 * Nothing in a run's record links it to what started it, other than the time. A run that failed beside the one that
 * succeeded may be the one that counts.
 */
function wasPurged({ commit, time }: DeployedState, runs: readonly ApiRun[], event: GitHubEvent): boolean {
  const started = runs.filter((run) => {
    const afterMs = toMs(run.createdAt) - toMs(time);
    // The head of a run for a deployment is what was deployed; that of one for a run is the default branch's tip.
    const isOfState = event.name !== 'deployment_status' || run.headSha === commit;
    return run.event === event.name && run.id !== event.runId && isOfState && afterMs >= 0 && afterMs <= startsWithinMs;
  });
  const decided = started.filter(({ conclusion }) => conclusion !== 'skipped');
  return decided.length > 0 && decided.every(({ conclusion }) => conclusion === 'success');
}

function counts(run: ApiRun, event: GitHubEvent, branch: string | undefined): boolean {
  return isSuccess(run) && isEarlier(run, event, branch) && hasPurgedAll(run.event, event.name);
}

/** Runs for what is only proposed have deployed nothing, unless this one is for a proposal, too. */
function isLikeOwn(run: ApiRun, event: GitHubEvent, branch: string | undefined): boolean {
  return isEarlier(run, event, branch) && isForProposal(run.event) === isForProposal(event.name);
}

/** A re-run of an old run must not begin at a later one. */
function isEarlier(run: ApiRun, { runId, runNumber, repository }: GitHubEvent, branch: string | undefined): boolean {
  return isEarlierHere(run, runId === undefined ? undefined : { id: runId, number: runNumber }, branch, repository);
}

/**
 * Whether a run of the event `other` has purged all that lay before its head, as far as its record can tell. Runs for pull
 * requests have deployed nothing.
 */
function hasPurgedAll(other: string, own: string): boolean {
  if (isPullRequest(other)) return isPullRequest(own);
  return other === 'push' || other === 'schedule' || (other === own && canCount(other));
}

/** A run by hand has mostly purged URLs, which its record does not tell; the head of the others is not what they purged. */
function canCount(event: string): boolean {
  return !['workflow_dispatch', 'workflow_run', 'deployment', 'deployment_status', 'delete'].includes(event);
}

/** What the runner does not tell of this run, GitHub's record of it may. */
function identify(api: RepositoryApi, { payload, ref, repository, runId, workflowRef }: GitHubEvent) {
  const record = once(async () => (runId === undefined ? undefined : api.run(runId)));
  // `owner/name/.github/workflows/purge.yml@refs/heads/main`: both may hold an `@`. A ruleset's may be another repository's, where its
  // file's name tells nothing here.
  const path = workflowRef?.replace(/@(?:refs\/.*|[^@]*)$/s, '');
  const isOfHere = repository === undefined || path?.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
  const file = path && isOfHere ? basename(path) : undefined;
  const ofRef = textAt(payload, 'pull_request', 'head', 'ref') ?? (ref && toRefName(ref));
  return {
    workflow: async () => needed('workflow', file ?? (await record())?.workflowId),
    branch: async () => needed('branch', ofRef ?? (await record())?.branch),
  };
}

function needed(what: string, found: string | undefined): string {
  if (found !== undefined) return found;
  throw new ActionError(
    'event-unusable',
    `\`since: last-success\` needs to know the ${what}; the runner does not tell it.`,
  );
}
