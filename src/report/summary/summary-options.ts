// What the job summary is told beside the report: addresses to link to, and whether it shows pictures.

export type SummaryOptions = {
  /** Such as `https://github.com/your-org/site`; undefined where it is not known. */
  readonly repositoryUrl: string | undefined;
  /** Address of the run's page; undefined where it is not known. */
  readonly runUrl?: string | undefined;
  readonly actor?: string | undefined;
  /** URL of a small picture of an asset; undefined: no pictures. */
  readonly toPictureUrl: ((url: string) => string) | undefined;
};
