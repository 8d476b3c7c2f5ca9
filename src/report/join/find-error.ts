// What keeps the reports of a matrix from a verdict on the whole: what stopped a job, what is missing, and what does not fit together.
import { listFirst, quote, tellFirst } from '../../platform/wording.ts';
import { toLink } from '../diagnosis/diagnosis.ts';
import type { RunReport } from '../run-report.ts';

export type FoundReport = { readonly name: string; readonly report: RunReport };

/**
 * Null where nothing does. What stopped a job comes first, with its code: that a report is missing may come of it. `unusable`: sentences
 * about files that are no reports.
 */
export function findError(
  found: readonly FoundReport[],
  unusable: readonly string[],
  docs: string,
): RunReport['error'] {
  const stopped = found.filter(({ report }) => report.error !== null);
  const missing = [...unusable, ...findMissing(found)];
  // Where a job was stopped before it knew its share, that share is not missing for want of a file.
  const isExplained = stopped.some(({ report }) => report.shard === null);
  const gaps = missing.length === 0 || isExplained ? missing : [toIncompleteWords(missing.join(' '))];
  const doubles = missing.length === 0 ? findDoubles(found) : [];
  const all = missing.length === 0 ? found.length : undefined;
  const sentences = [...toStops(stopped, all), ...gaps, ...doubles, ...findMixed(found)];
  if (sentences.length === 0) return null;
  const code = stopped[0]?.report.error?.code ?? 'reports-incomplete';
  // Where a link leads is not for a file to say.
  return { code, message: sentences.join(' '), link: toLink(docs, code) };
}

export function toIncompleteWords(what: string): string {
  return `${what} Every job of the matrix has to keep the file that its output \`report\` names, by a step with \`if: always()\`, and the folder of the input \`join-reports\` has to hold all of them.`;
}

/** Of one code; jobs of one matrix are mostly stopped by the same. */
const maxMessages = 3;
const maxNamed = 10;

/** Every code and what it was about, with the jobs; without, where it is `all` of them. */
function toStops(stopped: readonly FoundReport[], all: number | undefined): string[] {
  return [...Map.groupBy(stopped, ({ report }) => report.error?.code)].flatMap(([code, ofCode]) => {
    const byMessage = Map.groupBy(ofCode.toSorted(byStale), ({ report }) => report.error?.message ?? '');
    const toWords = ([message, jobs]: readonly [string, readonly FoundReport[]]) =>
      jobs.length === all ? message : `${listFirst(jobs, maxNamed, toJob)}: ${message}`;
    return tellFirst([...byMessage], maxMessages, toWords, ` of \`${code}\`, in the reports of the jobs`);
  });
}

/** The most first: the number that one of them names as enough is then enough for all. */
function byStale(one: FoundReport, other: FoundReport): number {
  return (other.report.reconciliation?.stale ?? 0) - (one.report.reconciliation?.stale ?? 0);
}

function toJob({ name, report: { shard } }: FoundReport): string {
  return shard === null ? quote(name) : `${shard.index}/${shard.count}`;
}

/** Sentences; none where every job has left a report, and no job two. */
function findMissing(found: readonly FoundReport[]): string[] {
  const shards = found.flatMap(({ name, report: { shard } }) => (shard === null ? [] : [{ name, ...shard }]));
  const [first] = shards;
  if (first === undefined) return [];
  const { count } = first;
  if (shards.some((shard) => shard.count !== count))
    return [
      'The reports are of matrices of different sizes: some may be left from an earlier run. Empty the folder before the download.',
    ];
  const heads = new Set(found.flatMap(({ report: { range } }) => (range === null ? [] : [range.head])));
  if (heads.size > 1)
    return [
      `The reports are of different commits (${[...heads].join(', ')}): one is of an earlier run, or the jobs checked out a branch that has moved on.`,
    ];
  const byIndex = Map.groupBy(shards, ({ index }) => index);
  const twice = [...byIndex].filter(([, same]) => same.length > 1);
  const absent = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !byIndex.has(index));
  const sentences = twice.map(
    ([index, same]) =>
      `These reports are of the same shard, ${index}/${count}: ${same.map(({ name }) => quote(name)).join(', ')}.`,
  );
  if (absent.length > 0) {
    const names = absent.map((index) => `${index}/${count}`).join(', ');
    const [whose, their, job] =
      absent.length === 1 ? ['This shard has', 'its', 'that job'] : ['These shards have', 'their', 'these jobs'];
    sentences.push(
      `${whose} left no report: ${names}. Nothing is known of ${their} assets: look at the log of ${job}.${toOverwritten(found)}`,
    );
  }
  return sentences;
}

/** A sentence with a space before it: reports that were put into one folder have overwritten one another. */
function toOverwritten(found: readonly FoundReport[]): string {
  return found.some(({ name }) => name === 'report.json')
    ? ' Or `report.json`, which lies in no sub-folder, is written over another one: leave `merge-multiple` of actions/download-artifact out, so that each has a sub-folder of its own.'
    : '';
}

/** One sentence: what is true of two reports of one matrix is mostly true of all their URLs. */
function findDoubles(found: readonly FoundReport[]): string[] {
  const names = new Map<string, string>();
  for (const { name, report } of found) {
    for (const { url } of report.assets) {
      const other = names.get(url) ?? name;
      names.set(url, other);
      if (other !== name)
        return [
          `${quote(other)} and ${quote(name)} are both of ${url}: one is of an earlier run, or two jobs of the matrix purge the same. Each URL belongs to one job, and its last report alone into the folder of \`join-reports\`.`,
        ];
    }
  }
  return [];
}

/**
 * A sentence; none where all jobs did the same. A dry run beside others has purged nothing of what its job had to purge, and no verdict
 * on the whole could be right.
 */
function findMixed(found: readonly FoundReport[]): string[] {
  const dry = found.filter(({ report }) => report.conclusion === 'dry-run');
  const hasPurged = ({ report }: FoundReport) => report.assets.some(({ purge }) => purge.attempts > 0);
  if (dry.length === 0 || !found.some(hasPurged)) return [];
  const whose = dry.length === 1 ? 'This job was a dry run' : 'These jobs were dry runs';
  return [
    `${whose} and purged nothing, while others did purge: ${dry.map(toJob).join(', ')}. Give all jobs of the matrix the same \`dry-run\`.`,
  ];
}
