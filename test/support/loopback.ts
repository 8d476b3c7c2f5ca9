// Servers on loopback that a test sets up as it likes, and that end with it: `afterEach(() => loopback.close())`.
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';

export type Site = {
  readonly url: string;
  readonly port: number;
  /** Connections so far. */
  connections: number;
  readonly sockets: Set<Socket>;
  close(): Promise<void>;
};

export class Loopback {
  readonly #sites: Site[] = [];

  async listen(server: Server | TcpServer, scheme = 'http'): Promise<Site> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = async (): Promise<void> => {
      for (const socket of site.sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    };
    const site: Site = { url: `${scheme}://127.0.0.1:${port}`, port, connections: 0, sockets: new Set(), close };
    server.on('connection', (socket: Socket) => {
      site.connections++;
      site.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => site.sockets.delete(socket));
    });
    this.#sites.push(site);
    return site;
  }

  serve(handle: RequestListener): Promise<Site> {
    return this.listen(createHttpServer(handle));
  }

  /** A server that gets a whole connection and says what it likes. */
  serveRaw(handle: (socket: Socket) => void): Promise<Site> {
    return this.listen(createTcpServer((socket) => socket.on('data', () => handle(socket))));
  }

  /** An address at which nobody listens any more. */
  async closed(): Promise<Site> {
    const site = await this.serve(() => {});
    await site.close();
    return site;
  }

  async close(): Promise<void> {
    await Promise.all(this.#sites.splice(0).map((site) => site.close()));
  }
}
