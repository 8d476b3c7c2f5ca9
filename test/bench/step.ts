// One step of a job as a whole process, measured from outside: from its start to its end, with all that it starts.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionInputs, parseOutputs, toEnvironment } from '../support/run-action.ts';
import type { Push } from './repositories.ts';

export type Step = {
  /** The file that the runner would start with Node. */
  readonly entry: string;
  readonly inputs: ActionInputs;
  readonly workspace: string;
  readonly push: Push;
  /** Called with the text of the report file, which a large run does not want to have in memory. */
  readonly onReport?: (text: string) => void;
};

export type StepResult = {
  readonly milliseconds: number;
  /** Zero where it was not asked for. */
  readonly peakMegabytes: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Wall clock, when the process had ended. */
  readonly endedAtMs: number;
};

const recorder = new URL('../support/measure-child.mjs', import.meta.url).href;

/** Throws where the step fails: what failed is not worth measuring. `withMemory` makes it some milliseconds slower. */
export async function runStep(
  { entry, inputs, workspace, push, onReport }: Step,
  withMemory = false,
): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-step-'));
  const measurements = join(folder, 'measurements');
  try {
    const payload = {
      ref: 'refs/heads/main',
      before: push.before,
      after: push.after,
      repository: { default_branch: 'main', full_name: 'your-org/site' },
    };
    const env = toEnvironment(folder, {
      inputs,
      workspace,
      event: { name: 'push', payload },
      env: {
        GITHUB_SHA: push.after,
        GITHUB_REF_NAME: 'main',
        GITHUB_REF_TYPE: 'branch',
        ...(withMemory ? { NODE_OPTIONS: `--import=${recorder}`, MEASUREMENTS: measurements } : {}),
      },
    });
    const startedMs = performance.now();
    const child = spawn(process.execPath, [entry], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const tail = keepTail(child);
    const [status] = await once(child, 'close');
    const milliseconds = performance.now() - startedMs;
    const endedAtMs = Date.now();
    if (status !== 0) throw new Error(`${entry} ended with ${status}:\n${tail()}`);
    const { maxRssBytes = 0 } = withMemory ? JSON.parse(readFileSync(measurements, 'utf8')) : {};
    const outputs = parseOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    onReport?.(readFileSync(outputs.report ?? '', 'utf8'));
    return { milliseconds, peakMegabytes: maxRssBytes / 1e6, outputs, endedAtMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads both streams, as a runner does, and keeps the last lines. */
function keepTail({ stdout, stderr }: ChildProcess): () => string {
  let tail = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-2000);
    });
  }
  return () => tail;
}

/** Any other program, with its output thrown away. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}`);
  return performance.now() - startedMs;
}

/** What the runner itself costs: starting Node. */
export function runBareNode(): Promise<number> {
  return runProgram(process.execPath, ['-e', '0']);
}
