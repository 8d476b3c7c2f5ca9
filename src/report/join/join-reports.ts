// The reports of the jobs of a matrix -> one report with one verdict.
import { ActionError } from '../../errors.ts';
import type { ReportFile } from '../../platform/files/report-files.ts';
import { quote } from '../../platform/wording.ts';
import { saysMisled, toCatchUp } from '../catch-up.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { toLink } from '../diagnosis/diagnosis.ts';
import {
  type AssetReport,
  type Conclusion,
  conclusions,
  emptyReport,
  hasFailed,
  type RunReport,
  toCounts,
} from '../run-report.ts';
import type { Setup } from '../setup.ts';
import { failsRun } from '../to-run-report.ts';
import { type FoundReport, findError, toIncompleteWords } from './find-error.ts';
import { parseReport } from './parse-report.ts';

/**
 * A job that left no report counts as failed, and so does a dry run among others: `reports-incomplete`, beside what the
 * others tell. Throws the same where none tells anything.
 */
export function joinReports(files: readonly ReportFile[], setup: Setup): RunReport {
  const parsed = files.map(({ name, text }) => ({ name, report: parseReport(name, text) }));
  const unusable = parsed.flatMap(({ report }) => (typeof report === 'string' ? [report] : []));
  const usable = parsed.filter((one): one is FoundReport => typeof one.report !== 'string');
  const found = usable.filter((one) => !isOfOthers(one, usable));
  if (found.length === 0) throw incompleteReports(unusable.join(' ') || 'There is no `report.json` to join.');
  const leftOut = usable.filter((one) => !found.includes(one));
  const reports = found.map(({ report }) => report);
  const assets = joinAssets(reports);
  const error = findError(found, unusable, setup.docs);
  // A job's own word for it does not outweigh its assets.
  const isFailed = error !== null || assets.some((asset) => failsRun(asset, 'warn'));
  const conclusion = isFailed ? 'failure' : joinConclusions(reports);
  const range = firstKnown(reports.map((report) => report.range));
  const reconciliation = joinReconciliations(reports);
  const left = conclusion === 'failure' ? firstKnown(reports.map(({ catchUp }) => catchUp)) : null;
  // Where each job stopped before it had a range, only they know where that would have begun.
  const isStopped = range === null && reports.every(({ error }) => error !== null);
  const diagnoses = joinDiagnoses(
    reports,
    diagnose(assets, { ...setup, wasStale: reconciliation !== null }),
    setup.docs,
  );
  return {
    ...emptyReport,
    conclusion,
    range,
    // Each job has counted the changed files before it took its share.
    funnel: firstKnown(reports.map(({ funnel }) => funnel)),
    reconciliation,
    counts: toCounts(assets),
    error,
    diagnoses,
    catchUp:
      left === null || isStopped
        ? left
        : toCatchUp({ range, reconciliation, isMisled: reports.some(saysMisled) }, 'matrix'),
    notices: unique([...leftOut.map(toLeftOutWords), ...reports.flatMap(({ notices }) => notices)]),
    warnings: unique(reports.flatMap(({ warnings }) => warnings)),
    joinedFrom: found.map(({ name }) => name),
    assets,
  };
}

export function incompleteReports(what: string): ActionError {
  return new ActionError('reports-incomplete', toIncompleteWords(what));
}

/** A joined report of an earlier attempt beside those that it was made of, of which some may have been made anew since. */
function isOfOthers({ name, report: { joinedFrom, assets } }: FoundReport, all: readonly FoundReport[]): boolean {
  if (joinedFrom === null) return false;
  const others = all.filter((other) => other.name !== name);
  // One that has joined none names none: it was made of these, unless one of them is a joined report, too.
  if (joinedFrom.length === 0) return others.length > 0 && others.every(({ report }) => report.joinedFrom === null);
  const sources = others.filter((other) => joinedFrom.includes(other.name));
  const urls = new Set(sources.flatMap(({ report }) => report.assets.map(({ url }) => url)));
  return sources.length === joinedFrom.length && assets.every(({ url }) => urls.has(url));
}

function toLeftOutWords({ name }: FoundReport): string {
  return `${quote(name)} is left out: it is a joined report, and the reports that it was made of are here themselves.`;
}

/** Each URL once: where two reports tell of it, the one for which it failed counts. */
function joinAssets(reports: readonly RunReport[]): AssetReport[] {
  const byUrl = new Map<string, AssetReport>();
  for (const asset of reports.flatMap(({ assets }) => assets)) {
    const known = byUrl.get(asset.url);
    if (known === undefined || (hasFailed(asset) && !hasFailed(known))) byUrl.set(asset.url, asset);
  }
  return [...byUrl.values()];
}

function joinConclusions(reports: readonly RunReport[]): Conclusion {
  return conclusions.find((conclusion) => reports.some((report) => report.conclusion === conclusion)) ?? 'failure';
}

/** Found among all assets; what they mean, and the remedies, are those of the jobs, which know their inputs and have looked around. */
function joinDiagnoses(
  reports: readonly RunReport[],
  found: RunReport['diagnoses'],
  docs: string,
): RunReport['diagnoses'] {
  const told = reports.flatMap(({ assets, diagnoses }) => {
    const own = new Set(assets.map(({ url }) => url));
    return diagnoses.filter(({ examples }) => examples.every((url) => own.has(url)));
  });
  return found.map((diagnosis) => {
    const [example = ''] = diagnosis.examples;
    // An asset has one cause.
    const { code, remedy } = told.find(({ examples }) => examples.includes(example)) ?? diagnosis;
    return { ...diagnosis, code, remedy, link: toLink(docs, code) };
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
