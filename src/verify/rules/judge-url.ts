// What the checks of one URL come to: the last answer by the rules, what other points of presence gave, and whether it was seen
// often and late enough.

import { type Answer, answerOf, answersOf, type Known, type KnownUrl } from '../known/known.ts';
import { hasSameContent } from '../known/seen.ts';
import { findOtherCache } from '../probe/cache-hints.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { Sample } from '../probe/sample.ts';
import { toFaultFinding } from './fault-rules.ts';
import { type Effect, effectMs } from './stays.ts';
import { type Classify, type Judgement, open, type Right, type Unproved, type Verdict, type Wait } from './verdict.ts';

/** `effect`: whether the purge has had its effect; for a derivative, what the asset shows of that. */
export function judgeUrl(known: Known, url: KnownUrl, classify: Classify, effect: Effect): Judgement {
  const [last] = url.recent;
  if (last === undefined) return toPending(open('unchecked', 'It was not checked.'));
  const answer = answerOf(url, last);
  const classifyFault = (seen: Seen) => toFaultFinding(seen, url.query === '' ? 'imgix' : 'It', known.isSigned);
  const toNamed = (finding: Unproved) => toPending({ ...finding, detail: withPoint(finding.detail, url, last) });
  if (answer === undefined) return { ...toNamed(classifyFault(last.seen)), isRight: wasRightLately(url, classify) };
  const finding = classify(answer);
  if (finding.kind !== 'right') return toNamed(withOtherCache(finding, last));
  const { rule, evidence, detail } = finding;
  const twiceFromMs = effect.kind === 'shown' ? effect.twiceFromMs : undefined;
  const confirmation = toConfirmation(known, url, answer, finding, twiceFromMs);
  const wait = confirmation ?? (effect.kind === 'shown' ? undefined : effect);
  const right = { rule, isRight: true, isProvedByTime: twiceFromMs !== undefined };
  const elsewhere = findContrary(url, answer, finding, { classify, classifyFault });
  if (elsewhere === undefined && wait !== undefined) return { ...right, verdict: tooEarly(detail, wait), wait };
  if (elsewhere === undefined) return { ...right, verdict: { outcome: 'verified', evidence, detail } };
  const { pop, lastSentAtMs, finding: contrary } = elsewhere;
  const told = `${detail} But the point of presence "${pop}", which gave something else, was not reached again.`;
  // Not met for a minute, nor any purge in that time: it is said, and nothing else can be done.
  const untilMs = Math.max(known.purge.lastAtMs, lastSentAtMs) + effectMs;
  if (wait === undefined && last.sentAtMs >= untilMs)
    return { ...right, isProvedByTime: true, verdict: { outcome: 'verified', evidence, detail: told } };
  const cause = { kind: 'other-point', pop, gave: contrary.cause } as const;
  return {
    rule: 'contrary-point',
    // Where each of two is right by itself, neither asks for a purge by its own answer. Once: they may never give the same bytes.
    isRight: contrary !== disagreement || known.purge.lastAtMs > known.purge.acceptedAtMs,
    verdict: { outcome: toOutcome(contrary), cause, detail: told },
    need: contrary.need,
    wait: wait ?? { kind: 'effect', untilMs },
  };
}

/** What is wrong with it has another cause where it does not come from imgix at all. */
function withOtherCache(finding: Unproved, { headers }: Sample): Unproved {
  const by = findOtherCache(headers);
  return by === undefined ? finding : { ...finding, cause: { kind: 'other-cache', by } };
}

/** Where several were met, which of them it is. */
function withPoint(detail: string, { points, faults }: KnownUrl, { pop }: Sample): string {
  const isOneOfSeveral = pop !== '' && new Set([...points.keys(), ...faults.keys()]).size > 1;
  return isOneOfSeveral ? `${detail} This is the answer of the point of presence "${pop}".` : detail;
}

/**
 * A fault may pass: one that comes after a right answer of the same point of presence asks for no purge yet, which would put a proof
 * by time off.
 */
