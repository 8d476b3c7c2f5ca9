// A host of imgix that answers as the case says: for the file, for what describes it, and for a path that does not exist.

import { openTurns } from '../../../../src/pipeline/probe-ports.ts';
import { type HttpAnswer, HttpError, type HttpRequest } from '../../../../src/platform/http/http.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { checkoutFile } from '../stories.ts';

/** A status without a body, or a body with 200; an error in the place of an answer. */
export type Given =
  | number
  | string
  | Error
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string };

/** By what is asked, and the virtual clock's milliseconds. */
export type GivenTo = (request: HttpRequest, atMs: number) => Given | Promise<Given>;

export type Answers = {
  readonly file?: Given | GivenTo;
  /** `fm=json`. */
  readonly described?: Given | GivenTo;
  /** `svg-sanitize=false`. */
  readonly original?: Given | GivenTo;
  /** A path that does not exist. */
  readonly missing?: Given | GivenTo;
  /** Whatever else, by its URL. */
  readonly [url: `https://${string}`]: Given | GivenTo;
};

const named = { 'content-type': 'image/png', 'x-served-by': 'cache-lhr7325-LHR' };

function pick(url: string, answers: Answers): Given | GivenTo | undefined {
  if (url in answers) return answers[url as `https://${string}`];
  if (url.includes('/purge-check-')) return answers.missing ?? 404;
  if (url.includes('fm=json')) return answers.described;
  return url.includes('svg-sanitize=false') ? answers.original : answers.file;
}

function toAnswer(given: Given = 404): HttpAnswer {
  if (given instanceof Error) throw given;
  const plain = typeof given === 'number' ? { status: given } : typeof given === 'string' ? { body: given } : given;
  const { status = 200, headers = {}, body = '' } = plain;
  async function* read(): AsyncIterable<Uint8Array> {
    yield Buffer.from(body);
  }
  return { status, headers: { ...named, ...headers }, body: read(), discard: async () => {} };
}

export function openHost(answers: Answers, token?: string) {
  const clock = new VirtualClock();
  const requests: HttpRequest[] = [];
  const times: number[] = [];
  const signal = new AbortController().signal;
  const http = {
    request: async (request: HttpRequest) => {
      requests.push(request);
      times.push(clock.monotonicMs());
      const given = pick(request.url, answers);
      return toAnswer(typeof given === 'function' ? await given(request, clock.monotonicMs()) : given);
    },
    close: async () => {},
  };
  const turns = openTurns(clock, () => 0, { places: 9, outageMs: 20_000 });
  const ports = {
    sampler: { http, clock, turnsOf: () => turns, signal },
    clock,
    signal,
    random: () => 0.5,
    hosts: new Map(),
    params: [] as readonly string[],
    token,
    headersFor: () => ({ 'x-key': '1' }),
    files: { open: async () => checkoutFile },
  };
  return { ports, requests, times, urls: () => requests.map(({ url }) => url) };
}

export const cut = new HttpError('reset', 'the connection was cut');
