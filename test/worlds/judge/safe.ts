// Safe: nothing is called verified while a point of presence that answered gives, or will give, anything but the right
// state, for the URL and for each derivative; also when everything that is under way has taken effect.
import type { Query, Version } from '../contents.ts';
import { heldBySource, urlOf } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import { hasSameBody } from './excuse-facts.ts';
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
  const points = [...Map.groupBy(seen, ({ response }) => response.pop ?? '')].filter(
    (point) => !isTold(subject, query, point),
  );
  // A 422 from before the purge is no answer that a run would look out for.
  const latest = points
    .map(([, transfers]) => transfers.at(-1) as Transfer)
    .filter(({ atMs, response }) => atMs >= acceptedMs || response.status !== 422);
  const left = latest.filter((each) => each.atMs >= acceptedMs && !isRight(each) && !hasSameBody(each, last));
  const leftStale = left.length === 0 ? [] : found('left stale where it was seen', left.map(nameOfPop).join(', '));
  if (!isRight(last)) {
    const isChanged = query === '' ? isChange(subject, last) : isMadeFromChange(subject, truth, query, last);
    const kind = isChanged ? 'changed, and not to what it should be' : 'wrong when it was proved';
    return [...found(kind, nameOf(subject, truth, query, last.response)), ...leftStale];
  }
  if (leftStale.length > 0) return leftStale;
  return latest
    .flatMap((each) => judgeRest(subject, truth, query, nameOfPop(each)))
    .flatMap((detail) => found('wrong at rest', detail));
}

function nameOfPop({ response: { pop = '' } }: Transfer): string {
  return pop;
}

/** Of a derivative the evidence `changed` says that it is made from what the URL has changed to. */
function isMadeFromChange(subject: Subject, truth: Truth, query: Query, last: Transfer): boolean {
  const { settledMs, fetches } = subject;
  const bare = fetches.get('')?.findLast(({ atMs, response }) => atMs <= settledMs && response.pop !== undefined);
  if (bare === undefined || !isChange(subject, bare)) return false;
  return (
    versionNamesOf(subject, truth, query, last.response).join() ===
    versionNamesOf(subject, truth, '', bare.response).join()
  );
}

/** The report admits that a point of presence of which it knows another answer was not met for a minute without a purge. */
function isTold(
  { report: { url, verification }, settledMs, played }: Subject,
  query: Query,
  [pop, transfers]: readonly [pop: string, transfers: readonly Transfer[]],
): boolean {
  const { detail = '' } =
    query === ''
      ? verification
      : (verification.derivatives?.find((derivative) => derivative.url === `${url}?${query}`) ?? {});
  const purged = played.http.transfers.filter(({ purges, atMs }) => purges === url && atMs <= settledMs);
  const latestMs = Math.max(...[...transfers, ...purged].map(({ atMs }) => atMs));
  // Machines of one have its name.
  const name = `"${pop.replace(/\d+$/, '')}"`;
  return settledMs - latestMs >= notMetMs && detail.includes('last reached') && detail.includes(name);
}

/**
 * All that the evidence `changed` says: other bytes than the point of presence gave before the purge, which one has stored since.
 */
function isChange(
  { report, fetches, acceptedMs: toldMs, played }: Subject,
  { response: { body, pop } }: Transfer,
): boolean {
  if (report.verification.evidence !== 'changed') return false;
  // The run takes for the one that may have had its effect: of a purge that got no answer, the last attempt; of a duplicate, the first.
  const attempts = played.http.transfers.filter(({ purges }) => purges === report.url);
  const isTold = Number.isFinite(toldMs) && report.purge.outcome !== 'duplicate';
  const attempt = report.purge.outcome === 'duplicate' ? attempts[0] : attempts.at(-1);
  const acceptedMs = isTold ? toldMs : (attempt?.atMs ?? toldMs);
  const same = (fetches.get('') ?? []).filter(({ response }) => Buffer.compare(response.body, body) === 0);
  const isNew = same.every(({ atMs, response }) => response.pop !== pop || atMs >= acceptedMs);
  return isNew && same.some(({ response: { storedAtMs = 0 } }) => storedAtMs - played.startedMs >= acceptedMs);
}

/** So long a point of presence that was stale must not have been met, before it is enough to say so. */
const notMetMs = 59_000;

function judgeRest(subject: Subject, truth: Truth, query: Query, pop: string): string[] {
  const { played, world, file, host, story } = subject;
  const finals = story.change === 'requested' ? heldBySource(story, 0, Number.MAX_SAFE_INTEGER) : finalsOf(subject);
  const wrong = played.rests
    .flatMap((rest) => rest.get(urlOf(world, file, host, query)) ?? [])
    .filter((served) => served.pop === pop)
    .map(({ status, bytes }) => ({ status, body: bytes }))
    .filter((answer) => !finals.some((version) => truth.isMadeFrom(answer, file, query, version)));
  return [...new Set(wrong.map((answer) => `${pop} gives ${nameOf(subject, truth, query, answer)}`))];
}

/** What the report says stays, or what a newer push has brought since. */
function finalsOf({ story: { now, newer }, report }: Subject): readonly (Version | null)[] {
  if (report.verification.evidence === 'superseded') return newer === null ? [] : [newer.version];
  return newer === null || newer.arrivesMs === null ? [now] : [now, newer.version];
}

/** The state that the report speaks of: the commit's, or what the branch has held since. */
function acceptableAt(subject: Subject, atMs: number, query: Query): readonly (Version | null)[] {
  const { story, report } = subject;
  const { evidence } = report.verification;
  const { newer, now } = story;
  // A requested URL of which git knows nothing: whatever the Source had while the run was going on.
  if (story.change === 'requested') return heldBySource(story, 0, atMs);
  if (evidence === 'superseded') return newer !== null && newer.pushedMs <= atMs ? [newer.version] : [];
  // A derivative may have been made from what came since.
  const hasCome = newer !== null && newer.arrivesMs !== null && newer.arrivesMs <= atMs;
  return query !== '' && hasCome ? [now, newer.version] : [now];
}

type Given = { readonly status: number; readonly body: Uint8Array };

function nameOf(subject: Subject, truth: Truth, query: Query, answer: Given): string {
  const [name] = versionNamesOf(subject, truth, query, answer);
  return `${answer.status}, ${name === undefined ? `${answer.body.length} bytes of no version` : `the version "${name}"`}`;
}

function versionNamesOf({ story, file }: Subject, truth: Truth, query: Query, answer: Given): readonly string[] {
  const versions = { now: story.now, before: story.before, older: story.older, newer: story.newer?.version ?? null };
  return Object.entries(versions)
    .filter(([, version]) => version !== null && truth.isMadeFrom(answer, file, query, version))
    .map(([name]) => name);
}
