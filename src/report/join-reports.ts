// The reports of the jobs of a matrix -> one report with one verdict.
import { ActionError } from '../errors.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { type Conclusion, type RunReport, toCounts } from './run-report.ts';
import type { Setup } from './setup.ts';
import { toReportedError } from './to-run-report.ts';

/**
 * A job that left no report counts as failed: `reports-incomplete`, beside what the others tell. Throws the same where
 * there is none at all, or one that is no report.
 */
export function joinReports(reports: readonly RunReport[], setup: Setup): RunReport {
  if (reports.length === 0) throw incomplete('There is no report to join.');
  const assets = reports.flatMap((report) => report.assets);
  const missing = findMissing(reports);
  const stopped = reports.find(({ error }) => error !== null)?.error ?? null;
  const error = missing === undefined ? stopped : toReportedError(incomplete(missing), setup.docs);
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

/** Throws `reports-incomplete` where the text is no report of this action. `name` is told then. */
export function parseReport(name: string, text: string): RunReport {
  try {
    const report = JSON.parse(text);
    if (report.schemaVersion === 1 && report.assets.every(isAsset) && report.counts && report.conclusion) return report;
  } catch {
    // Told below.
  }
  throw incomplete(`${name} is no report of this version of the action.`);
}

function isAsset(asset: {
  url?: unknown;
  purge?: { outcome?: unknown };
  verification?: { outcome?: unknown };
}): boolean {
  return (
    typeof asset.url === 'string' && URL.canParse(asset.url) && !!asset.purge?.outcome && !!asset.verification?.outcome
  );
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

function incomplete(what: string): ActionError {
  return new ActionError(
    'reports-incomplete',
    `${what} Every job of the matrix has to keep the file that its output \`report\` names, also when it fails, and the folder of the input \`join-reports\` has to hold all of them.`,
  );
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
