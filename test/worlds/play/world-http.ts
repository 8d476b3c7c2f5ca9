// The action's HTTP client with the simulator at its other end, in the same process: answers take the world's time, and
// connections break as its faults say. Keeps what went over the wire.
import { type HttpAnswer, type HttpClient, HttpError, type HttpRequest } from '../../../src/platform/http/http.ts';
import { emptyBody, type SimulatorResponse, toBytes } from '../../simulator/http-types.ts';
import type { ImgixSimulator } from '../../simulator/imgix-simulator.ts';
import type { World } from '../world.ts';
import { runMark } from './stage.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Transfer = {
  readonly url: string;
  /** Of a purge: the URL to be purged. */
  readonly purges: string | undefined;
  /** When it reached the server. */
  readonly atMs: number;
  readonly response: SimulatorResponse;
  /** Bytes of the body that the client took. */
  bytes: number;
  /** The client has all of it. */
  isWhole: boolean;
};

export type WorldHttp = HttpClient & { readonly transfers: readonly Transfer[]; readonly maxInFlight: number };

export function createWorldHttp(world: World, simulator: ImgixSimulator, time: VirtualTime): WorldHttp {
  const transfers: Transfer[] = [];
  const { thereMs, backMs } = world.latency;
  const mark: Record<string, string> = { [runMark]: '1' };
  let inFlight = 0;
  let maxInFlight = 0;

  const send = async ({ method, url, headers, body, signal, timeoutMs, onSent }: HttpRequest): Promise<HttpAnswer> => {
    onSent?.();
    // Times so short are not interrupted, which saves a listener on the signal.
    await time.sleep(thereMs);
    signal?.throwIfAborted();
    const sent = {
      method,
      url,
      headers: { ...headers, ...mark },
      body: body === undefined ? emptyBody : toBytes(body),
    };
    const response = simulator.handle(sent);
    const { transport } = response;
    const transfer = { url, purges: toPurgedUrl(body), atMs: time.monotonicMs(), response, bytes: 0, isWhole: false };
    transfers.push(transfer);
    if (transport?.kind === 'hang-headers') {
      await time.sleep(timeoutMs, signal);
      throw new HttpError('timeout', 'no answer within the time limit');
    }
    if (transport?.kind === 'delay') await time.sleep(backMs + transport.delayMs, signal);
    else await time.sleep(backMs);
    signal?.throwIfAborted();
    if (response.status === 0) throw new HttpError('reset', 'the connection was cut');
    if ('content-encoding' in response.headers) time.hold();
    return {
      status: response.status,
      headers: transport?.kind === 'chunked' ? withoutLength(response.headers) : response.headers,
      body: toStream(transfer),
      discard: async () => {
        transfer.isWhole = true;
      },
    };
  };

  return {
    transfers,
    get maxInFlight() {
      return maxInFlight;
    },
    request: async (request) => {
      request.signal?.throwIfAborted();
      inFlight++;
      maxInFlight = Math.max(maxInFlight, inFlight);
      try {
        return await send(request);
      } finally {
        inFlight--;
      }
    },
    close: async () => {},
  };
}

function toPurgedUrl(body: string | undefined): string | undefined {
  return body === undefined ? undefined : /"url":"([^"]*)"/.exec(body)?.[1];
}

async function* toStream(transfer: Transfer): AsyncGenerator<Uint8Array> {
  const { body, transport } = transfer.response;
  if (transport?.kind === 'truncate') {
    transfer.bytes = Math.min(transport.afterBytes, body.length);
    yield body.subarray(0, transport.afterBytes);
    throw new HttpError('reset', 'the connection was cut');
  }
  transfer.bytes = body.length;
  if (body.length > 0) yield body;
  transfer.isWhole = true;
}

function withoutLength({ 'content-length': _, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return headers;
}
