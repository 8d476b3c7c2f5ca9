// A commit that was deployed at some time before: where the range of a later deployment may begin.

export type DeployedState = {
  readonly commit: string;
  /** When it was in place, each time: then a run of this workflow was started. Undefined where GitHub did not tell. */
  readonly times: readonly (string | undefined)[];
  /** What it was, for the log and the report. */
  readonly source: string;
  /** Its page. */
  readonly url: string | undefined;
};
