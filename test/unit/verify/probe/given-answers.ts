// A client that gives what the case says, and a log of what was asked of it and read.

import { openTurns } from '../../../../src/pipeline/probe-ports.ts';
import type { HttpAnswer, HttpRequest } from '../../../../src/platform/http/http.ts';
import { type Probe, takeSample } from '../../../../src/verify/probe/sample.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

export type Given = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Before each piece that many milliseconds pass; an error comes in the place of one. */
  readonly pieces?: readonly (readonly [afterMs: number, piece: string | Buffer | Error])[];
};

export const png = { 'content-type': 'image/png' };
export const url = 'https://a.imgix.net/a.png';

export function openClient({ status = 200, headers = png, pieces = [] }: Given, fault?: Error) {
  const clock = new VirtualClock();
  /** Takes turns of the event loop, in which no time may pass. */
  const isEncoded = 'content-encoding' in headers;
  const play = <T>(work: () => Promise<T>): Promise<T> => (isEncoded ? clock.hold(work) : work());
  const log: { requests: HttpRequest[]; read: number; discarded: number } = { requests: [], read: 0, discarded: 0 };
  async function* read(): AsyncIterable<Uint8Array> {
    for (const [afterMs, piece] of pieces) {
      if (afterMs > 0) await clock.sleep(afterMs);
      if (piece instanceof Error) throw piece;
      log.read += piece.length;
      yield Buffer.from(piece);
    }
  }
  const http = {
    request: async (request: HttpRequest): Promise<HttpAnswer> => {
      log.requests.push(request);
      if (!isEncoded) await clock.sleep(20);
      if (fault !== undefined) throw fault;
      return { status, headers, body: read(), discard: async () => void log.discarded++ };
    },
    close: async () => {},
  };
  const turns = openTurns(clock, () => 0, { places: 1, outageMs: 20_000 });
  const sampler = { http, clock, turnsOf: () => turns, signal: new AbortController().signal };
  return { log, sampler, play };
}

export async function take(given: Given, probe: Partial<Probe> = {}) {
  const { sampler, log, play } = openClient(given);
  const sample = await play(() => takeSample(sampler, { url, timeLimitMs: 60_000, ...probe }));
  return { ...sample, log };
}

export const failed = (reason: string) => ({ kind: 'failed', reason });
