// What the checks of one URL come to: what the last answer shows, whether another point of presence speaks against it, and whether
// it was seen often and late enough.
import { type Answer, answerOf, answersOf, type Known, type KnownUrl, type Point } from '../known/known.ts';
import { longestGapMs } from '../known/learn.ts';
import { hasSameContent, isUndeployed, mayBeOfHost, mayPass } from '../known/seen.ts';
import { findOtherCache } from '../probe/cache-hints.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { Sample } from '../probe/sample.ts';
import { toFaultFinding } from './fault-rules.ts';
import { type Effect, effectMs, isAfterOther } from './stays.ts';
import {
  type Classify,
  inconclusive,
  type Judgement,
  type Right,
  type Unproved,
  type Verdict,
  type Wait,
} from './verdict.ts';

/** `effect`: whether the purge has had its effect; for a derivative, what the asset shows of that. */
export function judgeUrl(known: Known, url: KnownUrl, classify: Classify, effect: Effect): Judgement {
  const [last] = url.recent;
  if (last === undefined) return toPending(inconclusive('unchecked', 'It was not checked.'));
  const answer = answerOf(url, last);
  const classifyFault = (seen: Seen) => toFaultFinding(seen, url.query === '' ? 'imgix' : 'It', known.isSigned);
  const toNamed = (finding: Unproved) => toPending({ ...finding, detail: withPoint(finding.detail, url, last) });
  if (answer === undefined) return { ...toNamed(classifyFault(last.seen)), isRight: wasRightLately(url, classify) };
  const finding = classify(answer);
  if (finding.kind !== 'right') return toNamed(withOtherCache(finding, last));
  const { twiceFromMs } = effect;
  const confirmation = toConfirmation(known, url, answer, finding, twiceFromMs);
  const wait = finding.wait ?? confirmation ?? effect.wait;
  const contraries = findContraries(known, url, answer, finding, { classify, classifyFault });
  const [contrary] = contraries;
  const notReached = [...new Set(contraries.map(({ pop }) => pop))].toSorted();
  const detail = contrary === undefined ? finding.detail : `${finding.detail} ${nameNotReached(notReached)}`;
  const { rule, evidence } = finding;
  if (contrary !== undefined) {
    // When none was reached again for a minute in which no purge was sent, nothing else can be done: they are only named.
    const untilMs = Math.max(known.purge.lastAtMs, contrary.lastSentAtMs) + effectMs;
    const isLeft = last.sentAtMs >= untilMs && wait?.kind !== 'confirmation';
    if (!isLeft) return judgeContrary(known, contraries, contrary, detail, wait ?? { kind: 'effect', untilMs });
  }
  const right = { rule, isRight: true, isProvedByTime: contrary !== undefined || twiceFromMs !== undefined };
  const named = contrary === undefined ? {} : { notReached };
  return wait === undefined
    ? { ...right, verdict: { outcome: 'verified', evidence, detail, ...named, cause: null } }
    : { ...right, verdict: tooEarly(detail, wait), wait };
}

/** An answer out of a cache in front of imgix tells nothing of imgix: that cache is the cause. */
function withOtherCache(finding: Unproved, { headers }: Sample): Unproved {
  const by = findOtherCache(headers);
  return by === undefined ? finding : { ...finding, cause: { kind: 'other-cache', by } };
}

/** Names the point of presence, where the checks have met more than one. */
function withPoint(detail: string, { points, faults }: KnownUrl, { pop }: Sample): string {
  const isOneOfSeveral = pop !== '' && new Set([...points.keys(), ...faults.keys()]).size > 1;
  return isOneOfSeveral ? `${detail} This is the answer of the point of presence "${pop}".` : detail;
}

/** A fault after a right answer may pass, or is that of this point of presence: a purge would only put off a proof that waits for time. */
function wasRightLately(url: KnownUrl, classify: Classify): boolean {
  const [last, previous] = url.recent;
  if (last === undefined || previous === undefined || last.sentAtMs - previous.sentAtMs > longestGapMs) return false;
  if (!mayPass(last.seen) && last.pop !== '' && last.pop !== previous.pop) return false;
  const answer = answerOf(url, previous);
  return answer !== undefined && classify(answer).kind === 'right';
}

/** A point of presence that gave something else than the last answer, and is not known to have turned. */
type Contrary = Pick<Answer, 'pop' | 'lastSentAtMs'> & { readonly finding: Pick<Unproved, 'kind' | 'cause' | 'need'> };

const early: Contrary['finding'] = { kind: 'inconclusive', cause: { kind: 'too-early' } };

/** Each of the two would be right without the other. */
const disagreement: Contrary['finding'] = { kind: 'inconclusive', cause: { kind: 'unknown-content' } };

