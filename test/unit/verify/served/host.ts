// A host of imgix that answers as the case says: for the file, for what describes it, and for a path that does not exist.
import { Gate } from '../../../../src/platform/gate.ts';
import { type HttpAnswer, HttpError, type HttpRequest } from '../../../../src/platform/http/http.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { checkoutFile } from '../stories.ts';

/** A status without a body, or a body with 200; an error in the place of an answer. */
export type Given =
  | number
  | string
  | Error
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string };

export type Answers = {
  readonly file?: Given;
  /** `fm=json`. */
  readonly described?: Given;
  /** `svg-sanitize=false`. */
  readonly original?: Given;
  /** A path that does not exist. */
  readonly missing?: Given;
  /** Whatever else, by its URL. */
  readonly [url: `https://${string}`]: Given;
};

const named = { 'content-type': 'image/png', 'x-served-by': 'cache-lhr7325-LHR' };

function pick(url: string, answers: Answers): Given | undefined {
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
  const signal = new AbortController().signal;
  const http = {
    request: async (request: HttpRequest) => {
      requests.push(request);
      return toAnswer(pick(request.url, answers));
    },
    close: async () => {},
  };
  const ports = {
    sampler: { http, clock, gate: new Gate(9), signal },
    clock,
    signal,
    random: () => 0.5,
    token,
    headersFor: () => ({ 'x-key': '1' }),
    files: { open: async () => checkoutFile },
  };
  return { ports, requests, urls: () => requests.map(({ url }) => url) };
}

export const cut = new HttpError('reset', 'the connection was cut');
