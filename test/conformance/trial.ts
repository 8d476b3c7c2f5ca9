// One check's view of an imgix: a folder of its own in the storage, and a record of everything that was said.

import { createHash } from 'node:crypto';
import { describeAnswer, mustTellSomething, refusals } from './api-answers.ts';
import { NotTestableError } from './finding.ts';
import { type Answer, type Exchange, type Imgix, NoAnswerError, type Request, type Site } from './imgix.ts';
import { pictures } from './pictures.ts';

/** How long a purge may take to show before a check gives up on it. */
export const patienceMs = 75_000;

export type Asset = {
  /** In the storage, as it is spelled there. */
  readonly path: string;
  /** Encoded, with a slash in front. */
  readonly urlPath: string;
  /** On the main host. */
  readonly url: string;
};

export class Trial {
  readonly site: Site;
  readonly exchanges: Exchange[] = [];
  readonly #imgix: Imgix;
  readonly #folder: string;
  #nonces = 0;

  constructor(imgix: Imgix, folder: string) {
    this.#imgix = imgix;
    this.#folder = folder;
    this.site = imgix.site;
  }

  asset(name: string): Asset {
    const path = `${this.#folder}/${name}`;
    const urlPath = `/${path.split('/').map(encodeURIComponent).join('/')}`;
    return { path, urlPath, url: this.site.baseUrl + urlPath };
  }

  put(asset: Asset, bytes: Uint8Array): Promise<void> {
    return this.#imgix.put(asset.path, bytes);
  }

  remove(asset: Asset): Promise<void> {
    return this.#imgix.remove(asset.path);
  }

  now(): number {
    return this.#imgix.now();
  }

  wait(ms: number): Promise<void> {
    return this.#imgix.wait(ms);
  }

  async send(request: Request): Promise<Answer> {
    const atMs = this.now();
    try {
      const answer = await this.#imgix.send(request);
      this.exchanges.push({ atMs, request, answer });
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      this.exchanges.push({ atMs, request, answer: error.message });
      throw new NotTestableError(`no answer: ${error.message}`, { cause: error });
    }
  }

  /** As every client of this kit asks: no compression, no negotiation of formats. */
  get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers } });
  }

  /** The first answer to the old picture, which from then on is cached. */
  async cache(asset: Asset, bytes: Uint8Array = pictures.old, url: string = asset.url): Promise<Answer> {
    await this.put(asset, bytes);
    const answer = await this.get(url);
    if (answer.status !== 200) throw new NotTestableError(`a new file was answered ${answer.status}`);
    return answer;
  }

  /**
   * Any request to the API. Waits where the account's limit is used up, by whomever, and gives up at an outage and at an
   * answer of `refusedBy`: what is asked here is something else.
   */
  async askApi(request: Request, refusedBy: readonly number[] = refusals): Promise<Answer> {
    for (let attempt = 1; attempt <= 4; attempt++) {
      await this.#imgix.admit(1, 'spaced');
      const answer = await this.send(request);
      if (answer.status !== 429) return mustTellSomething(answer, refusedBy);
      await this.wait(attempt * 1_500);
    }
    throw new NotTestableError('the API answered 429 four times in a row');
  }

  /** With another key than the operator's, a refusal is an answer: `refusedBy` is empty. */
  post(attributes: object, refusedBy: readonly number[] = refusals, key: string = this.site.key): Promise<Answer> {
    return this.askApi(this.purgeRequest(attributes, key), refusedBy);
  }

  /** A purge that the check takes for granted. */
  async purge(url: string, more: object = {}): Promise<Answer> {
    const answer = await this.post({ url, ...more });
    if (answer.status < 300) return answer;
    throw new NotTestableError(`a purge was answered ${describeAnswer(answer)}, so that its effect cannot be seen`);
  }

  /** So many purges of different paths at once, and how long until the last was answered. */
  async burst(
    count: number,
    pace: 'quiet' | 'now',
  ): Promise<{ readonly answers: readonly Answer[]; readonly tookMs: number }> {
    await this.#imgix.admit(count, pace);
    const startMs = this.now();
    const urls = Array.from({ length: count }, () => this.asset(`${this.nonce()}.png`).url);
    const answers = await Promise.all(urls.map((url) => this.send(this.purgeRequest({ url }))));
    const tookMs = this.now() - startMs;
    return { answers: answers.map((answer) => mustTellSomething(answer)), tookMs };
  }

  purgeRequest(attributes: object, key: string = this.site.key): Request {
    return {
      method: 'POST',
      url: `${this.site.apiUrl}/api/v1/purge`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { type: 'purges', attributes } }),
    };
  }

  /** Milliseconds until it is so, or undefined where it did not come in time. */
  async until(
    isSo: () => Promise<boolean>,
    withinMs: number = patienceMs,
    everyMs = 1_000,
  ): Promise<number | undefined> {
    const startMs = this.now();
    for (;;) {
      if (await isSo()) return this.now() - startMs;
      if (this.now() - startMs >= withinMs) return undefined;
      await this.wait(everyMs);
    }
  }

  async serves(url: string, bytes: Uint8Array): Promise<boolean> {
    return isSame((await this.get(url)).body, bytes);
  }

  untilServed(url: string, bytes: Uint8Array): Promise<number | undefined> {
    return this.until(() => this.serves(url, bytes));
  }

  /**
   * Waits as long as a purge takes here, found out with a picture of its own that did change, and ten seconds more. What
   * has not happened by then is taken for something that does not happen.
   */
  async untilPurgesHaveWorked(): Promise<void> {
    const control = this.asset(`control-${this.nonce()}.png`);
    await this.cache(control);
    await this.put(control, pictures.new);
    await this.purge(control.url);
    if ((await this.untilServed(control.url, pictures.new)) === undefined) {
      throw new NotTestableError(`no purge showed an effect within ${patienceMs / 1_000} s`);
    }
    await this.wait(10_000);
  }

  nonce(): string {
    this.#nonces += 1;
    return `n${this.#nonces}`;
  }
}

export function needed<T>(value: T | undefined, flag: string): T {
  if (value === undefined) throw new NotTestableError(`needs ${flag}`);
  return value;
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** For what is told of a body that nobody wants to read. */
export function digest(bytes: Uint8Array): string {
  return `${bytes.byteLength} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
}
