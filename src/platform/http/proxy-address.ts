// Proxies as the environment names them, by the rules of undici's EnvHttpProxyAgent: the name in lower case comes first,
// and https goes through the proxy of http where it has none of its own. Without undici, so that every run can begin with it.
import { ActionError } from '../../errors.ts';

export type Proxy = { readonly variable: string; readonly uri: string };
export type Proxies = { readonly http: Proxy | undefined; readonly https: Proxy | undefined };

/** Throws `proxy-unusable`, with what is wrong. */
export function readProxies(env: NodeJS.ProcessEnv): Proxies {
  const http = readProxy(env, ['http_proxy', 'HTTP_PROXY']);
  return { http, https: readProxy(env, ['https_proxy', 'HTTPS_PROXY']) ?? http };
}

/** Without a cause: it would hold the value. `fault`: a clause that shows nothing of it either. */
export function proxyUnusable(variable: string, fault: string): ActionError {
  return new ActionError(
    'proxy-unusable',
    `The environment variable ${variable} does not hold the address of a proxy that can be used: ${fault}. Its value is not shown here, because it may hold a password. Set it to the form \`http://proxy.example.com:8080\`, or remove it.`,
  );
}

function readProxy(env: NodeJS.ProcessEnv, names: readonly string[]): Proxy | undefined {
  const variable = names.find((name) => env[name] !== undefined);
  const value = variable === undefined ? undefined : env[variable];
  if (variable === undefined || !value) return undefined;
  const uri = withScheme(value.trim());
  const fault = findFault(uri);
  if (fault !== undefined) throw proxyUnusable(variable, fault);
  return { variable, uri };
}

/** `host:port` is the common form, which curl and git take as http. A host alone would have to have its port guessed. */
function withScheme(value: string): string {
  return !value.includes('://') && /^[^/?#]+:\d+\/?$/.test(value) ? `http://${value}` : value;
}

/** Undici tries SOCKS as well, with a warning, and names another host where that fails. */
function findFault(uri: string): string | undefined {
  if (/^socks/i.test(uri)) return 'SOCKS is not supported';
  if (!uri.includes('://')) return 'it has no scheme, and is not a host with the number of a port';
  if (!/^https?:\/\//i.test(uri)) return 'its scheme is neither `http` nor `https`';
  const port = /:([^:/?#@\]]*)$/.exec(uri.replace(/\/$/, ''))?.[1];
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= maxPort))
    return 'its port is no number up to 65535';
  return URL.canParse(uri) ? findPartFault(new URL(uri)) : 'it is no URL';
}

const maxPort = 65_535;

function findPartFault({ pathname, search, hash, username, password }: URL): string | undefined {
  if (pathname !== '/' || search !== '' || hash !== '') return 'it has a path behind the host';
  try {
    decodeURIComponent(username + password);
    return undefined;
  } catch {
    return 'a `%` of its user name or password must be written `%25`';
  }
}
