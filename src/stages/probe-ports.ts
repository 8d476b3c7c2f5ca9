// What every question of a stage to imgix's CDN goes through: one gate for each host, one signature, one set of headers.
import type { Inputs } from '../inputs/inputs.ts';
import type { Clock } from '../platform/clock.ts';
import { Gate } from '../platform/gate.ts';
import type { HttpClient } from '../platform/http/http.ts';
import type { ProbePorts } from '../verify/probe/probes.ts';

type FetchPorts = { readonly http: HttpClient; readonly clock: Clock; readonly random: () => number };

/** Fetches for verification from one host under way at a time. */
export const maxConcurrentFetches = 24;

export function openProbePorts(
  { secureUrlToken, baseUrls, verifyHeaders }: Pick<Inputs, 'secureUrlToken' | 'baseUrls' | 'verifyHeaders'>,
  { http, clock, random }: FetchPorts,
  signal: AbortSignal,
): ProbePorts {
  const hosts = new Set(baseUrls.map(({ origin }) => origin));
  const gates = new Map<string, Gate>();
  const gateOf = (url: string) => {
    const { origin } = new URL(url);
    const gate = gates.get(origin) ?? new Gate(maxConcurrentFetches);
    gates.set(origin, gate);
    return gate;
  };
  return {
    sampler: { http, clock, signal, gateOf },
    random,
    token: secureUrlToken,
    // They may hold a secret that is meant for these hosts.
    headersFor: (url) => (hosts.has(new URL(url).origin) ? verifyHeaders : {}),
  };
}
