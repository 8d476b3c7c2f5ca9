// Every request in the order of arrival, with what was answered: the tests' witness from the other side.

import type { Place } from './faults.ts';
import type { TransportFault } from './http-types.ts';
import { asObject, parseJson } from './purge/purge-body-v1.ts';

export type LogEntry = {
  readonly at: number;
  readonly on: Place;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** 0 where the client was left without an answer. */
  readonly status: number;
  readonly transport?: TransportFault['kind'];
};

export type PurgeEntry = {
  readonly at: number;
  readonly version: 'v1' | 'v2';
  /** The URL that was to be purged; undefined where the body had none. */
  readonly url: string | undefined;
  readonly status: number;
};

export class RequestLog {
  readonly #entries: LogEntry[] = [];
  readonly #listeners = new Set<(entry: LogEntry) => void>();

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
  }

  onEntry(listener: (entry: LogEntry) => void): void {
    this.#listeners.add(listener);
  }

  clear(): void {
    this.#entries.length = 0;
  }

  on(place: Place): readonly LogEntry[] {
    return this.#entries.filter((entry) => entry.on === place);
  }

  /** POST requests at the two purge paths, whatever was answered. */
  purges(): readonly PurgeEntry[] {
    return this.on('api')
      .filter((entry) => entry.method === 'POST')
      .flatMap((entry) => {
        const version = versionOf(entry.url);
        return version === undefined
          ? []
          : [{ at: entry.at, version, url: purgedUrl(entry, version), status: entry.status }];
      });
  }

  /** The most purge requests in any window (t - windowMs, t], as the rate limit counts them. */
  maxInWindow(windowMs: number): number {
    const times = this.purges().map((purge) => purge.at);
    return Math.max(0, ...times.map((end) => times.filter((at) => at > end - windowMs && at <= end).length));
  }

  /** One line a request, without headers: `200 POST https://... {...}`. */
  toText(): string {
    return this.#entries.map((entry) => renderEntry(entry)).join('\n');
  }
}

/** Bodies of the API only: those of the origin are whole files. */
export function renderEntry({ on, status, method, url, body, transport }: LogEntry): string {
  const parts = [
    String(status),
    method,
    url,
    on === 'api' ? body : '',
    transport === undefined ? '' : `[${transport}]`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function versionOf(url: string): PurgeEntry['version'] | undefined {
  const { pathname } = new URL(url);
  if (pathname === '/api/v1/purge') return 'v1';
  return pathname === '/v2/image/purger' ? 'v2' : undefined;
}

function purgedUrl({ body }: LogEntry, version: PurgeEntry['version']): string | undefined {
  const document = asObject(parseJson(body));
  const url =
    version === 'v1'
      ? asObject(asObject(document?.data)?.attributes)?.url
      : (document?.url ?? new URLSearchParams(body).get('url'));
  return typeof url === 'string' ? url : undefined;
}
