// The reports of the jobs of a matrix -> one report with one verdict.
import { ActionError } from '../errors.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { incompleteReports } from './parse-report.ts';
import { type Conclusion, type RunReport, toCounts } from './run-report.ts';
import type { Setup } from './setup.ts';
import { toReportedError } from './to-run-report.ts';

export { incompleteReports, parseReport } from './parse-report.ts';

/**
 * A job that left no report counts as failed, and so does a dry run among others: `reports-incomplete`, beside what the
 * others tell. Throws the same where there is none at all.
 */
export function joinReports(reports: readonly RunReport[], setup: Setup): RunReport {
  if (reports.length === 0) throw incompleteReports('There is no report to join.');
  const assets = reports.flatMap((report) => report.assets);
  const error = findError(reports, setup.docs);
  const conclusion = error === null ? joinConclusions(reports) : 'failure';
  return {
    schemaVersion: 1,
    conclusion,
    range: firstKnown(reports.map(({ range }) => range)),
    // Each job has counted the changed files before it took its share.
    funnel: firstKnown(reports.map(({ funnel }) => funnel)),
    reconciliation: joinReconciliations(reports),
    counts: toCounts(assets),
    error,
    diagnoses: joinDiagnoses(reports, diagnose(assets, setup)),
    catchUp: conclusion === 'failure' ? firstKnown(reports.map(({ catchUp }) => catchUp)) : null,
    setupChecks: null,
    notices: unique(reports.flatMap(({ notices }) => notices)),
    warnings: unique(reports.flatMap(({ warnings }) => warnings)),
    shard: null,
    assets,
  };
}

function findError(reports: readonly RunReport[], docs: string): RunReport['error'] {
  const missing = findMissing(reports);
  if (missing !== undefined) return toReportedError(incompleteReports(missing), docs);
  const stopped = reports.find(({ error }) => error !== null)?.error;
  if (stopped) return stopped;
  const mixed = findMixed(reports);
  return mixed === undefined ? null : toReportedError(new ActionError('reports-incomplete', mixed), docs);
}

/** A sentence; undefined where every job has left a report, and no job two. */
function findMissing(reports: readonly RunReport[]): string | undefined {
  const shards = reports.flatMap(({ shard }) => (shard === null ? [] : [shard]));
  const [first] = shards;
  if (first === undefined) return undefined;
  const { count } = first;
  if (shards.some((shard) => shard.count !== count)) return 'The reports are of matrices of different sizes.';
  const there = new Set(shards.map(({ index }) => index));
  if (there.size < shards.length) return 'Two reports are of the same shard.';
  const absent = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !there.has(index));
  if (absent.length === 0) return undefined;
  const names = absent.map((index) => `${index}/${count}`).join(', ');
  return `${absent.length === 1 ? 'This shard has' : 'These shards have'} left no report: ${names}. Nothing is known of ${absent.length === 1 ? 'its' : 'their'} assets.`;
}

/**
 * A sentence; undefined where all jobs did the same. A dry run beside others has purged nothing of what its job had to purge,
 * and no verdict on the whole could be right.
 */
function findMixed(reports: readonly RunReport[]): string | undefined {
  const dry = reports.filter(({ conclusion }) => conclusion === 'dry-run');
  const isReal = ({ conclusion }: RunReport) => conclusion === 'success' || conclusion === 'failure';
  if (dry.length === 0 || !reports.some(isReal)) return undefined;
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
  const told = new Map(reports.flatMap(({ diagnoses }) => diagnoses.map((diagnosis) => [diagnosis.code, diagnosis])));
  return found.map((diagnosis) => ({ ...diagnosis, remedy: told.get(diagnosis.code)?.remedy ?? diagnosis.remedy }));
}

function joinReconciliations(reports: readonly RunReport[]): RunReport['reconciliation'] {
  return reports
    .map(({ reconciliation }) => reconciliation)
    .reduce((one, other) => {
      if (one === null || other === null) return one ?? other;
      return {
        compared: one.compared + other.compared,
        same: one.same + other.same,
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
