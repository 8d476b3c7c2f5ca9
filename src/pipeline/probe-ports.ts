// What every question of a stage to imgix's CDN goes through: one gate and pause for each host, one signature, one set of headers. Those
// to the Source (`origin-url`) share the gates and pauses.
import type { Inputs } from '../inputs/inputs.ts';
import type { Log } from '../platform/actions.ts';
import type { LocalFiles } from '../platform/files/local-file.ts';
import type { HttpClient } from '../platform/http/http.ts';
import { CircuitBreaker } from '../platform/timing/circuit-breaker.ts';
import type { Clock } from '../platform/timing/clock.ts';
import { Gate } from '../platform/timing/gate.ts';
import { Pause } from '../platform/timing/pause.ts';
import type { KnownHosts } from '../verify/known/known-host.ts';
import type { Sample, Turns } from '../verify/probe/sample.ts';
import type { ServedPorts } from '../verify/served/find-served.ts';

/** The outside world, as far as the stages that speak to imgix need it. */
export type AssetPorts = {
  readonly http: HttpClient;
  readonly files: LocalFiles;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly hosts: KnownHosts;
  readonly log: Log;
};

/** Fetches for verification from one host under way at a time. */
export const maxConcurrentFetches = 24;

/** Looks at a host that hangs must not hold the purges of hundreds of assets up, one after the other. */
const lookOutageMs = 15_000;

export function openProbePorts(
  { secureUrlToken, baseUrls, verifyHeaders }: Pick<Inputs, 'secureUrlToken' | 'baseUrls' | 'verifyHeaders'>,
  { http, files, clock, random, signal }: Pick<AssetPorts, 'http' | 'files' | 'clock' | 'random' | 'signal'>,
  outageMs = lookOutageMs,
): ServedPorts {
  const hosts = new Set(baseUrls.map(({ origin }) => origin));
  const allTurns = new Map<string, Turns>();
  const turnsOf = (url: string) => {
    const { origin } = new URL(url);
    const turns = allTurns.get(origin) ?? openTurns(clock, random, { places: maxConcurrentFetches, outageMs });
    allTurns.set(origin, turns);
    return turns;
  };
  return {
    sampler: { http, clock, signal, turnsOf },
    random,
    files,
    token: secureUrlToken,
    // They may hold a secret that is meant for these hosts.
    headersFor: (url) => (hosts.has(new URL(url).origin) ? verifyHeaders : {}),
  };
}

export function openTurns(
  clock: Clock,
  random: () => number,
  { places, outageMs }: { readonly places: number; readonly outageMs: number },
): Turns {
  return {
    gate: new Gate(places, clock),
    pause: new Pause(clock, random),
    breaker: new CircuitBreaker<Sample>(clock, outageMs),
  };
}
