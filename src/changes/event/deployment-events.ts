// Events that tell how a deployment went, or a run that may have been one: what was deployed, if anything was. Pure.
import { type GitHubEvent, isPullRequest, isSameRepository } from '../../platform/event.ts';
import type { ApiDeployment, ApiRun } from '../../platform/github/answers.ts';
import { idAt, textAt, valueAt } from '../../platform/json.ts';

/** Ids are decimal digits and may exceed 32 bits; `number` counts the runs of one workflow. */
export type Dated = {
  readonly id: string;
  readonly number?: number | undefined;
  readonly createdAt?: string | undefined;
};

/** A deployment that has succeeded, at a time: an older one may succeed anew, to go back to it. */
export type Deployment = Dated &
  Pick<ApiDeployment, 'app'> & { readonly environment: string; readonly succeededAt?: string | undefined };

/**
 * A run of another workflow that has succeeded, and so may have deployed its head. `workflow` is an id, `name` for people. One that is
 * run again deploys again: so its age is that of its last attempt, and it has no number.
 */
export type DeployingRun = Omit<Dated, 'number'> &
  Pick<ApiRun, 'branch'> & { readonly workflow: string; readonly name: string };

/** Undefined where the payload lacks what GitHub documents. */
export function readDeployment(payload: unknown): Deployment | undefined {
  const id = idAt(payload, 'deployment', 'id');
  const environment = textAt(payload, 'deployment', 'environment');
  const state = textAt(payload, 'deployment_status', 'state');
  if (id === undefined || environment === undefined || state === undefined) return undefined;
  return {
    id,
    environment,
    createdAt: textAt(payload, 'deployment', 'created_at'),
    succeededAt: textAt(payload, 'deployment_status', 'created_at'),
    app: textAt(payload, 'deployment', 'performed_via_github_app', 'slug'),
  };
}

/** The same. */
export function readDeployingRun(payload: unknown): DeployingRun | undefined {
  const run = valueAt(payload, 'workflow_run');
  const id = idAt(run, 'id');
  const workflow = idAt(run, 'workflow_id');
  if (id === undefined || workflow === undefined || textAt(run, 'conclusion') === undefined) return undefined;
  return {
    id,
    workflow,
    createdAt: textAt(run, 'run_started_at') ?? textAt(run, 'created_at'),
    name: textAt(run, 'name') ?? `workflow ${workflow}`,
    branch: textAt(run, 'head_branch'),
  };
}

/**
 * A sentence where the event itself says that nothing has been deployed with success: then there is nothing to purge yet, whatever
 * the inputs ask for. Undefined otherwise, also where the event tells nothing of a deployment.
 */
export function whyNothingIsDeployed(event: GitHubEvent): string | undefined {
  switch (event.name) {
    case 'deployment':
      return 'A deployment was asked for, and nothing is deployed yet.';
    case 'deployment_status':
      return whyNotByStatus(event.payload);
    case 'workflow_run':
      return whyNotByRun(event);
    default:
      return undefined;
  }
}

/** Where the event's deployment went, unless that is production: GitHub takes only `production` for it where nobody says more. */
export function trialEnvironmentOf({ name, payload }: GitHubEvent): string | undefined {
  const environment = name === 'deployment_status' ? textAt(payload, 'deployment', 'environment') : undefined;
  const isProduction = valueAt(payload, 'deployment', 'production_environment') === true;
  return isProduction || /^prod/i.test(environment ?? '') ? undefined : environment;
}

/** Where it may have deployed something all the same. */
const laterOn = ': what it may have deployed is purged with the next success';
const inPart = new Set(['in_progress', 'failure', 'error', 'cancelled', 'timed_out']);

function whyNotByStatus(payload: unknown): string | undefined {
  const state = textAt(payload, 'deployment_status', 'state');
  if (state === undefined || state === 'success') return undefined;
  const environment = textAt(payload, 'deployment', 'environment');
  return `The deployment${environment === undefined ? '' : ` to ${environment}`} is in the state ${state}, not success${inPart.has(state) ? laterOn : ''}.`;
}

function whyNotByRun({ payload, repository }: GitHubEvent): string | undefined {
  const run = valueAt(payload, 'workflow_run');
  if (run === undefined) return undefined;
  const name = `The run of ${textAt(run, 'name') ?? 'the other workflow'}`;
  const event = textAt(run, 'event') ?? '';
  if (isForProposal(event)) return `${name} was for a ${toProposal(event)}: it has deployed nothing.`;
  if (isOfOther(run, repository)) {
    return `${name} was of another repository, ${textAt(run, 'head_repository', 'full_name') ?? 'a fork that is gone'}: it has deployed nothing.`;
  }
  const conclusion = textAt(run, 'conclusion');
  if (conclusion === 'success') return undefined;
  if (conclusion !== undefined)
    return `${name} ended as ${conclusion}, not as success${inPart.has(conclusion) ? laterOn : ''}.`;
  const isUnderWay = textAt(run, 'status') !== undefined || textAt(payload, 'action') !== undefined;
  return isUnderWay ? `${name} has not ended yet: nothing new has been deployed.` : undefined;
}

/** A sentence for a run that its workflow has started too early to purge anything, ever. */
export function warnOfEarlyStart({ name, payload }: GitHubEvent): string[] {
  if (name === 'deployment')
    return [
      'This run began before anything was deployed, and purges nothing: start the workflow on `deployment_status` instead.',
    ];
  if (name !== 'workflow_run' || !['requested', 'in_progress'].includes(textAt(payload, 'action') ?? '')) return [];
  const other = textAt(payload, 'workflow_run', 'name') ?? 'the other workflow';
  return [
    `This run began before that of ${other} had ended, and purges nothing: set \`types: [completed]\` for \`workflow_run\`.`,
  ];
}

/** Runs for what is only proposed: a pull request, or its try in the merge queue. */
export function isForProposal(event: string): boolean {
  return isPullRequest(event) || event === 'merge_group';
}

function toProposal(event: string): string {
  return event === 'merge_group' ? 'merge queue' : 'pull request';
}

/** A fork may have a branch of the same name. Its repository is null once the fork is gone. */
function isOfOther(run: unknown, repository: string | undefined): boolean {
  const head = textAt(run, 'head_repository', 'full_name');
  if (head !== undefined) return repository !== undefined && !isSameRepository(head, repository);
  return typeof run === 'object' && run !== null && Object.hasOwn(run, 'head_repository');
}
