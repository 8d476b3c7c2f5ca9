// Carries an answer out over a real connection, with the damage it was given.

import type { ServerResponse } from 'node:http';
import type { SimulatorResponse, TransportFault } from '../http-types.ts';

const hugeChunk: Uint8Array = new Uint8Array(64 * 1_024);

/** Returns a function that stops whatever is still going on for this answer. */
export function sendResponse(response: SimulatorResponse, out: ServerResponse): () => void {
  const { transport } = response;
  if (transport === undefined) {
    sendWhole(response, out);
    return () => {};
  }
  return sendDamaged(response, transport, out);
}

function sendDamaged(response: SimulatorResponse, fault: TransportFault, out: ServerResponse): () => void {
  const { status, headers, body } = response;
  switch (fault.kind) {
    case 'reset-before':
    case 'reset-after':
      // A reset, not an orderly end: an orderly end without an answer is a different error for the client.
      out.socket?.resetAndDestroy();
      return () => {};
    case 'hang-headers':
      return () => {};
    case 'hang-body':
      sendBeginning(response, fault.afterBytes, out);
      return () => {};
    case 'truncate':
      sendBeginning(response, fault.afterBytes, out, () => out.socket?.destroy());
      return () => {};
    case 'chunked':
      out.writeHead(status, withoutLength(headers));
      out.end(body);
      return () => {};
    case 'delay': {
      const timer = setTimeout(() => sendWhole(response, out), fault.delayMs);
      return () => clearTimeout(timer);
    }
    case 'huge':
      out.writeHead(status, withoutLength(headers));
      sendForever(out);
      return () => {};
  }
}

function sendWhole({ status, headers, body }: SimulatorResponse, out: ServerResponse): void {
  out.writeHead(status, { ...headers });
  out.end(body);
}

/** Promises at least one byte more than it sends, also where the body is shorter than what was to be sent of it. */
function sendBeginning(
  { status, headers, body }: SimulatorResponse,
  sentBytes: number,
  out: ServerResponse,
  onSent: () => void = () => {},
): void {
  const beginning = body.subarray(0, sentBytes);
  const promisedBytes = Math.max(body.byteLength, beginning.byteLength + 1);
  out.writeHead(status, { ...headers, 'content-length': String(promisedBytes) });
  out.flushHeaders();
  out.write(beginning, onSent);
}

/** Writes as fast as the client reads, until the client goes away. */
function sendForever(out: ServerResponse): void {
  // An answer without a body takes every write at once, so that the loop below would never end.
  if (out.req.method === 'HEAD') {
    out.end();
    return;
  }
  const send = (): void => {
    while (!out.destroyed && out.write(hugeChunk));
  };
  out.on('drain', send);
  send();
}

function withoutLength(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));
}
