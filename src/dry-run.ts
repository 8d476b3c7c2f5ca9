// Whether this run may send anything to imgix: by the input `dry-run`, and by whether it has a key.
import type { Inputs } from './inputs/inputs.ts';
import { type GitHubEvent, isByDependabot, isForkPullRequest, isPullRequest } from './platform/event.ts';

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
