// A Purger on a virtual clock with the simulator's API at the other end.
import { createApiV1 } from '../../src/purge/api-v1.ts';
import type { PurgeApi } from '../../src/purge/purge-answer.ts';
import type { PurgeResult } from '../../src/purge/purge-result.ts';
import { Purger } from '../../src/purge/purger.ts';
import { RateLimiter, type RateLimiterOptions } from '../../src/purge/rate-limiter.ts';
import type { FaultRule } from '../simulator/faults.ts';
import { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import { type SimulatorOptions, testKey } from '../simulator/options.ts';
import type { LogEntry } from '../simulator/request-log.ts';
import { createSimulatorHttp, type Latency, type SimulatorHttp } from './simulator-http.ts';
import { VirtualClock } from './virtual-clock.ts';

const apiUrl = 'https://api.imgix.com';

export type PurgeSiteOptions = {
  /** The simulator sets no limit of its own unless it is told to. */
  readonly simulator?: Omit<SimulatorOptions, 'clock'>;
  readonly limit?: RateLimiterOptions['limit'];
  readonly api?: PurgeApi;
  readonly random?: () => number;
  readonly maxWaitMs?: number;
  readonly latency?: Latency;
};

export type PurgeSite = {
  readonly clock: VirtualClock;
  readonly simulator: ImgixSimulator;
  readonly http: SimulatorHttp;
  readonly purger: Purger;
  readonly cancel: AbortController;
  readonly halt: AbortController;
  purge(path?: string): Promise<PurgeResult>;
  /** What the API answers instead, until the end unless `times` is given. */
  break(answer: FaultRule['answer'], rule?: Partial<FaultRule>): void;
  /** Requests that reached the API. */
  requests(): readonly LogEntry[];
  /** When they did, in milliseconds since the start. */
  arrivals(): number[];
};

export function purgeSite(options: PurgeSiteOptions = {}): PurgeSite {
  const clock = new VirtualClock();
  const simulator = new ImgixSimulator({
    purgeRate: Number.POSITIVE_INFINITY,
    ...options.simulator,
    clock: clock.forSimulator,
  });
  const http = createSimulatorHttp(simulator, clock, () => options.latency ?? { thereMs: 0, backMs: 0 });
  const [cancel, halt] = [new AbortController(), new AbortController()];
  const signal = AbortSignal.any([cancel.signal, halt.signal]);
  const random = options.random ?? (() => 0.5);
  const purger = new Purger({
    api: options.api ?? createApiV1({ apiUrl, apiKey: testKey, subImage: undefined }),
    limiter: new RateLimiter({ limit: options.limit, clock, random, signal }),
    http,
    clock,
    random,
    maxWaitMs: options.maxWaitMs ?? 300_000,
    cancel: cancel.signal,
    halt: signal,
  });
  const startMs = clock.now().getTime();
  const requests = (): readonly LogEntry[] => simulator.log.on('api');
  return {
    clock,
    simulator,
    http,
    purger,
    cancel,
    halt,
    purge: (path = '/a.png') => purger.purge(`https://assets.imgix.net${path}`, { priority: 'first' }),
    break: (answer, rule = {}) => {
      simulator.faults.add({ on: 'api', times: Number.POSITIVE_INFINITY, answer, ...rule });
    },
    requests,
    arrivals: () => requests().map(({ at }) => at - startMs),
  };
}

export const down = { kind: 'answer', status: 500, body: '{"errors":[{"detail":"Out of order.","id":"r1"}]}' } as const;

export function limited(retryAfter?: string) {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { kind: 'answer', status: 429, body: '{"errors":[{"title":"Too Many Requests"}]}', headers } as const;
}

/** Milliseconds between one request and the next. */
export function gapsOf(site: PurgeSite): number[] {
  const arrivals = site.arrivals();
  return arrivals.slice(1).map((at, index) => at - (arrivals[index] as number));
}
