// What an observation proves. Pure: the heart of the action, and the file to read when a verdict surprises.
import type { Corroboration } from './corroboration.ts';
import type { ExpectedContent, Likeness } from './expected-content.ts';
import { newSizesOf } from './expected-content.ts';
import { type CacheHints, hasSameBytes, type Observation, storedAfter } from './observation.ts';

/** Strongest first: the file's bytes; imgix's own description of the file; other bytes than before; nothing; another. */
export type Evidence = 'bytes' | 'metadata' | 'changed' | 'gone' | 'replaced';

export type Verdict =
  | { readonly kind: 'verified'; readonly evidence: Evidence; readonly detail: string }
  /** Go on polling; `as` is what the asset is called when the deadline passes in this state. */
  | { readonly kind: 'pending'; readonly as: 'stale' | 'inconclusive'; readonly detail: string };

export type Facts = {
  readonly expected: ExpectedContent;
  /** What was seen before the purge; undefined where nobody looked (added files). */
  readonly before: Observation | undefined;
  readonly seen: Observation;
  /** Of the body that was seen; `other` where there is none. */
  readonly likeness: Likeness;
  /** Monotonic time at which imgix accepted the first purge. */
  readonly purgedAtMs: number;
  /** Which file imgix holds, where that was asked. */
  readonly corroboration: Corroboration;
  /**
   * What imgix renders now from the file that it holds, asked for where that is not the old one and the bare answer
   * has the bytes from before the purge.
   */
  readonly rendering: Observation | undefined;
};

type Served = Extract<Observation, { kind: 'served' }>;

export function judge(facts: Facts): Verdict {
  const { seen } = facts;
  switch (seen.kind) {
    case 'served':
      return judgeServed(facts, seen);
    case 'status':
      return judgeStatus(facts, seen);
    case 'failed':
      return inconclusive(`It could not be fetched: ${seen.reason}.`);
    default:
      return seen satisfies never;
  }
}

function judgeServed(facts: Facts, seen: Served): Verdict {
  if (facts.likeness === 'new') return verified('bytes', 'imgix serves the bytes of the new file.');
  if (facts.likeness === 'old') return stale('imgix still serves the bytes of the old file.');
  if (facts.likeness === 'unknown') return inconclusive('imgix does not tell the length of the answer.');
  switch (facts.expected.kind) {
    case 'updated':
      return judgeUpdated(facts, seen);
    case 'removed':
      return judgeRemoved(facts, seen);
    case 'unknown':
      return judgeUnknown(facts, seen);
    default:
      return facts.expected satisfies never;
  }
}

/** Bytes that are neither the new file's nor the old one's: the Source re-encodes, or imgix has a third file. */
function judgeUpdated(facts: Facts, seen: Served): Verdict {
  const { corroboration, expected } = facts;
  const freshness = toFreshness(facts, seen);
  switch (corroboration.kind) {
    case 'new':
      if (freshness === 'fresh') return verifiedAs(corroboration.how);
      if (freshness === 'untold')
        return inconclusive('imgix has the new file, but nothing tells whether the URL gives it.');
      return stale('imgix has the new file, but the URL still gives the answer from before the purge.');
    case 'old':
      return stale('imgix still makes its answer from the old file.');
    case 'other':
      return inconclusive(
        `imgix has a file of ${corroboration.contentLength} bytes, the commit's has ${newSizesOf(expected).join(' or ')}. Does the deployment rewrite the files, or has it not arrived?`,
      );
    case 'unknown':
      if (hasChanged(facts, seen)) {
        return verified(
          'changed',
          'The weaker proof: imgix serves other bytes than before the purge, stored after it.',
        );
      }
      return isSameAsBefore(facts, seen) && expected.kind === 'updated' && expected.old !== undefined
        ? stale('imgix still serves the bytes from before the purge.')
        : inconclusive(
            "imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.",
          );
    default:
      return corroboration satisfies never;
  }
}

function judgeRemoved(facts: Facts, seen: Served): Verdict {
  const { before, corroboration } = facts;
  if (corroboration.kind === 'old') return stale('imgix still makes its answer from the removed file.');
  const replaced = verified(
    'replaced',
    "imgix serves another image in its place: the Source's default image, or a new file.",
  );
  const freshness = toFreshness(facts, seen);
  if (isSameAsBefore(facts, seen)) {
    return freshness === 'fresh' ? replaced : stale('imgix still serves the bytes from before the purge.');
  }
  if (before?.kind === 'served' ? freshness === 'fresh' : freshness === 'fresh' && corroboration.kind === 'other')
    return replaced;
  return inconclusive("imgix serves an image whose bytes are not the removed file's; it may have been made from it.");
}

