// One asset: the check before its purge, and its way from the purge's answer to the verdict. Here is how each need is met; `rules/`
// has the rules, `schedule.ts` the times.
import type { Shared } from '../platform/timing/shared.ts';
import { type Cause, countCause, type SeenCause } from './cause.ts';
import { type ExpectedContent, mayBeAlike, readCheckout } from './expected-content.ts';
import { hasAsked, type Known, type KnownUrl, type Need, type Newest } from './known/known.ts';
import { hostOf, type KnownHosts, learnWithHost, withUnchanged } from './known/known-host.ts';
import { learn, type ProbedFact } from './known/learn.ts';
import { poll } from './poll.ts';
import { type ProbePorts, probe, probeBefore } from './probe/probes.ts';
import { askTwice } from './probe/sample.ts';
import { probeUnchanged } from './probe/unchanged-file.ts';
import { openRepeats, type PurgeAgain, type Repeats } from './repeats.ts';
import { type Judged, judge } from './rules/judge.ts';
import { beginsWithHeld, firstDelayMs, plan, purgeIntervalMs, toProbeLimitMs, wantsPurge } from './schedule.ts';
import { causeOf, toVerification } from './to-verification.ts';
import type { Verification } from './verification.ts';

export type ProvePorts = ProbePorts & {
  /** Milliseconds from the first purge's answer to the deadline. */
  readonly timeoutMs: number;
  readonly hosts: KnownHosts;
  /** The URL below this base URL, or host, of a file that did not change, which should be served. */
  readonly findUnchangedFile: (base: string) => Promise<string | undefined>;
  /** All assets of a base URL, or host, share a look at that file: hundreds may lack it at the same time. */
  readonly unchangedLooks: Shared<void>;
  /** Called after each check of an asset. `cause`: what keeps it from being proved; null where nothing does. */
  readonly onChecked: (url: string, cause: Cause | null, words: string) => void;
};

/** What one asset's proof needs. */
export type Proving = {
  readonly ports: ProvePorts;
  readonly purgeAgain: PurgeAgain;
  readonly findNewest: (expected: ExpectedContent) => Promise<Newest | undefined>;
  /** Milliseconds from the first purge's answer in which it may have an effect, where that is not until the deadline. Asked at each check. */
  readonly patienceMs?: () => number | undefined;
};

/** Longest time for the check before the purge, which must not hold the purge up. */
const beforeLimitMs = 30_000;
/** Between a request that shows which file imgix has, and the next one: what imgix stores for that must differ in age. */
const ageMarginMs = 50;

/** One request a URL, or two after a fault: it cannot be asked later. None for an added file: imgix would keep a 404. */
export async function checkBefore(subject: Known, ports: ProvePorts): Promise<Known> {
  if (subject.isAdded) return subject;
  // Else the old bytes could not be told from the checkout's, of which nothing else asks as long as they are not judged.
  const isAlike = mayBeAlike(subject.expected);
  const known = isAlike ? learn(subject, { kind: 'checkout', file: await readCheckout(subject.expected) }) : subject;
  const facts = await look(known, ports);
  return facts.reduce((all, fact) => learnWithHost(ports.hosts, all, fact), known);
}

async function look(known: Known, ports: ProvePorts): Promise<readonly ProbedFact[]> {
  const { clock, turnsOf } = ports.sampler;
  const urls = [known.bare, ...known.derivatives];
  const failed = turnsOf(known.url).breaker.outage?.last;
  if (failed !== undefined) return urls.map(({ query }) => ({ kind: 'before', query, sample: failed }));
  const endMs = clock.monotonicMs() + beforeLimitMs;
  const ask = (url: KnownUrl) =>
    probeBefore(known, url, { ...ports, isUrgent: true, timeLimitMs: endMs - clock.monotonicMs() });
  return Promise.all(urls.map((url) => askTwice(() => ask(url), ports.sampler)));
}

/** From the first purge's answer to the verdict. */
export async function prove(
  purged: Known,
  { ports, purgeAgain, findNewest, patienceMs }: Proving,
): Promise<Verification> {
  const { random, timeoutMs } = ports;
  const { clock, signal } = ports.sampler;
  const { acceptedAtMs } = purged.purge;
  const deadlineMs = acceptedAtMs + timeoutMs;
  const round = { ports, findNewest, deadlineMs };
  const repeats = openRepeats(purgeAgain, clock);
  let causes: readonly SeenCause[] = [];
  try {
    await clock.sleep(firstDelayMs, signal);
    const { known, judged } = await poll(purged, {
      clock,
      signal,
      check: (before) => check(withRepeats(before, repeats), round),
      // A purge may have gone out since the check began, or while a need was met.
      judge: (known) => judge(withRepeats(known, repeats), hostOf(ports.hosts, known.base), clock.monotonicMs()),
      needOf: firstNeedOf,
      // What a round has asked counts for a short time only: it comes to its end before others begin.
      meet: (known, need) => meetNeed(known, need, { ...round, isUrgent: true }),
      toNextMs: (checked, judged) => {
        const known = withRepeats(checked, repeats);
        const cause = causeOf(judged);
        causes = countCause(causes, cause);
        ports.onChecked(known.url, cause, `number ${known.bare.checks}, ${toRules(judged)}`);
        const patience = patienceMs?.();
        const patientUntilMs = patience && acceptedAtMs + patience;
        const moment = { nowMs: clock.monotonicMs(), deadlineMs, patientUntilMs, random: random() };
        const nextMs = plan(known, hostOf(ports.hosts, known.base), judged, moment);
        const mustPurge = nextMs !== undefined && wantsPurge(known, judged, moment);
        if (mustPurge) repeats.send(known.purge.lastAtMs + purgeIntervalMs);
        // One that waits may be what another point of presence needs, which has yet to turn.
        else if (judged.bare.rule !== 'contrary-point') repeats.withdraw();
        return nextMs;
      },
    });
    return toVerification(known, judged, causes, clock);
  } finally {
    repeats.withdraw();
  }
}

