// One family of errors for everything that means "cannot go on". What goes wrong with a single asset is data
// (`Problem`), travels in the report and never throws.

/** Stable codes; each has a heading in docs/troubleshooting.md. */
export type FatalCode =
  | 'invalid-input'
  | 'git-unusable'
  | 'repository-unusable'
  | 'event-unusable'
  | 'proxy-unusable'
  | 'range-unavailable'
  | 'github-api-failed'
  | 'too-many-urls'
  | 'api-key-refused'
  | 'reports-incomplete'
  | 'cancelled'
  | 'internal';

export type ProblemCode =
  | 'purge-rejected'
  | 'purge-unreachable'
  | 'purge-rate-limited'
  | 'origin-not-ready'
  | 'stale'
  | 'inconclusive'
  | 'not-attempted';

/** What went wrong with one asset: a stable code and sentences that say what failed. What to do about it the report's diagnosis tells at length. */
export type Problem = { readonly code: ProblemCode; readonly message: string };

/** For what is useful, but not needed, such as `ask().catch(withoutAnswer)`. Throws what is no `ActionError`. */
export function withoutAnswer(error: unknown): undefined {
  if (!(error instanceof ActionError)) throw error;
}

/** Stops the run. `message` is for a person: what failed, on what, what to do. It never holds a secret. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: FatalCode;

  constructor(code: FatalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
