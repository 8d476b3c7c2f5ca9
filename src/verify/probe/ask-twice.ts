// A request that is sent a second time where a fault came that may pass.
import { mayPass } from '../known/seen.ts';
import type { Sample, Sampler } from './sample.ts';

const againMs = 1000;
/** After a fault that took longer, the second try is not worth the time that it may take. */
const quickMs = 5000;

/** Not after a TLS fault, which does not pass. Rejects with what `ask` rejects with, and with the signal's reason. */
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
