// What a check may do to an imgix, whichever it is: the simulator on a clock that jumps, or the live service.

export type Request = {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent: not decompressed. */
  readonly body: Uint8Array;
};

export type Exchange = {
  readonly atMs: number;
  readonly request: Request;
  /** A text says why no answer came. */
  readonly answer: Answer | string;
};

/** The hosts and the rights that a check may need. What is absent makes the checks that need it "not testable here". */
export type Site = {
  readonly apiUrl: string;
  /** With the permission to purge. */
  readonly key: string;
  readonly keyWithoutPurge: string | undefined;
  /** Without a slash at the end. Passes original bytes through: no default parameters, no default image. */
  readonly baseUrl: string;
  /** Another host of the same Source. */
  readonly otherUrl: string | undefined;
  /** Hosts of further Sources on the same storage. */
  readonly defaultImageUrl: string | undefined;
  readonly defaultParamsUrl: string | undefined;
  readonly secured: { readonly url: string; readonly token: string } | undefined;
  /** The Source of `baseUrl`, for sub-image purges. */
  readonly sourceId: string | undefined;
  /** A host below imgix.net that belongs to nobody. */
  readonly strangerUrl: string;
};

export type Imgix = {
  readonly site: Site;
  /** Throws NoAnswerError where the connection gives nothing. */
  send(request: Request): Promise<Answer>;
  /** Paths in the storage, below a folder of the kit's own. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Counts requests to the API and waits until they may go: see Pace. */
  admit(apiRequests: number, pace: Pace): Promise<void>;
  now(): number;
  wait(ms: number): Promise<void>;
};

/** `spaced`: far below the rate limit. `quiet`: when a second has passed without any other. `now`: without a wait. */
export type Pace = 'spaced' | 'quiet' | 'now';

export class NoAnswerError extends Error {}
