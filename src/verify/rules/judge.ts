// What an asset's checks come to: as the commit's state, else as what the branch holds by now; and its derivatives, once the asset is
// proved. Pure. `rules.ts` says what one answer shows, `judge-url.ts` what those of one URL come to, `stays.ts` what the time makes of it.
import { type ExpectedContent, recognise } from '../expected-content.ts';
import { type HeldContent, isContrary, toHeldContent } from '../known/held.ts';
import { type Answer, hasAsked, isDefaultImage, type Known, type Need, type Newest } from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import { isNameless } from '../known/seen.ts';
import { isStoredSince } from '../known/storage.ts';
import { toDerivativeFinding } from './derivative-rules.ts';
import { judgeUrl } from './judge-url.ts';
import { needOf } from './needs.ts';
import { toFinding } from './rules.ts';
import { type Effect, toEffect } from './stays.ts';
import { type Classify, inconclusive, type Judgement } from './verdict.ts';

export type Judged = {
  readonly bare: Judgement;
  /** In their order; none before the bare URL is proved. */
  readonly derivatives: readonly Judgement[];
};

export function judge(known: Known, host: KnownHost, nowMs: number): Judged {
  const own = judgeAs(known, host, known.expected);
  if (own.bare.isRight) return own;
  const newest = known.newest && judgeAsNewest(known, host, known.newest);
  // It may have changed again.
  if (newest?.bare.isRight) return { ...newest, bare: { ...newest.bare, need: toNewestNeed(known, newest, nowMs) } };
  // What imgix serves is not known to be either: a probe may still show that it is one of the two.
  const need = toNewestNeed(known, own, nowMs) ?? newest?.bare.need;
  const wait = own.bare.wait ?? newest?.bare.wait;
  // Where the other file that imgix has is the branch's, what is still wrong is told of that.
  const isOfOther = own.bare.rule === 'held-other';
  const told = isOfOther && newest?.bare.rule.startsWith('held-new') ? newest.bare : own.bare;
  return { ...own, bare: { ...told, need, wait } };
}

/** Judges as if what the branch holds by now had been expected: a newer push may have won. */
function judgeAsNewest(known: Known, host: KnownHost, { commit, expected }: Newest): Judged {
  // The origin was ready for the commit, not for this. Where a newer push removes what the commit adds, that there is no file may
  // only mean that the commit is not deployed yet.
  const isAdded = known.isAdded && expected.kind !== 'removed';
  const { bare, derivatives } = judgeAs({ ...known, isOriginReady: false, isAdded }, host, expected);
  const { verdict } = bare;
  if (verdict.outcome !== 'verified') {
    const detail = `A newer push has won: what the branch holds by now (${commit}) counts. ${verdict.detail}`;
    return { bare: { ...bare, verdict: { ...verdict, detail } }, derivatives };
  }
  const detail = `A newer push has won: this is what the branch holds by now (${commit}). ${verdict.detail}`;
  const superseded = { ...verdict, evidence: 'superseded', supersededBy: commit, detail } as const;
  return { bare: { ...bare, verdict: superseded }, derivatives };
}

