// Every package in the bundle brings a licence with it, which has to ship too: dist/licenses.txt must name each of them
// and no other. What is in the bundle is what the bundler says that it put there, file by file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module of webpack's statistics; modules that were joined into one stand below it. */
export type BundledModule = {
  readonly name?: string;
  readonly nameForCondition?: string | null;
  readonly modules?: readonly BundledModule[];
};

/** Names of the packages that modules come from, the innermost one for a package inside of a package. */
export function listPackages(modules: readonly BundledModule[]): string[] {
  const names = modules.flatMap(({ name = '', nameForCondition, modules: inner = [] }) => {
    const path = (nameForCondition || name).replaceAll('\\', '/');
    const found = [...path.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].at(-1)?.[1];
    return [...(found === undefined ? [] : [found]), ...listPackages(inner)];
  });
  return [...new Set(names)].sort();
}

/** The bundler's file: for each package its name, the licence's id, and its text, with an empty line in between. */
export function findLicenseErrors(packages: readonly string[], licenses: string): string[] {
  const lines = licenses.split('\n');
  return packages.flatMap((name) => {
    const index = lines.findIndex((line, at) => line === name && (at === 0 || lines[at - 1] === ''));
    if (index < 0) return [`${name} is in the bundle, but not in dist/licenses.txt.`];
    const end = lines.findIndex((line, at) => at > index + 1 && packages.includes(line) && lines[at - 1] === '');
    const [, id = '', ...text] = lines.slice(index, end < 0 ? undefined : end);
    if (!/^[\w.+() -]+$/.test(id)) return [`${name} names no licence in dist/licenses.txt.`];
    return text.join('').trim().length > 100 ? [] : [`${name} has no text of its licence in dist/licenses.txt.`];
  });
}

/** Bundles lib/ once more, aside, because the statistics come with a bundling only. */
function readBundledModules(): readonly BundledModule[] {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-statistics-'));
  try {
    const statistics = join(folder, 'statistics.json');
    const args = ['build', 'lib/index.js', '--out', join(folder, 'dist'), '-C', '--quiet', '--stats-out', statistics];
    const { status, stderr, error } = spawnSync('ncc', args, { encoding: 'utf8', shell: process.platform === 'win32' });
    if (status !== 0) throw new Error(`ncc failed: ${error?.message ?? stderr}`);
    return JSON.parse(readFileSync(statistics, 'utf8')).modules;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function main(): void {
  const packages = listPackages(readBundledModules());
  const errors = findLicenseErrors(packages, readFileSync('dist/licenses.txt', 'utf8'));
  if (packages.length === 0) errors.push('The bundler names no package at all: its statistics have another form now.');
  for (const error of errors) console.error(error);
  if (errors.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
