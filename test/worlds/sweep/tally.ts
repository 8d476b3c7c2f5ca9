// What a range of worlds came to: numbers that add up, and one example of each kind of failure.

import type { Finding } from '../judge/finding.ts';
import type { Judgement } from '../judge/judge.ts';
import type { World } from '../world.ts';

export type Counts = Record<string, number>;

export type Tally = {
  worlds: number;
  assets: number;
  fetches: number;
  /** By outcome and evidence. */
  readonly verdicts: Counts;
  /** How often a listed case covered a finding. */
  readonly listed: Counts;
  /** By tenth of a second from the accepted purge. */
  readonly proofTenths: Counts;
  /** By trait and value: in how many worlds. */
  readonly drawn: Counts;
  /** Verdicts by the rule that gave them. */
  readonly rules: Counts;
  /** Places of rules that were reached at all, where that was asked for. */
  readonly reached: Counts;
  /** Numbers of the worlds in which something is wrong. */
  readonly failed: number[];
  /** By property and kind: how many, and the first. */
  readonly failures: Record<string, { count: number; readonly n: number; readonly finding: Finding }>;
};

export function emptyTally(): Tally {
  return {
    worlds: 0,
    assets: 0,
    fetches: 0,
    verdicts: {},
    listed: {},
    proofTenths: {},
    drawn: {},
    rules: {},
    reached: {},
    failed: [],
    failures: {},
  };
}

export function addJudgement(tally: Tally, n: number, world: World, { subjects, findings, listed }: Judgement): void {
  tally.worlds++;
  tally.assets += subjects.length;
  tally.fetches += subjects[0]?.played.http.transfers.length ?? 0;
  for (const { report } of subjects) {
    const { outcome, evidence, seconds } = report.verification;
    count(tally.verdicts, outcome === 'verified' ? `verified (${evidence})` : outcome);
    if (outcome === 'verified') count(tally.proofTenths, String(Math.round(seconds * 10)));
  }
  for (const [rule, times] of subjects[0]?.played.rules ?? []) count(tally.rules, rule, times);
  for (const id of listed) count(tally.listed, id);
  for (const trait of traitsOf(world)) count(tally.drawn, trait);
  for (const finding of findings) addFinding(tally, n, finding);
}

export function addFinding(tally: Tally, n: number, finding: Finding): void {
  if (tally.failed.at(-1) !== n) tally.failed.push(n);
  const key = `${finding.property}: ${finding.kind}`;
  const known = tally.failures[key];
  if (known === undefined) tally.failures[key] = { count: 1, n, finding };
  else known.count++;
}

export function addTally(sum: Tally, part: Tally): void {
  sum.worlds += part.worlds;
  sum.assets += part.assets;
  sum.fetches += part.fetches;
  for (const key of ['verdicts', 'listed', 'proofTenths', 'drawn', 'rules', 'reached'] as const) {
    for (const [name, value] of Object.entries(part[key])) count(sum[key], name, value);
  }
  sum.failed.push(...part.failed);
  for (const [key, failure] of Object.entries(part.failures)) {
    const known = sum.failures[key];
    if (known === undefined) sum.failures[key] = failure;
    else sum.failures[key] = { ...(failure.n < known.n ? failure : known), count: known.count + failure.count };
  }
}

function count(counts: Counts, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

/** Seconds within which that part of the proofs came. */
export function quantileSeconds({ proofTenths }: Tally, part: number): number {
  const entries = Object.entries(proofTenths).map(([tenths, times]) => [Number(tenths), times] as const);
  const total = entries.reduce((sum, [, times]) => sum + times, 0);
  let seen = 0;
  for (const [tenths, times] of entries.toSorted(([one], [other]) => one - other)) {
    seen += times;
    if (seen >= part * total) return tenths / 10;
  }
  return 0;
}

/** What the world is like, for the table of what was drawn: all of it, so that nothing that is drawn too rarely is hidden. */
function traitsOf({ source, cdn, inputs, files, faults, visits, purges, latency }: World): Set<string> {
  const { pops } = cdn;
  const parts: Readonly<Record<string, unknown>>[] = [
    { ...source, ...cdn, ...inputs, ...latency, outages: source.outages.length, pops: pops.length },
    { visits: visits.length > 0, purges: purges.length > 0, busy: visits.some(({ everyMs }) => everyMs !== undefined) },
    ...pops.map(({ propagationMs }) => ({ propagationMs })),
    ...files.map(({ older, before, now, newer, ...story }) => ({
      ...story,
      older: older !== null,
      size: ((now ?? before)?.size ?? 0) > 16_384 ? 'large' : 'small',
      newer: newer === null ? 'none' : newer.version === null ? 'gone' : 'another',
      ...(newer === null ? {} : { newerPushedMs: newer.pushedMs, newerArrivesMs: newer.arrivesMs }),
    })),
    ...faults.map(({ on, what, fromMs, untilMs, probability, question = 'any' }) => ({
      fault: `${on} ${what}`,
      faultFromMs: fromMs,
      faultLastsMs: untilMs - fromMs,
      faultProbability: probability,
      faultQuestion: question,
    })),
  ];
  return new Set(
    parts.flatMap((part) => Object.entries(part).map(([name, value]) => `${name}=${toBucket(name, value)}`)),
  );
}

const bucketSeconds = [0.01, 0.1, 1, 10, 60, 300];

/** Times by their magnitude, everything else as it is. */
function toBucket(name: string, value: unknown): string {
  if (value === null || value === '') return 'none';
  if (Array.isArray(value)) return value.join(' + ') || 'none';
  if (typeof value !== 'number' || !/(?:Ms|S)$/.test(name)) return String(value);
  const seconds = name.endsWith('Ms') ? value / 1_000 : value;
  if (seconds <= 0) return seconds === 0 ? '0' : 'before';
  const most = bucketSeconds.find((each) => seconds <= each);
  return most === undefined ? 'longer' : `up to ${most} s`;
}
