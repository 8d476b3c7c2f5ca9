// One HTTP server on loopback: turns Node's requests into plain ones and counts what a handler cannot see.

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { SimulatorRequest, SimulatorResponse } from '../http-types.ts';
import { sendResponse } from './transport.ts';

/** Seen from the server's side: the witness for "not more than n at once" and "connections are shared". */
export type Traffic = { readonly requests: number; readonly connections: number; readonly maxInFlight: number };

export class Listener {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #running = new Set<() => void>();
  #requests = 0;
  #connections = 0;
  #inFlight = 0;
  #maxInFlight = 0;
  #handle: ((request: SimulatorRequest) => SimulatorResponse) | undefined;

  /** Takes a port of its own (0: any free one) at once; answers from `serve` on. */
  static async open(port = 0): Promise<Listener> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new Listener(server);
  }

  constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (socket: Socket) => {
      this.#connections += 1;
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('request', async (incoming, out) => {
      this.#requests += 1;
      this.#inFlight += 1;
      this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
      let stop = (): void => {};
      out.once('close', () => {
        this.#inFlight -= 1;
        this.#running.delete(stop);
        stop();
      });
      try {
        const request = await readRequest(incoming, this.url);
        const response = this.#handle?.(request);
        if (response === undefined) throw new Error('The simulator is not serving yet.');
        stop = sendResponse(response, out);
        this.#running.add(stop);
      } catch (error) {
        // A fault of the simulator itself must not pass for one of imgix's.
        if (!out.headersSent) out.writeHead(599, { 'content-type': 'text/plain' });
        out.end(`Simulator fault: ${String(error)}\n`);
      }
    });
  }

  serve(handle: (request: SimulatorRequest) => SimulatorResponse): void {
    this.#handle = handle;
  }

  get traffic(): Traffic {
    return { requests: this.#requests, connections: this.#connections, maxInFlight: this.#maxInFlight };
  }

  /** Ends open connections too, so that a hanging answer cannot keep the process. */
  async close(): Promise<void> {
    for (const stop of this.#running) stop();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

async function readRequest(incoming: IncomingMessage, url: string): Promise<SimulatorRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return {
    method: incoming.method ?? 'GET',
    url: `${url}${incoming.url ?? '/'}`,
    headers,
    body: Buffer.concat(chunks),
  };
}