type Round = Pick<Proving, 'ports' | 'findNewest'> & { readonly deadlineMs: number; readonly isUrgent?: boolean };

/**
 * Checks the bare URL, unless only derivatives are open: one that waits for the moment at which an age tells is checked at once then.
 * Asks before the bare URL what imgix holds, where that may tell more.
 */
async function check(before: Known, round: Round): Promise<Known> {
  const { ports } = round;
  const { clock, signal } = ports.sampler;
  const nowMs = clock.monotonicMs();
  // What was asked counts as asked: else a need, which is open again in a new round, would hide what the check is to wait for.
  const earlier = judge(before, hostOf(ports.hosts, before.base), nowMs);
  const known = learn(before, { kind: 'round' });
  // A derivative is open that does not wait for anything. The reason may be the asset: imgix may have loaded another file since.
  const isReopened = earlier.derivatives.some(
    ({ verdict, wait }) => verdict.outcome !== 'verified' && wait === undefined,
  );
  if (earlier.bare.verdict.outcome === 'verified' && !isReopened) {
    const timed = known.derivatives[earlier.derivatives.findIndex(({ wait }) => wait?.kind === 'age')];
    return timed === undefined ? known : meetNeed(known, { kind: 'check', query: timed.query }, round);
  }
  const first = { ...round, isUrgent: earlier.bare.wait?.kind === 'confirmation' };
  if (!beginsWithHeld(known, earlier.bare, nowMs)) return meetNeed(known, { kind: 'check', query: '' }, first);
  const asked = await meetNeed(known, { kind: 'held', query: '' }, first);
  if (asked.held?.sinceMs !== known.held?.sinceMs) await clock.sleep(ageMarginMs, signal);
  return meetNeed(asked, { kind: 'check', query: '' }, { ...round, isUrgent: true });
}

function firstNeedOf({ bare, derivatives }: Judged): Need | undefined {
  return [bare, ...derivatives].find(({ need }) => need !== undefined)?.need;
}

async function meetNeed(known: Known, need: Need, { ports, findNewest, deadlineMs, isUrgent }: Round): Promise<Known> {
  const { clock, signal } = ports.sampler;
  const { before, recent } = known.bare;
  const timeLimitMs = toProbeLimitMs(deadlineMs - clock.monotonicMs(), [before, ...recent]);
  const limited = { ...ports, timeLimitMs, isUrgent };
  switch (need.kind) {
    case 'checkout':
      return learn(known, { kind: 'checkout', file: await readCheckout(known.expected) });
    case 'newest':
      return learn(known, { kind: 'newest', newest: await findNewest(known.expected) });
    case 'unchanged': {
      const { base } = known;
      // Others wait for it whose time may end sooner.
      const sharedMs = Math.max(sharedLimitMs, toProbeLimitMs(0, [before, ...recent]));
      const shared = { ...limited, timeLimitMs: Math.min(timeLimitMs, sharedMs) };
      await ports.unchangedLooks.ask(base, async () => {
        const found = await probeUnchanged(await ports.findUnchangedFile(base), shared);
        ports.hosts.set(base, withUnchanged(hostOf(ports.hosts, base), found));
      });
      return learn(known, { kind: 'unchanged', query: need.query });
    }
    default: {
      if (isFirstAfterAsset(known, need)) await clock.sleep(ageMarginMs, signal);
      const ask = () => probe(known, need, limited);
      // A control sample is asked for twice: without it no proof is found. A check comes again, and what imgix holds stays known.
      const isOnce = need.kind === 'check' || need.kind === 'held';
      return learnWithHost(ports.hosts, known, await (isOnce ? ask() : askTwice(ask, ports.sampler)));
    }
  }
}

/** Longest time for one request of a look that others wait for: a pause and a queue may come before it. */
const sharedLimitMs = 30_000;

/** The first derivative of this round, after the asset itself was checked in it. */
function isFirstAfterAsset(known: Known, { query }: Need): boolean {
  const isAsked = (one: string) => hasAsked(known, 'check', one);
  return query !== '' && isAsked('') && !known.derivatives.some((url) => isAsked(url.query));
}

function withRepeats(known: Known, repeats: Repeats): Known {
  const atMs = repeats.lastAtMs();
  return atMs === undefined ? known : learn(known, { kind: 'purged', atMs, mayTakeEffect: true });
}

function toRules({ bare, derivatives }: Judged): string {
  return [bare, ...derivatives].map(({ rule, verdict }) => `${rule} (${verdict.outcome})`).join(', ');
}
