// The one kind of failure that GitHub's API has.
import { ActionError } from '../errors.ts';

/** `status` is undefined where no answer came. */
export class GitHubApiError extends ActionError {
  readonly status: number | undefined;
  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super('github-api-failed', message, options);
    this.status = status;
  }
}

export function oddAnswer(url: string, cause?: unknown): GitHubApiError {
  return new GitHubApiError(`GitHub's API gave an answer without the expected fields for ${url}.`, 200, { cause });
}
