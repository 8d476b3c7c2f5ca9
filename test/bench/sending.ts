// How long purges took on the wire, by the clock of the simulator's process.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Milliseconds from the first purge that arrived to the last one that was answered while `work` ran. */
export async function timeSending(work: () => Promise<unknown>): Promise<number> {
  let [firstMs, lastMs] = [Number.NaN, Number.NaN];
  const onArrival = (message: unknown) => {
    if (isPurge(message) && Number.isNaN(firstMs)) firstMs = performance.now();
  };
  const onAnswer = (message: unknown) => {
    if (isPurge(message)) lastMs = performance.now();
  };
  subscribe('http.server.request.start', onArrival);
  subscribe('http.server.response.finish', onAnswer);
  try {
    await work();
  } finally {
    unsubscribe('http.server.request.start', onArrival);
    unsubscribe('http.server.response.finish', onAnswer);
  }
  return lastMs - firstMs;
}

function isPurge(message: unknown): boolean {
  const { method, url } = (message as { readonly request: IncomingMessage }).request;
  return method === 'POST' && url === '/api/v1/purge';
}
