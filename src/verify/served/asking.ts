// The questions that a comparison puts to a host, one after another, and what is known after each.
import { type Content, readCheckout, recognise } from '../expected-content.ts';
import type { Known, NeedKind } from '../known/known.ts';
import { type KnownHosts, noteServed } from '../known/known-host.ts';
import { type Fact, learn } from '../known/learn.ts';
import { type ProbePorts, probe } from '../probe/probes.ts';
import type { Seen } from '../probe/read-answer.ts';

export type AskingPorts = ProbePorts & { readonly hosts: KnownHosts };

/** Longest time for one request. */
const timeLimitMs = 30_000;
const againMs = 1000;

export class Asking {
  known: Known;
  downloadedBytes = 0;
  readonly #ports: AskingPorts;

  constructor(known: Known, ports: AskingPorts) {
    this.known = known;
    this.#ports = ports;
  }

  /** What may pass by itself gets a second try. */
  async ask(kind: NeedKind): Promise<Seen> {
    const seen = await this.#askOnce(kind);
    if (!mayPass(seen)) return seen;
    const { clock, signal } = this.#ports.sampler;
    await clock.sleep(againMs, signal);
    return this.#askOnce(kind);
  }

  async #askOnce(kind: NeedKind): Promise<Seen> {
    const fact = await probe(this.known, { kind, query: '' }, { ...this.#ports, timeLimitMs });
    this.#learn(fact);
    noteServed(this.#ports.hosts, this.known, fact);
    const { seen } = fact.sample;
    if (seen.kind === 'served' && seen.body.sha256 !== null) this.downloadedBytes += seen.body.length;
    return seen;
  }

  async readCheckout(): Promise<void> {
    if (this.known.checkout === undefined)
      this.#learn({ kind: 'checkout', file: await readCheckout(this.known.expected) });
  }

  #learn(fact: Fact): void {
    this.known = learn(this.known, fact);
  }
}

/** What fails on its way, a fault of the server, and too many requests. */
function mayPass(seen: Seen): boolean {
  if (seen.kind === 'failed') return seen.isOfTls !== true;
  return seen.kind === 'status' && (seen.status >= 500 || seen.status === 429);
}

/** Git's hash begins with the length, and the checkout's file is read only where the length is its own. */
export async function recogniseWhole(seen: Seen, asking: Asking, isAgain = false): Promise<Content> {
  if (seen.kind !== 'served') return 'unmeasured';
  const content = recognise(asking.known.expected, seen.body, asking.known.checkout);
  if (content === 'unhashed') {
    await asking.readCheckout();
    return recognise(asking.known.expected, seen.body, asking.known.checkout);
  }
  if (content !== 'unmeasured' || isAgain) return content;
  return recogniseWhole(await asking.ask('whole'), asking, true);
}
