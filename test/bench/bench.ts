// What every section of the bench gets.
import type { TestArea } from '../support/repository.ts';
import type { Peer } from './peers.ts';

export type Bench = {
  /** A temporary folder of this section alone. */
  readonly area: TestArea;
  readonly rounds: number;
  readonly peers: readonly Peer[];
  /** The largest number of changed images in the section on growth. */
  readonly maxAssets: number;
};
