// Lets assets begin no faster than what has begun comes on. From its purge on an asset's `timeout` runs: purged too early, it would spend
// that on waiting for its turn behind others, and so would they.
import { Gate } from '../../platform/timing/gate.ts';
import type { Sampler } from '../../verify/probe/sample.ts';

/** Does `work`, which looks at the URL and purges it, when its host can bear one more asset. Rejects as `work` does, and at the abort. */
export type Door = <T>(url: string, work: () => Promise<T>) => Promise<T>;

/** Assets of one host between the look and the answer to the purge: enough to keep its fetches and the rate limit busy. */
const maxEntering = 32;
/** Of `timeout`. An asset waits for its turn several times until it is proved. With less, more of the checks come in vain. */
const waitedShare = 1 / 15;
const againMs = 100;

/** One for each host: what one of them holds back waits for no other. */
export function openDoor({ clock, signal, turnsOf }: Sampler, timeoutMs: number): Door {
  const entering = new Map<string, Gate>();
  return (url, work) => {
    const { origin } = new URL(url);
    const places = entering.get(origin) ?? new Gate(maxEntering);
    entering.set(origin, places);
    const { gate, breaker } = turnsOf(url);
    // One that waits gets its turn, or reaches its deadline, so that this ends. In an outage nothing would come on, and the purges must
    // not wait for that.
    const isBehind = () => breaker.outage === undefined && gate.waitedMs > timeoutMs * waitedShare;
    return places.run(async () => {
      while (isBehind()) await clock.sleep(againMs, signal);
      return work();
    }, signal);
  };
}
