// What the stage `targets` comes to: the assets of a run, and all there is to say of how they were found.
import type { CommitRange } from '../changes/changed-file.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import type { Asset } from './asset.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { Funnel } from './selection/funnel.ts';

/** The input `select`. */
export type Select = 'changed' | 'all' | 'stale';

export type Targets = {
  readonly assets: readonly Asset[];
  /** Undefined where no commit was asked for. */
  readonly range?: CommitRange | undefined;
  /** Undefined where no two commits were compared. */
  readonly funnel?: Funnel;
  /**
   * What differs between the commits and matches `files`, also outside of `root`, in other shards, and where `change-types` leaves
   * it out: it may not be deployed yet. Found when it is first asked for, as most runs do not ask.
   */
  readonly changed?: () => readonly GitPath[];
  /** A question that names what may be meant, by requested paths that the checkout does not have. */
  readonly slips?: ReadonlyMap<GitPath, string>;
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  /** With `select: stale`: what the comparison with imgix came to. */
  readonly reconciliation?: Reconciliation;
  /** Why there are no assets, where there are none. */
  readonly reason: string;
};
