// Waits until the Source itself serves the new state. A purge before that is a silent no-op: imgix revalidates, hears
// "unchanged", and stops there.
import type { HttpAnswer } from '../platform/http.ts';
import { type ExpectedContent, lengthsOf, recognise } from './expected-content.ts';
import { fetchOnce, type Looker, observe } from './look.ts';
import { isMissing, type Observation, type Served } from './observation.ts';
import { emptyBody, htmlPage } from './oddity.ts';
import { type PollOptions, poll, type Step } from './poll.ts';

export type OriginState = {
  readonly isReady: boolean;
  readonly detail: string;
  /** What imgix should serve: what was expected, or, for a requested URL of which nothing was known, what the origin has. */
  readonly expected: ExpectedContent;
};

/** Headers of the next request that make it conditional. */
type Conditions = Readonly<Record<string, string>>;

/** Polls with conditional requests, so that an origin that has not changed sends no body. */
export async function waitForOrigin(
  looker: Looker,
  url: string,
  expected: ExpectedContent,
  options: PollOptions,
): Promise<OriginState> {
  let conditions: Conditions = {};
  let assumedLength: number | undefined;
  let last: Step<OriginState> | undefined;
  const settled = await poll(options, async (timeLimitMs): Promise<Step<OriginState>> => {
    const fetchOptions = { headers: conditions, timeLimitMs, signal: options.signal };
    const bodyOptions = { lengths: lengthsOf(expected, undefined), assumedLength };
    const answer = await fetchOnce(looker, url, fetchOptions, async (response, times) => ({
      kind: 'answered' as const,
      seen: await observe(response, bodyOptions, times),
      conditions: toConditions(response.headers),
    }));
    if (answer.kind === 'failed') return toStep(expected, false, `could not be fetched: ${answer.reason}`);
    const { seen } = answer;
    if (seen.kind === 'status' && seen.status === 304 && last !== undefined) return last;
    // An answer that could not be recognised for want of its length must come whole once more.
    const isUnread = seen.kind === 'served' && seen.body.blobIds === null && seen.body.sha256 !== null;
    if (seen.kind === 'served') assumedLength = seen.body.length;
    conditions = seen.kind === 'served' && !isUnread ? answer.conditions : {};
    last = await judgeOrigin(expected, seen);
    return isUnread && !last.isSettled ? { ...last, news: Promise.resolve() } : last;
  });
  return settled.value;
}

async function judgeOrigin(expected: ExpectedContent, seen: Observation): Promise<Step<OriginState>> {
  switch (seen.kind) {
    case 'failed':
      return toStep(expected, false, `could not be fetched: ${seen.reason}`);
    case 'status':
      if (!isMissing(seen.status)) return toStep(expected, false, `answers ${seen.status}`);
      if (expected.kind === 'updated') return toStep(expected, false, `answers ${seen.status}, it has no such file`);
      return toStep(
        expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : expected,
        true,
        `answers ${seen.status}`,
      );
    case 'served':
      return judgeServed(expected, seen);
    default:
      return seen satisfies never;
  }
}

async function judgeServed(expected: ExpectedContent, { body, oddity }: Served): Promise<Step<OriginState>> {
  if (expected.kind === 'unknown') {
    // A Source may serve files as whatever it likes, but not these in place of one.
    if (oddity === emptyBody || oddity === htmlPage)
      return toStep(expected, false, `answers with ${oddity}, which is not the asset`);
    if (body.sha256 === null) return toStep(expected, false, 'sends a body that could not be read');
    const now = { kind: 'sha256', hex: body.sha256, size: body.length } as const;
    return toStep({ kind: 'updated', now, old: 'unknown', checkoutFile: undefined }, true, 'serves it');
  }
  const likeness = await recognise(expected, body);
  switch (likeness) {
    case 'new':
      return toStep(expected, true, 'serves the new file');
    case 'old':
      return toStep(expected, false, 'still serves the old file');
    case 'unknown':
      return toStep(expected, false, 'does not tell the length of its answer');
    case 'other':
      if (expected.kind === 'removed' && expected.old !== 'unknown')
        return toStep(expected, true, 'serves another file in its place');
      return toStep(expected, false, `serves a file of ${body.length} bytes that is neither the old nor the new one`);
    default:
      return likeness satisfies never;
  }
}

function toStep(expected: ExpectedContent, isReady: boolean, detail: string): Step<OriginState> {
  return { isSettled: isReady, value: { isReady, detail, expected } };
}

/** A file that changed twice within a second has one `Last-Modified`: it is only trusted once that second is over. */
function toConditions(headers: HttpAnswer['headers']): Conditions {
  if (headers.etag !== undefined) return { 'if-none-match': headers.etag };
  const modified = headers['last-modified'];
  const ageMs = Date.parse(headers.date ?? '') - Date.parse(modified ?? '');
  return modified !== undefined && ageMs > 2000 ? { 'if-modified-since': modified } : {};
}
