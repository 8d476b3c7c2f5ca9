// The `RunReport` -> report file, outputs, job summary, log and annotations. A file that cannot be written is said, and
// keeps none of the others back.
import type { Runner } from '../../platform/actions.ts';
import { toUrlCount } from '../../platform/wording.ts';
import type { RunReport } from '../run-report.ts';
import type { VerifyMode } from '../setup.ts';
import { renderSummary, type SummaryOptions } from '../summary/summary.ts';
import { toVerdict } from '../verdict.ts';
import { toAnnotations } from './annotations.ts';
import { toOutputs } from './outputs.ts';

export type PublishOptions = SummaryOptions & {
  readonly verify: VerifyMode;
  readonly toWorkspacePath: (file: string) => string;
};

export function publish(report: RunReport, runner: Runner, options: PublishOptions): void {
  const path = attempt(runner, 'The report file', () => runner.writeReport(toJsonPieces(report)));
  publishOutputs(report, path ?? '', runner);
  attempt(runner, 'The job summary', () => runner.writeSummary(renderSummary(report, options)));
  for (const annotation of toAnnotations(report, options.verify, options.toWorkspacePath)) runner.annotate(annotation);
  if (report.catchUp !== null) runner.info(report.catchUp);
  runner.info(toClosingLine(report));
}

/**
 * The report file's text, in pieces: the whole of it can be larger than everything else in memory together. Every asset is a line of
 * its own, the last field's.
 */
function* toJsonPieces({ assets, ...rest }: RunReport): Generator<string> {
  yield `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "assets": [`;
  let separator = '\n    ';
  for (const asset of assets) {
    yield separator + JSON.stringify(asset);
    separator = ',\n    ';
  }
  yield assets.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function publishOutputs(report: RunReport, path: string, runner: Runner): void {
  const { values, leftOut } = toOutputs(report, path);
  attempt(runner, 'The outputs', () => runner.setOutputs(values));
  if (leftOut > 0) {
    const message = `${toUrlCount(leftOut)} did not fit into the outputs \`urls\` and \`failed-urls\`, which GitHub limits. The report file has all of them.`;
    runner.annotate({ level: 'warning', message });
  }
}

function toClosingLine(report: RunReport): string {
  const verdict = toVerdict(report);
  const sentence = `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.`;
  if (report.conclusion === 'nothing-to-do') return `${sentence} ${report.notices.at(-1) ?? ''}`.trim();
  return report.conclusion === 'dry-run' ? `${sentence} Nothing was purged.` : sentence;
}

function attempt<T>(runner: Runner, what: string, write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    runner.annotate({ level: 'warning', message: `${what} could not be written: ${reason}.` });
    return undefined;
  }
}
