// The files' stories: what changed, what it was before, what imgix may still know, when the deployments arrive.
import fc from 'fast-check';
import type { ChangeType, FileKind, Version } from '../contents.ts';
import type { FileStory, Newer } from '../world.ts';
import { around, dice, mostly, pick, type Weights, weightsFor } from './swarm.ts';

const kinds: readonly FileKind[] = ['gif', 'svg', 'bin', 'txt'];
const changes: readonly ChangeType[] = ['modified', 'added', 'deleted', 'tracked', 'requested'];
const edits = ['other size', 'same size', 'same size, other dimensions'] as const;
/** What `now` is to the version that was there before `before`. */
const returns = ['new', 'as older'] as const;
const storages: readonly FileStory['storage'][] = ['plain', 'lfs', 'filtered'];

type FileWeights = {
  readonly kinds: Weights;
  readonly changes: Weights;
  readonly edits: Weights;
  readonly returns: Weights;
  readonly storages: Weights;
};

const fileWeights: fc.Arbitrary<FileWeights> = fc.record({
  kinds: weightsFor(kinds),
  changes: weightsFor(changes),
  edits: weightsFor(edits),
  returns: weightsFor(returns),
  storages: weightsFor(storages),
});

const arrival = fc
  .tuple(mostly(false, false, false, false, false, true), around([-60_000, -500], -2_000, 40_000))
  .map(([isNever, ms]) => (isNever ? null : ms));

const fileDice = fc.record({
  kind: dice,
  change: dice,
  edit: dice,
  back: dice,
  storage: dice,
  /** So that its whole body matters before it is read. */
  isLarge: mostly(false, true),
  hasOlder: fc.boolean(),
  /** `before` may have been deployed shortly ago, or not yet. */
  beforeArrivedMs: fc.integer({ min: -90_000, max: -1 }),
  arrivesMs: arrival,
  lagMs: fc
    .tuple(mostly<number | null>(0, 0, 0, 0, 1, null), fc.integer({ min: 500, max: 30_000 }))
    .map(([kind, ms]) => (kind === 1 ? ms : kind)),
  newer: fc.record({
    is: mostly<'no' | 'another' | 'as before' | 'gone'>('no', 'no', 'another', 'as before', 'gone'),
    pushedMs: fc.integer({ min: -30_000, max: 20_000 }),
    laterMs: fc.integer({ min: 0, max: 30_000 }),
    isNever: mostly(false, false, false, true),
  }),
  isOldKnown: mostly(true, true, false),
  hasCheckout: fc.boolean(),
  isUnchanged: fc.boolean(),
  isPointerDeployed: mostly(false, false, false, false, true),
});

type FileDice = typeof fileDice extends fc.Arbitrary<infer T> ? T : never;

export const drawFiles: fc.Arbitrary<readonly FileStory[]> = fc
  .tuple(mostly(1, 1, 2, 3), fileWeights, fc.array(fileDice, { minLength: 3, maxLength: 3 }))
  .map(([count, weights, files]) => files.slice(0, count).map((thrown) => toStory(thrown, weights)));

function toStory(thrown: FileDice, weights: FileWeights): FileStory {
  const kind = pick(kinds, weights.kinds, thrown.kind);
  const change = pick(changes, weights.changes, thrown.change);
  const storage = pick(storages, weights.storages, thrown.storage);
  const { older, before, now, another } = toVersions(thrown, weights, change, kind);
  const arrivesMs = thrown.arrivesMs === null ? null : Math.max(thrown.arrivesMs, thrown.beforeArrivedMs + 1);
  return {
    kind,
    change,
    older,
    before,
    now,
    beforeArrivedMs: thrown.beforeArrivedMs,
    arrivesMs,
    gapMs: 0,
    lagMs: thrown.lagMs,
    newer: toNewer(thrown, arrivesMs ?? thrown.beforeArrivedMs + 1, { before, now, another }),
    isOldKnown: thrown.isOldKnown,
    hasCheckout: thrown.hasCheckout || storage === 'filtered',
    storage,
    isPointerDeployed: storage === 'lfs' && change !== 'requested' && thrown.isPointerDeployed,
  };
}

type Versions = Pick<FileStory, 'older' | 'before' | 'now'> & { readonly another: Version };

function toVersions(thrown: FileDice, weights: FileWeights, change: ChangeType, kind: FileKind): Versions {
  const base = thrown.isLarge ? 17_000 : 12;
  const edit = pick(edits, weights.edits, thrown.edit);
  const old: Version = { mark: 'old', size: base, width: 7 };
  const older: Version = { mark: 'much older', size: base + 40, width: 7 };
  const fresh: Version = {
    mark: 'new',
    size: edit === 'other size' ? base + 21 : base,
    width: edit === 'same size, other dimensions' && kind === 'gif' ? 8 : 7,
  };
  const another: Version = { mark: 'newest', size: base + 60, width: 7 };
  const wasOlder = thrown.hasOlder ? older : null;
  switch (change) {
    case 'added':
      return { older: wasOlder, before: null, now: isBack(thrown, weights, wasOlder) ? wasOlder : fresh, another };
    case 'deleted':
      return { older: wasOlder, before: old, now: null, another };
    case 'modified':
      return { older: wasOlder, before: old, now: isBack(thrown, weights, wasOlder) ? wasOlder : fresh, another };
    case 'tracked':
      return { older: wasOlder, before: thrown.isUnchanged ? fresh : old, now: fresh, another };
    case 'requested':
      return { older: wasOlder, before: old, now: thrown.isUnchanged ? null : fresh, another };
  }
}

function isBack({ back }: FileDice, weights: FileWeights, older: Version | null): boolean {
  return older !== null && pick(returns, weights.returns, back) === 'as older';
}

function toNewer(
  { newer: { is, pushedMs, laterMs, isNever } }: FileDice,
  arrivedMs: number,
  { before, now, another }: Pick<Versions, 'before' | 'now' | 'another'>,
): Newer | null {
  if (is === 'no') return null;
  const version = is === 'another' ? another : is === 'gone' ? null : before;
  if (version === now) return null;
  const afterMs = Math.max(pushedMs, arrivedMs);
  return { version, pushedMs, arrivesMs: isNever ? null : afterMs + laterMs };
}
