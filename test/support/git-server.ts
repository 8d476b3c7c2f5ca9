// Git's own HTTP server, `git http-backend`, behind a small node server on loopback that can demand a token the way
// GitHub does (Basic, user x-access-token), count what it sends and be scripted to fail.
import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { hermeticEnvironment } from './hermetic-git.ts';

export type GitServer = AsyncDisposable & {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** One for each request, oldest first. */
  readonly requests: readonly {
    readonly path: string;
    readonly authorization: string | undefined;
    readonly status: number;
    /** What the client said, decompressed. */
    readonly body: string;
  }[];
  readonly sentBytes: number;
};

/** Serves the bare repositories below `root`, at `/owner/name.git` and `/owner/name`. */
export async function serveGit(
  root: string,
  options: { readonly token?: string; readonly backendEnvironment?: Readonly<Record<string, string>> } = {},
): Promise<GitServer> {
  const requests: { path: string; authorization: string | undefined; status: number; body: string }[] = [];
  let sentBytes = 0;
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('finish', () => {
      const bytes = Buffer.concat(chunks);
      const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('latin1');
      requests.push({ path: request.url ?? '', authorization, status: response.statusCode, body });
    });
    if (options.token !== undefined && authorization?.toLowerCase() !== basic(options.token).toLowerCase()) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
      return;
    }
    serve(root, request, response, options.backendEnvironment ?? {}, (count) => {
      sentBytes += count;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get sentBytes() {
      return sentBytes;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function basic(token: string): string {
  return `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
}

/** Speaks CGI (RFC 3875) with the backend. */
function serve(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  environment: Readonly<Record<string, string>>,
  count: (bytes: number) => void,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.replace(/^\/([^/]+\/[^/]+?)(?:\.git)?(\/.*)$/, '/$1.git$2');
  const header = (name: string) => String(request.headers[name] ?? '');
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...hermeticEnvironment,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: header('content-type'),
      CONTENT_LENGTH: header('content-length'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  request.pipe(backend.stdin);
  backend.stdin.on('error', () => {});
  let head: Buffer | undefined = Buffer.alloc(0);
  backend.stdout.on('data', (chunk: Buffer) => {
    count(chunk.length);
    if (head === undefined) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const lines = head.toString('latin1', 0, end).split('\r\n');
    const headers = lines.map((line) => /^([^:]+): *(.*)$/.exec(line)).filter((match) => match !== null);
    const status = Number(headers.find(([, name]) => name?.toLowerCase() === 'status')?.[2]?.slice(0, 3) ?? 200);
    response.writeHead(
      status,
      Object.fromEntries(
        headers.filter(([, name]) => name !== 'Status').map(([, name = '', value = '']) => [name, value]),
      ),
    );
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  backend.stdout.on('end', () => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
}
