// One asset of a played world: its report beside what the simulator knows of it.
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Query } from '../contents.ts';
import type { Played } from '../play/play.ts';
import { queriesOf, urlOf } from '../play/stage.ts';
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
  readonly isFromBeforeHeld: boolean;
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
    const subject = {
      ...index,
      world,
      played,
      report,
      story,
      acceptedMs,
      wasServed: before.some(({ response }) => isAnyVersion(response, index.file, story, truth)),
      settledMs: played.settledMs.get(report.url) ?? played.endedMs,
      fetches: new Map(fetches),
    };
    return {
      ...subject,
      get isFromBeforeHeld() {
        return isFromBeforeHeld(subject, truth);
      },
    };
  });
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