function wasRightLately(url: KnownUrl, classify: Classify): boolean {
  const [last, previous] = url.recent;
  if (last === undefined || previous === undefined || last.sentAtMs - previous.sentAtMs > lateMs) return false;
  if (last.pop !== '' && last.pop !== previous.pop) return false;
  const answer = answerOf(url, previous);
  return answer !== undefined && classify(answer).kind === 'right';
}

/** Longer than two checks are apart. */
const lateMs = 25_000;

const disagreement = open('contrary-point', 'Two points of presence disagree.');

type Contrary = Pick<Answer, 'pop' | 'lastSentAtMs'> & { readonly finding: Unproved };

/** A point of presence that is not known to have turned. Where they do not tell their names, the confirmation has to do. */
function findContrary(
  { points, faults }: KnownUrl,
  answer: Answer,
  { evidence }: Right,
  { classify, classifyFault }: { classify: Classify; classifyFault: (seen: Seen) => Unproved },
): Contrary | undefined {
  for (const [pop, { seen, sentAtMs: lastSentAtMs }] of faults) {
    if (pop !== answer.pop) return { pop, lastSentAtMs, finding: classifyFault(seen) };
  }
  for (const [pop, { latest }] of points) {
    if (pop === '' || pop === answer.pop) continue;
    const finding = classify(latest);
    const { lastSentAtMs } = latest;
    if (finding.kind !== 'right') return { pop, lastSentAtMs, finding };
    // Each may be right by itself, and one of the two is not: gone here, and changed there.
    const isSame =
      latest.seen.kind === answer.seen.kind &&
      ((evidence !== 'changed' && finding.evidence !== 'changed') || hasSameContent(latest.seen, answer.seen));
    if (!isSame) return { pop, lastSentAtMs, finding: disagreement };
  }
  return undefined;
}

/**
 * The file's own bytes are proof at once. Whatever else is right, or came after something contrary, must hold twice: at once
 * where this point of presence itself has turned, a second apart where it may have been another one.
 */
function toConfirmation(
  { purge }: Known,
  url: KnownUrl,
  answer: Answer,
  { rule, isProvisional }: Right,
  twiceFromMs: number | undefined,
): Wait | undefined {
  const apartMs = answer.pop !== '' && url.points.get(answer.pop)?.other !== undefined ? 0 : confirmationMs;
  const confirmation: Wait = { kind: 'confirmation', apartMs };
  if (isProvisional) return confirmation;
  const varied = answersOf(url).some(
    (one) => one.lastSentAtMs >= purge.acceptedAtMs && !hasSameContent(one.seen, answer.seen),
  );
  if (!varied && twiceFromMs === undefined && (rule === 'new-bytes' || url.query !== '')) return undefined;
  const [last, previous] = url.recent;
  if (last === undefined || previous === undefined || !hasSameContent(last.seen, previous.seen)) return confirmation;
  if (twiceFromMs !== undefined && previous.sentAtMs < twiceFromMs) return confirmation;
  const isApart = (last.pop !== '' && previous.pop !== '') || last.sentAtMs - previous.sentAtMs >= confirmationMs;
  return isApart ? undefined : confirmation;
}

/** Points of presence can disagree. */
const confirmationMs = 1000;

function toPending({ rule, detail, need, ageSinceMs, ...finding }: Unproved): Judgement {
  const wait: Wait | undefined = ageSinceMs === undefined ? undefined : { kind: 'age', sinceMs: ageSinceMs };
  return { rule, isRight: false, verdict: { outcome: toOutcome(finding), cause: finding.cause, detail }, need, wait };
}

function toOutcome({ kind }: Pick<Unproved, 'kind'>): 'stale' | 'inconclusive' {
  return kind === 'wrong' ? 'stale' : 'inconclusive';
}

function tooEarly(detail: string, wait: Wait): Verdict {
  const early =
    wait.kind === 'confirmation'
      ? 'But only one check showed it.'
      : 'But nothing shows yet that it stays so: imgix gave it before the purge already, or was not asked then.';
  return { outcome: 'inconclusive', cause: { kind: 'too-early' }, detail: `${detail} ${early}` };
}
