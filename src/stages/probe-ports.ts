// What every question of a stage to imgix's CDN goes through: one gate and pause for each host, one signature, one set of headers.
import type { Inputs } from '../inputs/inputs.ts';
import type { Clock } from '../platform/clock.ts';
import { Gate } from '../platform/gate.ts';
import type { HttpClient } from '../platform/http/http.ts';
import { Pause } from '../platform/pause.ts';
import type { ProbePorts } from '../verify/probe/probes.ts';
import type { Turns } from '../verify/probe/sample.ts';

type FetchPorts = { readonly http: HttpClient; readonly clock: Clock; readonly random: () => number };

/** Fetches for verification from one host under way at a time. */
export const maxConcurrentFetches = 24;

/** Assets that are looked at before their purge: enough to keep the fetches busy. */
const maxConcurrentLooks = 32;

export function openProbePorts(
  { secureUrlToken, baseUrls, verifyHeaders }: Pick<Inputs, 'secureUrlToken' | 'baseUrls' | 'verifyHeaders'>,
  { http, clock, random }: FetchPorts,
  signal: AbortSignal,
): ProbePorts {
  const hosts = new Set(baseUrls.map(({ origin }) => origin));
  const allTurns = new Map<string, Turns>();
  const turnsOf = (url: string) => {
    const { origin } = new URL(url);
    const turns = allTurns.get(origin) ?? {
      gate: new Gate(maxConcurrentFetches),
      looks: new Gate(maxConcurrentLooks),
      pause: new Pause(clock, random),
    };
    allTurns.set(origin, turns);
    return turns;
  };
  return {
    sampler: { http, clock, signal, turnsOf },
    random,
    token: secureUrlToken,
    // They may hold a secret that is meant for these hosts.
    headersFor: (url) => (hosts.has(new URL(url).origin) ? verifyHeaders : {}),
  };
}
