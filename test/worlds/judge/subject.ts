// One asset of a played world: its report beside what the simulator knows of it.
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Query } from '../contents.ts';
import type { Played } from '../play/play.ts';
import { hostUrl, queriesOf, urlOf } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import type { FileStory, World } from '../world.ts';
import { isFromBeforeHeld } from './before-held.ts';
import { type Truth, toAnswer } from './truth.ts';

export type Subject = {
  readonly world: World;
  readonly played: Played;
  readonly story: FileStory;
  readonly file: number;
  readonly host: number;
  readonly report: AssetReport;
  /** When imgix accepted the first purge; Infinity where it never did. */
  readonly acceptedMs: number;
  /** The run itself saw a version of the file before imgix accepted the purge, and after all were compared (`select: stale`). */
  readonly wasServed: boolean;
  /** The run saw a version of an image on its host. */
  readonly isImageServed: boolean;
  readonly isFromBeforeHeld: boolean;
  /** The URL, or a derivative, gave at last what it gave before imgix accepted the purge, or what some point of presence had stored then. */
  readonly isAsBefore: boolean;
  /** What it, or a derivative, gave at a point of presence last, or shortly before, is not what should be there at last. */
  readonly isWrongAtLast: boolean;
  /** When its outcome was settled. */
  readonly settledMs: number;
  /** What was fetched, of its own URL and of each derivative. */
  readonly fetches: ReadonlyMap<Query, readonly Transfer[]>;
};

export function subjectsOf(played: Played, truth: Truth): readonly Subject[] {
  const { world, reports } = played;
  const purges = played.http.transfers.filter(({ purges, response }) => purges !== undefined && isAccepted(response));
  const byUrl = Map.groupBy(played.http.transfers, ({ url }) => withoutSignature(url));
  return reports.map((report) => {
    const [, host, file] = /host-(\d+)\.imgix\.net\/file-(\d+)\./.exec(report.url) ?? [];
    const index = { file: Number(file), host: Number(host) };
    const fetches = queriesOf(world).map((query): [Query, readonly Transfer[]] => [
      query,
      byUrl.get(urlOf(world, index.file, index.host, query)) ?? [],
    ]);
    const acceptedMs = purges.find((purge) => purge.purges === report.url)?.atMs ?? Number.POSITIVE_INFINITY;
    const story = world.files[index.file] as FileStory;
    const comparedMs = played.selection?.untilMs ?? 0;
    const before = (fetches[0]?.[1] ?? []).filter(
      ({ atMs, isWhole }) => atMs >= comparedMs && atMs < acceptedMs && isWhole,
    );
    const settledMs = played.settledMs.get(report.url) ?? played.endedMs;
    const subject = {
      ...index,
      world,
      played,
      report,
      story,
      acceptedMs,
      isImageServed: isImageServed(played, index.host, settledMs, truth),
      wasServed: before.some(({ response }) => isAnyVersion(response, index.file, story, truth)),
      settledMs,
      fetches: new Map(fetches),
      isAsBefore: fetches.some(([, all]) => isAsBefore(all, acceptedMs, played.startedMs)),
      isWrongAtLast: fetches.some(([query, all]) => isWrongAtLast(all, index.file, query, story, truth)),
    };
    return {
      ...subject,
      get isFromBeforeHeld() {
        return isFromBeforeHeld(subject, truth);
      },
    };
  });
}

function isImageServed({ world, http }: Played, host: number, settledMs: number, truth: Truth): boolean {
  const own = hostUrl(host);
  return http.transfers.some(({ url, atMs, isWhole, response }) => {
    if (atMs + world.latency.backMs > settledMs || !isWhole || !url.startsWith(own)) return false;
    const file = world.files.findIndex((_, index) => withoutSignature(url) === urlOf(world, index, host));
    const story = world.files[file];
    return story !== undefined && story.kind !== 'txt' && isAnyVersion(response, file, story, truth);
  });
}

function isAsBefore(all: readonly Transfer[], acceptedMs: number, startedMs: number): boolean {
  const last = all.at(-1);
  const ofPoints = Map.groupBy(all, ({ response }) => response.pop).values();
  const isOld = (each: Transfer | undefined) =>
    (each?.response.storedAtMs ?? Infinity) - startedMs <= acceptedMs + timerMs;
  if (ofPoints.some((here) => isOld(here.at(-1)))) return true;
  return all.some(
    ({ atMs, response: { body } }) =>
      atMs < acceptedMs &&
      last !== undefined &&
      last.atMs >= acceptedMs &&
      Buffer.compare(body, last.response.body) === 0,
  );
}

/** The run looks so much later than at the very moment at which an age would tell. */
const timerMs = 2;

/** Where nothing but time shows that it stays so, a proof takes so long, with a second look. */
const proofMs = 75_000;

function isWrongAtLast(
  all: readonly Transfer[],
  file: number,
  query: Query,
  { now, newer }: FileStory,
  truth: Truth,
): boolean {
  const due = newer === null ? now : newer.version;
  const seen = all.filter(({ response }) => response.pop !== undefined);
  const isWrong = ({ response }: Transfer): boolean => !truth.isMadeFrom(toAnswer(response), file, query, due);
  const lastMs = (seen.at(-1)?.atMs ?? 0) - proofMs;
  return Map.groupBy(seen, ({ response }) => response.pop)
    .values()
    .some((here) => here.some((each) => isWrong(each) && (each.atMs > lastMs || each === here.at(-1))));
}

function isAnyVersion(response: Transfer['response'], file: number, story: FileStory, truth: Truth): boolean {
  const versions = [story.older, story.before, story.now, story.newer?.version ?? null];
  return versions.some((version) => version !== null && truth.isMadeFrom(toAnswer(response), file, '', version));
}

/** imgix took it, whether the run heard of that or not. */
function isAccepted({ status, transport }: Transfer['response']): boolean {
  return status === 200 || status === 409 || transport?.kind === 'reset-after';
}

function withoutSignature(url: string): string {
  return url.replace(/[?&]s=[0-9a-f]{32}$/, '');
}
