// Waits until the Source itself serves the new state. A purge before that is a silent no-op: imgix revalidates, hears
// "unchanged", and stops there.
import type { Clock } from '../platform/clock.ts';
import { type CheckoutHash, type ExpectedContent, lengthsOf, recognise, sizesOf } from './expected-content.ts';
import type { Newest } from './known/known.ts';
import { isMissing } from './known/seen.ts';
import { emptyBody, htmlPage } from './probe/non-asset.ts';
import { type Sample, type Sampler, type Seen, takeSample } from './probe/sample.ts';
import { toDelayMs } from './rules/schedule.ts';

export type OriginState = {
  readonly isReady: boolean;
  /** Ready for certain: it may be the old file all the same, where filters make the deployed one differ from git's. */
  readonly isCertain: boolean;
  readonly detail: string;
  /** What imgix should serve: what was expected, or what the origin has, where only that tells. */
  readonly expected: ExpectedContent;
  /** A newer push has won already: the origin has its state. */
  readonly newest?: Newest;
};

export type OriginPorts = {
  readonly sampler: Sampler;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** What the branch holds by now, once it was not ready for long. */
  readonly findNewest: () => Promise<Newest | undefined>;
  readonly newestAfterMs: number | undefined;
};

/** Headers of the next request that make it conditional. */
type Conditions = Readonly<Record<string, string>>;

/** A probe may take this long even where the deadline is nearer. */
const minProbeMs = 5000;

/** Polls with conditional requests, so that an origin that has not changed sends no body. */
export async function waitForOrigin(url: string, expected: ExpectedContent, ports: OriginPorts): Promise<OriginState> {
  const { sampler, clock, random, timeoutMs, signal, findNewest, newestAfterMs = Number.POSITIVE_INFINITY } = ports;
  const startMs = clock.monotonicMs();
  const deadlineMs = startMs + timeoutMs;
  let conditions: Conditions = {};
  let told: { readonly state: OriginState; readonly seen: Seen } | undefined;
  for (;;) {
    const take = (content: ExpectedContent, headers: Conditions) =>
      takeWhole(url, content, sampler, headers, Math.max(minProbeMs, deadlineMs - clock.monotonicMs()));
    const sample = await take(expected, conditions);
    const isUnchanged = sample.seen.kind === 'status' && sample.seen.status === 304;
    if (told === undefined || !isUnchanged) {
      const state = judgeOrigin(expected, sample.seen, await readCheckout(expected, sample.seen));
      conditions = sample.seen.kind === 'served' ? toConditions(sample.headers) : {};
      told = { state, seen: sample.seen };
    }
    const { state } = told;
    const nowMs = clock.monotonicMs();
    const isNewestDue = !state.isReady && nowMs - startMs >= newestAfterMs;
    const newest = isNewestDue ? await findNewest() : undefined;
    if (newest !== undefined) {
      if (isWorthRereading(newest.expected, told.seen)) {
        told = { state, seen: (await take(newest.expected, {})).seen };
        // Another replica may have answered: nothing is unchanged until the next whole answer.
        conditions = {};
      }
      const isWon = judgeOrigin(newest.expected, told.seen, undefined).isReady;
      if (isWon) return { ...state, isReady: true, isCertain: false, newest };
    }
    if (state.isReady || nowMs >= deadlineMs) return state;
    await clock.sleep(Math.min(deadlineMs - nowMs, toDelayMs(nowMs - startMs, random())), signal);
  }
}

/** It was not read, as it cannot be the commit's file; it can be the branch's. */
function isWorthRereading(content: ExpectedContent, seen: Seen): boolean {
  if (seen.kind !== 'served' || seen.body.sha256 !== null) return false;
  return lengthsOf(content)?.includes(seen.body.length) !== false;
}

