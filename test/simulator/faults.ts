// Scripted trouble: a rule says where, for which requests, after how many and how often, and what comes instead.

import type { SimulatorRequest, TransportFault } from './http-types.ts';
import { type Random, seededRandom } from './seeded-random.ts';

export type Place = 'api' | 'cdn' | 'origin';

export type FaultAnswer =
  | TransportFault
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
      /** The request has its effect all the same, and only the answer is another. Default: no effect. */
      readonly hasEffect?: boolean;
    };

export type FaultRule = {
  readonly on: Place;
  readonly when?: (request: SimulatorRequest) => boolean;
  /** Matching requests that pass before the first fault. Default 0. */
  readonly skip?: number;
  /** Faults in total. Default: 1, or no end where there is a probability. */
  readonly times?: number;
  /** From 0 to 1, drawn from the simulator's seed. Default 1. */
  readonly probability?: number;
  readonly answer: FaultAnswer;
};

export type FaultHandle = {
  /** How often it struck. */
  readonly strikes: number;
  remove(): void;
};

type ActiveRule = { readonly rule: FaultRule; skipped: number; strikes: number };

export class Faults {
  readonly #random: Random;
  readonly #rules = new Set<ActiveRule>();

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  add(rule: FaultRule): FaultHandle {
    const active: ActiveRule = { rule, skipped: 0, strikes: 0 };
    this.#rules.add(active);
    return {
      get strikes() {
        return active.strikes;
      },
      remove: () => this.#rules.delete(active),
    };
  }

  clear(): void {
    this.#rules.clear();
  }

  /** The first rule, in the order of adding, that strikes this request. */
  strike(on: Place, request: SimulatorRequest): FaultAnswer | undefined {
    return this.#rules.values().find((active) => this.#strikes(active, on, request))?.rule.answer;
  }

  #strikes(active: ActiveRule, on: Place, request: SimulatorRequest): boolean {
    const { rule } = active;
    const times = rule.times ?? (rule.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
    if (rule.on !== on || active.strikes >= times || rule.when?.(request) === false) return false;
    if (active.skipped < (rule.skip ?? 0)) {
      active.skipped += 1;
      return false;
    }
    if (rule.probability !== undefined && this.#random() >= rule.probability) return false;
    active.strikes += 1;
    return true;
  }
}
