// A derivative has no file to be compared with: what proves it is that it is no longer what it was before the purge.
import { lengthsOf } from './expected-content.ts';
import { look } from './look.ts';
import { hasSameBytes, type Observation, storedAfter } from './observation.ts';
import { renderAfresh } from './rendering.ts';
import { toSignedUrl } from './sign-url.ts';
import { type Evidence, isMissing, type Verdict } from './verdict.ts';
import type { VerifierOptions, VerifyRequest } from './verifier.ts';

/** To be asked once the bare URL is proved: then imgix holds the right file, and what it renders now is made from it. */
export async function lookAtDerivative(
  query: string,
  request: VerifyRequest,
  options: VerifierOptions,
  timeLimitMs: number,
): Promise<Verdict> {
  const { looker, token, signal } = options;
  const before = request.before.get(query);
  const lengths = lengthsOf({ kind: 'unknown' }, before?.kind === 'served' ? before.body : undefined);
  const seen = await look(looker, toSignedUrl(request.url, query, token), { lengths, timeLimitMs, signal });
  const isAsBefore = seen.kind === 'served' && before?.kind === 'served' && hasSameBytes(before.body, seen.body);
  const rendering = isAsBefore ? await renderAfresh(request.url, query, options, timeLimitMs) : undefined;
  const isRemoved = request.expected.kind === 'removed';
  return judgeDerivative({ isRemoved, before, seen, rendering, purgedAtMs: request.purgedAtMs });
}

export type DerivativeFacts = {
  readonly isRemoved: boolean;
  readonly before: Observation | undefined;
  readonly seen: Observation;
  /** What imgix renders now, asked for where the derivative has the bytes from before. */
  readonly rendering: Observation | undefined;
  readonly purgedAtMs: number;
};

export function judgeDerivative({ isRemoved, before, seen, rendering, purgedAtMs }: DerivativeFacts): Verdict {
  if (seen.kind === 'failed') return pending('inconclusive', `It could not be fetched: ${seen.reason}.`);
  if (seen.kind === 'status') {
    if (isRemoved && isMissing(seen.status)) return verified('gone', `It answers ${seen.status}.`);
    return pending(isMissing(seen.status) ? 'stale' : 'inconclusive', `It answers ${seen.status}.`);
  }
  if (rendering !== undefined) {
    const isFresh = rendering.kind === 'served' && hasSameBytes(rendering.body, seen.body);
    if (isFresh) return verified('changed', 'The new file gives the same derivative as the old one.');
    return pending('stale', 'It is what it was before the purge.');
  }
  const isStoredAfter = storedAfter(seen.hints, purgedAtMs);
  if (isStoredAfter === false) return pending('stale', 'It was stored before the purge.');
  if (before?.kind === 'failed' && isStoredAfter === undefined) {
    return pending('inconclusive', 'What it was before the purge could not be fetched.');
  }
  if (isRemoved) return verified('replaced', 'Another image is served in its place.');
  return verified('changed', 'It is not what it was before the purge.');
}

function pending(as: 'stale' | 'inconclusive', detail: string): Verdict {
  return { kind: 'pending', as, detail };
}

function verified(evidence: Evidence, detail: string): Verdict {
  return { kind: 'verified', evidence, detail };
}
