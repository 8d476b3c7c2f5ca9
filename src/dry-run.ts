// Whether this run may send anything to imgix: by the input `dry-run`, and by whether it has a key.
import type { CommitRange } from './changes/changed-file.ts';
import { trialEnvironmentOf } from './changes/event/deployment-events.ts';
import { toWhole } from './changes/range/range-notices.ts';
import type { Inputs } from './inputs/inputs.ts';
import { branchOf, type GitHubEvent, isByDependabot, isForkPullRequest, isPullRequest } from './platform/event.ts';
import { textAt } from './platform/json.ts';

export type DryRun = {
  readonly dryRun: boolean;
  readonly notices: readonly string[];
  /** Sentences, where a key is needed and there is none. */
  readonly missingKey?: string;
};

/**
 * A pull request from a fork, or of Dependabot, has no secrets of Actions: that is no fault of its author, so it gets a
 * dry run.
 */
export function decideDryRun(inputs: Pick<Inputs, 'dryRun' | 'apiKey'>, event: GitHubEvent): DryRun {
  if (inputs.dryRun || inputs.apiKey !== '') return { dryRun: inputs.dryRun, notices: [] };
  if (isForkPullRequest(event)) {
    return {
      dryRun: true,
      notices: ['A pull request from a fork gets no secrets, so this is a dry run: nothing is purged.'],
    };
  }
  if (isByDependabot(event) && isPullRequest(event.name)) {
    return { dryRun: true, notices: [`This is a dry run: nothing is purged. ${dependabot}`] };
  }
  const missingKey = `Input \`api-key\` is empty. ${isByDependabot(event) ? dependabot : remedy}`;
  return { dryRun: false, notices: [], missingKey };
}

const remedy =
  'Store an imgix API key with the permission Asset Purge as a secret and pass it as `api-key: ${{ secrets.IMGIX_API_KEY }}`. ' +
  'Where it is a secret of an environment, the job must name that: `environment: <name>`. Without a key only `dry-run: true` works.';

/** https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions */
const dependabot =
  'Runs that Dependabot starts do not get the secrets of Actions. Store the key once more in the settings of the repository, ' +
  'under Secrets and variables, Dependabot, with the same name.';

/** A sentence where a dry run leaves out what was deployed, so that it was hardly meant. Of all files, or of URLs, somebody asks who tries it out. */
export function warnOfDryRun({ select }: Inputs, event: GitHubEvent, range: CommitRange | undefined): string[] {
  if (range === undefined || select !== 'changed' || !goesWithDeployment(event)) return [];
  const whole = toWhole(range);
  const before = ' or, if runs before this one were dry, too, with the `base` of the first';
  return [
    `\`dry-run: true\` is set, so nothing was purged, and no later run catches up on it: take it out, and run once with ${whole}${whole === '`select: all`' ? '' : before}.`,
  ];
}

const deploying = new Set(['push', 'schedule', 'workflow_run', 'deployment_status', 'release', 'repository_dispatch']);

/** Mostly. What is of another branch than the default one, or of another environment than production, may well be a preview. */
function goesWithDeployment(event: GitHubEvent): boolean {
  const main = textAt(event.payload, 'repository', 'default_branch');
  const isOfMain = main === undefined || [undefined, main].includes(deployedBranchOf(event));
  return deploying.has(event.name) && isOfMain && trialEnvironmentOf(event) === undefined;
}

function deployedBranchOf(event: GitHubEvent): string | undefined {
  if (event.name === 'workflow_run') return textAt(event.payload, 'workflow_run', 'head_branch');
  return event.name === 'push' ? branchOf(event) : undefined;
}
