// Rows of a *removed* file, which should be gone; and of an *unknown* URL: neither git nor the origin tells what should be there,
// only what it gave before is known.
import { isDefaultImage, seenOf } from '../known/known.ts';
import { isServing } from '../known/known-host.ts';
import { isRealAsset } from '../known/learn.ts';
import { hasSameBytes, isMissing, isUndeployed, mayBeOfHost } from '../known/seen.ts';
import { sameAsBefore, sameBytes } from './content-rules.ts';
import { type Case, type Facts, isAsBefore, lengthOf, type Row } from './facts.ts';
import { toMissingCause, toTokenAdvice } from './fault-rules.ts';
import { toMissingNeed, toServingNeed, toUnchangedNeed, toWholeNeed } from './needs.ts';
import { effectMs } from './stays.ts';
import { type Finding, inconclusive, right } from './verdict.ts';

export const gone: Row = (facts) => {
  const { seen } = facts.answer;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  return mayBeOfHost(seen) ? ifNotOfHost(facts, status) : ifItCouldBeSeen(facts, 'gone', toGoneDetail(facts, status));
};

/** Gone, if it could have been seen: before the purge, at the origin, or as other files of the host are. Else `never-seen`. */
function ifItCouldBeSeen(facts: Facts, rule: 'gone' | 'replaced', detail: string): Finding {
  const { known, answer, host } = facts;
  if (known.wasAtOrigin || isServedBefore(facts) || isServing(host, answer.seen)) return right(rule, rule, detail);
  const need = toServingNeed(facts);
  if (need !== undefined) return inconclusive(rule, detail, { need });
  const why = `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
  return inconclusive('never-seen', why, { cause: { kind: 'never-seen' } });
}

/**
 * Rows `gone` and `refused-removed` for 403 and 410. imgix answers so for a missing file, where the Source may not list its files or
 * says 410 itself; to a client that it has begun to refuse; and for all of a host whose Source is not deployed at the moment. So it
 * must give another file since then, where one is known.
 */
export function ifNotOfHost(facts: Case, status: number): Finding {
  const { answer, host, known } = facts;
  const { firstSeenAtMs, lastSentAtMs } = answer;
  const detail = toGoneDetail(facts, status);
  const wasServed = isServedBefore(facts);
  // While its Source is being deployed a host may answer so to a part of the requests only.
  const untilMs = firstSeenAtMs + effectMs;
  const isEarly = isUndeployed(answer.seen) && lastSentAtMs < untilMs;
  const sinceMs = isEarly ? firstSeenAtMs : toRefusedSinceMs(facts);
  const isFileGiven = host.unchangedFile === 'served' && host.unchangedAtMs >= sinceMs;
  // Where no other file can be asked for, only what came before shows that this is not of the host.
  if (isFileGiven || (host.unchangedFile === 'none' && wasServed)) {
    // Between the two answers a refusal may have ended, and the file be given again.
    const givenMs = [...host.givenAtMs, host.unchangedAtMs];
    const isProvisional = isFileGiven && !givenMs.some((ms) => sinceMs <= ms && ms <= lastSentAtMs);
    const gone = { ...right('gone', 'gone', detail), isProvisional };
    const early = `But it may be ${otherMeaning(status)}: it has to stay so for a minute.`;
    return isEarly ? { ...gone, wait: { kind: 'effect', untilMs, why: early } } : gone;
  }
  const need = toUnchangedNeed(facts);
  // A fault came in its place, where it was given before: that passes, and a purge would only put the proof off.
  if (need === undefined && host.unchangedFile === 'not-asked' && host.givenAtMs.length > 0) {
    const why = 'But the file that would show that this is not of the whole host could not be fetched.';
    return { ...right('gone', 'gone', detail), wait: { kind: 'effect', untilMs: lastSentAtMs + effectMs, why } };
  }
  const why = wasServed
    ? `imgix answers ${status}, which it gives for a missing file and ${otherMeaning(status)}: it has given no other file of this host since.`
    : `imgix answers ${status}, as it may ${otherMeaning(status)}, and gave no asset before the purge either.${status === 403 ? ` ${toTokenAdvice(known.isSigned)}` : ''}`;
  return inconclusive('refused-removed', why, { need, cause: toMissingCause(status, known) });
}

/** Of an answer of the last check, since the one before that: an earlier one may have met a refusal that is over. */
function toRefusedSinceMs({ url, answer: { firstSeenAtMs, lastSentAtMs } }: Case): number {
  const [last, previous = last] = url.recent;
  return last?.sentAtMs === lastSentAtMs ? Math.max(firstSeenAtMs, previous?.sentAtMs ?? firstSeenAtMs) : firstSeenAtMs;
}

function otherMeaning(status: number): string {
  return status === 403 ? 'for any URL that it refuses' : 'for all of a host whose Source is not deployed';
}

export const replaced: Row = (facts) => {
  const { url, answer } = facts;
  const need = toMissingNeed(facts) ?? toWholeNeed(facts, (length) => lengthOf(url.missing) === length);
  if (need !== undefined) return inconclusive('replaced', indeterminateRemoval, { need });
  if (!isDefaultImage(url, answer.seen)) return undefined;
  return ifItCouldBeSeen(facts, 'replaced', replacedDetail);
};

const replacedDetail = 'imgix serves what it serves for a path that does not exist: the default image.';

export const indeterminateRemoval =
  "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";

function toGoneDetail({ url: { before } }: Case, status: number): string {
  const already = isMissing(before?.seen) ? ` It answered ${before.seen.status} before the purge, too.` : '';
  return `imgix answers ${status}: it serves nothing.${already}`;
}

/** The URL gave the asset, with other bytes than these, at any point of presence. */
function isServedBefore({ known, url, answer }: Case): boolean {
  return seenOf(url).some((one) => one.kind === 'served' && !hasSameBytes(one, answer.seen) && isRealAsset(known, one));
}

export const unknownMissing: Row = (facts) => {
  const { seen } = facts.answer;
  if (seen.kind !== 'status') return undefined;
  if (hasGone(facts)) return gone(facts);
  const detail = `imgix answers ${seen.status}, and nothing tells whether there should be a file. ${noneKnown}`;
  return inconclusive('unknown-missing', detail, { cause: toMissingCause(seen.status, facts.known) });
};

/**
 * It was served, and no point of presence serves it now, unless with what this one gave before: that one has yet to turn. Beside
 * one that serves something else, this answer may be the older one. So may a nameless one, unless it was served before the purge.
 */
function hasGone(facts: Facts): boolean {
  const { known, url, answer } = facts;
  const { before } = url;
  const wasServed =
    before?.seen.kind === 'served' && isRealAsset(known, before.seen) && !isDefaultImage(url, before.seen);
  // A refusal of the whole host may have come between the two.
  const isTold = wasServed || (answer.pop !== '' && isServedBefore(facts));
  const other = url.points.get(answer.pop)?.other?.seen;
  const latest = [...url.points.values()].map((point) => point.latest.seen);
  return (
    isTold && latest.every((seen) => seen.kind !== 'served' || isDefaultImage(url, seen) || hasSameBytes(seen, other))
  );
}

/** Row `replaced`: the default image, where something else was. */
export const unknownReplaced: Row = (facts) =>
  isDefaultImage(facts.url, facts.answer.seen) && hasGone(facts)
    ? right('replaced', 'replaced', replacedDetail)
    : undefined;

/** Row `as-before`, and of the default image `unknown-missing`. */
export const unknownAsBefore: Row = (facts) => {
  if (!isAsBefore(facts)) return undefined;
  if (isDefaultImage(facts.url, facts.answer.seen)) {
    const detail = `imgix serves what it serves for a path that does not exist, as before the purge: it has no such file. ${noneKnown}`;
    return inconclusive('unknown-missing', detail, { cause: { kind: 'missing', status: 200 } });
  }
  return inconclusive('as-before', `${sameAsBefore} whether they should have changed: \`origin-url\` would.`, {
    cause: sameBytes,
    need: toMissingNeed(facts),
  });
};

const noneKnown =
  'No file is known here at that path below `root` (paths are taken literally, not encoded); an `origin-url` that answers 404 for what is not there would tell as well.';
