// A derivative has no file to be compared with: what proves it is that it is no longer what it was before the purge.
import { lengthsOf } from './expected-content.ts';
import { look } from './look.ts';
import { hasSameBytes, type Observation, storedAfter, surelyStoredAfter } from './observation.ts';
import { toSignedUrl } from './sign-url.ts';
import { isMissing, type Verdict } from './verdict.ts';
import type { VerifierOptions, VerifyRequest } from './verifier.ts';

/** `bareFreshMs`: since when the bare URL is proved; a derivative that was stored later is made from the same file. */
export async function lookAt(
  query: string,
  request: VerifyRequest,
  { looker, token, signal }: VerifierOptions,
  bareFreshMs: number,
  timeLimitMs: number,
): Promise<Verdict> {
  const before = request.before.get(query);
  const lengths = lengthsOf({ kind: 'unknown' }, before?.kind === 'served' ? before.body : undefined);
  const seen = await look(looker, toSignedUrl(request.url, query, token), { lengths, timeLimitMs, signal });
  return judgeDerivative({
    isRemoved: request.expected.kind === 'removed',
    before,
    seen,
    purgedAtMs: request.purgedAtMs,
    bareFreshMs,
  });
}

export type DerivativeFacts = {
  readonly isRemoved: boolean;
  readonly before: Observation | undefined;
  readonly seen: Observation;
  readonly purgedAtMs: number;
  readonly bareFreshMs: number;
};

export function judgeDerivative({ isRemoved, before, seen, purgedAtMs, bareFreshMs }: DerivativeFacts): Verdict {
  if (seen.kind === 'failed')
    return { kind: 'pending', as: 'inconclusive', detail: `It could not be fetched: ${seen.reason}.` };
  if (seen.kind === 'status') {
    if (isRemoved && isMissing(seen.status))
      return { kind: 'verified', evidence: 'gone', detail: `It answers ${seen.status}.` };
    return {
      kind: 'pending',
      as: isMissing(seen.status) ? 'stale' : 'inconclusive',
      detail: `It answers ${seen.status}.`,
    };
  }
  const isFresh = surelyStoredAfter(seen.hints, bareFreshMs);
  const isFromBefore =
    storedAfter(seen.hints, purgedAtMs) === false ||
    (before?.kind === 'served' && hasSameBytes(before.body, seen.body));
  if (!isFresh && isFromBefore) return { kind: 'pending', as: 'stale', detail: 'It is what it was before the purge.' };
  if (!isFresh && before?.kind === 'failed' && storedAfter(seen.hints, purgedAtMs) !== true) {
    return { kind: 'pending', as: 'inconclusive', detail: 'What it was before the purge could not be fetched.' };
  }
  if (isRemoved) return { kind: 'verified', evidence: 'replaced', detail: 'Another image is served in its place.' };
  return { kind: 'verified', evidence: 'changed', detail: 'It is not what it was before the purge.' };
}
