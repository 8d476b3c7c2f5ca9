// Proves one asset: what was there before the purge, then looks until there is a proof or the deadline has passed.

import { DerivativeWitness } from './derivative.ts';
import { type ExpectedContent, fileSizesOf } from './expected-content.ts';
import { type Looker, look } from './look.ts';
import { ageGrainMs, type Observation } from './observation.ts';
import { asksForText } from './oddity.ts';
import type { PollOptions } from './poll.ts';
import { PurgeAgain, type SendPurge } from './purge-again.ts';
import { type Settled, settle } from './settle.ts';
import { toSignedUrl } from './sign-url.ts';
import type { DerivativeVerification, Verification } from './verification.ts';
import { Witness } from './witness.ts';

export type VerifierOptions = Omit<PollOptions, 'deadlineMs'> & {
  readonly looker: Looker;
  /** Milliseconds from the accepted purge to the deadline. */
  readonly timeoutMs: number;
  /** Signs what is fetched. */
  readonly token: string | undefined;
  /** Queries of the derivatives to verify. */
  readonly params: readonly string[];
};

/** What was seen before the purge, by query; '' is the bare URL. */
export type Before = ReadonlyMap<string, Observation>;

export const nothingSeenBefore: Before = new Map();

/** Longest time for a look before the purge: it must not hold the purge up. */
const beforeLimitMs = 30_000;
/**
 * One request for the asset and one for each derivative. Not for added files: asking for them plants a cached 404. A
 * body as long as the file's own is not read: the Source passes bytes through then, and comparing with before is
 * not needed.
 */
export async function lookBefore(url: string, expected: ExpectedContent, options: VerifierOptions): Promise<Before> {
  const { looker, signal, token, params } = options;
  const lookAt = async (query: string, tellingLengths: readonly number[]): Promise<[string, Observation]> => [
    query,
    await look(looker, toSignedUrl(url, query, token), {
      tellingLengths,
      timeLimitMs: beforeLimitMs,
      signal,
      mayBeText: asksForText(query),
    }),
  ];
  return new Map(await Promise.all([lookAt('', fileSizesOf(expected)), ...params.map((query) => lookAt(query, []))]));
}

export type VerifyRequest = {
  readonly url: string;
  readonly expected: ExpectedContent;
  readonly before: Before;
  /** Monotonic time at which imgix accepted the first purge. */
  readonly purgedAtMs: number;
  readonly purgeAgain: SendPurge;
};

export async function verify(request: VerifyRequest, options: VerifierOptions): Promise<Verification> {
  const { clock, timeoutMs } = options;
  const deadlineMs = request.purgedAtMs + timeoutMs;
  const purgeAgain = new PurgeAgain(request.purgeAgain, clock, request.purgedAtMs);
  try {
    const polling = { ...options, deadlineMs };
    const witness = new Witness(request, options);
    if (!(await witness.isDecidedByBytes())) await waitForAges(request, options);
    const bare = await settle((timeLimitMs) => witness.look(timeLimitMs), polling, purgeAgain);
    const result = toVerification(bare, clock.monotonicMs() - request.purgedAtMs);
    if (result.outcome !== 'verified' || options.params.length === 0) return result;
    await waitForAges(request, options);
    const derivatives: DerivativeVerification[] = [];
    for (const query of options.params) {
      const derivative = new DerivativeWitness(query, request, options);
      const settled = await settle((timeLimitMs) => derivative.look(timeLimitMs), polling, purgeAgain);
      derivatives.push(toDerivative(`${request.url}?${query}`, settled));
    }
    return withDerivatives(result, derivatives);
  } finally {
    purgeAgain.stop();
  }
}

/**
 * Ages are whole seconds: an answer that was stored within the first second after the purge could not be told from one
 * stored before it, and the first look makes imgix store one.
 */
async function waitForAges({ purgedAtMs }: VerifyRequest, { clock, signal }: VerifierOptions): Promise<void> {
  await clock.sleep(Math.max(0, purgedAtMs + ageGrainMs - clock.monotonicMs()), signal);
}

function toVerification({ verdict, looks }: Settled, sincePurgeMs: number): Verification {
  const seconds = Math.round(sincePurgeMs / 100) / 10;
  const common = { cause: null, before: 'not-asked', checks: looks, seconds, detail: verdict.detail } as const;
  return verdict.kind === 'verified'
    ? { outcome: 'verified', evidence: verdict.evidence, ...common }
    : { outcome: verdict.as, evidence: null, ...common };
}

function toDerivative(url: string, { verdict, looks }: Settled): DerivativeVerification {
  const outcome = verdict.kind === 'verified' ? 'verified' : verdict.as;
  return { url, outcome, cause: null, checks: looks, detail: verdict.detail };
}

/** An asset is as good as the worst of its derivatives: they are what visitors see. */
function withDerivatives(bare: Verification, derivatives: readonly DerivativeVerification[]): Verification {
  const worst =
    derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified');
  if (worst === undefined) return { ...bare, derivatives };
  return {
    ...bare,
    outcome: worst.outcome,
    evidence: null,
    detail: `The derivative ${worst.url}: ${worst.detail}`,
    derivatives,
  };
}
