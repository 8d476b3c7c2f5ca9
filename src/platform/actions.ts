// The GitHub Actions runner: inputs, masks, log, annotations, outputs, the job summary and the report file. Every line that is
// printed is made harmless here, so that no caller can forget it. Only the syntax of commands comes from @actions/core, by the path
// of its file, because its main one brings an HTTP client along: see docs/adr/0014-start-and-memory.md.
import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { issue, issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { escapeLogLine } from './log-line.ts';
import { Secrets } from './secrets.ts';

export type Annotation = {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  /** Path from the top of the workspace. */
  readonly file?: string;
};

export type Log = {
  info(...lines: readonly string[]): void;
  debug(line: string): void;
  /** Lines until `endGroup` are folded under the title. */
  startGroup(title: string): void;
  /** Does nothing outside of a group. */
  endGroup(): void;
};

export type Runner = Log & {
  input(name: string): string;
  /** Those that are given and not empty, known or not: in small letters, and with `_` for spaces. */
  givenInputs(): readonly string[];
  annotate(annotation: Annotation): void;
  /** Masks a secret in the log, and redacts it from everything that this runner prints. */
  mask(secret: string): void;
  redact(text: string): string;
  /**
   * These files get what they are given, which must be redacted already: to replace text in a path, a list or JSON would break it. Each
   * of these throws where the runner's file is missing or cannot be written, and leaves no half of a text.
   */
  setOutputs(values: Readonly<Record<string, string>>): void;
  writeSummary(markup: string): void;
  /** Gives the path. */
  writeReport(pieces: Iterable<string>): string;
};

/** "Annotations ... 4,096 characters each". https://github.com/orgs/community/discussions/26680 */
const maxAnnotationCharacters = 4096;

const inputPrefix = 'INPUT_';

/** `env` is the job's environment. Every text is printed without the secrets that `mask` was given before. */
export function openRunner(env: NodeJS.ProcessEnv): Runner {
  const secrets = new Secrets();
  const redact = (text: string) => secrets.redact(text);
  const plain = (text: string) => escapeLogLine(redact(text));
  let isInGroup = false;
  return {
    input: (name) => (env[`${inputPrefix}${name.toUpperCase()}`] ?? '').trim(),
    givenInputs: () =>
      Object.entries(env)
        .filter(([name, value = '']) => name.startsWith(inputPrefix) && value.trim() !== '')
        .map(([name]) => name.slice(inputPrefix.length).toLowerCase()),
    mask: (secret) => {
      // One command: what base64, JSON and URLs make of it the runner masks by itself.
      // https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
      if (secrets.add(secret)) issueCommand('add-mask', {}, secret);
    },
    redact,
    info: (...lines) => {
      gatherLines();
      process.stdout.write(lines.map((line) => `${plain(line)}${EOL}`).join(''));
    },
    debug: (line) => {
      gatherLines();
      issue('debug', plain(line));
    },
    startGroup: (title) => {
      isInGroup = true;
      issue('group', plain(title));
    },
    endGroup: () => {
      if (isInGroup) issue('endgroup');
      isInGroup = false;
    },
    annotate: ({ level, message, title, file }) => {
      const properties = { ...(title ? { title: plain(title) } : {}), ...(file ? { file: plain(file) } : {}) };
      issueCommand(level, properties, shorten(plain(message)));
    },
    setOutputs: (values) => {
      if (!env.GITHUB_OUTPUT) throw new Error('the variable GITHUB_OUTPUT is not set');
      const lines = Object.entries(values).map(([name, value]) => toOutputLine(name, value));
      // One by one: where the long ones do not fit, those before them stay.
      for (const line of lines) appendWhole(env.GITHUB_OUTPUT, line);
    },
    writeSummary: (markup) => {
      if (!env.GITHUB_STEP_SUMMARY) throw new Error('the variable GITHUB_STEP_SUMMARY is not set');
      appendWhole(env.GITHUB_STEP_SUMMARY, `${markup}${EOL}`);
    },
    writeReport: (pieces) => {
      const { RUNNER_TEMP: temporary = '' } = env;
      const folder = mkdtempSync(join(existsSync(temporary) ? temporary : tmpdir(), 'imgix-purge-'));
      try {
        const path = join(folder, 'report.json');
        for (const text of inBatches(pieces)) appendFileSync(path, text);
        return path;
      } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
    },
  };
}

let isGathering = false;

/** What is printed in one turn of the event loop goes out at its end: a write for each line would take longer than a purge. */
function gatherLines(): void {
  if (isGathering) return;
  isGathering = true;
  process.stdout.cork();
  setImmediate(() => {
    isGathering = false;
    process.stdout.uncork();
  });
}

/** The whole text or nothing of it: a later step would take half of a list, or of a page, for the whole. */
function appendWhole(path: string, text: string): void {
  const size = () => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const before = size();
  try {
    appendFileSync(path, text);
  } catch (error) {
    if (size() > before) truncateSync(path, before);
    throw error;
  }
}

/**
 * A value with a line break could set other outputs; none of ours has one, unless the runner's own folder does.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
function toOutputLine(name: string, value: string): string {
  if (/[\r\n]/.test(value)) throw new Error(`the value of \`${name}\` has a line break`);
  return `${name}=${value}${EOL}`;
}

/** Some at a time: a write for each would take longer than making it. */
function* inBatches(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < writeCharacters) continue;
    yield text;
    text = '';
  }
  yield text;
}

const writeCharacters = 64 * 1024;

/** The end stays, because there stands the code. */
function shorten(message: string): string {
  if (message.length <= maxAnnotationCharacters) return message;
  const [gap, end] = [' ... ', message.slice(-200)];
  return `${message.slice(0, maxAnnotationCharacters - gap.length - end.length)}${gap}${end}`.toWellFormed();
}
