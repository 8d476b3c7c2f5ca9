// A sweep in words.
import { type Property, properties } from '../judge/finding.ts';
import { type Counts, quantileSeconds, type Tally } from './tally.ts';

/** 0: nothing is wrong. The worst decides. */
export const exitCodes: Readonly<Record<Property, number>> = { safe: 10, live: 11, bounded: 12, complete: 13 };

export const ruleNeverReached = 14;
export const canaryAlive = 15;

export function toExitCode({ failures }: Tally): number {
  const worst = properties.find((property) => Object.keys(failures).some((key) => key.startsWith(property)));
  return worst === undefined ? 0 : exitCodes[worst];
}

/** `seed`: with `--crossed` where the worlds are. */
export function renderTally(tally: Tally, seed: number | `${number} --crossed`, realSeconds: number): string {
  const { worlds, assets, fetches, verdicts, listed, rules, drawn } = tally;
  const lines = [
    `Seed ${seed}: ${worlds} worlds, ${assets} URLs, ${fetches} requests in ${realSeconds.toFixed(1)} s (${Math.round(worlds / realSeconds)} worlds a second).`,
    `Drawn: ${renderShares(drawn, worlds)}.`,
    `Verdicts: ${renderCounts(verdicts)}.`,
    `Time to proof: ${quantileSeconds(tally, 0.5)} s (median), ${quantileSeconds(tally, 0.99)} s (99 %).`,
    `Listed cases: ${renderCounts(listed)}.`,
  ];
  if (Object.keys(rules).length > 0) lines.push(`Rules: ${renderCounts(rules)}.`);
  for (const [key, { count, n, finding }] of Object.entries(tally.failures)) {
    lines.push(`FAILED ${key} (${count} times). ${finding.url ?? ''} ${finding.detail}`);
    lines.push(`  npm run worlds -- --seed ${seed} --replay ${n}`);
  }
  const { failed } = tally;
  if (failed.length > 0) lines.push(`Worlds that failed: ${failed.toSorted((one, other) => one - other).join(', ')}.`);
  else lines.push('Nothing is wrong.');
  return lines.join('\n');
}

function renderCounts(counts: Counts): string {
  const entries = Object.entries(counts).toSorted(([, one], [, other]) => other - one);
  return entries.length === 0 ? 'none' : entries.map(([name, value]) => `${name} ${value}`).join(', ');
}

/** `name=value`: by name. */
function renderShares(counts: Counts, total: number): string {
  const entries = Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const byName = Map.groupBy(entries, ([trait]) => trait.slice(0, trait.indexOf('=')));
  const toShare = (name: string, [trait, value]: readonly [string, number]) =>
    `${trait.slice(name.length + 1)} ${Math.round((100 * value) / total)} %`;
  return [...byName].map(([name, all]) => `${name} (${all.map((one) => toShare(name, one)).join(', ')})`).join('; ');
}
