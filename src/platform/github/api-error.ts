// The one kind of failure that GitHub's API has.
import { ActionError } from '../../errors.ts';
import { HttpError, type HttpFault } from '../http/http.ts';

/** The `httpStatus` of every error whose reason is a rate limit: GitHub answers some of these with 403. */
export const rateLimitStatus = 429;

/** Whatever comes later, such as silence, shows that somebody is there. */
const beforeConnection: ReadonlySet<HttpFault> = new Set(['dns', 'refused', 'unreached', 'tls']);

export class GitHubApiError extends ActionError {
  /**
   * Undefined where no answer came, and 429 for every rate limit. Not `status`: octokit takes an error with status 409 for
   * the end of a list.
   */
  readonly httpStatus: number | undefined;
  /** The message without what to do about it. */
  readonly failure: string;
  /** A sentence, where nothing but a permission of the job is wrong: it begins the message. */
  readonly toGrant: string | undefined;

  /** Nobody is there to be asked, or not with this token: asking again later would not help. */
  get cannotBeAsked(): boolean {
    if (this.httpStatus !== undefined) return [401, 403, 404].includes(this.httpStatus);
    const { cause } = this;
    if (cause instanceof HttpError) return beforeConnection.has(cause.fault);
    // A client that did not start; not a time limit, nor an answer that points to another server, which has no cause.
    return cause !== undefined && !(cause instanceof DOMException);
  }

  /** GitHub has no such thing, as far as it tells this token. */
  get isUnknown(): boolean {
    return this.httpStatus === 404 || this.httpStatus === 422;
  }

  constructor(
    failure: string,
    httpStatus: number | undefined,
    {
      toGrant,
      remedy,
      ...options
    }: ErrorOptions & { readonly toGrant?: string; readonly remedy?: string | undefined } = {},
  ) {
    super('github-api-failed', [toGrant, failure, remedy].filter((part) => part !== undefined).join(' '), options);
    this.httpStatus = httpStatus;
    this.failure = failure;
    this.toGrant = toGrant;
  }
}

/** A success without what GitHub documents for it. */
export function oddAnswer(url: string, cause?: unknown): GitHubApiError {
  return new GitHubApiError(`GitHub's API gave an answer without the expected fields for ${url}.`, 200, { cause });
}
