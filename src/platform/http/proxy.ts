// Proxies as the environment names them, by the rules of undici's EnvHttpProxyAgent: the name in lower case comes first,
// and https goes through the proxy of http where it has none of its own. NO_PROXY is left to undici.
import { type buildConnector, Pool, ProxyAgent } from 'undici';
import { ActionError } from '../../errors.ts';

export type Proxy = { readonly variable: string; readonly uri: string };
export type Proxies = { readonly http: Proxy | undefined; readonly https: Proxy | undefined };

/** Throws `proxy-unusable` for a value that undici could not use. */
export function readProxies(env: NodeJS.ProcessEnv): Proxies {
  const http = readProxy(env, ['http_proxy', 'HTTP_PROXY']);
  return { http, https: readProxy(env, ['https_proxy', 'HTTPS_PROXY']) ?? http };
}

function readProxy(env: NodeJS.ProcessEnv, names: readonly string[]): Proxy | undefined {
  const variable = names.find((name) => env[name] !== undefined);
  const value = variable === undefined ? undefined : env[variable];
  if (variable === undefined || !value) return undefined;
  const uri = withScheme(value);
  if (isUsable(uri)) return { variable, uri };
  // Without a cause: it would hold the value.
  throw new ActionError(
    'proxy-unusable',
    `The environment variable ${variable} does not hold the address of a proxy that can be used. Its value is not shown here, because it may hold a password. Set it to the form \`http://proxy.example.com:8080\`, or remove it.`,
  );
}

/** Undici tries SOCKS as well, with a warning, and names another host where that fails. */
function isUsable(uri: string): boolean {
  if (!/^https?:/i.test(uri)) return false;
  try {
    // Undici alone knows what it takes; this opens no connection.
    new ProxyAgent({ uri });
    return true;
  } catch {
    return false;
  }
}

/** `host:port` is the common form, which curl and git take as http. A host alone would have to have its port guessed. */
function withScheme(value: string): string {
  return !value.includes('://') && /^[^/?#]+:\d+\/?$/.test(value) ? `http://${value}` : value;
}

const lostOnTheWay = new WeakSet<object>();

/** Whether this is the error of a connection that was to lead through a proxy: to it, or from it to the host. */
export function isOfProxy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && lostOnTheWay.has(error);
}

/** For agents of undici. They give a function as `connect` where a proxy stands between, and settings where none does. */
export function openPool(origin: string | URL, options: Pool.Options): Pool {
  const { connect } = options;
  return new Pool(origin, typeof connect === 'function' ? { ...options, connect: noting(connect) } : options);
}

function noting(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      if (result[0] !== null) lostOnTheWay.add(result[0]);
      callback(...result);
    });
}
