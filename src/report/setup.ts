// The settings of a run that its report speaks of.
import type { Place } from '../targets/url/places.ts';

/** The input `verify`. */
export type VerifyMode = 'strict' | 'warn' | 'off';

/** What the remedies speak of: the inputs that decide where an asset is looked for, and how. */
export type Setup = {
  readonly root: string;
  readonly baseUrls: readonly string[];
  readonly hasOrigin: boolean;
  /** The input `deployed`. */
  readonly deployed: string | undefined;
  /** With `expect: gone`. */
  readonly isTakedown: boolean;
  /** The run is of what is only proposed, and mostly not deployed. */
  readonly proposal?: 'pull request' | 'merge queue' | undefined;
  /** The run is of a deployment to this environment, which is not known as production. */
  readonly trialEnvironment?: string | undefined;
  /** The purge API v2 is asked. */
  readonly isRetiredApi: boolean;
  /** It is asked because the key does not begin as imgix's API keys do. */
  readonly isKeyOdd: boolean;
  readonly isSubImage: boolean;
  readonly timeoutSeconds: number;
  readonly verify: VerifyMode;
  /** Folder of the papers: an address, or `docs`. */
  readonly docs: string;
  /** With `select: stale`: all that was purged had been compared, and was not as it should be. */
  readonly wasStale?: boolean;
  /** As in `Targets`. */
  readonly slips?: ReadonlyMap<string, string> | undefined;
  /** To be taken down, and git still has them. */
  readonly keptFiles?: ReadonlySet<string>;
  /** Of which git has a Git LFS pointer. */
  readonly lfsFiles?: ReadonlySet<string>;
  /** Another place where imgix has the files, found by asking for some that have not changed. */
  readonly mapping?: Mapping | undefined;
  /** Origins of imgix on which files were found as they should be, which the report has no assets of. */
  readonly rightOrigins?: readonly string[];
};

/** What lets a run pass all the same, as advice; nothing where it is set already. */
export function toForgiving({ verify }: Setup, before: string): string {
  return verify === 'warn' ? '' : `${before}set \`verify: warn\``;
}

/** `input` should rather be `value`: there imgix serves `url`, which is the repository's `file`. */
export type Mapping = Place & {
  readonly file: string;
  /** By its own bytes. Otherwise `url` gives something that may be another file. */
  readonly isSure: boolean;
  /** On which such a file was found. */
  readonly origins: readonly string[];
  /** What was found in other places, on other hosts perhaps. */
  readonly others?: readonly Mapping[];
};

/** What was found on one of these hosts. */
export function toOwnMapping({ mapping }: Setup, origins: Iterable<string>): Mapping | undefined {
  const own = new Set(origins);
  return mapping && [mapping, ...(mapping.others ?? [])].find((one) => one.origins.some((origin) => own.has(origin)));
}
