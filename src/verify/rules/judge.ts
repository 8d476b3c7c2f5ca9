// judge(known) -> Judgement: what would be reported if it ended now, which probe could change that, and what the next check
// is for. Pure. `rules.ts` says what one answer shows; here is what several answers and the time make of it.

import { type ExpectedContent, recognise } from '../expected-content.ts';
import { type HeldContent, toHeldContent } from '../known/held.ts';
import { type Answer, hasAsked, type Known, type Need, type Newest } from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import { toDerivativeFinding } from './derivative-rules.ts';
import { needOf } from './facts.ts';
import { judgeUrl } from './judge-url.ts';
import { toFinding } from './rules.ts';
import { type Effect, toEffect } from './stays.ts';
import { type Classify, type Judgement, open } from './verdict.ts';

export type Judged = {
  readonly bare: Judgement;
  /** In their order, once the bare URL is proved. */
  readonly derivatives: readonly Judgement[];
};

export function judge(known: Known, host: KnownHost, nowMs: number): Judged {
  const own = judgeAs(known, host, known.expected);
  if (own.bare.isRight) return own;
  const newest = known.newest && judgeAsNewest(known, host, known.newest);
  if (newest?.bare.isRight) return newest;
  // What would tell whether it is what the branch holds is worth asking, too.
  const need = toNewestNeed(known, own, nowMs) ?? own.bare.need ?? newest?.bare.need;
  return { ...own, bare: { ...own.bare, need, wait: own.bare.wait ?? newest?.bare.wait } };
}

/** Where the asset does not show the commit's state, it may show what the branch holds by now. */
function judgeAsNewest(known: Known, host: KnownHost, { commit, expected }: Newest): Judged {
  // That nothing is there since the purge shows nothing where the commit's own deployment may still be to come.
  const isAdded = known.isAdded && expected.kind !== 'removed';
  const { bare, derivatives } = judgeAs({ ...known, isOriginReady: false, isAdded }, host, expected);
  if (bare.verdict.outcome !== 'verified') return { bare, derivatives };
  const detail = `A newer push has won: this is what the branch holds by now (${commit}). ${bare.verdict.detail}`;
  const verdict = { outcome: 'verified', evidence: 'superseded', supersededBy: commit, detail } as const;
  return { bare: { ...bare, verdict }, derivatives };
}

function judgeAs(known: Known, host: KnownHost, expected: ExpectedContent): Judged {
  const url = known.bare;
  const classify: Classify = (answer) => {
    const finding = toFinding({ known, host, url, answer, expected });
    // That something has changed does not say that it is the branch's newest file.
    const isWeak = finding.kind === 'right' && finding.evidence === 'changed';
    return expected !== known.expected && isWeak ? open(finding.rule, finding.detail) : finding;
  };
  const mayBeEffect = (latest: Answer, other: Answer) =>
    expected === known.expected || !mayBeOld(known, latest) || wasDeployed(known, other);
  const effect = toEffect(known, url, { classify, mayBeEffect });
  const bare = judgeUrl(known, url, classify, effect);
  const { verdict } = bare;
  if (verdict.outcome !== 'verified' || effect.kind !== 'shown') return { bare, derivatives: [] };
  const isGone = verdict.evidence === 'gone' || verdict.evidence === 'replaced';
  const rightSinceMs = toRightSinceMs(known, toHeldContent(known, expected), effect);
  // The bare URL is checked at the beginning of a round, its derivatives once it is proved.
  const derivatives = known.derivatives.map((derivative): Judgement => {
    const classifyDerivative: Classify = (answer) =>
      toDerivativeFinding({ known, url: derivative, answer, expected, isGone, rightSinceMs });
    const judgement = judgeUrl(known, derivative, classifyDerivative, effect);
    const { query } = derivative;
    const isOpen = judgement.verdict.outcome !== 'verified' && !hasAsked(known, 'check', query);
    return isOpen ? { ...judgement, need: { kind: 'check', query } } : judgement;
  });
  return { bare, derivatives };
}

/** As imgix's own description tells, or else the answers; undefined where it tells of another file, or should be asked first. */
function toRightSinceMs(
  known: Known,
  held: HeldContent,
  { sinceMs, mayPredatePurge }: Extract<Effect, { kind: 'shown' }>,
): number | undefined {
  if (held.kind === 'new') return held.fromMs;
  const isSilent = held.kind === 'unknown' && hasAsked(known, 'held');
  return mayPredatePurge && !isSilent ? undefined : sinceMs;
}

/** What was there before the commit may also come with the deployment before it, and go with the commit's own. */
function mayBeOld(known: Known, { seen }: Answer): boolean {
  const { expected, checkout } = known;
  if (expected.kind === 'unknown') return false;
  if (expected.old === 'unknown') return true;
  if (seen.kind !== 'served') return false;
  return recognise(expected, seen.body, checkout) === 'old' || toHeldContent(known, expected).kind === 'old';
}

/** The commit's own file, loaded since the purge: so its deployment has come. */
function wasDeployed({ expected, checkout, purge }: Known, { seen, stored }: Answer): boolean {
  return (
    stored.earliestMs >= purge.acceptedAtMs &&
    seen.kind === 'served' &&
    recognise(expected, seen.body, checkout) === 'new'
  );
}

/** Most assets are right before that, and it costs a request to git's server. */
function toNewestNeed(known: Known, { bare }: Judged, nowMs: number): Need | undefined {
  const { purge, newestAfterMs } = known;
  if (bare.need !== undefined || newestAfterMs === undefined || nowMs < purge.acceptedAtMs + newestAfterMs)
    return undefined;
  return needOf({ known, url: known.bare }, 'newest');
}
