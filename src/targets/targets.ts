// What the stage `targets` comes to: the assets of a run, and all there is to say of how they were found.
import type { CommitRange } from '../changes/changed-file.ts';
import type { Asset } from './asset.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { Funnel } from './selection/funnel.ts';

export type Targets = {
  readonly assets: readonly Asset[];
  readonly range: CommitRange | null;
  /** Null where nothing was compared. */
  readonly funnel: Funnel | null;
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  /** With `select: stale`: what the comparison with imgix came to. */
  readonly reconciliation?: Reconciliation;
  /** Why there are no assets, where there are none. */
  readonly reason: string;
};
