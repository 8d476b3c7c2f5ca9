// judge(known) -> Judgement: what would be reported if it ended now, which probe could change that, and what the next check
// is for. Pure. `rules.ts` says what one answer shows; here is what several answers and the time make of it.

import { type ExpectedContent, recognise } from '../expected-content.ts';
import { toHeldContent } from '../known/held.ts';
import { type Answer, hasAsked, hasSameContent, type Known, type KnownUrl } from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import type { Sample, Seen } from '../probe/sample.ts';
import { toDerivativeStanding } from './derivative-rules.ts';
import { toFaultStanding } from './fault-rules.ts';
import { toStanding } from './rules.ts';
import { effectMs, type Sign, toSign } from './stays.ts';
import type { Judgement, Standing, Verdict, Wait } from './verdict.ts';

export type Judged = {
  readonly bare: Judgement;
  /** In their order, once the bare URL is proved. */
  readonly derivatives: readonly Judgement[];
};

export function judge(known: Known, host: KnownHost, nowMs: number): Judged {
  const own = judgeAs(known, host, known.expected, nowMs);
  const newest =
    known.newest !== undefined && !own.bare.isRight
      ? judgeAs(toKnownOfNewest(known), host, known.newest.expected, nowMs)
      : own;
  // That something changed does not show that it is what the branch holds.
  if (newest === own || !newest.bare.isRight || newest.bare.rule === 'changed') {
    if (isNewestNeeded(known, own, nowMs)) return withNewestNeed(own);
    // What would tell whether it is what the branch holds is worth asking, too.
    const { need, wait } = newest.bare;
    return { ...own, bare: { ...own.bare, need: own.bare.need ?? need, wait: own.bare.wait ?? wait } };
  }
  return {
    ...newest,
    bare: { ...newest.bare, verdict: toSuperseded(newest.bare.verdict, known.newest?.commit ?? '') },
  };
}

/** That nothing is there since the purge shows nothing where the commit's own deployment may still be to come. */
function toKnownOfNewest(known: Known): Known {
  return { ...known, isOriginReady: false, isAdded: known.isAdded && known.newest?.expected.kind !== 'removed' };
}

function judgeAs(known: Known, host: KnownHost, expected: ExpectedContent, nowMs: number): Judged {
  const url = known.bare;
  const stand = (answer: Answer) => {
    const standing = toStanding({ known, host, url, answer, expected });
    // That something has changed does not say that it is the branch's newest file.
    return expected !== known.expected && isWeak(standing) ? withoutProof(standing) : standing;
  };
  const isTurn = (latest: Answer, other: Answer) =>
    expected === known.expected || !mayBeOld(known, host, latest) || wasDeployed(known, other);
  const sign = toSign(known, url, { isRight: (answer) => stand(answer).kind === 'right', isTurn }, nowMs);
  const bare = judgeUrl(known, url, nowMs, stand, sign);
  const { verdict } = bare;
  if (verdict.kind !== 'verified' || sign.kind !== 'shown') return { bare, derivatives: [] };
  const isGone = verdict.evidence === 'gone' || verdict.evidence === 'replaced';
  const rightSinceMs = toHeldSince(known, expected) ?? sign.sinceMs;
  const derivatives = known.derivatives.map((derivative) =>
    judgeUrl(known, derivative, nowMs, (answer) =>
      toDerivativeStanding({ known, url: derivative, answer, isGone, rightSinceMs }),
    ),
  );
  return { bare, derivatives };
}

/** What was there before the commit may also come with the deployment before it, and go with the commit's own. */
function mayBeOld(known: Known, host: KnownHost, answer: Answer): boolean {
  const { expected, bare: url } = known;
  if (expected.kind === 'unknown' || expected.old === 'none') return false;
  const { rule } = toStanding({ known, host, url, answer, expected });
  return expected.old === 'unknown' || rule === 'old-bytes' || rule === 'held-old';
}

/** The commit's own file, loaded since the purge: so its deployment has come. */
function wasDeployed({ expected, checkout, purge }: Known, { seen, stored }: Answer): boolean {
  const isSince = purge !== undefined && stored.earliestMs >= purge.acceptedAtMs;
  return isSince && seen.kind === 'served' && recognise(expected, seen.body, checkout) === 'new';
}

