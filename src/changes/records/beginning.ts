// Where the range of an event begins whose payload does not tell: at what was deployed, or purged, before.
import { ActionError } from '../../errors.ts';
import type { GitHubEvent } from '../../platform/event.ts';
import { GitHubApiError } from '../../platform/github/api-error.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import type { EventRange } from '../event/event-range.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { DeployedState } from './deployed-state.ts';
import { deploymentsBefore } from './earlier-deployments.ts';
import { deployingRunsBefore } from './earlier-runs.ts';
import { type Beginning, findLastPurged, findLastSuccess } from './last-success.ts';

/** The input `since`. */
export type Since = 'auto' | 'event' | 'last-success';

type EventHistory = Pick<OpenRepository, 'event' | 'eventApi'>;
type SinceDeployed = Extract<EventRange, { kind: 'since-deployment' | 'since-run' }>;
export type SinceEarlier = SinceDeployed | Extract<EventRange, { kind: 'since-success' }>;

/** For `since: last-success`, whatever the event. Throws where it cannot be asked: somebody has asked for it. */
export async function findLastPurge({ event, eventApi }: EventHistory, asked: EventRange): Promise<Beginning> {
  const api = await eventApi();
  if (api === undefined) {
    throw new ActionError('event-unusable', '`since: last-success` needs GITHUB_REPOSITORY, which is not set.');
  }
  const isDeployed = asked.kind === 'since-deployment' || asked.kind === 'since-run';
  return isDeployed
    ? findLastPurged(api, event, statesBefore(api, event, asked, { withOwn: true }))
    : findLastSuccess(api, event, { prefersOwnKind: false });
}

/**
 * For `since: auto`. Where GitHub cannot be asked, `none` says why, with what to do. What passes (a fault of GitHub's, a
 * rate limit) throws: this run would count as a success, and what it did not see would never be purged.
 */
export async function findEarlier({ event, eventApi }: EventHistory, asked: SinceEarlier): Promise<Beginning> {
  const api = await eventApi();
  if (api === undefined) return { kind: 'none', why: 'GITHUB_REPOSITORY is not set' };
  try {
    if (asked.kind === 'since-success') return await findLastSuccess(api, event, { prefersOwnKind: true });
    const states = statesBefore(api, event, asked, { withOwn: false });
    for await (const { commit, source, url, later } of states)
      return { kind: 'found', commit, source, url, ...(await later()) };
    return { kind: 'found', commit: null, source: toFirst(asked), url: undefined, unproved: [] };
  } catch (error) {
    if (!(error instanceof GitHubApiError) || !error.cannotBeAsked) throw error;
    const { toGrant, failure, message } = error;
    const reason = toGrant === undefined ? message : failure;
    return { kind: 'none', why: `what was before it cannot be asked for: ${reason}`, toGrant };
  }
}

function statesBefore(
  api: RepositoryApi,
  event: GitHubEvent,
  asked: SinceDeployed,
  options: Parameters<typeof deploymentsBefore>[3],
): AsyncIterable<DeployedState> {
  return asked.kind === 'since-deployment'
    ? deploymentsBefore(api, asked.deployment, event, options)
    : deployingRunsBefore(api, asked.run, event);
}

/** Newer ones may have succeeded before one that was slow. */
function toFirst(asked: SinceDeployed): string {
  return asked.kind === 'since-deployment'
    ? `deployment to ${asked.deployment.environment}: all its files, as no older one has succeeded`
    : `run of ${asked.run.name}: all its files, as no earlier one has succeeded`;
}
