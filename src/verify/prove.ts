// The driver: judge -> a need? meet it, learn, judge again; no need? end, or wait and check again. It knows no rule.
import type { Clock } from '../platform/clock.ts';
import { type Before, type Cause, countCause, type SeenCause } from './cause.ts';
import { type ExpectedContent, recognise } from './expected-content.ts';
import type { Known, Need, Newest } from './known/known.ts';
import { type KnownHost, learnServed, unknownHost } from './known/known-host.ts';
import { learn } from './known/learn.ts';
import { beginsWithHeld, type ProbePorts, probe, probeBefore, probeWitness } from './probe/probes.ts';
import type { Sample } from './probe/sample.ts';
import { toRemovalRecord } from './removal-record.ts';
import { openRepeats, type Repeats } from './repeats.ts';
import { type Judged, judge } from './rules/judge.ts';
import { firstDelayMs, openOf, plan, purgeIntervalMs, wantsPurge } from './rules/schedule.ts';
import type { Judgement } from './rules/verdict.ts';
import type { DerivativeVerification, Verification } from './verification.ts';

export type ProvePorts = ProbePorts & {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds from the accepted purge to the deadline. */
  readonly timeoutMs: number;
  /** What all assets of a host know of it. */
  readonly hosts: Map<string, KnownHost>;
  /** A URL that should be served on this host: of a file that did not change. */
  readonly findWitness: (origin: string) => Promise<string | undefined>;
  /** Tells of each check of an asset. `cause`: what stands against a proof; null where nothing does. */
  readonly onChecked: (url: string, cause: Cause | null, words: string) => void;
};

/** One asset's own. */
export type Proving = {
  readonly ports: ProvePorts;
  /** Sends one more purge; resolves when it was answered, rejects where the run cannot go on. */
  readonly purgeAgain: (signal: AbortSignal) => Promise<void>;
  readonly findNewest: (expected: ExpectedContent) => Promise<Newest | undefined>;
};

/** Longest time for a probe before the purge: it must not hold the purge up. */
const beforeLimitMs = 30_000;
/** A probe may take this long even where the deadline is nearer: the last one is worth an answer. */
const minProbeMs = 5000;
/** Between what tells since when imgix has a file and a request that may make it store one: ages must tell them apart. */
const ageMarginMs = 50;

/** One request for the asset and one for each derivative. Not for added files: asking for them plants a cached 404. */
export async function checkBefore(known: Known, ports: ProvePorts): Promise<Known> {
  if (known.isAdded) return known;
  const asked = { ...ports, timeLimitMs: beforeLimitMs };
  const facts = await Promise.all([known.bare, ...known.derivatives].map((url) => probeBefore(known, url, asked)));
  return facts.reduce((all, fact) => {
    if (fact.kind === 'before' && fact.query === '') noteServed(ports, all, fact.sample);
    return learn(all, fact);
  }, known);
}

/** From the accepted purge to the verdict. */
export async function prove(purged: Known, { ports, purgeAgain, findNewest }: Proving): Promise<Verification> {
  const { clock, signal, random, timeoutMs } = ports;
  const acceptedAtMs = purged.purge?.acceptedAtMs ?? clock.monotonicMs();
  const deadlineMs = acceptedAtMs + timeoutMs;
  const repeats = openRepeats(purgeAgain, clock);
  let known = purged;
  let seen: readonly SeenCause[] = [];
  try {
    await clock.sleep(firstDelayMs, signal);
    for (;;) {
      known = withRepeats(known, repeats);
      known = await playRound(known, { ports, findNewest, deadlineMs });
      const judged = judge(known, hostOf(ports, known), clock.monotonicMs());
      seen = countCause(seen, causeOf(judged));
      ports.onChecked(known.url, causeOf(judged), `number ${known.bare.checks}, ${toRules(judged)}`);
      const moment = { nowMs: clock.monotonicMs(), deadlineMs, random: random() };
      const next = plan(known, hostOf(ports, known), judged, moment);
      if (next.kind === 'end')
        return { ...toResult(known, judged, clock, moment.nowMs - acceptedAtMs), ...toSeen(judged, seen) };
      if (wantsPurge(judged)) repeats.send((known.purge?.lastAtMs ?? 0) + purgeIntervalMs);
      await clock.sleep(Math.max(0, next.atMs - clock.monotonicMs()), signal);
    }
  } finally {
    repeats.stop();
  }
}

type Round = Pick<Proving, 'ports' | 'findNewest'> & { readonly deadlineMs: number };

/** One check of the URL, and whatever its judgement needs. Each need is met once in a round, so that it ends. */
async function playRound(before: Known, round: Round): Promise<Known> {
  const { ports } = round;
  let known = learn(before, { kind: 'round' });
  const meet = async (need: Need) => {
    known = await meetNeed(known, need, round);
  };
  const earlier = judge(known, hostOf(ports, known), ports.clock.monotonicMs());
  // What time alone does not mend may have its reason in the asset: imgix may have loaded another file since.
  const isReopened = earlier.derivatives.some(({ verdict, wait }) => verdict.kind === 'pending' && wait === undefined);
  if (earlier.bare.verdict.kind !== 'verified' || isReopened) {
    if (beginsWithHeld(known, earlier.bare.isRight, ports.clock.monotonicMs())) {
      const { held } = known;
      await meet({ kind: 'held', query: '' });
      if (known.held !== undefined && known.held.sinceMs !== held?.sinceMs)
        await ports.clock.sleep(ageMarginMs, ports.signal);
    }
    await meet({ kind: 'check', query: '' });
  }
  for (;;) {
    const judged = judge(known, hostOf(ports, known), ports.clock.monotonicMs());
    const need = [judged.bare, ...judged.derivatives].find((judgement) => judgement.need !== undefined)?.need;
    if (need === undefined) return known;
    if (need.kind === 'check' && !known.derivatives.some(({ checks }) => checks > 0))
      await ports.clock.sleep(ageMarginMs, ports.signal);
    await meet(need);
  }
}

