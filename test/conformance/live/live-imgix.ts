// The live service as an imgix to check: real requests, real waits, and an end to both.

import { setTimeout as sleep } from 'node:timers/promises';
import { EnvHttpProxyAgent, request as sendRequest } from 'undici';
import { NotTestableError } from '../finding.ts';
import { type Answer, type Imgix, NoAnswerError, type Pace, type Request, type Site } from '../imgix.ts';
import type { Storage } from './storage.ts';

const answerTimeoutMs = 30_000;

/** Far below ten a second, so that the account's own purges have room. */
const spacingMs = 250;
const quietMs = 1_100;

export type LiveOptions = {
  readonly site: Site;
  readonly storage: Storage;
  readonly maxApiRequests: number;
  readonly deadlineMs: number;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
};

export class LiveImgix implements Imgix {
  readonly site: Site;
  readonly #options: LiveOptions;
  readonly #dispatcher = new EnvHttpProxyAgent();
  #apiRequests = 0;
  #freeAtMs = 0;

  constructor(options: LiveOptions) {
    this.site = options.site;
    this.#options = options;
  }

  get apiRequests(): number {
    return this.#apiRequests;
  }

  async send({ method, url, headers = {}, body }: Request): Promise<Answer> {
    this.#mustHaveTime();
    try {
      const answer = await sendRequest(url, {
        method: method as 'GET',
        headers: { 'user-agent': 'imgix-conformance-kit', ...headers },
        ...(body === undefined ? {} : { body }),
        dispatcher: this.#dispatcher,
        signal: AbortSignal.any([this.#options.signal, AbortSignal.timeout(answerTimeoutMs)]),
      });
      const bytes = new Uint8Array(await answer.body.arrayBuffer());
      return { status: answer.statusCode, headers: toPlainHeaders(answer.headers), body: bytes };
    } catch (error) {
      this.#options.signal.throwIfAborted();
      const { code } = error as { code?: unknown };
      throw new NoAnswerError(typeof code === 'string' ? code : 'the connection failed', { cause: error });
    }
  }

  put(path: string, bytes: Uint8Array): Promise<void> {
    this.#mustHaveTime();
    return this.#options.storage.put(path, bytes);
  }

  remove(path: string): Promise<void> {
    this.#mustHaveTime();
    return this.#options.storage.remove(path);
  }

  async admit(apiRequests: number, pace: Pace): Promise<void> {
    if (this.#apiRequests + apiRequests > this.#options.maxApiRequests) {
      throw new NotTestableError(`the ${this.#options.maxApiRequests} requests of --max-purges are used up`);
    }
    this.#apiRequests += apiRequests;
    const atMs = pace === 'now' ? this.now() : Math.max(this.now(), this.#freeAtMs + (pace === 'quiet' ? quietMs : 0));
    // After a burst the limit has to subside.
    this.#freeAtMs = atMs + (pace === 'spaced' ? spacingMs : quietMs);
    await this.wait(atMs - this.now());
  }

  now(): number {
    return Date.now();
  }

  async wait(ms: number): Promise<void> {
    this.#mustHaveTime(ms);
    await sleep(Math.max(0, ms), undefined, { signal: this.#options.signal });
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  #mustHaveTime(ms = 0): void {
    this.#options.signal.throwIfAborted();
    if (this.now() + ms > this.#options.deadlineMs) throw new NotTestableError('the time of --minutes was over');
  }
}

function toPlainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