function judgeAs(known: Known, host: KnownHost, expected: ExpectedContent): Judged {
  const url = known.bare;
  const classify: Classify = (answer) => {
    const finding = toFinding({ known, host, url, answer, expected });
    // Other bytes than before do not show that they are the branch's: they may be the commit's.
    const isWeak = finding.kind === 'right' && finding.evidence === 'changed';
    return expected !== known.expected && isWeak ? inconclusive(finding.rule, finding.detail) : finding;
  };
  // For the branch's state, a change to old content counts only if the commit's own content came before it.
  const mayBeEffect = (latest: Answer, other: Answer) =>
    expected === known.expected || !mayBeOld(known, latest) || wasDeployed(known, other);
  const effect = toEffect(known, classify, mayBeEffect);
  const judgement = judgeUrl(known, url, classify, effect);
  const bare = { ...judgement, need: judgement.need ?? toRefusalNeed(known, host) };
  const { verdict } = bare;
  if (verdict.outcome !== 'verified') return { bare, derivatives: [] };
  const isGone = verdict.evidence === 'gone' || verdict.evidence === 'replaced';
  const rightSinceMs = toRightSinceMs(known, toHeldContent(known, expected), effect);
  // A round begins with a check of the bare URL. Once that is proved, each derivative that is not asks for its own.
  const derivatives = known.derivatives.map((derivative): Judgement => {
    const classifyDerivative: Classify = (answer) =>
      toDerivativeFinding({ known, host, url: derivative, answer, expected, isGone, rightSinceMs });
    const judgement = judgeUrl(known, derivative, classifyDerivative, effect);
    const { query } = derivative;
    const isOpen = judgement.verdict.outcome !== 'verified' && !hasAsked(known, 'check', query);
    return isOpen ? { ...judgement, need: { kind: 'check', query } } : judgement;
  });
  return { bare, derivatives };
}

/** Whether all of the host is refused as this is, and was before the purge, an unchanged file tells: asked for again, as that may pass. */
function toRefusalNeed(known: Known, { unchangedFile, unchangedAtMs }: KnownHost): Need | undefined {
  const { before, recent } = known.bare;
  const [last] = recent;
  if (last === undefined || ![before, last].every((one) => isNameless(one?.seen))) return undefined;
  const isDue = unchangedFile === 'refused' && last.sentAtMs >= unchangedAtMs + refusedAgainMs;
  return unchangedFile === 'not-asked' || isDue ? needOf({ known, url: known.bare }, 'unchanged') : undefined;
}

/** All assets of a host share what it brings. */
const refusedAgainMs = 5_000;

/**
 * Since when imgix has the right file, by its description or else by the answers. Undefined where the answers may be older than the
 * purge, and imgix describes another file, or was not asked in this round, or in vain all the time.
 */
function toRightSinceMs(known: Known, held: HeldContent, { sinceMs, mayPredatePurge }: Effect): number | undefined {
  if (held.kind === 'new') return held.fromMs;
  const isSilent = held.kind === 'unknown' && known.held !== undefined && hasAsked(known, 'held');
  if ((mayPredatePurge && !isSilent) || sinceMs === undefined) return undefined;
  // The answers may have come out of a cache while imgix held another file.
  return isContrary(known) ? Math.max(sinceMs, (known.held?.lastSentAtMs ?? 0) + ageStepMs) : sinceMs;
}

/** Ages are whole seconds: what was made about then may be of that file as well. */
const ageStepMs = 1_000;

/** The content from before the commit: an earlier deployment may have brought it, and the commit's own may yet replace it. */
function mayBeOld(known: Known, { seen }: Answer): boolean {
  const { expected, checkout } = known;
  if (expected.old === 'unknown') return true;
  // Nothing was there before an added file; and a deployment may take a file away for a moment.
  if (seen.kind !== 'served' || isDefaultImage(known.bare, seen)) return true;
  return recognise(expected, seen, checkout) === 'old' || toHeldContent(known, expected).kind === 'old';
}

/** The commit's own file, stored since the purge: the commit is deployed already. */
function wasDeployed({ expected, checkout, purge }: Known, answer: Answer): boolean {
  return isStoredSince(answer, purge.acceptedAtMs) && recognise(expected, answer.seen, checkout) === 'new';
}

/** Its own need first. The branch is asked late: most assets are right before that, and it costs a request to git's server. */
function toNewestNeed(known: Known, { bare }: Judged, nowMs: number): Need | undefined {
  const { purge, newestAfterMs } = known;
  if (bare.need !== undefined) return bare.need;
  if (newestAfterMs === undefined || nowMs < purge.acceptedAtMs + newestAfterMs) return undefined;
  return needOf({ known, url: known.bare }, 'newest');
}
