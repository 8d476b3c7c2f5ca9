// A site on a standing clock, for tests that say what they mean: get, purge, advance.

import { ManualClock } from './clock.ts';
import { requestOf, type SimulatorResponse, toText } from './http-types.ts';
import { ImgixSimulator } from './imgix-simulator.ts';
import type { SimulatorOptions } from './options.ts';
import { purgeRequestV1, type SubImage } from './purge/purge-requests.ts';
import type { Source } from './source/source.ts';

export type VirtualSite = {
  readonly clock: ManualClock;
  readonly simulator: ImgixSimulator;
  readonly source: Source;
  /** The encoded path, from the first host unless another is given. */
  get(path: string, headers?: Readonly<Record<string, string>>): SimulatorResponse;
  text(path: string): string;
  /** Purges the encoded path of a host and returns the status. */
  purge(path: string, baseUrl?: string): number;
  purgeSubImage(path: string, subImage: SubImage): number;
};

export function virtualSite(options: Omit<SimulatorOptions, 'clock'> = {}): VirtualSite {
  const clock = new ManualClock();
  const simulator = new ImgixSimulator({ ...options, clock });
  const { apiUrl, baseUrls } = simulator.settings;
  const firstUrl = baseUrls[0] as string;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): SimulatorResponse =>
    simulator.handle(requestOf('GET', `${firstUrl}${path}`, headers));
  return {
    clock,
    simulator,
    source: simulator.source,
    get,
    text: (path) => toText(get(path).body),
    purge: (path, baseUrl = firstUrl) => simulator.handle(purgeRequestV1(apiUrl, `${baseUrl}${path}`)).status,
    purgeSubImage: (path, subImage) =>
      simulator.handle(purgeRequestV1(apiUrl, `${firstUrl}${path}`, undefined, subImage)).status,
  };
}