/** Git's hash begins with the length: where the answer does not tell it beforehand, it is asked for once more. */
async function takeWhole(
  url: string,
  expected: ExpectedContent,
  sampler: Sampler,
  headers: Conditions,
  timeLimitMs: number,
): Promise<Sample> {
  const lengths = expected.kind === 'updated' ? lengthsOf(expected) : undefined;
  const isWorthReading = (length: number) => lengths?.includes(length) !== false;
  const likelyLengths = sizesOf(expected);
  const probe = { url, headers, timeLimitMs, isWorthReading, likelyLengths };
  const sample = await takeSample(sampler, probe);
  const { seen } = sample;
  const isUnmeasured = seen.kind === 'served' && recognise(expected, seen.body, undefined) === 'unmeasured';
  if (!isUnmeasured) return sample;
  return takeSample(sampler, { ...probe, headers: {}, likelyLengths: [...likelyLengths, seen.body.length] });
}

async function readCheckout(expected: ExpectedContent, seen: Seen): Promise<CheckoutHash | undefined> {
  const file = expected.kind === 'updated' ? expected.checkoutFile : undefined;
  const isDue = seen.kind === 'served' && recognise(expected, seen.body, undefined) === 'unhashed';
  return isDue ? { sha256: await file?.sha256() } : undefined;
}

function judgeOrigin(expected: ExpectedContent, seen: Seen, checkout: CheckoutHash | undefined): OriginState {
  const state = (isReady: boolean, detail: string, now = expected) => ({
    isReady,
    isCertain: isReady,
    detail,
    expected: now,
  });
  switch (seen.kind) {
    case 'failed':
      return state(false, `could not be fetched: ${seen.reason}`);
    case 'status':
      // Storage that may not be listed says so of a missing file, and a filter of whom it refuses.
      if (seen.status === 403) {
        const detail = 'answers 403: it has no such file, or it refuses this step';
        return { ...state(expected.kind !== 'updated', detail), isCertain: false };
      }
      if (!isMissing(seen)) return state(false, `answers ${seen.status}`);
      if (expected.kind === 'updated') return state(false, `answers ${seen.status}, it has no such file`);
      return state(
        true,
        `answers ${seen.status}`,
        expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : expected,
      );
    case 'served':
      return judgeServed(expected, seen, checkout);
    default:
      return seen satisfies never;
  }
}

function judgeServed(
  expected: ExpectedContent,
  { body, nonAssetReason }: Extract<Seen, { kind: 'served' }>,
  checkout: CheckoutHash | undefined,
): OriginState {
  const state = (isReady: boolean, detail: string, now = expected) => ({
    isReady,
    isCertain: isReady,
    detail,
    expected: now,
  });
  const found = body.sha256 === null ? undefined : ({ kind: 'sha256', hex: body.sha256, size: body.length } as const);
  if (expected.kind === 'unknown') {
    // A Source may serve files as whatever it likes, but not these in place of one.
    if (nonAssetReason === emptyBody || nonAssetReason === htmlPage)
      return state(false, `answers with ${nonAssetReason}, which is not the asset`);
    if (found === undefined) return state(false, 'sends a body that could not be read');
    return state(true, 'serves it', { kind: 'updated', now: found, old: 'unknown', isByOrigin: true });
  }
  const content = recognise(expected, body, checkout);
  switch (content) {
    case 'new':
      return state(true, 'serves the new file');
    case 'old':
      return state(false, 'still serves the old file');
    case 'pointer':
      return state(false, 'serves the Git LFS pointer, not its content');
    case 'unmeasured':
    case 'unhashed':
      return state(false, 'does not tell the length of its answer');
    case 'other':
      if (expected.kind === 'removed' && expected.old !== 'unknown')
        return { ...state(true, 'serves another file in its place'), isCertain: false };
      return state(false, `serves a file of ${body.length} bytes that is neither the old nor the new one`);
    default:
      return content satisfies never;
  }
}

/** A file that changed twice within a second has one `Last-Modified`: it is only trusted once that second is over. */
function toConditions(headers: Readonly<Record<string, string>>): Conditions {
  if (headers.etag !== undefined) return { 'if-none-match': headers.etag };
  const { date = '', 'last-modified': modified = '' } = headers;
  return Date.parse(date) - Date.parse(modified) > 2000 ? { 'if-modified-since': modified } : {};
}
