// A host that hangs would hold each of thousands of comparisons up for as long as a request may take. One from which no file has come
// for long enough is left alone, and what is not asked for is told with its fault.
import type { Clock } from '../../platform/clock.ts';
import { Outage } from '../../platform/outage.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Comparison } from './comparison.ts';

type Silent = Extract<Comparison, { kind: 'waiting' | 'indeterminate' }>;

export class Silences {
  readonly #clock: Clock;
  readonly #limitMs: number;
  /** By the origin of imgix's host, or of the Source. */
  readonly #found = new Map<string, Outage<Silent>>();

  constructor(clock: Clock, limitMs: number) {
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  /** What an asset comes to that is not worth asking for; undefined where it is. */
  of(asset: Asset): Comparison | undefined {
    for (const origin of toOrigins(asset)) {
      const outage = this.#found.get(origin)?.current;
      if (outage === undefined) continue;
      const detail = `It was not asked for, as no file had come from ${origin} for ${outage.seconds} s.`;
      return { ...outage.last, detail };
    }
    return undefined;
  }

  /** Takes note of what an asset that was asked for at `startedMs` came to. */
  note(asset: Asset, comparison: Comparison, startedMs: number): void {
    const { kind } = comparison;
    // Where it waits, imgix was not asked.
    const asked = kind === 'waiting' ? toOrigins(asset).slice(0, 1) : toOrigins(asset);
    const isFault = (kind === 'waiting' || kind === 'indeterminate') && isSilence(comparison.cause);
    const silent = isFault ? asked.pop() : undefined;
    for (const origin of asked) this.#found.delete(origin);
    if (silent === undefined || !isFault) return;
    const outage = this.#found.get(silent) ?? new Outage(this.#clock, this.#limitMs);
    outage.note(comparison, startedMs);
    this.#found.set(silent, outage);
  }
}

/** Nothing came, or that too much is asked for. */
function isSilence(cause: Silent['cause']): boolean {
  return cause?.kind === 'unreachable' || (cause?.kind === 'status' && cause.status === 429);
}

/** The origins that are asked for it, in this order: of the Source, if it is, and of imgix's host. */
function toOrigins({ url, originUrl, expected }: Asset): string[] {
  const urls = originUrl === undefined || expected.kind === 'removed' ? [url] : [originUrl, url];
  return urls.map((one) => new URL(one).origin);
}
