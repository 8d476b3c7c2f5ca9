// lib/ -> dist/: the entry, the chunks that it loads late, and the licence of every package in any of them. What is in
// them is what the bundler says that it put there, module by module: its own list of licences leaves out packages.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BundledModule, listPackageFolders, renderLicenses } from './licenses.ts';

const aside = mkdtempSync(join(tmpdir(), 'bundle-'));
try {
  // A chunk of an older bundle would ship unseen.
  rmSync('dist', { recursive: true, force: true });
  const statistics = join(aside, 'statistics.json');
  const args = ['build', 'lib/index.js', '--out', 'dist', '-C', '--quiet', '--stats-out', statistics];
  const { status, error } = spawnSync('ncc', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`ncc failed${error ? `: ${error.message}` : ''}.`);
  const modules: readonly BundledModule[] = JSON.parse(readFileSync(statistics, 'utf8')).modules;
  writeFileSync('dist/licenses.txt', renderLicenses(listPackageFolders(modules)));
} finally {
  rmSync(aside, { recursive: true, force: true });
}