/** A requested URL of which only the state before the purge is known. */
function judgeUnknown(facts: Facts, seen: Served): Verdict {
  const { before } = facts;
  if (isSameAsBefore(facts, seen)) {
    return inconclusive(
      'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.',
    );
  }
  const isNew =
    before?.kind === 'status' && isMissing(before.status) && storedAfter(seen.hints, facts.purgedAtMs) === true;
  if (hasChanged(facts, seen) || isNew) {
    return verified('changed', 'The weaker proof: imgix serves other bytes than before the purge, stored after it.');
  }
  return inconclusive('Nothing tells whether the bytes that imgix serves are the ones they should be.');
}

function judgeStatus(
  { expected, before }: Facts,
  { status, location }: Extract<Observation, { kind: 'status' }>,
): Verdict {
  if (location !== undefined) {
    return inconclusive(
      `imgix answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`,
    );
  }
  if (!isMissing(status)) return inconclusive(`imgix answers ${status}${toReason(status)}.`);
  if (expected.kind === 'updated') {
    const cached =
      status === 403
        ? ' If the Source has Secure URLs, give `secure-url-token`.'
        : ' imgix keeps such an answer for five minutes.';
    return stale(`imgix answers ${status}: it has no such file.${cached}`);
  }
  if (
    status === 403 &&
    (before === undefined || before.kind === 'failed' || (before.kind === 'status' && before.status === 403))
  ) {
    return inconclusive(
      'imgix answers 403, as it may for any unsigned URL. If the Source has Secure URLs, give `secure-url-token`.',
    );
  }
  const already =
    before?.kind === 'status' && isMissing(before.status) ? ` It answered ${before.status} before the purge, too.` : '';
  return verified('gone', `imgix answers ${status}: it serves nothing.${already}`);
}

type Freshness = 'fresh' | 'from-before' | 'untold';

/**
 * Whether the bare answer can be from before the purge. Other bytes than before, not stored before it, cannot. The same
 * bytes can, unless they are also what imgix renders now from a file that is not the old one: the cache held the new
 * answer already, or both files look the same to visitors.
 */
function toFreshness(facts: Facts, seen: Served): Freshness {
  const { before, purgedAtMs, rendering } = facts;
  if (rendering?.kind === 'served' && hasSameBytes(rendering.body, seen.body)) return 'fresh';
  const isStoredAfter = storedAfter(seen.hints, purgedAtMs);
  if (isStoredAfter === false) return 'from-before';
  if (before?.kind === 'served') return isDifferent(before, seen) ? 'fresh' : 'from-before';
  // Nobody knows what was served before: only the time of storing can tell.
  if (before?.kind === 'failed') return isStoredAfter ? 'fresh' : 'untold';
  return 'fresh';
}

/** The proof `changed`: bytes known to differ from those before the purge, known to be stored after it. */
function hasChanged({ before, purgedAtMs }: Facts, seen: Served): boolean {
  return before?.kind === 'served' && isDifferent(before, seen) && isStoredAfterPurge(seen.hints, purgedAtMs);
}

function isStoredAfterPurge(hints: CacheHints, purgedAtMs: number): boolean {
  return storedAfter(hints, purgedAtMs) === true;
}

function isSameAsBefore({ before }: Facts, seen: Served): boolean {
  return before?.kind === 'served' && hasSameBytes(before.body, seen.body);
}

function isDifferent(before: Served, seen: Served): boolean {
  if (before.body.length !== seen.body.length) return true;
  return before.body.sha256 !== null && seen.body.sha256 !== null && before.body.sha256 !== seen.body.sha256;
}

/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. */
export function isMissing(status: number): boolean {
  return status === 404 || status === 410 || status === 403;
}

/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toReason(status: number): string {
  if (status === 402) return ' (a limit of the imgix plan is reached)';
  if (status === 413) return ' (the file is too large for imgix)';
  if (status === 414) return ' (the URL is longer than imgix accepts)';
  if (status === 421) return ' (the file is corrupt)';
  if (status === 422) return ' (imgix cannot render the file)';
  if (status >= 500) return ' (a fault at imgix or at the Source)';
  return '';
}

function verifiedAs(how: 'original' | 'metadata'): Verdict {
  return how === 'original'
    ? verified(
        'bytes',
        'The unsanitized SVG has the bytes of the new file, and the URL no longer gives the answer from before the purge.',
      )
    : verified(
        'metadata',
        'imgix describes the new file (size and dimensions), and the URL no longer gives the answer from before the purge.',
      );
}

function verified(evidence: Evidence, detail: string): Verdict {
  return { kind: 'verified', evidence, detail };
}

function stale(detail: string): Verdict {
  return { kind: 'pending', as: 'stale', detail };
}

function inconclusive(detail: string): Verdict {
  return { kind: 'pending', as: 'inconclusive', detail };
}
