// The driver with all that it asks for, against a host in memory.

import { Shared } from '../../../src/platform/timing/shared.ts';
import type { Cause } from '../../../src/verify/cause.ts';
import type { Newest } from '../../../src/verify/known/known.ts';
import type { KnownHost } from '../../../src/verify/known/known-host.ts';
import { prove } from '../../../src/verify/prove.ts';
import { type Answers, openHost } from './served/host.ts';
import { knownAfter } from './timeline.ts';

export const origin = 'https://a.imgix.net';
export const own = (body: string) => ({ body, headers: { 'content-length': `${body.length}` } });

export type Also = { readonly unchangedFile?: string; readonly newest?: Newest };

export function openProof(answers: Answers, { unchangedFile, newest }: Also = {}) {
  const hosts = new Map<string, KnownHost>();
  const checks: (readonly [Cause['kind'] | null, string])[] = [];
  const purges: number[] = [];
  const { ports, urls, times } = openHost(answers);
  const { clock } = ports;
  const proving = {
    ports: {
      ...ports,
      timeoutMs: 90_000,
      hosts,
      findUnchangedFile: async () => unchangedFile,
      unchangedLooks: new Shared<void>(),
      onChecked: (_: string, cause: Cause | null, words: string) => void checks.push([cause?.kind ?? null, words]),
    },
    purgeAgain: async () => void purges.push(clock.monotonicMs()),
    findNewest: async () => newest,
  };
  /** Of requests for this path and query, after the purge. */
  const timesOf = (path: string) => times.filter((_, index) => urls()[index] === `${origin}/${path}`);
  return { proving, hosts, checks, purges, urls, times, timesOf, clock };
}

/** Purged five seconds after its beginning. */
export async function afterPurge(
  answers: Answers,
  subject: Parameters<typeof knownAfter>[1],
  queries: readonly string[] = [],
  also: Also = {},
) {
  const proof = openProof(answers, also);
  await proof.clock.sleep(5_000);
  const purged = { kind: 'purged', atMs: 5_000, mayTakeEffect: false } as const;
  return { ...proof, verification: await prove(knownAfter([purged], subject, queries), proof.proving) };
}
