// Puts the simulator on real sockets of this machine: one server for the API, one for each CDN host, one for the origin.

import type { Faults } from './faults.ts';
import { ImgixSimulator } from './imgix-simulator.ts';
import type { SimulatorOptions } from './options.ts';
import type { RequestLog } from './request-log.ts';
import { Listener, type Traffic } from './server/listener.ts';
import type { Source } from './source/source.ts';

export type StartOptions = Omit<SimulatorOptions, 'apiUrl' | 'baseUrls' | 'originUrl'> & {
  /** How many CDN hosts serve the Source. Default 1. */
  readonly hosts?: number;
  /** Ports from here on: API, origin, hosts. Default: any free ones. */
  readonly portBase?: number;
};

export type RunningSimulator = {
  readonly apiUrl: string;
  readonly baseUrls: readonly string[];
  /** The first of `baseUrls`. */
  readonly baseUrl: string;
  readonly originUrl: string;
  readonly simulator: ImgixSimulator;
  readonly source: Source;
  readonly log: RequestLog;
  readonly faults: Faults;
  traffic(): { readonly api: Traffic; readonly origin: Traffic; readonly hosts: readonly Traffic[] };
  close(): Promise<void>;
};

export async function startSimulator({
  hosts = 1,
  portBase,
  ...options
}: StartOptions = {}): Promise<RunningSimulator> {
  const portOf = (index: number): number => (portBase === undefined ? 0 : portBase + index);
  const api = await Listener.open(portOf(0));
  const origin = await Listener.open(portOf(1));
  const sites = await Promise.all(Array.from({ length: hosts }, (_, index) => Listener.open(portOf(2 + index))));
  const baseUrls = sites.map((site) => site.url);
  const simulator = new ImgixSimulator({ ...options, apiUrl: api.url, baseUrls, originUrl: origin.url });
  const listeners = [api, origin, ...sites];
  for (const listener of listeners) listener.serve((request) => simulator.handle(request));
  return {
    apiUrl: api.url,
    baseUrls,
    baseUrl: baseUrls[0] as string,
    originUrl: origin.url,
    simulator,
    source: simulator.source,
    log: simulator.log,
    faults: simulator.faults,
    traffic: () => ({ api: api.traffic, origin: origin.traffic, hosts: sites.map((site) => site.traffic) }),
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}
