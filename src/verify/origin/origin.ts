// Waits until the origin (`origin-url`) has the new state. A purge before that does nothing: imgix revalidates, hears "unchanged",
// and stops there.
import { type ExpectedContent, mayHaveLength, readCheckout, recognise, sizesOf } from '../expected-content.ts';
import { contentsOf, type Newest } from '../known/known.ts';
import { poll } from '../poll.ts';
import type { Seen } from '../probe/read-answer.ts';
import { askTwice, type Sample, type Sampler, takeSample } from '../probe/sample.ts';
import { graceMs, toWall } from '../rules/known-for-good.ts';
import { toDelayMs, toProbeLimitMs } from '../schedule.ts';
import { judgeOrigin, type KnownOrigin, type OriginState } from './origin-rules.ts';

export type OriginPorts = {
  readonly sampler: Sampler;
  readonly random: () => number;
  /** With 0 it is looked at once. */
  readonly timeoutMs: number;
  /** From the beginning, where that is less. Asked at each look. */
  readonly patienceMs?: () => number | undefined;
  /** What the branch holds by now. */
  readonly findNewest?: () => Promise<Newest | undefined>;
  /** The branch is asked only after this time; undefined: never. */
  readonly newestAfterMs?: number | undefined;
  /** Called after each look. */
  readonly onLook?: (state: OriginState) => void;
};

/** Many large files may be under way at a time. */
const onlyLimitMs = 30_000;

/**
 * `conditions`: headers of the next request, with which an origin that has not changed sends no body. `timesUnchanged`: how often in a
 * row it has said so.
 */
type PolledOrigin = KnownOrigin & { readonly conditions: Sample['headers']; readonly timesUnchanged: number };

/** Then the file is read all the same: some servers give a new file the ETag of the old one. */
const maxTimesUnchanged = 5;

export async function waitForOrigin(url: string, expected: ExpectedContent, ports: OriginPorts): Promise<OriginState> {
  const { sampler, random, timeoutMs, findNewest, newestAfterMs = Number.POSITIVE_INFINITY, onLook } = ports;
  const { clock, signal } = sampler;
  const startMs = clock.monotonicMs();
  const deadlineMs = startMs + timeoutMs;
  let last: Sample | undefined;
  // One look, which no other one follows.
  const isOnly = timeoutMs === 0;
  const take = async (known: PolledOrigin, probe: Partial<Parameters<typeof takeSample>[1]>) => {
    const timeLimitMs = isOnly ? onlyLimitMs : toProbeLimitMs(deadlineMs - clock.monotonicMs(), [last]);
    const asked = { url, timeLimitMs, likelyLengths: toLikelyLengths(known), ...probe };
    const ask = async () => ({ sample: await takeSample(sampler, asked) });
    const { sample } = await (isOnly ? askTwice(ask, sampler) : ask());
    // How long the file itself takes, a 304 does not tell.
    if (!isNotModified(sample)) last = sample;
    return sample;
  };
  const { judged } = await poll(toUnasked(expected), {
    clock,
    signal,
    check: async (known): Promise<PolledOrigin> => {
      const isWorthReading = (length: number) => expected.kind !== 'updated' || mayHaveLength(expected, length);
      const isLast = clock.monotonicMs() >= deadlineMs;
      const headers = isLast || known.timesUnchanged === maxTimesUnchanged ? {} : known.conditions;
      const sample = await take(known, { headers, isWorthReading });
      const isUnchanged = known.seen !== unasked && isNotModified(sample);
      const isNewestDue = clock.monotonicMs() - startMs >= newestAfterMs;
      const { timesUnchanged } = known;
      const learnt = isUnchanged ? { ...known, timesUnchanged: timesUnchanged + 1 } : withAnswer(known, sample);
      return { ...learnt, isNewestDue, asked: new Set() };
    },
    judge: judgeOrigin,
    needOf: ({ need }) => need,
    meet: async (known, need) => {
      const met = { ...known, asked: new Set([...known.asked, need]) };
      switch (need) {
        case 'whole':
          return withAnswer(met, await take(known, {}));
        case 'checkout':
          return { ...met, checkout: await readCheckout(expected) };
        case 'newest':
          return { ...met, newest: await findNewest?.() };
        default:
          return need satisfies never;
      }
    },
    toNextMs: (_, { state }) => {
      onLook?.(state);
      const nowMs = clock.monotonicMs();
      const endMs = Math.min(deadlineMs, startMs + (ports.patienceMs?.() ?? timeoutMs));
      const isOver = state.isReady || nowMs >= endMs || (state.isForGood && nowMs >= startMs + graceMs);
      return isOver ? undefined : Math.min(endMs, nowMs + toDelayMs(nowMs - startMs, random()));
    },
  });
  return judged.state;
}

const unasked: Seen = { kind: 'failed', reason: 'it was not asked' };

function toUnasked(expected: ExpectedContent): PolledOrigin {
  return {
    expected,
    seen: unasked,
    wall: undefined,
    checkout: undefined,
    newest: undefined,
    isNewestDue: false,
    wasAtOrigin: false,
    asked: new Set(),
    conditions: {},
    timesUnchanged: 0,
  };
}

function isNotModified({ seen }: Sample): boolean {
  return seen.kind === 'status' && seen.status === 304;
}

function withAnswer(known: PolledOrigin, { seen, headers }: Sample): PolledOrigin {
  const wasAtOrigin = known.wasAtOrigin || recognise(known.expected, seen, undefined) === 'old';
  const seenWall = toWall(seen);
  const wall = known.seen === unasked || known.wall === seenWall ? seenWall : undefined;
  const conditions = seen.kind === 'served' ? toConditions(headers) : {};
  return { ...known, seen, wall, wasAtOrigin, conditions, timesUnchanged: 0 };
}

/** Git's hash begins with the length, which an answer may give only at its end. Then it is asked for again, with that length. */
function toLikelyLengths(known: KnownOrigin): number[] {
  const lengths = contentsOf(known).flatMap(sizesOf);
  return known.seen.kind === 'served' ? [...lengths, known.seen.body.length] : lengths;
}

/** Not by date: a deployment may bring a file with an older one, and many servers answer 304 then, as it is no newer. */
function toConditions({ etag }: Sample['headers']): Sample['headers'] {
  return etag === undefined ? {} : { 'if-none-match': etag };
}
