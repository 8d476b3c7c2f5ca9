// A host that hangs would hold each of thousands of comparisons up for as long as a request may take. One from which nothing has come
// for long enough is left alone, and what is not asked for is told with its fault.
import type { Clock } from '../../platform/clock.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Comparison } from './compare.ts';

type Silent = Extract<Comparison, { kind: 'waiting' | 'indeterminate' }>;
type Silence = { readonly sinceMs: number; readonly faults: number; readonly last: Silent };

/** Fewer may be the fault of a few files. */
const minFaults = 10;

export class Silences {
  readonly #clock: Clock;
  readonly #limitMs: number;
  /** By the origin of imgix's host, or of the Source. */
  readonly #found = new Map<string, Silence>();

  constructor(clock: Clock, limitMs: number) {
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  /** What an asset comes to that is not worth asking for; undefined where it is. */
  of(asset: Asset): Comparison | undefined {
    for (const origin of toOrigins(asset)) {
      const silence = this.#found.get(origin);
      const lastedMs = this.#clock.monotonicMs() - (silence?.sinceMs ?? Number.POSITIVE_INFINITY);
      if (silence === undefined || silence.faults < minFaults || lastedMs < this.#limitMs) continue;
      const detail = `It was not asked for, as nothing had come from ${origin} for ${Math.round(lastedMs / 1000)} s.`;
      return { ...silence.last, detail };
    }
    return undefined;
  }

  /** Takes note of what an asset that was asked for at `startedMs` came to. */
  note(asset: Asset, comparison: Comparison, startedMs: number): void {
    const { kind } = comparison;
    // Where it waits, imgix was not asked.
    const asked = kind === 'waiting' ? toOrigins(asset).slice(0, 1) : toOrigins(asset);
    const isFault = (kind === 'waiting' || kind === 'indeterminate') && comparison.cause?.kind === 'unreachable';
    const silent = isFault ? asked.pop() : undefined;
    for (const origin of asked) this.#found.delete(origin);
    if (silent === undefined || !isFault) return;
    const { sinceMs, faults } = this.#found.get(silent) ?? { sinceMs: startedMs, faults: 0 };
    this.#found.set(silent, { sinceMs, faults: faults + 1, last: comparison });
  }
}

/** The origins that are asked for it, in this order: of the Source, if it is, and of imgix's host. */
function toOrigins({ url, originUrl, expected }: Asset): string[] {
  const urls = originUrl === undefined || expected.kind === 'removed' ? [url] : [originUrl, url];
  return urls.map((one) => new URL(one).origin);
}
