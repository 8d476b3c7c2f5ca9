// The HTTP client of a run, opened and closed by `run.ts`. What it is made of is a chunk of the bundle of its own, three
// times the size of all others, and is read with the first request: most pushes change no asset and make none.
import type { HttpClient } from './http.ts';
import { readProxies } from './proxy-address.ts';

/** Throws `proxy-unusable` where the environment names a proxy in a way that cannot be used; what undici alone finds, requests reject with. */
export function createHttpClient(env: NodeJS.ProcessEnv): HttpClient {
  readProxies(env);
  let client: Promise<HttpClient> | undefined;
  const open = () => {
    client ??= import('./undici-client.ts').then(({ createUndiciClient }) => createUndiciClient(env));
    return client;
  };
  return {
    request: async (request) => (await open()).request(request),
    close: async () => {
      await (await client?.catch(() => undefined))?.close();
    },
  };
}
