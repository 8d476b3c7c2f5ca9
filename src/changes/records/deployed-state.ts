// What was at the Source at some time: a commit that was deployed, or purged, before.
import type { LaterRuns } from './later-runs.ts';

/** A commit that was deployed at some time before: where the range of a later deployment may begin. */
export type DeployedState = {
  readonly commit: string;
  /** When it was in place: then a run of this workflow was started. Undefined where GitHub did not tell. */
  readonly time: string | undefined;
  /** What it was, for the log and the report. */
  readonly source: string;
  /** Its page. */
  readonly url: string | undefined;
  /** What came after it, up to what is deployed now, and may have been deployed in part: a deployment that fails has begun to. */
  readonly later: () => Promise<LaterRuns>;
};
