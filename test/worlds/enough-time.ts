// When a world is right at last, and how long a run that is any good may need from there to the proof.
import { findUnproved } from './unproved-cases.ts';
import type { FileStory, World } from './world.ts';

type Timed = Pick<World, 'source' | 'cdn' | 'faults' | 'files' | 'visits' | 'purges' | 'latency'> & {
  readonly inputs: Omit<World['inputs'], 'timeoutS'>;
};

/** By default imgix keeps an error for so long where nothing ends it, and a run takes it that it does. */
const errorTtlMs = 300_000;
/** Between two purges of one asset, and what imgix takes for a duplicate. */
const repeatMs = 10_000;
/** Without a sign of the purge's effect, checks go on for so long. */
const withoutSignMs = 60_000;
/** Backing off, confirming, looking at each point of presence in turn, and waiting for what looks like a fault to pass. */
const checksMs = 70_000;

/** When the Source has at last what the branch holds, at every replica; null: never. */
function sourceRightMs({ arrivesMs, newer, lagMs }: FileStory): number | null {
  const lastMs = newer === null ? arrivesMs : newer.arrivesMs;
  return lastMs === null || lagMs === null ? null : lastMs + lagMs;
}

/** From then on nothing is wrong with the world any more, for this file. */
export function worldRightMs({ source, faults, inputs }: Timed, story: FileStory): number | null {
  const sourceMs = sourceRightMs(story);
  if (sourceMs === null || inputs.isRootWrong || (story.isPointerDeployed && story.newer === null)) return null;
  return Math.max(
    0,
    sourceMs,
    ...faults.map(({ untilMs }) => untilMs),
    ...source.outages.map(({ untilMs }) => untilMs),
  );
}

/**
 * A purge may leave a cached error as it is (also where it finds the Source out of order), or bring one from a replica that is late. Where a file is to be gone, the error
 * that should be there must be told from an older one: not without `Age`, nor where a visitor may have come while imgix's answer to
 * the purge was on its way, nor where the purge is a duplicate of somebody else's and does nothing, nor where a fault hides what was
 * there before, nor where a cache behind the points of presence may keep it, nor where one of them may not be met
 * again, or is reached by no purge.
 */
function isErrorKept(
  story: FileStory,
  { cdn, faults, files, visits, purges }: Pick<Timed, 'cdn' | 'faults' | 'files' | 'visits' | 'purges'>,
): boolean {
  const { older, before, now, newer, gapMs, lagMs } = story;
  const states = [older, before, now, ...(gapMs > 0 ? [null] : []), ...(newer === null ? [] : [newer.version])];
  const isCalm = ![...visits, ...purges].some(({ file, atMs }) => files[file] === story && atMs > -10_000);
  const isOfReplica = lagMs !== 0 && states.at(-1) !== null;
  const isReached = cdn.pops.every(({ propagationMs }) => propagationMs !== null);
  const isMet = isReached && (cdn.pops.length === 1 || cdn.routing !== 'drawn');
  const hasFaults = faults.some(({ on }) => on === 'cdn');
  const isTold = cdn.age && cdn.servedBy === true && cdn.shieldMs === null && isMet && isCalm && !hasFaults;
  // What looks right is not purged again: a cache behind gives it, while imgix keeps the error from before the deployment.
  const isHidden = story.change === 'added' && older !== null && cdn.shieldMs !== null;
  return (
    isHidden ||
    ((!cdn.purgeClearsErrors || cdn.lostPurges > 0 || isOfReplica) && states.includes(null)) ||
    (!isTold && (now === null || states.at(-1) === null))
  );
}

/** From the right world to the proof. */
function proofMs({ source, cdn, inputs, faults, files, visits, purges, latency }: Timed): number {
  const effectMs =
    Math.max(cdn.revalidationMs, ...cdn.pops.map(({ propagationMs }) => propagationMs ?? 0)) +
    (cdn.shieldMs ?? 0) +
    cdn.copyLagMs +
    cdn.derivativeLagMs +
    cdn.purgeJitterMs +
    cdn.lostPurges * repeatMs;
  // An object that is given once more brings its file back, so that what is made from it is purged again.
  const againMs = cdn.purgedObject === 'stale' && inputs.params.length > 0 ? effectMs + withoutSignMs : 0;
  const cachedErrorMs =
    source.outages.length > 0 || files.some((story) => isErrorKept(story, { cdn, faults, files, visits, purges }))
      ? Math.max(errorTtlMs, cdn.errorTtlMs)
      : 0;
  const requests = files.length * cdn.hosts * (2 + inputs.params.length);
  const rateMs = (2_000 * files.length * cdn.hosts) / inputs.rateLimit;
  // Where a refusal may be of the whole host, two other files are asked for beside each look, and many points of presence are met twice.
  const mayRefuseAll = source.missingStatus !== 404 && cdn.pops.length > 4;
  const roundMs = requests * (mayRefuseAll ? 60 : 20) * (latency.thereMs + latency.backMs);
  const maxRoundsMs = Math.max(60_000, 30_000 * cdn.pops.length);
  return (
    effectMs +
    againMs +
    cachedErrorMs +
    2 * repeatMs +
    withoutSignMs +
    checksMs +
    rateMs +
    Math.min(maxRoundsMs, roundMs)
  );
}

/** Seconds that are enough for every file of the world that can be proved; a few where none can. */
export function enoughSeconds(world: Timed): number {
  const rightMs = world.files
    .filter((story) => findUnproved({ world, story }) === undefined)
    .map((story) => worldRightMs(world, story))
    .filter((ms) => ms !== null);
  if (rightMs.length === 0) return hopelessSeconds;
  return Math.min(3_600, Math.ceil((Math.max(...rightMs) + proofMs(world)) / 1_000));
}

/** Longer than checks go on without a sign. */
const hopelessSeconds = 70;
