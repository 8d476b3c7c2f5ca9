// What is known of a host by all of its assets: whether anything is served there at all.
import type { Seen } from './sample.ts';

export type KnownHost = {
  /** One of its files was recognised. */
  readonly hasOwnFiles: boolean;
  /** Lengths of some bodies that were served and looked like assets. */
  readonly servedLengths: readonly number[];
  /** An unchanged file of the repository, fetched where no asset of the run shows that the host serves any. */
  readonly witness:
    | { readonly kind: 'served'; readonly length: number }
    | { readonly kind: 'not-asked' | 'not-served' | 'none' };
};

export const unknownHost: KnownHost = { hasOwnFiles: false, servedLengths: [], witness: { kind: 'not-asked' } };

/** So many tell a default image from others. */
const maxLengths = 4;

export function learnServed(host: KnownHost, seen: Seen, isOwnFile: boolean): KnownHost {
  if (seen.kind !== 'served' || (seen.nonAssetReason !== undefined && !isOwnFile)) return host;
  const { length } = seen.body;
  const isKnown = host.servedLengths.includes(length) || host.servedLengths.length >= maxLengths;
  return {
    ...host,
    hasOwnFiles: host.hasOwnFiles || isOwnFile,
    servedLengths: isKnown ? host.servedLengths : [...host.servedLengths, length],
  };
}

/** Whether other files are served there, so that one could have been seen to be there. `shown`: what stands in its place. */
export function isServing(host: KnownHost, shown: Seen): boolean {
  const { hasOwnFiles, witness, servedLengths } = host;
  if (hasOwnFiles) return true;
  const lengths = witness.kind === 'served' ? [...servedLengths, witness.length] : servedLengths;
  return lengths.some((length) => shown.kind !== 'served' || length !== shown.body.length);
}
