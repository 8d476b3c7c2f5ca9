// Runs the committed dist/index.js as GitHub's runner does: a child process with INPUT_*, GITHUB_* and the runner's
// files, and nothing else of this process's environment.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustBePublished } from '../simulator-github/openapi/check-payload.ts';

export type ActionInputs = Readonly<Record<string, string | number | boolean>>;

export type ActionRun = {
  readonly inputs: ActionInputs;
  /** Folder of the checkout. */
  readonly workspace: string;
  /** The payload as GitHub sends it, or a part of that, unless it says that it is forged. */
  readonly event?: { readonly name: string; readonly payload?: unknown; readonly isForged?: true };
  /** More variables, or other values; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with the running process, for signals. */
  readonly onStart?: (child: ChildProcess, stdout: () => string) => void;
  /** Ends the child when it takes longer, in milliseconds. */
  readonly limitMs?: number;
  /** What the run writes into a file beyond that fails, as on a disk that is full, after as much as fits. */
  readonly maxFileKib?: number;
  /** Whether file modes bind also root, under whom tests may run. */
  readonly isOrdinaryUser?: boolean;
  /** A file that stdout and stderr go to instead of the result. */
  readonly logFile?: string;
};

export type ActionResult = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly seconds: number;
  /** From the last thing that was printed to the end of the process, without the time in which this process was busy. */
  readonly lingeredMs: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read the report as another program would.
  readonly report: any;
  /** `::error::` lines, unescaped. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** All that the run wrote: log, outputs, summary, report. */
  readonly everything: string;
};

const actionEntry = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'index.js');

export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'action-run-'));
  try {
    return await runIn(folder, run);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runIn(folder: string, run: ActionRun): Promise<ActionResult> {
  const started = performance.now();
  const log = run.logFile === undefined ? 'pipe' : openSync(run.logFile, 'w');
  const stdio = ['pipe', log, log] as const;
  const child = spawn(...toCommand(run), {
    cwd: run.workspace,
    env: toEnvironment(folder, run),
    stdio: [...stdio],
  });
  if (typeof log === 'number') closeSync(log);
  const streams = { stdout: '', stderr: '' };
  const clock = new AttentiveClock();
  let printedAt = clock.now();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    streams.stdout += text;
    printedAt = clock.now();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (streams.stderr += text));
  run.onStart?.(child, () => streams.stdout);
  const limit = setTimeout(() => child.kill('SIGKILL'), run.limitMs ?? 60_000);
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, name) => resolve([code, name]));
  });
  clearTimeout(limit);
  const lingeredMs = clock.now() - printedAt;
  clock.stop();
  const [stdout, stderr] = [withPlainEnds(streams.stdout), withPlainEnds(streams.stderr)];
  const outputText = read(join(folder, 'output'));
  const outputs = parseOutputs(outputText);
  const summary = withPlainEnds(read(join(folder, 'summary')));
  const reportText = read(outputs.report ?? findReport(folder));
  return {
    exitCode,
    signal,
    seconds: (performance.now() - started) / 1000,
    lingeredMs,
    stdout,
    stderr,
    outputs,
    summary,
    report: reportText === '' ? undefined : JSON.parse(reportText),
    errors: toCommands(stdout, 'error'),
    warnings: toCommands(stdout, 'warning'),
    everything: [stdout, stderr, outputText, summary, reportText].join('\n'),
  };
}

function toCommand({ maxFileKib, isOrdinaryUser }: ActionRun): [string, string[]] {
  if (isOrdinaryUser && process.getuid?.() === 0)
    return ['setpriv', ['--bounding-set=-dac_override,-dac_read_search', process.execPath, actionEntry]];
  if (maxFileKib === undefined) return [process.execPath, [actionEntry]];
  // Other shells drop variables with a dash in their names.
  return ['bash', ['-c', `ulimit -f ${maxFileKib}; exec "$@"`, 'bash', process.execPath, actionEntry]];
}

/** The ends of lines that the platform writes, and no others: a carriage return out of a name must show. */
function withPlainEnds(text: string): string {
  return text.replaceAll(EOL, '\n');
}

/** Stands still while this process does something else (builds a repository, say) and could notice nothing. */
class AttentiveClock {
  #busyMs = 0;
  #lastMs = performance.now();
  readonly #timer = setInterval(() => {
    const nowMs = performance.now();
    this.#busyMs += Math.max(0, nowMs - this.#lastMs - 2 * tickMs);
    this.#lastMs = nowMs;
  }, tickMs);

  now(): number {
    return performance.now() - this.#busyMs;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

const tickMs = 20;

/** Writes the runner's files into `folder`; gives the environment that names them. */
export function toEnvironment(folder: string, run: ActionRun): Record<string, string> {
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'temp'));
  mkdirSync(join(folder, 'home'));
  if (run.event?.isForged !== true) mustBePublished(run.event?.name ?? 'push', run.event?.payload ?? {});
  writeFileSync(join(folder, 'event.json'), JSON.stringify(run.event?.payload ?? {}));
  const inputs = Object.entries(run.inputs).map(([name, value]) => [toInputVariable(name), String(value)]);
  const all: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: join(folder, 'home'),
    GIT_CONFIG_NOSYSTEM: '1',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: run.event?.name ?? 'workflow_dispatch',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_WORKSPACE: run.workspace,
    GITHUB_REPOSITORY: 'your-org/site',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SERVER_URL: 'http://127.0.0.1:9',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_RUN_ID: '1',
    GITHUB_WORKFLOW: 'Purge',
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(inputs),
    ...run.env,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** As the runner names them: upper case, spaces as `_`, dashes kept. */
function toInputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function read(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : '';
}

/** Where the report lies when no output tells. */
function findReport(folder: string): string {
  return globSync(join(folder, 'temp', '*', 'report.json'))[0] ?? '';
}

/** The file format of GITHUB_OUTPUT: `name=value`, or `name<<delimiter`, lines, `delimiter`. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const settings = /^(?<name>[\w-]+)(?:=(?<line>.*?)|<<(.+)\r?\n(?<lines>[\s\S]*?)\r?\n\3)\r?$/gm;
  for (const { groups } of text.matchAll(settings)) outputs[groups?.name ?? ''] = groups?.line ?? groups?.lines ?? '';
  return outputs;
}

function toCommands(stdout: string, command: string): string[] {
  const lines = [...stdout.matchAll(new RegExp(`^::${command}(?: [^:]*)?::(.*)$`, 'gm'))];
  return lines.map(([, message]) => decodeURIComponent((message as string).replace(/%(?!0A|0D|25)/g, '%25')));
}
