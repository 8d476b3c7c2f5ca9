// Annotations of a run: at failed files, as many as GitHub shows, one for what stopped the run, the notices, the warnings,
// and what was odd about accepted purges.
import type { Annotation } from '../platform/actions.ts';
import { toPurgeNotes } from './purge-notes.ts';
import { type AssetReport, hasFailed, type RunReport } from './run-report.ts';
import { failsRun, type VerifyMode } from './to-run-report.ts';
import { toUrlCount } from './wording.ts';

/** "10 warning annotations and 10 error annotations per step"; one is kept for the line that sums up. */
const maxFileAnnotations = 9;

/** `toWorkspacePath` maps a path of the repository to one from the top of the workspace. */
export function toAnnotations(
  report: RunReport,
  verify: VerifyMode,
  toWorkspacePath: (file: string) => string,
): Annotation[] {
  const warnings = [...report.warnings, ...toPurgeNotes(report)];
  const notes = warnings.map((message): Annotation => ({ level: 'warning', message }));
  return [
    ...toNotices(report),
    ...notes,
    // Where failures are warnings too, they share the ten.
    ...toFailures(report, verify, toWorkspacePath, maxFileAnnotations - (verify === 'warn' ? notes.length : 0)),
  ];
}

/** Why there was nothing to do is the last notice of such a run, and its closing line already. */
function toNotices({ notices, conclusion }: RunReport): Annotation[] {
  const told = conclusion === 'nothing-to-do' ? notices.slice(0, -1) : notices;
  return told.map((message) => ({ level: 'notice', message }));
}

function toFailures(
  report: RunReport,
  verify: VerifyMode,
  toWorkspacePath: (file: string) => string,
  maxShown: number,
): Annotation[] {
  const failed = report.assets.filter(hasFailed);
  const shown = toShown(failed, maxShown).map((asset) => toAnnotation(asset, verify, toWorkspacePath));
  const hidden = failed.length - shown.length;
  const more =
    hidden === 0
      ? ''
      : ` Without an annotation of their own: ${toUrlCount(hidden)}, see the job summary or the report.`;
  if (report.error !== null) {
    const { code, message } = report.error;
    return [...shown, { level: 'error', message: `${message}${more} [${code}]` }];
  }
  if (failed.length === 0) return [];
  const level = report.conclusion === 'failure' ? 'error' : 'warning';
  const codes = [...new Set(failed.map(({ problem }) => problem?.code))].join(', ');
  const verb = failed.length === 1 ? 'was' : 'were';
  const message = `${failed.length} of ${toUrlCount(report.counts.urls)} ${verb} not purged and verified.${more} [${codes}]`;
  return [...shown, { level, message }];
}

/** What was not attempted because the run stopped says nothing of its file: the stop itself is annotated. */
function toShown(failed: readonly AssetReport[], maxShown: number): readonly AssetReport[] {
  return failed.filter(({ problem }) => problem?.code !== 'not-attempted').slice(0, maxShown);
}

function toAnnotation(asset: AssetReport, verify: VerifyMode, toWorkspacePath: (file: string) => string): Annotation {
  const { url, file, problem } = asset;
  const level = failsRun(asset, verify) ? 'error' : 'warning';
  const place = file === null ? {} : { file: toWorkspacePath(file) };
  return {
    level,
    title: `imgix: ${problem?.code}`,
    message: `${url}: ${problem?.message} [${problem?.code}]`,
    ...place,
  };
}
