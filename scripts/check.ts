// The gate: `npm run check`. Runs every step, also after one has failed, shows what the failing ones said, and ends
// with a status that is not 0 if any failed. It works on uncommitted changes: clean means that the gate itself
// changed nothing, and that the dist/ that was there is what src/ builds to.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Step = { readonly name: string; readonly run: () => Promise<StepResult> };
type StepResult =
  | { readonly kind: 'ok' }
  | { readonly kind: 'failed'; readonly output: string }
  | { readonly kind: 'skipped'; readonly reason: string };

/** For what the gate itself writes with git, so that the repository stays as it is. */
const aside = mkdtempSync(join(tmpdir(), 'gate-'));
process.on('exit', () => rmSync(aside, { recursive: true, force: true }));
const before = writeTree();
const startedMs = Date.now();
const workflows = '.github/workflows/*.yml examples/*.yml';

const steps: readonly Step[] = [
  {
    name: 'format and lint',
    run: command('biome ci --error-on-warnings --diagnostic-level=warn --max-diagnostics=none --colors=off .'),
  },
  { name: 'import rules', run: command('depcruise --config .dependency-cruiser.mjs src test scripts') },
  { name: 'types', run: command('tsc --noEmit') },
  { name: 'unused code', run: command('knip') },
  { name: 'unused code, without tests', run: command('knip --production --include files,dependencies') },
  { name: 'workflows, by actionlint', run: tool('actionlint', workflows) },
  {
    name: 'workflows, by zizmor',
    run: tool(
      'zizmor',
      `--offline --no-progress --quiet --config .github/zizmor.yml action.yml .github/actions/*/action.yml ${workflows}`,
    ),
  },
  { name: 'README tables are current', run: command('node scripts/readme.ts --check') },
  { name: 'bundle', run: command('npm run --silent build') },
  { name: 'dist/ is what src/ builds to', run: async () => isDistCurrent() },
  { name: 'tests on the built dist/', run: command('vitest run') },
  { name: 'tree is clean', run: async () => unchanged() },
];

function command(line: string): Step['run'] {
  return () =>
    new Promise((resolve) => {
      // One stream for both, so that lines stay in their order. npm has put node_modules/.bin first in PATH.
      const child = spawn(`${line} 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', (error) => resolve({ kind: 'failed', output: error.message }));
      child.on('close', (code) =>
        resolve(code === 0 ? { kind: 'ok' } : { kind: 'failed', output: Buffer.concat(chunks).toString() }),
      );
    });
}

/** A program that npm does not have. A pull request runs it in any case. */
function tool(name: string, args: string): Step['run'] {
  const isThere = spawnSync(name, ['--version']).error === undefined;
  return isThere
    ? command(`${name} ${args}`)
    : async () => ({ kind: 'skipped', reason: `there is no ${name} in PATH; .ci/tools installs it` });
}

/** The working tree as git would commit it, ignored files aside. */
function writeTree(): string {
  git('add', '--all');
  return git('write-tree').trim();
}

function unchanged(...paths: readonly string[]): StepResult {
  const output = git('diff-tree', '-r', '--name-status', before, writeTree(), '--', ...paths);
  return output === '' ? { kind: 'ok' } : { kind: 'failed', output };
}

function git(...args: readonly string[]): string {
  const objects = execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-path', 'objects'], {
    encoding: 'utf8',
  });
  const env = {
    ...process.env,
    GIT_INDEX_FILE: join(aside, 'index'),
    GIT_OBJECT_DIRECTORY: aside,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: objects.trim(),
  };
  return execFileSync('git', args, { env, encoding: 'utf8' });
}

function isDistCurrent(): StepResult {
  const changed = unchanged('dist');
  // The build writes every file of the bundle; one that it left alone is from an older bundle and would ship unseen.
  const leftOver = globSync('dist/**', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).mtimeMs < startedMs)
    .map((path) => `left over: ${path}`);
  if (changed.kind === 'ok' && leftOver.length === 0) return changed;
  const advice = 'Commit dist/ as the build has written it, without files that are left over.';
  return { kind: 'failed', output: [changed.kind === 'failed' ? changed.output : '', ...leftOver, advice].join('\n') };
}

const failed: string[] = [];
for (const { name, run } of steps) {
  const startMs = performance.now();
  const result = await run();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  switch (result.kind) {
    case 'ok':
      console.log(`ok      ${name} (${seconds} s)`);
      break;
    case 'skipped':
      console.log(`skipped ${name}: ${result.reason}`);
      break;
    case 'failed':
      failed.push(name);
      console.log(`FAILED  ${name} (${seconds} s)\n\n${result.output.trimEnd().replaceAll(/^/gm, '    ')}\n`);
      break;
    default:
      result satisfies never;
  }
}

if (failed.length > 0) {
  console.log(`\nThe gate failed: ${failed.join('; ')}.`);
  process.exitCode = 1;
} else {
  console.log('\nThe gate passed.');
}