async function meetNeed(known: Known, need: Need, { ports, findNewest, deadlineMs }: Round): Promise<Known> {
  const asked = { ...ports, timeLimitMs: Math.max(minProbeMs, deadlineMs - ports.clock.monotonicMs()) };
  switch (need.kind) {
    case 'checkout':
      return learn(known, { kind: 'checkout', file: await readCheckout(known) });
    case 'newest':
      return learn(known, { kind: 'newest', newest: await findNewest(known.expected) });
    case 'witness': {
      const { origin } = known;
      const url = await ports.findWitness(origin);
      const witnessAtMs = ports.clock.monotonicMs();
      const witness = await probeWitness(url, asked);
      ports.hosts.set(origin, { ...hostOf(ports, known), witness, witnessAtMs });
      return learn(known, { kind: 'witness' });
    }
    default: {
      const fact = await probe(known, need, asked);
      if (fact.kind === 'check' && fact.query === '') noteServed(ports, known, fact.sample);
      return learn(known, fact);
    }
  }
}

function withRepeats(known: Known, repeats: Repeats): Known {
  const atMs = repeats.lastAtMs();
  if (atMs === undefined || atMs === known.purge?.lastAtMs) return known;
  return learn(known, { kind: 'purged', atMs, mayTakeEffect: true });
}

export async function readCheckout({ expected }: Known): Promise<NonNullable<Known['checkout']>> {
  const file = expected.kind === 'updated' ? expected.checkoutFile : undefined;
  const [sha256, dimensions] = await Promise.all([file?.sha256(), file?.dimensions()]);
  return { sha256, dimensions };
}

function hostOf({ hosts }: ProvePorts, { origin }: Known): KnownHost {
  return hosts.get(origin) ?? unknownHost;
}

function noteServed(ports: ProvePorts, known: Known, { seen }: Sample): void {
  const content = seen.kind === 'served' ? recognise(known.expected, seen.body, known.checkout) : 'other';
  const isOwnFile = content === 'new' || content === 'old';
  ports.hosts.set(known.origin, learnServed(hostOf(ports, known), seen, isOwnFile));
}

function toResult(known: Known, judged: Judged, clock: Clock, sincePurgeMs: number): Verification {
  const verification = toVerification(known, judged, sincePurgeMs);
  if (known.expected.kind !== 'removed') return verification;
  const isGone = verification.evidence === 'gone' || verification.evidence === 'replaced';
  return { ...verification, removal: toRemovalRecord(known, isGone, clock) };
}

function toVerification(known: Known, judged: Judged, sincePurgeMs: number): Verification {
  const { verdict } = judged.bare;
  const derivatives = known.derivatives.flatMap(({ query, checks }, index) => {
    const judgement = judged.derivatives[index];
    return judgement === undefined ? [] : [toDerivative(`${known.url}?${query}`, checks, judgement)];
  });
  const common = {
    before: toBefore(known.bare.before),
    checks: known.bare.checks,
    seconds: Math.round(sincePurgeMs / 100) / 10,
    ...(derivatives.length > 0 ? { derivatives } : {}),
  };
  if (verdict.kind === 'pending') {
    const { as, cause, detail } = verdict;
    return { outcome: as, evidence: null, cause, detail, ...common };
  }
  // An asset is as good as the worst of its derivatives: they are what visitors see.
  const worst = worstOf(derivatives);
  if (worst !== undefined) {
    const { outcome, cause, url, detail } = worst;
    return { outcome, evidence: null, cause, detail: `The derivative ${url}: ${detail}`, ...common };
  }
  const { evidence, supersededBy, detail } = verdict;
  const winner = supersededBy === undefined ? {} : { supersededBy };
  return { outcome: 'verified', evidence, ...winner, cause: null, detail, ...common };
}

function worstOf(derivatives: readonly DerivativeVerification[]): DerivativeVerification | undefined {
  return (
    derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified')
  );
}

function toDerivative(url: string, checks: number, { verdict }: Judgement): DerivativeVerification {
  if (verdict.kind === 'verified') return { url, outcome: 'verified', cause: null, checks, detail: verdict.detail };
  return { url, outcome: verdict.as, cause: verdict.cause, checks, detail: verdict.detail };
}

function toBefore(sample: Sample | undefined): Before {
  if (sample === undefined) return 'not-asked';
  const { seen } = sample;
  return seen.kind === 'status' ? `status ${seen.status}` : seen.kind;
}

/** Of a proof nobody asks what came before it. */
function toSeen(judged: Judged, seen: readonly SeenCause[]): Pick<Verification, 'seen'> {
  return causeOf(judged) === null ? {} : { seen };
}

/** Null where nothing stands against a proof, but that it has to hold twice. */
function causeOf(judged: Judged): Cause | null {
  const open = openOf(judged);
  return open?.verdict.kind === 'pending' && open.wait?.kind !== 'confirmation' ? open.verdict.cause : null;
}

function toRules({ bare, derivatives }: Judged): string {
  return [bare, ...derivatives].map(({ rule, verdict }) => `${rule} (${verdict.kind})`).join(', ');
}
