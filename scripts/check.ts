// The gate: `npm run check`. Runs every step, also after one has failed, shows what the failing ones said, and ends
// with a status that is not 0 if any failed. It works on uncommitted changes: clean means that the gate itself
// changed nothing, and that the dist/ that was there is what src/ builds to.
import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { findTreeChanges, readTreeState } from './tree-state.ts';

type Step = { readonly name: string; readonly run: () => Promise<StepResult> };
type StepResult = { readonly ok: boolean; readonly output: string };

const before = readTreeState();
const startedMs = Date.now();

const steps: readonly Step[] = [
  {
    name: 'format and lint',
    run: command('biome ci --error-on-warnings --diagnostic-level=warn --max-diagnostics=none --colors=off .'),
  },
  { name: 'import rules', run: command('depcruise --config .dependency-cruiser.mjs src test scripts') },
  { name: 'types', run: command('tsc --noEmit') },
  { name: 'unused code', run: command('knip') },
  { name: 'unused code, without tests', run: command('knip --production --include files,dependencies') },
  { name: 'action.yml and workflows against GitHub schema', run: command('node scripts/github-schema.ts') },
  { name: 'pinned versions', run: command('node scripts/pins.ts') },
  { name: 'README tables are current', run: command('node scripts/readme.ts --check') },
  { name: 'bundle', run: command('npm run --silent build') },
  { name: 'dist/ is what src/ builds to', run: async () => isDistCurrent() },
  { name: 'tests on the built dist/', run: command('vitest run') },
  { name: 'tree is clean', run: async () => unchanged(() => true) },
];

function command(line: string): Step['run'] {
  return () =>
    new Promise((resolve) => {
      // One stream for both, so that lines stay in their order. npm has put node_modules/.bin first in PATH.
      const child = spawn(`${line} 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', (error) => resolve({ ok: false, output: error.message }));
      child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }));
    });
}

function unchanged(isAsked: (path: string) => boolean): StepResult {
  const changes = findTreeChanges(before, readTreeState()).filter((line) => isAsked(line.slice(line.indexOf(' ') + 1)));
  return { ok: changes.length === 0, output: changes.join('\n') };
}

function isDistCurrent(): StepResult {
  const changed = unchanged((path) => path.startsWith('dist/'));
  // The build writes every file of the bundle; one that it left alone is from an older bundle and would ship unseen.
  const wrong = globSync('dist/**/*', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => statSync(path).mtimeMs < startedMs)
    .map((path) => `left over ${path}`);
  if (!existsSync('dist/index.js')) wrong.push('missing dist/index.js');
  const advice = 'Commit dist/ as the build has written it, without files that are left over.';
  return { ok: changed.ok && wrong.length === 0, output: [changed.output, ...wrong, advice].join('\n') };
}

const failed: string[] = [];
for (const { name, run } of steps) {
  const startMs = performance.now();
  const { ok, output } = await run();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (ok) continue;
  failed.push(name);
  console.log(`\n${output.trimEnd().replaceAll(/^/gm, '    ')}\n`);
}

if (failed.length > 0) {
  console.log(`\nThe gate failed: ${failed.join('; ')}.`);
  process.exitCode = 1;
} else {
  console.log('\nThe gate passed.');
}