/** The one that was met last comes first. Answers without the name of a point of presence are left to the confirmation. */
function findContraries(
  known: Known,
  url: KnownUrl,
  answer: Answer,
  right: Right,
  { classify, classifyFault }: { classify: Classify; classifyFault: (seen: Seen) => Unproved },
): readonly Contrary[] {
  const { points, faults } = url;
  const isOther = ([pop]: readonly [string, unknown]) => pop !== '' && pop !== answer.pop;
  const failed = [...faults].filter(isOther).map(([pop, { seen, sentAtMs }]): Contrary => {
    return { pop, lastSentAtMs: sentAtMs, finding: classifyFault(seen) };
  });
  const toObjection = ({ latest, other }: Point): Contrary['finding'] | undefined => {
    const { seen } = latest;
    const finding = classify(latest);
    if (finding.kind !== 'right') return finding;
    const isSame = hasSameContent(seen, answer.seen);
    // It may have answered so for all of its host, and give the file again; or have rendered an old copy of the file.
    if (finding.wait !== undefined && !isSame) return disagreement;
    // If the last answer, which is the same, waits itself, this one adds nothing.
    if (finding.wait !== undefined) return right.wait === undefined ? early : undefined;
    // A refusal of the whole host may hide what this one gave before it.
    const mayHide =
      mayBeOfHost(seen) && (isUndeployed(seen) || other !== undefined || isAfterOther(known, latest, url.before));
    if (finding.isProvisional && mayHide) return disagreement;
    // Both are right by themselves, and may not be right together: gone here, and changed there.
    const mayDiffer = right.evidence !== 'changed' && finding.evidence !== 'changed';
    return isSame || (mayDiffer && seen.kind === answer.seen.kind) ? undefined : disagreement;
  };
  const differing = [...points].filter(isOther).flatMap(([pop, point]): Contrary[] => {
    const finding = toObjection(point);
    return finding === undefined ? [] : [{ pop, lastSentAtMs: point.latest.lastSentAtMs, finding }];
  });
  return [...failed, ...differing].toSorted((one, other) => other.lastSentAtMs - one.lastSentAtMs);
}

/** The last answer is right, and others, of which `contrary` was met last, are not. */
function judgeContrary(
  { purge }: Known,
  contraries: readonly Contrary[],
  { pop, finding }: Contrary,
  detail: string,
  wait: Wait,
): Judgement {
  return {
    rule: 'contrary-point',
    // Where two disagree, one purge more is sent, and only one: they may never give the same bytes.
    isRight: purge.lastAtMs > purge.acceptedAtMs || contraries.every((one) => one.finding !== disagreement),
    verdict: { outcome: finding.kind, cause: { kind: 'other-point', pop, gave: finding.cause }, detail },
    need: contraries.find((one) => one.finding.need !== undefined)?.finding.need,
    wait,
  };
}

function nameNotReached(points: readonly string[]): string {
  const names = points.map((pop) => `"${pop}"`);
  return names.length === 1
    ? `But the point of presence ${names[0]} gave something else when it was last reached.`
    : `But the points of presence ${names.slice(0, -1).join(', ')} and ${names.at(-1)} gave something else when they were last reached.`;
}

/**
 * The second look that a right answer needs; undefined where it has had it. One look is enough for the file's own bytes, and for a
 * derivative, where nothing else came since the purge and more than time shows the effect. The second look may follow at once where
 * this point of presence itself has turned; else a second later, as the other content may have come from another one.
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
  const hasVaried = answersOf(url).some(
    (one) => one.lastSentAtMs >= purge.acceptedAtMs && !hasSameContent(one.seen, answer.seen),
  );
  if (!hasVaried && twiceFromMs === undefined && (rule === 'new-bytes' || url.query !== '')) return undefined;
  const [last, previous] = url.recent;
  if (last === undefined || previous === undefined || !hasSameContent(last.seen, previous.seen)) return confirmation;
  if (twiceFromMs !== undefined && previous.sentAtMs < twiceFromMs) return confirmation;
  const isApart = (last.pop !== '' && previous.pop !== '') || last.sentAtMs - previous.sentAtMs >= confirmationMs;
  return isApart ? undefined : confirmation;
}

const confirmationMs = 1000;

function toPending({ kind: outcome, rule, cause, detail, need, wait }: Unproved): Judgement {
  return { rule, isRight: false, verdict: { outcome, cause, detail }, need, wait };
}

function tooEarly(detail: string, wait: Wait): Verdict {
  const early =
    wait.kind === 'confirmation'
      ? 'But one more check has to show it.'
      : ((wait.kind === 'effect' ? wait.why : undefined) ??
        'But nothing shows yet that it stays so: it may be what imgix had before the purge.');
  return { outcome: 'inconclusive', cause: { kind: 'too-early' }, detail: `${detail} ${early}` };
}
