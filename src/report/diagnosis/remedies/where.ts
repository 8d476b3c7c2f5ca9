// The inputs that decide where imgix is asked, for the sentences that doubt them.
import { quote } from '../../../platform/wording.ts';
import type { Setup } from '../../setup.ts';
import type { Group } from '../group.ts';

/** Where imgix is asked for a group. */
export type Where = {
  /** The inputs that decide it, with their values: those that may be wrong. */
  readonly place: string;
  readonly baseUrls: string;
  /** Other hosts of the run are proved to have files, and none of these is. `root` is the same for every host. */
  readonly isElsewhere: boolean;
  /** Some base URL of these hosts has none of the files that are proved. */
  readonly mayBeWrong: boolean;
};

/** `proved`: the origins on which this run has proved that there is a file. */
export function toWhere({ hosts }: Group, { root, baseUrls: all }: Setup, proved: ReadonlySet<string>): Where {
  const isElsewhere = proved.size > 0 && proved.isDisjointFrom(hosts);
  const own = toBaseUrls(all, hosts);
  const baseUrls = own.map(quote).join(', ');
  return {
    place: `${isElsewhere ? '' : `\`root\` (${quote(root || '.')}) and `}\`base-url\` (${baseUrls})`,
    baseUrls,
    isElsewhere,
    // Of two on one host it may be the other that has them.
    mayBeWrong: own.length > hosts.size || !hosts.isSubsetOf(proved),
  };
}

/** Those on these hosts; all of them where none is. */
export function toBaseUrls(baseUrls: readonly string[], hosts: ReadonlySet<string>): readonly string[] {
  const own = baseUrls.filter((url) => hosts.has(new URL(url).origin));
  return own.length > 0 ? own : baseUrls;
}
