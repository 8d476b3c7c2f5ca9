// A question that is worth a second try where a fault has come in the place of its answer.
import { mayPass } from '../known/seen.ts';
import type { Sample, Sampler } from './sample.ts';

const againMs = 1000;
/** A fault that came no sooner would hold up what waits for the answer for as long once more. */
const quickMs = 5000;

/** Not of what answers and cannot be talked to. Rejects with what `ask` rejects with, and with the signal's reason. */
export async function askTwice<Fact extends { readonly sample: Sample }>(
  ask: () => Promise<Fact>,
  { clock, signal }: Sampler,
): Promise<Fact> {
  const startMs = clock.monotonicMs();
  const fact = await ask();
  const { seen } = fact.sample;
  const isWorthIt = mayPass(seen) && !(seen.kind === 'failed' && seen.isOfTls);
  if (!isWorthIt || clock.monotonicMs() >= startMs + quickMs) return fact;
  await clock.sleep(againMs, signal);
  return ask();
}
