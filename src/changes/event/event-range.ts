// Which commits an event asks to compare, as far as its payload tells. Pure: what still has to be looked up (parents,
// a merge base, the previous tag) is named here and found by resolve-range.ts.
import { type GitHubEvent, isTagRef, toRefName } from '../../platform/event.ts';
import { isZeroId, objectIdAt, textAt, valueAt } from '../../platform/json.ts';
import {
  type DeployingRun,
  type Deployment,
  readDeployingRun,
  readDeployment,
  whyNothingIsDeployed,
} from './deployment-events.ts';

export type EventRange =
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'commits'; readonly base: string; readonly head: string; readonly source: string }
  /** A branch that is new: from where the pushed commits leave what was there before. */
  | { readonly kind: 'new-branch'; readonly head: string; readonly pushed: readonly string[]; readonly branch: string }
  /** A new tag: from the tag before it. */
  | { readonly kind: 'new-tag'; readonly head: string; readonly tag: string }
  /** What is only proposed; or was, until it was merged. */
  | {
      readonly kind: 'from-merge-base';
      readonly base: string;
      readonly head: string;
      readonly source: string;
      readonly merged?: { readonly commit: string | undefined };
    }
  /** From what was deployed before it, to the same environment. */
  | { readonly kind: 'since-deployment'; readonly head: string; readonly deployment: Deployment }
  /** From what the last run like it has deployed. */
  | { readonly kind: 'since-run'; readonly head: string; readonly run: DeployingRun }
  /** The event stands for commits that its payload does not tell; `why` completes "..., because". */
  | { readonly kind: 'unknown'; readonly head: string | undefined; readonly why: string }
  /** The event says nothing about commits: from the last run of this workflow that succeeded. */
  | { readonly kind: 'since-success' }
  /** Nothing can be asked; `why` completes "..., because". */
  | { readonly kind: 'last-commit'; readonly why: string };

// GitHub lists no more commits in a push: https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
const maxListedCommits = 2048;

/** Total: every event gets an answer, whatever its payload looks like. */
export function eventRange(event: GitHubEvent): EventRange {
  const reason = whyNothingIsDeployed(event);
  if (reason !== undefined) return { kind: 'nothing', reason };
  switch (event.name) {
    case 'push':
      return pushRange(event);
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return pullRequestRange(event);
    case 'merge_group':
      return mergeGroupRange(event);
    case 'create':
      return createRange(event);
    case 'delete':
      return {
        kind: 'nothing',
        reason: `A ${textAt(event.payload, 'ref_type') ?? 'branch or tag'} was deleted; no file changed.`,
      };
    case 'release':
      return releaseRange(event);
    case 'deployment_status':
      return deploymentRange(event);
    case 'workflow_run':
      return deployingRunRange(event);
    default:
      return sinceSuccess(event);
  }
}

function pushRange(event: GitHubEvent): EventRange {
  const { payload } = event;
  const ref = textAt(payload, 'ref') ?? event.ref ?? '';
  const before = objectIdAt(payload, 'before');
  const after = objectIdAt(payload, 'after') ?? event.sha;
  const isTag = isTagRef(ref);
  const name = toRefName(ref);
  if (valueAt(payload, 'deleted') === true || isZeroId(after)) {
    return { kind: 'nothing', reason: `The ${isTag ? 'tag' : 'branch'} ${name} was deleted; no file changed.` };
  }
  if (after === undefined) return unknownRange(event, undefined, 'the pushed commit');
  const isNew = before === undefined ? valueAt(payload, 'created') === true : isZeroId(before);
  if (isNew && isTag) return { kind: 'new-tag', head: after, tag: name };
  if (isNew) return { kind: 'new-branch', head: after, pushed: pushedCommits(payload), branch: name };
  if (before === undefined) return unknownRange(event, after, 'the commit before the push');
  const forced = valueAt(payload, 'forced') === true ? 'forced push' : 'push';
  return {
    kind: 'commits',
    base: before,
    head: after,
    source: `${isTag ? 'moved tag' : forced} ${name}: before..after`,
  };
}

