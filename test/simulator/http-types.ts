// Plain data that pass between the handlers and whatever carries them: a real server or a caller in the same process.

export type SimulatorRequest = {
  readonly method: string;
  /** Absolute: the origin (scheme, host, port) decides who answers. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

export type SimulatorResponse = {
  /** 0 when the transport fault leaves the client without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for HEAD. */
  readonly body: Uint8Array;
  /** The point of presence that answered. Not sent: for whoever knows the truth. */
  readonly pop?: string;
  /** When that point of presence stored it. Not sent either. */
  readonly storedAtMs?: number;
  /** What the mount does to the answer on its way out. */
  readonly transport?: TransportFault;
};

export type TransportFault =
  /** The connection breaks before the request has any effect. */
  | { readonly kind: 'reset-before' }
  /** The request had its effect; the answer is lost. */
  | { readonly kind: 'reset-after' }
  /** The request had its effect; not even headers ever come. */
  | { readonly kind: 'hang-headers' }
  /** Headers and the first bytes come, then silence with the connection open. */
  | { readonly kind: 'hang-body'; readonly afterBytes: number }
  /** Content-Length promises more than is sent, then the connection breaks. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }
  /** The whole body, without a Content-Length. */
  | { readonly kind: 'chunked' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** A body that never ends, without a Content-Length. */
  | { readonly kind: 'huge' };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const emptyBody: Uint8Array = new Uint8Array(0);

export function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : content;
}

export function toText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** A request with nothing but a method and a URL; what tests mostly need. */
export function requestOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = emptyBody,
): SimulatorRequest {
  return { method, url, headers, body: toBytes(body) };
}
