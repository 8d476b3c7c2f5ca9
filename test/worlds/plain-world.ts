// A world in which nothing is odd: one picture that was changed, deployed and asked for. Others are told by what they differ in.
import type { Version } from './contents.ts';
import type { CdnTraits, FileStory, SourceTraits, Visit, World, WorldInputs } from './world.ts';

export const oldVersion: Version = { mark: 'old', size: 12, width: 7 };
export const newVersion: Version = { mark: 'new', size: 33, width: 7 };

const plainFile: FileStory = {
  kind: 'gif',
  change: 'modified',
  older: null,
  before: oldVersion,
  now: newVersion,
  beforeArrivedMs: -90_000,
  arrivesMs: -1_000,
  gapMs: 0,
  lagMs: 0,
  newer: null,
  isOldKnown: true,
  hasCheckout: false,
  storage: 'plain',
  isPointerDeployed: false,
};

const plainSource: SourceTraits = {
  defaultParams: '',
  sanitizeSvg: true,
  svgBypass: true,
  unknownParameters: 'ignored',
  unreadableMetadata: 'partial',
  missingStatus: 404,
  imageMissing: 'none',
  hasErrorImage: false,
  isSigned: false,
  outages: [],
};

const plainCdn: CdnTraits = {
  hosts: 1,
  pops: [{ name: 'fra', propagationMs: 0 }],
  shieldMs: null,
  routing: 'pinned',
  servedBy: true,
  revalidationMs: 0,
  purgedCopy: 'replaced',
  purgeClearsErrors: true,
  purgeScope: 'host',
  originCache: 'per-host',
  unknownPurgeStatus: 200,
  age: true,
  lastModified: 'stored',
  chunked: false,
  compressSvg: false,
  challenge: 'none',
  unchangedPurge: 'keeps',
  ages: 'exact',
  dates: 'now',
  purgedObject: 'gone',
  derivativeLagMs: 0,
  copyLagMs: 0,
  purgeJitterMs: 0,
  lostPurges: 0,
  errorTtlMs: 300_000,
  renditions: 'same',
  refusesFromMs: null,
};

const plainInputs: WorldInputs = {
  timeoutS: 230,
  params: [],
  origin: false,
  token: false,
  rateLimit: 10,
  shard: '',
  passesFilter: false,
  hasBranch: true,
  hasUnchangedFile: true,
  isRootWrong: false,
  select: 'as it comes',
  expect: 'auto',
  isBuilt: false,
  changeTypes: '',
};

/** Somebody asked for it while the old version was there. */
export const plainVisit: Visit = { file: 0, host: 0, pop: null, query: '', atMs: -60_000 };

export type Differences = {
  readonly source?: Partial<SourceTraits>;
  readonly cdn?: Partial<CdnTraits>;
  readonly inputs?: Partial<WorldInputs>;
  /** Of each file. */
  readonly files?: readonly Partial<FileStory>[];
} & Partial<Pick<World, 'visits' | 'purges' | 'faults' | 'latency' | 'startMs' | 'seed'>>;

export function worldWith({ source, cdn, inputs, files = [{}], ...rest }: Differences): World {
  return {
    source: { ...plainSource, ...source },
    cdn: { ...plainCdn, ...cdn },
    inputs: { ...plainInputs, ...inputs },
    files: files.map((file) => ({ ...plainFile, ...file })),
    visits: [plainVisit],
    purges: [],
    faults: [],
    latency: { thereMs: 1, backMs: 1 },
    startMs: 0,
    seed: 0,
    ...rest,
  };
}

/** What a world has that the plain one has not: enough to write it down with `worldWith`. */
export function differencesOf({ source, cdn, inputs, files, ...rest }: World): Differences {
  const plain = worldWith({});
  return {
    source: without(plain.source, source),
    cdn: without(plain.cdn, cdn),
    inputs: without(plain.inputs, inputs),
    files: files.map((file) => without(plainFile, file)),
    ...without(plain, rest),
  };
}

function without<T extends object>(plain: T, other: Partial<T>): Partial<T> {
  const isPlain = (name: string, value: unknown): boolean =>
    JSON.stringify(plain[name as keyof T]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(other).filter(([name, value]) => !isPlain(name, value))) as Partial<T>;
}
