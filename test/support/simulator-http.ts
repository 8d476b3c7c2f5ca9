// The action's HTTP client with the simulator at its other end, in the same process and on a virtual clock: answers take
// the time they are given, and connections break as the simulator's faults say.
import { type HttpAnswer, type HttpClient, HttpError, type HttpRequest } from '../../src/platform/http/http.ts';
import { type SimulatorResponse, toBytes } from '../simulator/http-types.ts';
import type { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How long one request takes, in milliseconds. */
export type Latency = {
  /** Waiting for a connected socket, before `onSent`. */
  readonly connectMs?: number;
  readonly thereMs?: number;
  readonly backMs?: number;
};

export type Transfer = {
  readonly url: string;
  readonly atMs: number;
  readonly status: number;
  readonly response: SimulatorResponse;
  /** Bytes of the body that the client took. */
  bytes: number;
};

export type SimulatorHttp = HttpClient & {
  /** The most requests that were on their way at once. */
  readonly maxInFlight: number;
  readonly requests: number;
  readonly transfers: readonly Transfer[];
};

const pieceBytes = 16 * 1024;

export function createSimulatorHttp(
  simulator: ImgixSimulator,
  clock: VirtualClock,
  toLatency: (request: HttpRequest) => Latency = () => ({}),
): SimulatorHttp {
  const seen = { inFlight: 0, maxInFlight: 0, requests: 0 };
  const transfers: Transfer[] = [];
  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const { connectMs = 0, thereMs = 1, backMs = 1 } = toLatency(request);
    const { method, url, headers = {}, body = '', signal, timeoutMs } = request;
    await clock.sleep(connectMs, signal);
    request.onSent?.();
    await clock.sleep(thereMs, signal);
    const response = simulator.handle({ method, url, headers, body: toBytes(body) });
    const { transport } = response;
    if (transport?.kind === 'delay') await clock.sleep(transport.delayMs, signal);
    await clock.sleep(transport?.kind === 'hang-headers' ? timeoutMs : backMs, signal);
    if (transport?.kind === 'hang-headers') throw new HttpError('timeout', 'no answer within the time limit');
    if (response.status === 0) throw new HttpError('reset', 'the connection was cut');
    const transfer: Transfer = { url, atMs: clock.monotonicMs(), status: response.status, response, bytes: 0 };
    transfers.push(transfer);
    const isWithoutLength = transport?.kind === 'chunked' || transport?.kind === 'huge';
    return {
      status: response.status,
      headers: isWithoutLength ? withoutLength(response.headers) : response.headers,
      body: counted(toStream(response, clock, request), transfer),
      discard: async () => {},
    };
  };
  return {
    get maxInFlight() {
      return seen.maxInFlight;
    },
    get requests() {
      return seen.requests;
    },
    transfers,
    request: async (request) => {
      request.signal?.throwIfAborted();
      seen.requests++;
      seen.inFlight++;
      seen.maxInFlight = Math.max(seen.maxInFlight, seen.inFlight);
      try {
        return await send(request);
      } finally {
        seen.inFlight--;
      }
    },
    close: async () => {},
  };
}

async function* toStream(
  { body, headers, transport }: SimulatorResponse,
  clock: VirtualClock,
  { timeoutMs, signal }: HttpRequest,
): AsyncGenerator<Uint8Array> {
  switch (transport?.kind) {
    case 'hang-body':
      yield body.subarray(0, transport.afterBytes);
      await clock.sleep(timeoutMs, signal);
      throw new HttpError('timeout', 'the answer stopped half way');
    case 'truncate':
      yield body.subarray(0, transport.afterBytes);
      throw new HttpError('reset', 'the connection was cut');
    case 'huge':
      for (;;) {
        await clock.sleep(1, signal);
        yield new Uint8Array(64 * 1024);
      }
    default:
      for (let start = 0; start < body.length; start += pieceBytes) yield body.subarray(start, start + pieceBytes);
  }
  // Unpacking happens on another thread, where the clock does not see it.
  if (headers['content-encoding'] !== undefined) void clock.holdUntilNews();
}

async function* counted(pieces: AsyncIterable<Uint8Array>, transfer: Transfer): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    transfer.bytes += piece.length;
    yield piece;
  }
}

function withoutLength({ 'content-length': _, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return headers;
}
