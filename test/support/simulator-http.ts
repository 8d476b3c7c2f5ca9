// The simulator behind the action's own HTTP port, in memory and in virtual time: what undici would make of the wire,
// damage included.
import { type HttpAnswer, type HttpClient, HttpError, type HttpRequest } from '../../src/platform/http.ts';
import type { SimulatorResponse } from '../simulator/http-types.ts';
import { emptyBody, requestOf } from '../simulator/http-types.ts';
import type { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type SimulatorHttpOptions = {
  /** Time on the way, there and back each. Default: none. */
  readonly latencyMs?: (request: HttpRequest) => number;
};

export type Transfer = {
  readonly url: string;
  readonly atMs: number;
  readonly status: number;
  /** Bytes of the body that the client took. */
  bytes: number;
};

export type Transfer = {
  readonly url: string;
  readonly atMs: number;
  readonly status: number;
  /** Bytes of the body that the client took. */
  bytes: number;
};

export type SimulatorHttp = HttpClient & {
  readonly transfers: readonly Transfer[];
  /** Most requests at a time, to whichever host. */
  readonly maxInFlight: number;
};

const pieceBytes = 16 * 1024;

export function simulatorHttp(
  simulator: ImgixSimulator,
  clock: VirtualClock,
  { latencyMs = () => 0 }: SimulatorHttpOptions = {},
): SimulatorHttp {
  const transfers: Transfer[] = [];
  let inFlight = 0;
  let maxInFlight = 0;

  const exchange = async (request: HttpRequest): Promise<HttpAnswer> => {
    const { method, url, headers = {}, body = emptyBody, signal } = request;
    signal?.throwIfAborted();
    const delayMs = latencyMs(request);
    request.onSent?.();
    await wait(delayMs, signal);
    const response = simulator.handle(requestOf(method, url, lowerCased(headers), body));
    await sendHeaders(response, request);
    await wait(delayMs, signal);
    const transfer: Transfer = { url, atMs: clock.elapsedMs, status: response.status, bytes: 0 };
    transfers.push(transfer);
    const pieces = response.status === 304 ? emptyPieces() : piecesOf(response, request);
    return {
      status: response.status,
      headers: headersOf(response),
      body: counted(pieces, transfer, signal),
      discard: async () => {},
    };
  };

  const wait = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
    if (ms > 0) await clock.sleep(ms, signal);
    else await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };

  const sendHeaders = async (
    { transport }: SimulatorResponse,
    { url, timeoutMs, signal }: HttpRequest,
  ): Promise<void> => {
    switch (transport?.kind) {
      case 'reset-before':
      case 'reset-after':
        throw new HttpError('reset', `the connection was cut (${new URL(url).host})`);
      case 'hang-headers':
        await clock.sleep(timeoutMs, signal);
        throw new HttpError('timeout', `no answer within the time limit (${new URL(url).host})`);
      case 'delay':
        return wait(transport.delayMs, signal);
      default:
        return;
    }
  };

  async function* piecesOf(
    { body, headers, transport }: SimulatorResponse,
    request: HttpRequest,
  ): AsyncIterable<Uint8Array> {
    const { host } = new URL(request.url);
    const sent = transport?.kind === 'truncate' || transport?.kind === 'hang-body' ? transport.afterBytes : body.length;
    for (let start = 0; start < Math.min(sent, body.length); start += pieceBytes) {
      yield body.subarray(start, Math.min(start + pieceBytes, sent));
    }
    if (transport?.kind === 'truncate') throw new HttpError('reset', `the connection was cut (${host})`);
    if (transport?.kind === 'hang-body') {
      await clock.sleep(request.timeoutMs, request.signal);
      throw new HttpError('timeout', `the answer stopped half way (${host})`);
    }
    for (; transport?.kind === 'huge'; await turn()) yield new Uint8Array(pieceBytes);
    // Unpacking happens on another thread, out of the clock's sight.
    if (headers['content-encoding'] !== undefined) void clock.during(turns(2000));
  }

  return {
    request: async (request) => {
      maxInFlight = Math.max(maxInFlight, ++inFlight);
      try {
        return await exchange(request);
      } finally {
        inFlight--;
      }
    },
    close: async () => {},
    transfers,
    get maxInFlight() {
      return maxInFlight;
    },
  };
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  transfer: Transfer,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    transfer.bytes += piece.length;
    yield piece;
  }
  // Unpacking happens on another thread, where the clock does not see it.
  if (headers['content-encoding'] !== undefined) void clock.hold(() => turns(2000));
}

async function* counted(pieces: AsyncIterable<Uint8Array>, transfer: Transfer): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    transfer.bytes += piece.length;
    yield piece;
  }
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await nextTurn();
}

async function* emptyPieces(): AsyncIterable<Uint8Array> {}

function headersOf({ headers, transport }: SimulatorResponse): Readonly<Record<string, string>> {
  const isUnmeasured = transport?.kind === 'chunked' || transport?.kind === 'huge';
  return isUnmeasured
    ? Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'))
    : headers;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await turn();
}
