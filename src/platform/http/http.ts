// What HTTP means to the rest of the program: requests, answers, and the words for none. Knows nothing of imgix.

/** By lower-case name. */
export type Headers = Readonly<Record<string, string>>;

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Headers;
  readonly body?: string | undefined;
  /** Longest wait for the headers; and between two pieces of the body. How long a connection may take is not for a request to say. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Called when the request goes out on a connected socket (the latest lower bound of its arrival). */
  readonly onSent?: () => void;
};

export type HttpAnswer = {
  readonly status: number;
  /** Repeated ones joined by `, `. */
  readonly headers: Headers;
  /** The bytes as they came, still content-encoded. Read it to its end, or call `discard`. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives the connection back where little is left to read, or closes it. Never throws. */
  discard(): Promise<void>;
};

export type HttpClient = {
  /** Rejects with `HttpError` where no answer came, and with the signal's reason where that aborted. */
  request(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
};

/** `unreached`: no connection in time; `timeout`: no answer in time on one that stands. */
export type HttpFault = 'dns' | 'refused' | 'unreached' | 'reset' | 'timeout' | 'tls' | 'protocol';

/** No answer, or half of one. The message names the fault and the host in words. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly fault: HttpFault;

  constructor(fault: HttpFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** Where a request went, behind the words of its fault. `proxy`: the variable that names the proxy on the way. */
export function toWayWords(host: string, proxy: string | undefined): string {
  return proxy === undefined ? `(${host})` : `(${host}, through the proxy of ${proxy})`;
}

/** The variable of the proxy that the words of a fault name, or a sentence that holds them. */
export function findProxy(words: string): string | undefined {
  return /, through the proxy of (\w+)\)/.exec(words)?.[1];
}

/** With these begin the words of a fault of TLS with the host itself, also through a proxy: that gave the tunnel. */
export const tlsFailed = 'TLS failed';

/** What to do where nobody vouches for a certificate. */
export const ownAuthority = 'a certificate authority of your own belongs into the file that NODE_EXTRA_CA_CERTS names';

/** The words for a body that is not encoded as its answer says, which whoever stored it has to mend. */
export function toMisencodedWords(encoding: string): string {
  return `the answer says "Content-Encoding: ${encoding}", but its body is not ${encoding}`;
}

/** The words for a body whose encoding is unknown here, so that nobody can tell what it holds. They complete "imgix answers with ...". */
export const unreadableEncoding = 'an encoding that cannot be undone';

/** Whether words, or a sentence that holds them, tell of one of these two bodies. */
export function isMisencoded(words: string): boolean {
  return words.includes('the answer says "Content-Encoding: ') || words.includes(unreadableEncoding);
}
