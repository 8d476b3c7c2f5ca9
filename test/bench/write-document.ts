// docs/benchmarks.md and docs/benchmarks.svg, from one run.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, totalmem, type } from 'node:os';
import type { Measured } from './figures.ts';
import type { Peer } from './peers.ts';
import { renderPlot, renderTable } from './render.ts';

export function writeDocument(measured: readonly Measured[], peers: readonly Peer[]): void {
  const growth = measured.flatMap((section) => section.growth ?? []);
  writeFileSync('docs/benchmarks.svg', renderPlot(growth));
  writeFileSync('docs/benchmarks.md', renderDocument(measured, peers));
}

function renderDocument(measured: readonly Measured[], peers: readonly Peer[]): string {
  const sections = measured.map((section) =>
    section.growth === undefined
      ? renderTable(section)
      : `${renderTable(section)}\n\n![Time and memory against the number of changed images](benchmarks.svg)`,
  );
  return `${[intro(peers), ...sections].join('\n\n')}\n`;
}

function intro(peers: readonly Peer[]): string {
  const flags = peers.map(({ name }) => ` --peer ${name.split('/')[0]?.replace('tj-actions', 'tj')}=FOLDER`).join('');
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${arch()}`;
  const versions = [
    `Node ${process.version.slice(1)}`,
    execFileSync('git', ['--version'], { encoding: 'utf8' }).trim(),
    execFileSync('curl', ['--version'], { encoding: 'utf8' }).split(' (')[0] ?? 'curl',
    `this action ${JSON.parse(readFileSync('package.json', 'utf8')).version}`,
    ...peers.map(({ name, version }) => `${name} (SHA-256 of its entry ${version}...)`),
  ];
  return `# Benchmarks

Written by \`npm run bench --${flags}\`; do not edit. Whole processes, as the runner starts them, with report, outputs and
summary written. What stands beside each other ran in turns; figures are medians, after a run that did not count. They are
those of one machine: compare the ratios. Memory is the most that the step's own process had resident. imgix is the
simulator of this repository, on loopback. A peer's folder is a checkout of it.

- Machine: ${machine}
- Versions: ${versions.join('; ')}`;
}
