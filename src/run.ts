// Wires the outside world to the pipeline. The one error boundary: whatever happens becomes a report, an exit status
// and a sentence for a person.
import { eventRange } from './changes/event/event-range.ts';
import { ActionError } from './errors.ts';
import { type Inputs, parseInputs } from './inputs/inputs.ts';
import { inputNames, mayPurgeSince, type RawInputs, refuseMisspelt, secretInputs } from './inputs/raw-inputs.ts';
import { readShard } from './inputs/shard.ts';
import { toHeaderSecrets } from './inputs/verify-headers.ts';
import { runPipeline } from './pipeline.ts';
import { openRunner, type Runner } from './platform/actions.ts';
import { type GitHubEvent, readDocsAddress, readEvent } from './platform/event.ts';
import { localFiles } from './platform/files/local-file.ts';
import { readReportFiles } from './platform/files/report-files.ts';
import { readWorkspaceText } from './platform/files/workspace-file.ts';
import { openWorkspaceFolder } from './platform/files/workspace-folder.ts';
import { openGit } from './platform/git/git.ts';
import { openGitHubApi } from './platform/github/open-github-api.ts';
import type { HttpClient } from './platform/http/http.ts';
import { createHttpClient } from './platform/http/http-client.ts';
import { systemClock } from './platform/timing/clock.ts';
import { toPublishOptions } from './publish-options.ts';
import { publish } from './report/publish/publish.ts';
import { redactReport } from './report/publish/redact-report.ts';
import type { RunReport } from './report/run-report.ts';
import { type Stopped, toFailedReport } from './report/to-run-report.ts';

/** Never rejects. Sets the exit status: 0 for success, nothing to do and a dry run, 1 for everything else. */
export async function run(): Promise<void> {
  outliveLog();
  const runner = openRunner(process.env);
  const cancel = cancelAtSignal(runner);
  let raw: RawInputs | undefined;
  let inputs: Inputs | undefined;
  let event: GitHubEvent | undefined;
  let http: HttpClient | undefined;
  let report: RunReport;
  try {
    raw = readInputs(runner);
    // Before anything can be wrong with the inputs: it tells what a later run has to catch up on.
    event = readEvent(process.env);
    refuseMisspelt(runner.givenInputs());
    inputs = parseInputs(raw);
    http = createHttpClient(process.env);
    report = await runWith(inputs, event, { runner, http, signal: cancel.signal });
  } catch (error) {
    // What is told from here on must not be folded away with what was under way.
    runner.endGroup();
    runner.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const reason = cancel.signal.aborted ? cancel.signal.reason : error;
    report = toFailedReport(reason, readDocsAddress(process.env), raw && toStopped(raw, event));
  }
  // What nobody waits for any more, such as a question to a git server that hangs.
  cancel.abort();
  process.exitCode = report.conclusion === 'failure' ? 1 : 0;
  publish(redactReport(report, runner.redact), runner, toPublishOptions(report, { inputs, event, clock: systemClock }));
  await http?.close();
  process.stdout.write('', () => setTimeout(() => process.exit(), lingerMs).unref());
}

/** A connection that is being made cannot be given up, and holds the process until its own limit. What else is to end has ended by then. */
const lingerMs = 1_000;

/** A log that is closed or cannot be written ends no run: outputs, summary and report still tell of it. */
function outliveLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/**
 * "SIGINT ... after 7.5 s SIGTERM ... after 2.5 s killed". https://docs.github.com/en/actions (workflow cancellation)
 * On Windows the second is Ctrl+Break.
 */
const cancellationSignals = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;

function cancelAtSignal(runner: Runner): AbortController {
  const cancel = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    if (!cancel.signal.aborted) runner.info(`${name}: nothing new is sent, and what is under way is given up.`);
    cancel.abort(toCancellation(name));
  };
  for (const name of cancellationSignals) process.on(name, onSignal);
  return cancel;
}

function toCancellation(signal: NodeJS.Signals): ActionError {
  const message = `The run was cancelled (${signal}). The report says which assets were purged and proved until then; run the job again for the others.`;
  return new ActionError('cancelled', message);
}

type Outside = { readonly runner: Runner; readonly http: HttpClient; readonly signal: AbortSignal };

async function runWith(inputs: Inputs, event: GitHubEvent, { runner, http, signal }: Outside): Promise<RunReport> {
  const { apiUrl, workspace } = event;
  return runPipeline(inputs, event, {
    git: openGit(process.env, signal),
    github: openGitHubApi({ apiUrl, token: inputs.githubToken, http, signal, clock: systemClock }),
    http,
    signal,
    clock: systemClock,
    random: Math.random,
    log: runner,
    files: localFiles,
    readText: (path) => readWorkspaceText(workspace, path),
    openFolder: (path) => openWorkspaceFolder(workspace, path),
    readReports: (path) => readReportFiles(workspace, path),
    hosts: new Map(),
  });
}

/** Secrets are masked before anything else can be printed. */
function readInputs(runner: Runner): RawInputs {
  const raw = Object.fromEntries(inputNames.map((name) => [name, runner.input(name)])) as RawInputs;
  for (const name of secretInputs) {
    if (raw[name] !== '') runner.mask(raw[name]);
  }
  for (const { value } of toHeaderSecrets(raw)) runner.mask(value);
  return raw;
}

/** What is known of a run that was stopped. One of its inputs may be wrong, and is hardly one of these. */
function toStopped(raw: RawInputs, event: GitHubEvent | undefined): Stopped {
  return {
    shard: readShard(raw.shard),
    base: event && toMissedBase(event, raw),
    isSinceSuccess: raw.since === 'last-success',
    isJoin: raw['join-reports'] !== '',
  };
}

/**
 * The commit from which somebody catches up on a run that stopped before it had a range: the one that the event names. Undefined where
 * it names none, and where the inputs ask for something else or for no purge.
 */
function toMissedBase(event: GitHubEvent, raw: RawInputs): string | undefined {
  const asked = eventRange(event);
  const base = asked.kind === 'commits' ? asked.base : undefined;
  return base !== undefined && mayPurgeSince(base, raw) ? base : undefined;
}
