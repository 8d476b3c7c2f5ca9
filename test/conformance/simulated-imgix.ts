// The simulator as an imgix to check: in this process, on a clock that a wait moves, so that ten minutes take milliseconds.

import { ManualClock } from '../simulator/clock.ts';
import { toBytes } from '../simulator/http-types.ts';
import { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import { type SimulatorOptions, testKey } from '../simulator/options.ts';
import type { Imgix, Pace } from './imgix.ts';

/** As a site of today: two hosts, a purge that takes seconds to show. */
const usual: SimulatorOptions = {
  baseUrls: ['https://assets.imgix.net', 'https://images.example.com'],
  propagationMs: 6_000,
};

const pauseMs: Readonly<Record<Pace, number>> = { spaced: 250, quiet: 1_100, now: 0 };

export function createSimulatedImgix(options: SimulatorOptions = {}): Imgix {
  const clock = new ManualClock();
  const simulator = new ImgixSimulator({ ...usual, ...options, clock });
  const { settings, source } = simulator;
  const [baseUrl = '', otherUrl] = settings.baseUrls;
  return {
    site: {
      apiUrl: settings.apiUrl,
      key: testKey,
      keyWithoutPurge: testKey,
      baseUrl,
      otherUrl,
      // The simulator has one Source; what its options make of it is the checks' affair.
      defaultImageUrl: baseUrl,
      defaultParamsUrl: baseUrl,
      secured: { url: baseUrl, token: settings.secureUrlToken ?? 'FOO123bar' },
      sourceId: settings.sourceId,
      strangerUrl: 'https://nobody-has-this.imgix.net',
    },
    send: async ({ method, url, headers = {}, body = '' }) => {
      const {
        status,
        headers: answered,
        body: bytes,
      } = simulator.handle({ method, url, headers, body: toBytes(body) });
      return { status, headers: answered, body: bytes };
    },
    put: async (path, bytes) => source.put(path, bytes),
    remove: async (path) => source.remove(path),
    admit: async (_, pace) => clock.advance(pauseMs[pace]),
    now: () => clock.now(),
    wait: async (ms) => clock.advance(ms),
  };
}
