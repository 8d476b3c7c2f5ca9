// HTTP by undici: one pool of connections. Redirects are never followed, certificates are always checked, proxies are
// taken from HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { orAborted } from '../timing/on-abort.ts';
import { classifyFault } from './fault.ts';
import { type Headers, type HttpAnswer, type HttpClient, HttpError, type HttpRequest, toWayWords } from './http.ts';
import { isBeforeProxy, isOfProxy, openPool, openTunnels, readUsableProxies } from './proxy.ts';
import type { Proxies } from './proxy-address.ts';

/** Sockets to one host at a time: enough to keep a purge rate of 100 a second busy, few enough for one runner. */
const maxConnections = 32;
/** Less than a purge is given (10 s), also where it is noticed a second late: then the fault names the host, and the proxy. */
const connectMs = 8_000;
/** A body with less than this left is read to its end, which is cheaper than a new TLS connection. */
const maxDiscardBytes = 64 * 1024;
/** Unless it drips. */
const maxDiscardMs = 2_000;

/**
 * Of this machine, where http is allowed: a proxy would get the key in the clear, and cannot reach them anyway. As the Actions
 * toolkit and Go have it.
 */
const ownHosts = 'localhost,127.0.0.1,[::1]';

/** Unless the request gives another. Firewalls in front of an API turn away what does not name itself. */
const userAgent = { 'user-agent': 'imgix-purge-action' };

type Connection = { readonly dispatcher: Dispatcher; readonly proxies: Proxies };

/** Throws `proxy-unusable` where the environment names a proxy in a way that cannot be used. */
export function createUndiciClient(env: NodeJS.ProcessEnv): HttpClient {
  const proxies = readUsableProxies(env);
  const agent = new EnvHttpProxyAgent({
    // An empty text is "none"; without one undici would read the environment itself.
    httpProxy: proxies.http?.uri ?? '',
    httpsProxy: proxies.https?.uri ?? '',
    noProxy: `${env.no_proxy ?? env.NO_PROXY ?? ''},${ownHosts}`,
    factory: openPool,
    connections: maxConnections,
    // HTTP/1.1: aborting a body then costs one connection, and one behaviour is tested instead of two.
    allowH2: false,
    // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the job's environment does not switch the checks off.
    connect: { rejectUnauthorized: true, timeout: connectMs },
    requestTls: { rejectUnauthorized: true, timeout: connectMs },
    proxyTls: { rejectUnauthorized: true, timeout: connectMs, allowH2: false },
    clientFactory: openTunnels(connectMs),
  });
  const dispatcher = agent.compose(notifySent);
  return {
    request: (request) => send({ dispatcher, proxies }, request),
    close: () => agent.destroy(),
  };
}

/** `onSent` of a request, as undici hands it on to its interceptors. */
type Notified = { readonly onSent?: (() => void) | undefined };

async function send({ dispatcher, proxies }: Connection, request: HttpRequest): Promise<HttpAnswer> {
  request.signal?.throwIfAborted();
  try {
    const { origin, pathname, search } = new URL(request.url);
    const options: Dispatcher.RequestOptions & Notified = {
      onSent: request.onSent,
      origin,
      path: rawPath(request.url, origin) ?? pathname + search,
      method: request.method,
      headers: { ...userAgent, ...request.headers },
      body: request.body ?? null,
      signal: request.signal ?? null,
      headersTimeout: request.timeoutMs,
      bodyTimeout: request.timeoutMs,
    };
    // By itself it gives up a request that waits for its connection once that stands or has failed: after seconds, through a proxy minutes.
    const answer = await orAborted(dispatcher.request(options), request.signal);
    return {
      status: answer.statusCode,
      headers: toFlatHeaders(answer.headers),
      body: withHttpErrors(answer.body, request, proxies),
      discard: () => discard(answer.body),
    };
  } catch (error) {
    throw toHttpError(error, request, proxies);
  }
}

/** The path exactly as written: `new URL` would resolve `%2e%2e`, and the spelling is what is being purged. */
function rawPath(url: string, origin: string): string | undefined {
  const path = url.toLowerCase().startsWith(origin) ? url.slice(origin.length) : '';
  return path.startsWith('/') ? path : undefined;
}

function notifySent(dispatch: Dispatcher['dispatch']): Dispatcher['dispatch'] {
  return (options: Dispatcher.DispatchOptions & Notified, handler) => {
    const { onSent } = options;
    if (onSent === undefined) return dispatch(options, handler);
    return dispatch(options, {
      onRequestStart(controller, context) {
        onSent();
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (...args) => handler.onResponseError?.(...args),
    });
  };
}

function toFlatHeaders(headers: Record<string, string | string[] | undefined>): Headers {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

async function* withHttpErrors(
  body: AsyncIterable<Uint8Array>,
  request: HttpRequest,
  proxies: Proxies,
): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw toHttpError(error, request, proxies);
  }
}

async function discard(body: { dump(options: { limit: number; signal: AbortSignal }): Promise<void> }): Promise<void> {
  try {
    await body.dump({ limit: maxDiscardBytes, signal: AbortSignal.timeout(maxDiscardMs) });
  } catch {
    // The answer was not wanted; whatever broke in it does not matter.
  }
}

function toHttpError(error: unknown, request: HttpRequest, proxies: Proxies): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  const { fault, words } = classifyFault(error, isBeforeProxy(error));
  const { host, protocol } = new URL(request.url);
  const proxy = isOfProxy(error) ? proxies[protocol === 'https:' ? 'https' : 'http'] : undefined;
  const way = toWayWords(host, proxy?.variable);
  return new HttpError(fault, `${words} ${way}`, { cause: error });
}
