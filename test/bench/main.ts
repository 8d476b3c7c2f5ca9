// `npm run bench`: measures dist/ as whole processes, beside bare Node, git, curl and other actions, and writes
// docs/benchmarks.md with its plot. Not a part of the tests: it takes minutes, and its figures are this machine's.
import { parseArgs } from 'node:util';
import { TestArea } from '../support/repository.ts';
import type { Bench } from './bench.ts';
import { holds, type Measured } from './figures.ts';
import { readPeer } from './peers.ts';
import { renderTable } from './render.ts';
import { measureDifference } from './sections/difference.ts';
import { measureGrowth } from './sections/growth.ts';
import { measureMemory } from './sections/memory.ts';
import { measurePipeline } from './sections/pipeline.ts';
import { measureProof } from './sections/proof.ts';
import { measurePurge } from './sections/purge.ts';
import { measureReconcile } from './sections/reconcile.ts';
import { measureStart } from './sections/start.ts';
import { writeDocument } from './write-document.ts';

const sections: Readonly<Record<string, (bench: Bench) => Promise<Measured>>> = {
  start: measureStart,
  difference: measureDifference,
  purge: measurePurge,
  proof: measureProof,
  pipeline: measurePipeline,
  reconcile: measureReconcile,
  memory: measureMemory,
  growth: measureGrowth,
};

const { values } = parseArgs({
  options: {
    peer: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: Object.keys(sections).join(',') },
    rounds: { type: 'string', default: '9' },
    'max-assets': { type: 'string', default: '1000000' },
  },
});

const peers = values.peer.map(readPeer);
const names = values.only.split(',');
const measured: Measured[] = [];
for (const name of names) {
  const measure = sections[name];
  if (measure === undefined) throw new Error(`--only knows ${Object.keys(sections).join(', ')}, got ${name}`);
  using area = new TestArea();
  const startedMs = performance.now();
  const result = await measure({ area, rounds: Number(values.rounds), peers, maxAssets: Number(values['max-assets']) });
  measured.push(result);
  console.log(`${renderTable(result)}\n(${Math.round((performance.now() - startedMs) / 1000)} s)\n`);
}

const broken = measured.flatMap(({ figures }) => figures.filter((figure) => !holds(figure)));
for (const { what } of broken) console.error(`BEYOND ITS BOUND: ${what}.`);
if (broken.length > 0) process.exitCode = 1;
// A part alone is for work on that part: the paper has all of them from one run.
if (names.length === Object.keys(sections).length) writeDocument(measured, peers);
