// HTTP by undici: one pool of connections. Redirects are never followed, certificates are always checked, proxies are
// taken from HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
import { type Dispatcher, EnvHttpProxyAgent, errors } from 'undici';
import { orAborted } from '../timing/on-abort.ts';
import { type HttpAnswer, type HttpClient, HttpError, type HttpFault, type HttpRequest } from './http.ts';
import { isOfProxy, openPool, readUsableProxies } from './proxy.ts';
import type { Proxies } from './proxy-address.ts';

/** Sockets to one host at a time: enough to keep a purge rate of 100 a second busy, few enough for one runner. */
const maxConnections = 32;
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
    connect: { rejectUnauthorized: true, timeout: 10_000 },
    requestTls: { rejectUnauthorized: true },
    proxyTls: { rejectUnauthorized: true },
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

function toFlatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
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
  const { fault, words } = classifyFault(error);
  const { host, protocol } = new URL(request.url);
  const proxy = isOfProxy(error) ? proxies[protocol === 'https:' ? 'https' : 'http'] : undefined;
  const way = proxy === undefined ? '' : `, through the proxy of ${proxy.variable}`;
  return new HttpError(fault, `${words} (${host}${way})`, { cause: error });
}

const faultsByCode: Readonly<Record<string, { fault: HttpFault; words: string }>> = {
  ENOTFOUND: { fault: 'dns', words: 'the host name was not found' },
  EAI_AGAIN: { fault: 'dns', words: 'the host name could not be looked up' },
  ECONNREFUSED: { fault: 'refused', words: 'the connection was refused' },
  EHOSTUNREACH: { fault: 'refused', words: 'the host could not be reached' },
  ENETUNREACH: { fault: 'refused', words: 'the network could not be reached' },
  ECONNRESET: { fault: 'reset', words: 'the connection was cut' },
  EPIPE: { fault: 'reset', words: 'the connection was cut' },
  UND_ERR_SOCKET: { fault: 'reset', words: 'the connection was cut' },
  UND_ERR_CONNECT_TIMEOUT: { fault: 'timeout', words: 'no connection within the time limit' },
  ETIMEDOUT: { fault: 'timeout', words: 'no connection within the time limit' },
  UND_ERR_HEADERS_TIMEOUT: { fault: 'timeout', words: 'no answer within the time limit' },
  UND_ERR_BODY_TIMEOUT: { fault: 'timeout', words: 'the answer stopped half way' },
};

/** It is about a command line, which a step has none of. */
const hintOfNode = /; if the root CA is installed locally, try running Node\.js with --use-system-ca$/;
const hintOfOurs = ' (a certificate authority of your own belongs into the file that NODE_EXTRA_CA_CERTS names)';

function classifyFault(error: unknown): { fault: HttpFault; words: string } {
  const cause = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
  const code = String((cause as { code?: unknown } | null)?.code ?? '');
  const message = cause instanceof Error ? cause.message : String(cause);
  // As it calls an interim answer that nobody has asked for.
  if (code === 'UND_ERR_SOCKET' && /^bad (response|upgrade)$/.test(message))
    return { fault: 'protocol', words: 'an interim answer (1xx) came that was not asked for' };
  const [, refusal] = /^Proxy response \((\d+)\)/.exec(message) ?? [];
  if (refusal !== undefined) {
    const why = refusal === '407' ? ': it wants a user name and password that it knows' : '';
    return { fault: 'refused', words: `the proxy gave no tunnel (${refusal}${why})` };
  }
  const known = faultsByCode[code];
  if (known) return known;
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    // OpenSSL's own message is a trace of its source files; `reason` is the part in words.
    const reason = code.startsWith('ERR_SSL_') ? (cause as { reason?: string }).reason : undefined;
    return { fault: 'tls', words: `TLS failed: ${reason ?? message.replace(hintOfNode, hintOfOurs)}` };
  }
  // Undici asserts what servers have to keep to.
  if (code === 'ERR_ASSERTION') return { fault: 'protocol', words: 'the answer is not as HTTP has it' };
  if (cause instanceof errors.UndiciError || cause instanceof errors.HTTPParserError) {
    return { fault: 'protocol', words: message };
  }
  return { fault: 'reset', words: message };
}
