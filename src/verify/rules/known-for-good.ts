// Failures that no waiting would change: they are reported before the deadline.
import { isDefaultImage, type Known, type KnownUrl, seenOf } from '../known/known.ts';
import { isServing, type KnownHost } from '../known/known-host.ts';
import {
  hasSameBytes,
  hasSameContent,
  isMissing,
  isNameless,
  isUndeployed,
  mayBeOfHost,
  mayPass,
} from '../known/seen.ts';
import type { Seen } from '../probe/read-answer.ts';
import { isFromCache } from '../probe/sample.ts';
import { isOfNewSize } from './facts.ts';
import { allDoneMs, firstDoneMs } from './stays.ts';
import type { Judgement } from './verdict.ts';

/** Until then a deployment under way may change it all the same. */
export const graceMs = 15_000;

/** An error out of a cache may be older than the file, and what is as expected may change yet: until the purge counts as done. */
function toGraceEndMs({ bare: { before }, purge }: Known, { rule }: Judgement): number {
  if (rule === 'as-before') return allDoneMs(purge);
  const isOldError = rule === 'unknown-missing' && before !== undefined && isFromCache(before);
  return isOldError ? firstDoneMs(purge) : purge.acceptedAtMs + graceMs;
}

/**
 * imgix has had a file of the right size all the time, and gives what it gave before, also where it renders anew. Where git names no
 * version that should have been replaced, this may well be right: nothing will show it, and no further purge helps.
 */
export function mayBeAsExpected(known: Known, { rule, verdict }: Judgement): boolean {
  const { expected, held, bare } = known;
  const isUntold = rule === 'as-before' && verdict.outcome === 'inconclusive' && expected.old === 'unknown';
  if (!isUntold || held?.thirdUntilMs !== undefined || !isOfNewSize({ known, expected })) return false;
  return bare.fresh === undefined || hasSameBytes(bare.fresh.seen, bare.before?.seen);
}

export function isKnownForGood(known: Known, host: KnownHost, judgement: Judgement, nowMs: number): boolean {
  const { bare } = known;
  const { rule } = judgement;
  const before = bare.before?.seen;
  const wasMissing = isMissing(before);
  if (nowMs < toGraceEndMs(known, judgement) || isBeingDeployed(bare)) return false;
  if (!rule.startsWith('fault-') && !isKnownAtOnce(bare)) return false;
  const unchangedFile = toUnchangedFile(bare, host);
  const isServingNone = unchangedFile === 'not-served' && !host.hasOwnFiles && !host.servesAny;
  switch (rule) {
    case 'unknown-missing':
      return wasMissing || isDefaultImage(bare, before);
    // `not-asked` also after a probe that failed on its way: it is sent again. Where there is none to ask for, another asset may tell.
    case 'never-seen':
      return wasMissing && unchangedFile !== 'not-asked' && !(unchangedFile === 'none' && host.mayServe);
    case 'refused':
    case 'refused-removed':
      // It was served: what refuses it now may let it pass again.
      if (seenOf(bare).some(({ kind }) => kind === 'served') || unchangedFile === 'not-asked') return false;
      return isServingNone || (mayBeOfHost(before) && !isServing(host, before));
    case 'missing':
      // Of an added file nobody knows what was there.
      return isServingNone && (wasMissing || before === undefined);
    case 'fault-challenge':
      return (
        before?.kind === 'status' && before.challengeBy !== undefined && bare.points.size === 0 && !host.hasOwnFiles
      );
    case 'as-before':
      return bare.fresh !== undefined && mayBeAsExpected(known, judgement);
    default:
      return !host.hasOwnFiles && (isWalledOff(bare) || isRefusedNamelessly(bare, host));
  }
}

/** The last answer is as the first one, or as before the purge. Another one may be of a host that is refused for a moment. */
function isKnownAtOnce({ before, first, recent: [last] }: KnownUrl): boolean {
  return [before, first].some((one) => hasSameContent(one?.seen, last?.seen));
}

/** A refusal of that file tells nothing beside another answer of this one. */
function toUnchangedFile(
  bare: KnownUrl,
  { unchangedFile }: KnownHost,
): Exclude<KnownHost['unchangedFile'], number | 'refused'> {
  // It may not be imgix that has answered.
  if (unchangedFile === 'refused') return 'not-asked';
  if (typeof unchangedFile === 'string') return unchangedFile;
  const isSame = (seen: Seen) => seen.kind === 'status' && seen.status === unchangedFile;
  return seenOf(bare).some(isSame) ? 'not-served' : 'not-asked';
}

/** It answered 410, and something else: its Source is being deployed, or has just been. */
function isBeingDeployed(url: KnownUrl): boolean {
  const answers = seenOf(url).filter((seen) => !mayPass(seen));
  return answers.some(isUndeployed) && !answers.every(isUndeployed);
}

/** What came before the purge, and the latest answers, were the same wall. */
function isWalledOff({ before, recent }: KnownUrl): boolean {
  const wall = before && toWall(before.seen);
  return wall !== undefined && recent.every(({ seen }) => toWall(seen) === wall);
}

/** Something that may not be imgix refused it before the purge, and refuses it still; an unchanged file, if there is one, as well. */
function isRefusedNamelessly({ before, recent }: KnownUrl, { unchangedFile }: KnownHost): boolean {
  return (
    (unchangedFile === 'refused' || unchangedFile === 'none') &&
    [before, ...recent].every((one) => isNameless(one?.seen))
  );
}

/**
 * The text of a *wall*, which is a fault that does not pass by itself: a permanent redirect, a port that speaks no TLS, a question for
 * credentials, a plan whose limit is reached.
 */
export function toWall(seen: Seen): string | undefined {
  if (seen.kind === 'failed') return seen.isOfTls ? seen.reason : undefined;
  if (seen.kind !== 'status') return undefined;
  const { status, location } = seen;
  // The storage of another region may not say whereto.
  if (permanent.has(status)) return location ?? String(status);
  return status === 401 || status === 402 ? String(status) : undefined;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const permanent: ReadonlySet<number> = new Set([301, 308]);
