// Safe: nothing is called verified while a point of presence that answered gives, or will give, anything but the right
// state, for the URL and for each derivative; also when everything that is under way has taken effect.
import type { Query, Version } from '../contents.ts';
import { heldBySource, signed, urlOf } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';
import { type Truth, toAnswer } from './truth.ts';

export function judgeSafe(subject: Subject, truth: Truth): readonly Finding[] {
  if (subject.report.verification.outcome !== 'verified') return [];
  if (subject.world.inputs.isRootWrong) {
    const { url, verification } = subject.report;
    return [{ property: 'safe', kind: 'an empty proof', url, detail: `${verification.evidence}: the path is wrong` }];
  }
  return [...subject.fetches].flatMap(([query, fetches]) => judgeUrl(subject, truth, query, fetches));
}

function judgeUrl(subject: Subject, truth: Truth, query: Query, fetches: readonly Transfer[]): readonly Finding[] {
  const { file, settledMs, acceptedMs, report } = subject;
  const seen = fetches.filter(({ atMs, response }) => atMs <= settledMs && response.pop !== undefined);
  const found = (kind: string, detail: string): Finding[] => {
    const url = urlOf(subject.world, file, subject.host, query);
    return [{ property: 'safe', kind, url, detail: `${report.verification.evidence}: ${detail}` }];
  };
  const last = seen.at(-1);
  if (last === undefined) return found('proved without an answer', 'the CDN gave none');
  const right = acceptableAt(subject, settledMs, query);
  const isRight = ({ response }: Transfer): boolean =>
    right.some((version) => truth.isMadeFrom(toAnswer(response), file, query, version));
  if (!isRight(last)) {
    const kind = isChange(subject, query, last) ? 'changed, and not to what it should be' : 'wrong when it was proved';
    return found(kind, nameOf(subject, truth, query, last.response));
  }
  const since = Map.groupBy(
    seen.filter(({ atMs }) => atMs >= acceptedMs),
    ({ response }) => response.pop ?? '',
  );
  const left = since.entries().flatMap(([pop, transfers]) => {
    const latest = transfers.at(-1) as Transfer;
    const isTold = settledMs - latest.atMs >= notMetMs && saysNotReachedAgain(subject, pop);
    return isRight(latest) || isTold ? [] : [pop];
  });
  const names = left.toArray();
  if (names.length > 0) return found('left stale where it was seen', names.join(', '));
  const pop = last.response.pop ?? '';
  return judgeRest(subject, truth, query, pop).flatMap((detail) => found('wrong at rest', detail));
}

/**
 * All that the evidence `changed` says: other bytes than the point of presence gave before the purge, which one has stored since. Of
 * a derivative it says that it is made from them.
 */
function isChange(
  { report, fetches, acceptedMs: toldMs, played }: Subject,
  query: Query,
  { response: { body, pop } }: Transfer,
): boolean {
  if (report.verification.evidence !== 'changed') return false;
  if (query !== '') return true;
  // Of a purge that got no answer, the run takes the last attempt for the one that may have had its effect.
  const attempt = played.http.transfers.findLast(({ purges }) => purges === report.url);
  const acceptedMs = Number.isFinite(toldMs) ? toldMs : (attempt?.atMs ?? toldMs);
  const same = (fetches.get('') ?? []).filter(({ response }) => Buffer.compare(response.body, body) === 0);
  const isNew = same.every(({ atMs, response }) => response.pop !== pop || atMs >= acceptedMs);
  return isNew && same.some(({ response: { storedAtMs = 0 } }) => storedAtMs - played.startedMs >= acceptedMs);
}

/** So long a point of presence that was stale must not have been met, before it is enough to say so. */
const notMetMs = 59_000;

/** The report admits that it was not met again. Machines of one have its name. */
function saysNotReachedAgain({ report: { verification } }: Subject, pop: string): boolean {
  const { detail, derivatives = [] } = verification;
  const name = `"${pop.replace(/\d+$/, '')}"`;
  return [detail, ...derivatives.map((derivative) => derivative.detail)].some(
    (each) => each.includes('not reached again') && each.includes(name),
  );
}

function judgeRest(subject: Subject, truth: Truth, query: Query, pop: string): string[] {
  const { played, world, file, host, story } = subject;
  const url = signed(world, urlOf(world, file, host, query));
  const served = played.simulator.serves(url).find((each) => each.pop === pop);
  if (served === undefined) return [];
  const answer = { status: served.status, body: served.bytes };
  const finals =
    story.change === 'requested'
      ? heldBySource(story, 0, Number.MAX_SAFE_INTEGER)
      : [story.now, ...(story.newer === null ? [] : [story.newer.version])];
  if (finals.some((version) => truth.isMadeFrom(answer, file, query, version))) return [];
  return [`${pop} gives ${nameOf(subject, truth, query, answer)}`];
}

/** The state that the report speaks of: the commit's, or what the branch has held since. */
function acceptableAt(subject: Subject, atMs: number, query: Query): readonly (Version | null)[] {
  const { story, report } = subject;
  const { evidence } = report.verification;
  const { newer, now } = story;
  // A requested URL of which git knows nothing: whatever the Source had while the run was going on.
  if (story.change === 'requested') return heldBySource(story, 0, atMs);
  const isPushed = newer !== null && newer.pushedMs <= atMs;
  if (evidence === 'superseded') return isPushed ? [newer.version] : [];
  const isOnlyThis = evidence === 'bytes' && query === '';
  return isPushed && !isOnlyThis ? [now, newer.version] : [now];
}

function nameOf(
  { story, file }: Subject,
  truth: Truth,
  query: Query,
  answer: { readonly status: number; readonly body: Uint8Array },
): string {
  const versions = { now: story.now, before: story.before, older: story.older, newer: story.newer?.version ?? null };
  const names = Object.entries(versions)
    .filter(([, version]) => version !== null && truth.isMadeFrom(answer, file, query, version))
    .map(([name]) => name);
  return `${answer.status}, ${names.length === 0 ? `${answer.body.length} bytes of no version` : `the version "${names[0]}"`}`;
}
