// The reports of the jobs of a matrix -> one report with one verdict.
import { ActionError } from '../errors.ts';
import type { ReportFile } from '../platform/files/report-files.ts';
import { quote } from '../platform/wording.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { toLink } from './diagnosis/diagnosis.ts';
import { parseReport } from './parse-report.ts';
import { type Conclusion, type RunReport, toCounts } from './run-report.ts';
import type { Setup } from './setup.ts';
import { failsRun, toReportedError } from './to-run-report.ts';
import { isMisled, toCatchUp } from './words/catch-up.ts';

type FoundReport = { readonly name: string; readonly report: RunReport };

/**
 * A job that left no report counts as failed, and so does a dry run among others: `reports-incomplete`, beside what the
 * others tell. Throws the same where none tells anything.
 */
export function joinReports(files: readonly ReportFile[], setup: Setup): RunReport {
  const parsed = files.map(({ name, text }) => ({ name, report: parseReport(name, text) }));
  const unusable = parsed.flatMap(({ report }) => (typeof report === 'string' ? [report] : []));
  const found = parsed.filter((one): one is FoundReport => typeof one.report !== 'string');
  if (found.length === 0) throw incompleteReports(unusable.join(' ') || 'There is no `report.json` to join.');
  const reports = found.map(({ report }) => report);
  const assets = reports.flatMap((report) => report.assets);
  const error = findError(found, unusable, setup.docs);
  // A job's own word for it does not outweigh its assets.
  const isFailed = error !== null || assets.some((asset) => failsRun(asset, 'warn'));
  const conclusion = isFailed ? 'failure' : joinConclusions(reports);
  const range = firstKnown(reports.map((report) => report.range));
  const reconciliation = joinReconciliations(reports);
  const left = conclusion === 'failure' ? firstKnown(reports.map(({ catchUp }) => catchUp)) : null;
  // Where each job stopped before it had a range, only they know where that would have begun.
  const isStopped = range === null && reports.every(({ error }) => error !== null);
  const diagnoses = joinDiagnoses(reports, diagnose(assets, setup));
  return {
    schemaVersion: 1,
    conclusion,
    range,
    // Each job has counted the changed files before it took its share.
    funnel: firstKnown(reports.map(({ funnel }) => funnel)),
    reconciliation,
    counts: toCounts(assets),
    error,
    diagnoses,
    catchUp:
      left === null || isStopped ? left : toCatchUp({ range, reconciliation, isMisled: isMisled(diagnoses) }, 'matrix'),
    setupChecks: null,
    notices: unique(reports.flatMap(({ notices }) => notices)),
    warnings: unique(reports.flatMap(({ warnings }) => warnings)),
    shard: null,
    assets,
  };
}

export function incompleteReports(what: string): ActionError {
  return new ActionError(
    'reports-incomplete',
    `${what} Every job of the matrix has to keep the file that its output \`report\` names, also when it fails, and the folder of the input \`join-reports\` has to hold all of them.`,
  );
}

function findError(found: readonly FoundReport[], unusable: readonly string[], docs: string): RunReport['error'] {
  const reports = found.map(({ report }) => report);
  const missing = [...unusable, ...findMissing(found)];
  if (missing.length > 0) return toReportedError(incompleteReports(missing.join(' ')), docs);
  const stopped = reports.find(({ error }) => error !== null)?.error;
  // Where a link leads is not for a file to say.
  if (stopped) return { ...stopped, link: toLink(docs, stopped.code) };
  const mixed = findMixed(reports);
  return mixed === undefined ? null : toReportedError(new ActionError('reports-incomplete', mixed), docs);
}

/** Sentences; none where every job has left a report, and no job two. */
function findMissing(found: readonly FoundReport[]): string[] {
  const shards = found.flatMap(({ name, report: { shard } }) => (shard === null ? [] : [{ name, ...shard }]));
  const [first] = shards;
  if (first === undefined) return [];
  const { count } = first;
  if (shards.some((shard) => shard.count !== count)) return ['The reports are of matrices of different sizes.'];
  const heads = unique(found.flatMap(({ report: { range } }) => (range === null ? [] : [range.head])));
  if (heads.length > 1)
    return [
      `The reports are of different commits (${heads.join(', ')}): one is of an earlier run, or the jobs checked out a branch that has moved on.`,
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
    const [whose, their] = absent.length === 1 ? ['This shard has', 'its'] : ['These shards have', 'their'];
    sentences.push(`${whose} left no report: ${names}. Nothing is known of ${their} assets.`);
  }
  return sentences;
}

/**
 * A sentence; undefined where all jobs did the same. A dry run beside others has purged nothing of what its job had to purge,
 * and no verdict on the whole could be right.
 */
function findMixed(reports: readonly RunReport[]): string | undefined {
  const dry = reports.filter(({ conclusion }) => conclusion === 'dry-run');
  const hasPurged = ({ assets }: RunReport) => assets.some(({ purge }) => purge.attempts > 0);
  if (dry.length === 0 || !reports.some(hasPurged)) return undefined;
  const names = dry.map(({ shard }) => (shard === null ? 'one without `shard`' : `${shard.index}/${shard.count}`));
  const whose = dry.length === 1 ? 'This job was a dry run' : 'These jobs were dry runs';
  return `${whose} and purged nothing, while others did purge: ${names.join(', ')}. Give all jobs of the matrix the same \`dry-run\`.`;
}

/** The first that any job has: a job without assets among others that have some says nothing of the whole. */
function joinConclusions(reports: readonly RunReport[]): Conclusion {
  const order: readonly Conclusion[] = ['failure', 'success', 'dry-run', 'nothing-to-do'];
  return order.find((conclusion) => reports.some((report) => report.conclusion === conclusion)) ?? 'failure';
}

/** Found among all assets; the remedies are those of the jobs, which know their inputs. */
function joinDiagnoses(reports: readonly RunReport[], found: RunReport['diagnoses']): RunReport['diagnoses'] {
  const told = reports.flatMap(({ diagnoses }) => diagnoses);
  return found.map((diagnosis) => {
    const [example = ''] = diagnosis.examples;
    // An asset has one cause. Of several with the same code each has its own remedy.
    const own = told.find(({ code, examples }) => code === diagnosis.code && examples.includes(example));
    return { ...diagnosis, remedy: own?.remedy ?? diagnosis.remedy };
  });
}

function joinReconciliations(reports: readonly RunReport[]): RunReport['reconciliation'] {
  return reports
    .map(({ reconciliation }) => reconciliation)
    .reduce((one, other) => {
      if (one === null || other === null) return one ?? other;
      return {
        compared: one.compared + other.compared,
        same: one.same + other.same,
        sameByMetadata: one.sameByMetadata + other.sameByMetadata,
        stale: one.stale + other.stale,
        missing: one.missing + other.missing,
        indeterminate: [...one.indeterminate, ...other.indeterminate],
        downloadedBytes: one.downloadedBytes + other.downloadedBytes,
      };
    }, null);
}

function firstKnown<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}

function unique(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}
