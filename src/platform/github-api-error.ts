// The one kind of failure that GitHub's API has.
import { ActionError } from '../errors.ts';

/** `status` is undefined where no answer came, and 429 for every rate limit. */
export class GitHubApiError extends ActionError {
  readonly status: number | undefined;

  /** Nobody is there to be asked, or not with this token: asking again later would not help. */
  get cannotBeAsked(): boolean {
    return this.status === undefined || [401, 403, 404].includes(this.status);
  }

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super('github-api-failed', message, options);
    this.status = status;
  }
}

export function oddAnswer(url: string, cause?: unknown): GitHubApiError {
  return new GitHubApiError(`GitHub's API gave an answer without the expected fields for ${url}.`, 200, { cause });
}
