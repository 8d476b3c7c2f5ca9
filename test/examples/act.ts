// Runs a workflow as it stands on a runner that nobody here wrote, https://github.com/nektos/act, without containers and
// without a network. What it does differently from GitHub is written down in docs/adr/0013-a-real-runner.md.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestArea } from '../support/repository.ts';
import { secrets, variables } from './scene.ts';
import { action, listActions } from './workflow.ts';

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Who stands in for whose action; act itself knows that the checkout is there. */
const standIns: Readonly<Record<string, string>> = {
  'aws-actions/configure-aws-credentials': 'log-in',
  'google-github-actions/auth': 'log-in',
  'google-github-actions/setup-gcloud': 'log-in',
  'actions/setup-node': 'log-in',
  'actions/upload-artifact': 'upload-artifact',
  'actions/download-artifact': 'download-artifact',
};

/** Why no runner can be had here; undefined where it can. */
export const reason =
  process.platform === 'win32'
    ? 'what stands in for aws, gcloud and rsync is a shell script'
    : spawnSync('act', ['--version']).error
      ? 'there is no act in PATH: .ci/tools installs it'
      : undefined;

export type ActRun = {
  readonly exitCode: number | null;
  /** What a person sees. */
  readonly log: string;
  readonly masks: readonly string[];
  /** The output of that name, of each step that gave one. */
  readonly conclusions: string[];
  readonly summaries: readonly string[];
  /** `name/file` to content. */
  readonly artifacts: Readonly<Record<string, string>>;
};

/** A line of act's log as JSON. Only `msg` is masked in it. */
type Line = {
  readonly msg: string;
  readonly command?: string;
  readonly content?: string;
  readonly name?: string;
  readonly arg?: string;
};

export type ActJob = {
  readonly area: TestArea;
  /** The repository; act runs in a copy of it. */
  readonly folder: string;
  /** Path of the workflow in it. */
  readonly workflow: string;
  readonly event: { readonly name: string; readonly payload: object };
  readonly env?: Readonly<Record<string, string>>;
  /** More arguments for act. */
  readonly args?: readonly string[];
};

export async function runInAct({ area, folder, workflow, event, env = {}, args = [] }: ActJob): Promise<ActRun> {
  const artifacts = area.path('artifacts');
  writeFileSync(area.path('event.json'), JSON.stringify(event.payload));
  const { exitCode, output } = await run(
    [
      event.name,
      ...['--workflows', workflow, '--eventpath', area.path('event.json'), '--json', ...args],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--action-offline-mode', '--container-daemon-socket', '-'],
      ...listActions(join(folder, workflow)).flatMap((name) => replaceAction(name, area.path('action'))),
      ...Object.entries({ ...env, ARTIFACTS: artifacts }).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...Object.entries(secrets).flatMap(([name, value]) => ['--secret', `${name}=${value}`]),
      ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ],
    folder,
    {
      PATH: [linkCommands(area.path('bin')), process.env.PATH].join(delimiter),
      HOME: area.path('home'),
      XDG_CACHE_HOME: area.path('cache'),
      GIT_CONFIG_NOSYSTEM: '1',
    },
  );
  const lines = output.split('\n').map(parseLine);
  const commands = (command: string) => lines.filter((line) => line.command === command);
  return {
    exitCode,
    log: lines.map(({ msg }) => msg).join('\n'),
    masks: commands('add-mask').map(({ arg = '' }) => arg),
    conclusions: commands('set-output').flatMap(({ name, arg = '' }) => (name === 'conclusion' ? [arg] : [])),
    summaries: commands('summary').map(({ content = '' }) => content),
    artifacts: Object.fromEntries(
      globSync('*/*', { cwd: artifacts }).map((path) => [path, readFileSync(join(artifacts, path), 'utf8')]),
    ),
  };
}

function parseLine(line: string): Line {
  return line.startsWith('{') ? (JSON.parse(line) as Line) : { msg: line };
}

/** This action as GitHub would download it, with nothing beside what is committed to be used. */
function replaceAction(name: string, copy: string): string[] {
  if (name === action) {
    cpSync(fileOf('../../dist'), join(copy, 'dist'), { recursive: true });
    copyFileSync(fileOf('../../action.yml'), join(copy, 'action.yml'));
    return ['--local-repository', `${name}=${copy}`];
  }
  const repository = name.split('@')[0] ?? '';
  if (repository === 'actions/checkout' || repository.startsWith('./')) return [];
  const standIn = standIns[repository];
  if (standIn === undefined) throw new Error(`Nothing stands in for ${name}.`);
  return ['--local-repository', `${name}=${fileOf(`stand-ins/actions/${standIn}`)}`];
}

function linkCommands(bin: string): string {
  mkdirSync(bin);
  for (const name of ['aws', 'gcloud', 'rsync']) symlinkSync(fileOf('stand-ins/bin/deploy'), join(bin, name));
  symlinkSync(fileOf('stand-ins/bin/npm'), join(bin, 'npm'));
  return bin;
}

function run(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('act', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject).once('close', (exitCode) => resolve({ exitCode, output }));
  });
}