function isWeak(standing: Standing): boolean {
  return standing.kind === 'right' && standing.evidence === 'changed';
}

function withoutProof({ rule, detail }: Standing): Standing {
  return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail };
}

/** Most assets are right before that, and it costs a request to git's server. */
function isNewestNeeded(known: Known, { bare }: Judged, nowMs: number): boolean {
  const { purge, newestAfterMs } = known;
  if (bare.isRight || bare.need !== undefined || purge === undefined || newestAfterMs === undefined) return false;
  return nowMs >= purge.acceptedAtMs + newestAfterMs && !hasAsked(known, 'newest');
}

function withNewestNeed(judged: Judged): Judged {
  return { ...judged, bare: { ...judged.bare, need: { kind: 'newest', query: '' } } };
}

/** Where the asset does not show the commit's state, it may show what the branch holds by now. */
function toSuperseded(verdict: Verdict, commit: string): Verdict {
  if (verdict.kind !== 'verified') return verdict;
  const detail = `A newer push has won: this is what the branch holds by now (${commit}). ${verdict.detail}`;
  return { kind: 'verified', evidence: 'superseded', supersededBy: commit, detail };
}

/** Without `sign`, for derivatives: that the purge had its effect is known from the asset. */
function judgeUrl(
  known: Known,
  url: KnownUrl,
  nowMs: number,
  stand: (answer: Answer) => Standing,
  sign?: Sign,
): Judgement {
  const judgement = judgeLast(known, url, nowMs, stand, sign);
  // The bare URL is checked at the beginning of a round.
  if (url.query === '' || judgement.verdict.kind === 'verified' || hasAsked(known, 'check', url.query))
    return judgement;
  return { ...judgement, need: { kind: 'check', query: url.query } };
}

function judgeLast(
  known: Known,
  url: KnownUrl,
  nowMs: number,
  stand: (answer: Answer) => Standing,
  sign: Sign | undefined,
): Judgement {
  const [last] = url.recent;
  if (last === undefined) return toPending(unchecked);
  const answer = answerOf(url, last);
  const standFault = (seen: Seen) =>
    toFaultStanding(seen, { subject: url.query === '' ? 'imgix' : 'It', isSigned: known.isSigned });
  if (answer === undefined) return toPending(standFault(last.seen));
  const standing = stand(answer);
  if (standing.kind !== 'right') return toPending(standing);
  const { rule, evidence, detail } = standing;
  const isRight = true;
  const confirmation = toConfirmation(known, url, answer, standing);
  const elsewhere = findContrary(url, answer, standing, { stand, standFault });
  if (elsewhere !== undefined) {
    // Not met for a minute, nor any purge in that time: it is said, and nothing else can be done.
    const untilMs = Math.max(known.purge?.lastAtMs ?? nowMs, elsewhere.lastSentAtMs) + effectMs;
    const told = `${detail} But the point of presence "${elsewhere.pop}", which gave something else, was not reached again.`;
    if (confirmation === undefined && last.sentAtMs >= untilMs) {
      return { rule, isRight, verdict: { kind: 'verified', evidence, detail: told } };
    }
    const pending = toPending({ ...elsewhere.standing, rule: 'contrary-point', detail: told });
    return { ...pending, isRight, wait: confirmation ?? { kind: 'effect', untilMs } };
  }
  const wait = confirmation ?? toSignWait(sign);
  return {
    rule,
    isRight,
    verdict: wait === undefined ? { kind: 'verified', evidence, detail } : tooEarly(detail, wait),
    wait,
  };
}

const unchecked: Exclude<Standing, { kind: 'right' }> = {
  rule: 'unchecked',
  kind: 'open',
  cause: { kind: 'unknown-content' },
  detail: 'It was not checked.',
};

/** What the check showed, where that was an answer and no failure. */
function answerOf({ points }: KnownUrl, { pop, sentAtMs }: Sample): Answer | undefined {
  const latest = points.get(pop)?.latest;
  return latest?.lastSentAtMs === sentAtMs ? latest : undefined;
}

type Contrary = {
  readonly pop: string;
  readonly lastSentAtMs: number;
  readonly standing: Exclude<Standing, { kind: 'right' }>;
};

