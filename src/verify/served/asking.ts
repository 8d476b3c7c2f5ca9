// The requests of one comparison (`compare.ts`), one after another, and what is known after each.
import { type Content, readCheckout, recognise } from '../expected-content.ts';
import type { Known, NeedKind } from '../known/known.ts';
import { type KnownHosts, learnWithHost } from '../known/known-host.ts';
import { learn } from '../known/learn.ts';
import { isRead } from '../known/seen.ts';
import { probe } from '../probe/probes.ts';
import type { Seen, Served } from '../probe/read-answer.ts';
import { askTwice } from '../probe/sample.ts';
import type { ServedPorts } from './find-served.ts';

/** `params`: the derivatives that are looked at, too. */
export type ComparePorts = ServedPorts & { readonly hosts: KnownHosts; readonly params: readonly string[] };

/** Longest time for one request. */
const timeLimitMs = 30_000;

/** What is known so far, and what it has cost. Each function here updates it. Large: only `cost` outlives the comparison. */
export type Asking = { known: Known; readonly cost: { downloadedBytes: number }; readonly ports: ComparePorts };

/** Meets one need, of the bare URL or a derivative. */
export async function meetNeed(asking: Asking, kind: NeedKind, query = ''): Promise<Seen> {
  const { ports } = asking;
  const probeOnce = () => probe(asking.known, { kind, query }, { ...ports, timeLimitMs });
  const fact = await askTwice(probeOnce, ports.sampler);
  asking.known = learnWithHost(ports.hosts, asking.known, fact);
  const { seen } = fact.sample;
  if (isRead(seen)) asking.cost.downloadedBytes += seen.body.length;
  return seen;
}

/** The bare URL's answer with its body, which is asked for again where it was not read. */
export async function toWhole(seen: Seen, asking: Asking): Promise<Seen> {
  return seen.kind === 'served' && !isRead(seen) ? meetNeed(asking, 'whole') : seen;
}

export async function learnCheckout(asking: Asking): Promise<void> {
  const { known } = asking;
  if (known.checkout === undefined)
    asking.known = learn(known, { kind: 'checkout', file: await readCheckout(known.expected) });
}

/** Recognises an answer; reads it again, or the checkout's file, where that would tell: `unhashed` where that cannot be read. */
export async function recogniseWhole(seen: Served, asking: Asking): Promise<Content> {
  const toContent = (one: Seen) => recognise(asking.known.expected, one, asking.known.checkout);
  const whole = toContent(seen) === 'unmeasured' ? await meetNeed(asking, 'whole') : seen;
  if (whole.kind !== 'served') return 'unmeasured';
  if (toContent(whole) !== 'unhashed') return toContent(whole);
  await learnCheckout(asking);
  return asking.known.checkout?.sha256 === undefined ? 'unhashed' : toContent(whole);
}
