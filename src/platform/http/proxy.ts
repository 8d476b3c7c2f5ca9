// What undici needs to know of proxies. NO_PROXY is its own matter.
import { type buildConnector, Pool, ProxyAgent } from 'undici';
import { type Proxies, proxyUnusable, readProxies } from './proxy-address.ts';

/** Throws `proxy-unusable`, also for a value that undici alone finds fault with: what it takes, it alone knows. */
export function readUsableProxies(env: NodeJS.ProcessEnv): Proxies {
  const proxies = readProxies(env);
  for (const proxy of [proxies.http, proxies.https]) {
    try {
      // This opens no connection.
      if (proxy !== undefined) new ProxyAgent({ uri: proxy.uri });
    } catch {
      throw proxyUnusable(proxy?.variable ?? '', 'the HTTP client of this action refuses it');
    }
  }
  return proxies;
}

const lostOnTheWay = new WeakSet<object>();
const lostBeforeIt = new WeakSet<object>();

/** Whether this is the error of a connection that was to lead through a proxy: to it, or from it to the host. */
export function isOfProxy(error: unknown): boolean {
  return error instanceof Error && lostOnTheWay.has(error);
}

/** Whether it is of the connection to the proxy itself. Undici wraps some. */
export function isBeforeProxy(error: unknown): boolean {
  return error instanceof Error && [error, error.cause].some((one) => one instanceof Error && lostBeforeIt.has(one));
}

/** For agents of undici. They give a function as `connect` where a proxy stands between, and settings where none does. */
export function openPool(origin: string | URL, options: Pool.Options): Pool {
  const { connect } = options;
  return new Pool(
    origin,
    typeof connect === 'function' ? { ...options, connect: noting(connect, lostOnTheWay) } : options,
  );
}

/**
 * For the connections to a proxy, over which it is asked for tunnels: one that is silent is given up after so long. By HTTP/1.1 they are
 * opened side by side, and do not wait for what the first of them brings.
 */
export function openTunnels(limitMs: number) {
  return (origin: URL, options: { readonly connect?: buildConnector.connector }): Pool => {
    const connect = options.connect && noting(options.connect, lostBeforeIt);
    return new Pool(origin, { ...options, ...(connect && { connect }), headersTimeout: limitMs, allowH2: false });
  };
}

function noting(connect: buildConnector.connector, lost: WeakSet<object>): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      if (result[0] !== null) lost.add(result[0]);
      callback(...result);
    });
}