function pullRequestRange(event: GitHubEvent): EventRange {
  const base = objectIdAt(event.payload, 'pull_request', 'base', 'sha');
  const head = objectIdAt(event.payload, 'pull_request', 'head', 'sha');
  if (base === undefined || head === undefined) {
    return unknownRange(event, head, "the pull request's commits");
  }
  const number = valueAt(event.payload, 'pull_request', 'number') ?? valueAt(event.payload, 'number');
  const name = `pull request${typeof number === 'number' ? ` #${number}` : ''}`;
  const isMerged =
    textAt(event.payload, 'action') === 'closed' ? valueAt(event.payload, 'pull_request', 'merged') : undefined;
  if (isMerged === false) return { kind: 'nothing', reason: `The ${name} was closed and not merged; no file changed.` };
  const commit = objectIdAt(event.payload, 'pull_request', 'merge_commit_sha');
  const merged = isMerged === true ? { merged: { commit } } : {};
  return { kind: 'from-merge-base', base, head, source: `${name}: base...head`, ...merged };
}

function mergeGroupRange(event: GitHubEvent): EventRange {
  const base = objectIdAt(event.payload, 'merge_group', 'base_sha');
  const head = objectIdAt(event.payload, 'merge_group', 'head_sha') ?? event.sha;
  if (base === undefined || head === undefined) {
    return unknownRange(event, head, "the merge group's commits");
  }
  return { kind: 'commits', base, head, source: 'merge group: base_sha..head_sha' };
}

function createRange(event: GitHubEvent): EventRange {
  const ref = textAt(event.payload, 'ref');
  if (ref === undefined || event.sha === undefined) return unknownRange(event, event.sha, 'the new branch or tag');
  return textAt(event.payload, 'ref_type') === 'tag'
    ? { kind: 'new-tag', head: event.sha, tag: ref }
    : { kind: 'new-branch', head: event.sha, pushed: [], branch: ref };
}

/** As the push of its tag. https://docs.github.com/en/webhooks/webhook-events-and-payloads#release */
function releaseRange(event: GitHubEvent): EventRange {
  const tag = textAt(event.payload, 'release', 'tag_name');
  const action = textAt(event.payload, 'action');
  if (action === 'deleted' || action === 'unpublished') {
    return { kind: 'nothing', reason: `The release ${tag ?? ''} was ${action}; no file changed.`.replace('  ', ' ') };
  }
  if (tag === undefined || event.sha === undefined) return unknownRange(event, event.sha, "the release's tag");
  return { kind: 'new-tag', head: event.sha, tag };
}

function deploymentRange(event: GitHubEvent): EventRange {
  const head = objectIdAt(event.payload, 'deployment', 'sha');
  const deployment = readDeployment(event.payload);
  return head === undefined || deployment === undefined
    ? unknownRange(event, head, 'the deployment, its environment and its state')
    : { kind: 'since-deployment', head, deployment };
}

function deployingRunRange(event: GitHubEvent): EventRange {
  const head = objectIdAt(event.payload, 'workflow_run', 'head_sha');
  const run = readDeployingRun(event.payload);
  return head === undefined || run === undefined
    ? unknownRange(event, head, 'the run, its workflow, its head and how it ended')
    : { kind: 'since-run', head, run };
}

/** A run by hand may ask for URLs, and a payload that cannot be read does not tell. */
function sinceSuccess({ name, payloadProblem }: GitHubEvent): EventRange {
  if (name !== 'workflow_dispatch' || payloadProblem === undefined) return { kind: 'since-success' };
  const why = `its payload is missing: ${payloadProblem}. So its own input \`url\` or \`urls\` could not be read either: what was asked for there, give as \`urls\` to the step`;
  return { kind: 'unknown', head: undefined, why };
}

/** The last commit would be a guess here: a push brings any number of them, and what the others changed would be lost. */
function unknownRange({ payloadProblem }: GitHubEvent, head: string | undefined, what: string): EventRange {
  const why =
    payloadProblem === undefined ? `its payload does not name ${what}` : `its payload is missing: ${payloadProblem}`;
  return { kind: 'unknown', head, why };
}

/** The ids a push lists, oldest first; none where the list may have been cut off or is odd. */
function pushedCommits(payload: unknown): string[] {
  const listed = valueAt(payload, 'commits');
  if (!Array.isArray(listed) || listed.length >= maxListedCommits) return [];
  const ids = listed.map((commit) => objectIdAt(commit, 'id'));
  return ids.every((id) => id !== undefined) ? ids : [];
}