/** A point of presence that is not known to have turned. Where they do not tell their names, the confirmation has to do. */
function findContrary(
  { points, faults }: KnownUrl,
  answer: Answer,
  { evidence }: Extract<Standing, { kind: 'right' }>,
  { stand, standFault }: { stand: (answer: Answer) => Standing; standFault: (seen: Seen) => Contrary['standing'] },
): Contrary | undefined {
  for (const [pop, { seen, sentAtMs: lastSentAtMs }] of faults) {
    if (pop !== answer.pop) return { pop, lastSentAtMs, standing: standFault(seen) };
  }
  for (const [pop, { latest }] of points) {
    if (pop === '' || pop === answer.pop) continue;
    const standing = stand(latest);
    const { lastSentAtMs } = latest;
    if (standing.kind !== 'right') return { pop, lastSentAtMs, standing };
    // Each may be right by itself, and one of the two is not: gone here, and changed there.
    const isSame =
      latest.seen.kind === answer.seen.kind &&
      ((evidence !== 'changed' && standing.evidence !== 'changed') || hasSameContent(latest.seen, answer.seen));
    if (!isSame) return { pop, lastSentAtMs, standing: disagreeing };
  }
  return undefined;
}

const disagreeing: Contrary['standing'] = {
  rule: 'contrary-point',
  kind: 'open',
  cause: { kind: 'unknown-content' },
  detail: 'Two points of presence disagree.',
};

/**
 * The file's own bytes are proof at once. Whatever else is right, or came after something contrary, must hold twice: at once
 * where this point of presence itself has turned, a second apart where it may have been another one.
 */
function toConfirmation(
  { purge }: Known,
  url: KnownUrl,
  answer: Answer,
  { rule, isProvisional }: Extract<Standing, { kind: 'right' }>,
): Wait | undefined {
  const apartMs = answer.pop !== '' && url.points.get(answer.pop)?.other !== undefined ? 0 : confirmationMs;
  const confirmation: Wait = { kind: 'confirmation', apartMs };
  if (isProvisional) return confirmation;
  const isContraryTo = (one: Answer | undefined) =>
    one !== undefined && one.lastSentAtMs >= (purge?.acceptedAtMs ?? 0) && !hasSameContent(one.seen, answer.seen);
  const varied = [...url.points.values()].some(({ latest, other }) => isContraryTo(latest) || isContraryTo(other));
  const isBare = url.query === '';
  if (!varied && (rule === 'new-bytes' || !isBare)) return undefined;
  const [last, previous] = url.recent;
  if (last === undefined || previous === undefined || !hasSameContent(last.seen, previous.seen)) return confirmation;
  const isApart = (last.pop !== '' && previous.pop !== '') || last.sentAtMs - previous.sentAtMs >= confirmationMs;
  return isApart ? undefined : confirmation;
}

/** Points of presence can disagree. */
const confirmationMs = 1000;

function toSignWait(sign: Sign | undefined): Wait | undefined {
  if (sign === undefined || sign.kind === 'shown') return undefined;
  return sign.kind === 'age' ? { kind: 'age', sinceMs: sign.sinceMs } : { kind: 'effect', untilMs: sign.untilMs };
}

function toPending({ rule, detail, need, ageSinceMs, ...standing }: Exclude<Standing, { kind: 'right' }>): Judgement {
  const as = standing.kind === 'wrong' ? 'stale' : 'inconclusive';
  const wait: Wait | undefined = ageSinceMs === undefined ? undefined : { kind: 'age', sinceMs: ageSinceMs };
  return { rule, isRight: false, verdict: { kind: 'pending', as, cause: standing.cause, detail }, need, wait };
}

function tooEarly(detail: string, wait: Wait): Verdict {
  const early =
    wait.kind === 'confirmation'
      ? 'But only one check showed it.'
      : 'But nothing shows yet that it stays so: imgix gave it before the purge already, or nobody had asked.';
  return { kind: 'pending', as: 'inconclusive', cause: { kind: 'too-early' }, detail: `${detail} ${early}` };
}

/** As imgix's own description tells. */
function toHeldSince(known: Known, expected: ExpectedContent): number | undefined {
  const held = toHeldContent(known, expected);
  return held.kind === 'new' ? held.fromMs : undefined;
}
