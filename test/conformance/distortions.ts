// Ways to turn a simulator round that it has no option for. Each works on what goes over the wire.

import { gzipSync } from 'node:zlib';
import { emptyBody, type SimulatorRequest, toBytes, toText } from '../simulator/http-types.ts';
import { type Intercept, type SimulatorOptions, testKey } from '../simulator/options.ts';
import { purgeRequestV1 } from '../simulator/purge/purge-requests.ts';

/** Another text in every JSON body. */
export function changesText(change: (text: string) => string): Intercept {
  return (request, answer) => {
    const response = answer(request);
    const isJson = /json/.test(response.headers['content-type'] ?? '');
    return isJson ? { ...response, body: toBytes(change(toText(response.body))) } : response;
  };
}

export function answersInstead(status: number, instead: number): Intercept {
  return (request, answer) => {
    const response = answer(request);
    return response.status === status ? { ...response, status: instead } : response;
  };
}

export function setsHeader(name: string, value: string | undefined): Intercept {
  return (request, answer) => {
    const response = answer(request);
    const { [name]: _, ...others } = response.headers;
    return { ...response, headers: value === undefined ? others : { ...others, [name]: value } };
  };
}

export function changesRequest(change: (request: SimulatorRequest) => Partial<SimulatorRequest>): Intercept {
  return (request, answer) => answer({ ...request, ...change(request) });
}

/** A URL that was answered 200 once keeps that answer, or a 404 that it began with. For one simulator only. */
export function repeatsFirstAnswer(isMeant: RegExp): Intercept {
  const answers = new Map<string, ReturnType<Intercept>>();
  return (request, answer) => {
    if (request.method !== 'GET' || !isMeant.test(request.url)) return answer(request);
    const known = answers.get(request.url) ?? answer(request);
    answers.set(request.url, known);
    return known;
  };
}

/** A purge whose URL has parameters is received and has no effect. */
export function purgesUrlsAsTheyStand(...[request, answer]: Parameters<Intercept>): ReturnType<Intercept> {
  const hasParameters = request.method === 'POST' && /"url":"[^"]*\?/.test(toText(request.body));
  return hasParameters ? { status: 200, headers: {}, body: emptyBody } : answer(request);
}

/** As if compressing had its own rendering. */
export function compressesOtherBytes(...[request, answer]: Parameters<Intercept>): ReturnType<Intercept> {
  const response = answer(request);
  if (request.headers['accept-encoding'] !== 'gzip') return response;
  const body = gzipSync(Buffer.concat([response.body, toBytes('\n')]));
  return { ...response, headers: { ...response.headers, 'content-encoding': 'gzip' }, body };
}

/** No copy of the origin's file is trusted: imgix asks the origin before it answers. */
export const asksOriginAlways: SimulatorOptions = {
  purgeRate: Number.POSITIVE_INFINITY,
  duplicateWindowMs: 0,
  intercept: (request, answer) => {
    if (request.method === 'GET')
      answer(purgeRequestV1('https://api.imgix.com', request.url.replace(/\?.*$/s, ''), testKey));
    return answer(request);
  },
};
