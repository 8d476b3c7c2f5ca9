// An internet on this machine: a proxy that leads every https address to one server here, which shows a certificate that
// only those trust who are told to. What runs with HTTPS_PROXY and NODE_EXTRA_CA_CERTS can so be given the addresses that
// it would have in earnest.
import { readFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { SimulatorRequest, SimulatorResponse } from '../simulator/http-types.ts';
import { sendResponse } from '../simulator/server/transport.ts';
import { Loopback } from '../support/loopback.ts';

export type Internet = { readonly env: Readonly<Record<string, string>>; close(): Promise<void> };

const fileOf = (name: string) => fileURLToPath(new URL(`../support/tls/examples-${name}.pem`, import.meta.url));

/** `answer` gets each request with its whole https address. */
export async function openInternet(
  answer: (request: SimulatorRequest) => SimulatorResponse | Promise<SimulatorResponse>,
): Promise<Internet> {
  const loopback = new Loopback();
  const site = await loopback.listen(serve(answer));
  const proxy = await loopback.listen(
    createProxy().on('connect', (_request, client: Socket) => {
      const server = connect(site.port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection Established\r\n\r\n'));
      for (const [from, to] of [
        [client, server],
        [server, client],
      ] as const) {
        from.on('error', () => to.destroy()).pipe(to);
      }
    }),
  );
  return {
    env: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: fileOf('certificate') },
    close: () => loopback.close(),
  };
}

function serve(answer: (request: SimulatorRequest) => SimulatorResponse | Promise<SimulatorResponse>): Server {
  const identity = { key: readFileSync(fileOf('key')), cert: readFileSync(fileOf('certificate')) };
  return createServer(identity, async (incoming, outgoing) => {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const url = `https://${headers.host}${incoming.url}`;
      sendResponse(
        await answer({ method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks) }),
        outgoing,
      );
    } catch (error) {
      // Nobody of the real internet answers with this status, so that a mistake here is not taken for theirs.
      outgoing.writeHead(599).end(String(error));
    }
  });
}
