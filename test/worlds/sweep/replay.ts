// Plays one world again: as it was drawn, and shrunk to the least that still shows the same failure.
import { inspect } from 'node:util';
import fc from 'fast-check';
import { crossedWorld } from '../draw/crossed-world.ts';
import { drawWorld } from '../draw/draw-world.ts';
import { drawParameters, nthWorld } from '../draw/nth-world.ts';
import type { Finding } from '../judge/finding.ts';
import { judge } from '../judge/judge.ts';
import { differencesOf } from '../plain-world.ts';
import { toPlainest } from '../plainer.ts';
import { play } from '../play/play.ts';
import type { Transfer } from '../play/world-http.ts';
import type { World } from '../world.ts';
import { findingsIn } from './play-range.ts';

const shrinkMs = 30_000;

export type Replay = { readonly seed: number; readonly n: number; readonly isCrossed: boolean };

export async function replay({ seed, n, isCrossed }: Replay, isShrinking: boolean): Promise<readonly Finding[]> {
  const world = isCrossed ? crossedWorld(seed, n) : nthWorld(seed, n);
  const findings = await findingsIn(world);
  if (!isShrinking || findings.length === 0) {
    await show(world);
    return findings;
  }
  const wanted = new Set(findings.map(toKey));
  const isSame = async (candidate: World): Promise<boolean> =>
    (await findingsIn(candidate)).some((finding) => wanted.has(toKey(finding)));
  let least = world;
  // What was drawn is drawn again, smaller and smaller.
  if (!isCrossed)
    await fc.check(
      fc.asyncProperty(drawWorld, async (candidate) => {
        const holds = await isSame(candidate);
        if (holds) least = candidate;
        return !holds;
      }),
      { ...drawParameters(seed, n), interruptAfterTimeLimit: shrinkMs },
    );
  least = await toPlainest(least, isSame);
  await show(least);
  return findings;
}

function toKey({ property, kind }: Finding): string {
  return `${property}: ${kind}`;
}

/** As `directed-worlds.ts` and `canary-worlds.ts` have them. */
export function toCode(world: World): string {
  return `worldWith(${inspect(differencesOf(world), { depth: 9, breakLength: 120 })})`;
}

async function show(world: World): Promise<void> {
  print(toCode(world));
  const played = await play(world);
  const startMs = played.startedMs;
  const lines: [atMs: number, line: string][] = played.http.transfers.map((transfer) => [
    transfer.atMs,
    toLine(transfer),
  ]);
  for (const { atMs, ...event } of played.simulator.events) {
    lines.push([atMs - startMs, `-- ${inspect(event, { breakLength: 200 })}`]);
  }
  for (const [atMs, line] of lines.toSorted(([one], [other]) => one - other)) {
    print(`${atMs.toFixed(0).padStart(7)} ms ${line}`);
  }
  for (const report of played.reports) print(inspect(report, { depth: 6, breakLength: 120 }));
  const { findings, listed } = judge(played);
  for (const { property, kind, url, detail } of findings) print(`${property}: ${kind}: ${url}: ${detail}`);
  if (listed.length > 0) print(`Listed: ${listed.join(', ')}`);
}

function toLine({ purges, url, response }: Transfer): string {
  const { status, pop = '', headers, body, transport } = response;
  const what = purges === undefined ? `GET ${url} ${pop}` : `purge ${purges}`;
  const age = headers.age === undefined ? '' : ` age ${headers.age}`;
  return `${what} ${status}${age} ${transport?.kind ?? ''} ${body.length} bytes ${shorten(body)}`;
}

function shorten(body: Uint8Array): string {
  return JSON.stringify(Buffer.from(body.subarray(0, 40)).toString('latin1'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
