// Annotations of a run: what stopped it and what failures have in common, on the workflow; then, in the room that is
// left, the assets that failed, each on its file.
import type { Annotation } from '../../platform/actions.ts';
import { type Diagnosis, isNotPurged } from '../diagnosis/diagnosis.ts';
import { toFailure, toReason } from '../outcome-words.ts';
import { type AssetReport, hasFailed, type RunReport } from '../run-report.ts';
import type { VerifyMode } from '../setup.ts';
import { toCheckWords } from '../setup-checks/setup-check.ts';
import { failsRun } from '../to-run-report.ts';
import { toPurgeNotes } from '../words/purge-notes.ts';

/** "10 warning annotations and 10 error annotations per step". https://github.com/orgs/community/discussions/26680 */
const maxShown = 10;

/** `toWorkspacePath` maps a path of the repository to one from the top of the workspace. */
export function toAnnotations(
  report: RunReport,
  verify: VerifyMode,
  toWorkspacePath: (file: string) => string,
): Annotation[] {
  const warnings = [...report.warnings, ...toPurgeNotes(report)];
  const notes = warnings.map((message): Annotation => ({ level: 'warning', message }));
  const causes = [
    ...toStop(report),
    ...toSetupAnnotations(report),
    ...report.diagnoses.map((diagnosis) => toCauseAnnotation(diagnosis, verify)),
  ];
  // Where failures are warnings too, they share the ten.
  const room = maxShown - causes.length - (verify === 'warn' ? notes.length : 0);
  const shown: Annotation[] = [];
  for (const asset of report.assets) {
    if (shown.length >= room) break;
    if (isTold(asset)) shown.push(toAssetAnnotation(asset, verify, toWorkspacePath));
  }
  return [...toNotices(report), ...notes, ...causes, ...shown];
}

/** Why there was nothing to do is the last notice of such a run, and its closing line already. */
function toNotices({ notices, conclusion }: RunReport): Annotation[] {
  const told = conclusion === 'nothing-to-do' ? notices.slice(0, -1) : notices;
  return told.map((message) => ({ level: 'notice', message }));
}

function toStop({ error }: RunReport): Annotation[] {
  return error === null ? [] : [toCoded('error', error.message, error)];
}

/** With its code, at the end as in the title, and where that is described. */
function toCoded(
  level: Annotation['level'],
  words: string,
  { code, link }: { readonly code: string | null; readonly link: string | null },
): Annotation {
  return { level, title: `imgix: ${code}`, message: `${words} See ${link} [${code}]` };
}

/** What is right or only to be known stands in the log's group and in the summary. */
function toSetupAnnotations({ setupChecks }: RunReport): Annotation[] {
  const wrong = (setupChecks ?? []).filter(({ verdict }) => verdict === 'wrong');
  return wrong.map((check) => toCoded('error', toCheckWords(check), check));
}

function toCauseAnnotation(diagnosis: Diagnosis, verify: VerifyMode): Annotation {
  const isForgiven = verify === 'warn' && !isNotPurged(diagnosis.code);
  return toCoded(isForgiven ? 'warning' : 'error', `${diagnosis.finding} ${diagnosis.remedy}`, diagnosis);
}

/** What was not attempted because the run stopped says nothing of its file: the stop itself is annotated. */
function isTold(asset: AssetReport): boolean {
  return hasFailed(asset) && asset.problem?.code !== 'not-attempted';
}

/** One without a file is told on the workflow: no other annotation may name its URL. */
function toAssetAnnotation(
  asset: AssetReport,
  verify: VerifyMode,
  toWorkspacePath: (file: string) => string,
): Annotation {
  const { url, file, problem } = asset;
  return {
    level: failsRun(asset, verify) ? 'error' : 'warning',
    title: `imgix: ${problem?.code}`,
    message: `${url} ${toFailure(asset)}: ${toReason(asset)} [${problem?.code}]`,
    ...(file === null ? {} : { file: toWorkspacePath(file) }),
  };
}
