// What an answer without a body proves: that there is nothing, or that something stands in the way.
import { isMissing, type Observation } from './observation.ts';
import { inconclusive, stale, type Verdict, verified } from './proof.ts';
import type { Facts } from './verdict.ts';

export function judgeStatus(
  { expected, before, passesThrough }: Facts,
  { status, location }: Extract<Observation, { kind: 'status' }>,
): Verdict {
  if (location !== undefined) {
    return inconclusive(
      `imgix answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`,
    );
  }
  if (!isMissing(status)) return inconclusive(`imgix answers ${status}${toReason(status)}.`);
  if (expected.kind === 'updated') {
    const cached =
      status === 403
        ? ' If the Source has Secure URLs, give `secure-url-token`.'
        : ' imgix keeps such an answer for five minutes.';
    return stale(
      `imgix answers ${status}: it has no such file${status === 403 ? ', or it refuses the URL' : ''}.${cached}`,
    );
  }
  if (status === 403 && !wasAnswered(before, passesThrough)) {
    return inconclusive(
      'imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. If the Source has Secure URLs, give `secure-url-token`.',
    );
  }
  if (expected.kind === 'unknown' && before?.kind !== 'served') {
    return inconclusive(
      `imgix answers ${status}, and nothing tells whether there should be a file. The checkout has none at that path below \`root\` (paths are taken literally, not encoded); \`origin-url\` would tell as well.`,
    );
  }
  const already =
    before?.kind === 'status' && isMissing(before.status) ? ` It answered ${before.status} before the purge, too.` : '';
  return verified('gone', `imgix answers ${status}: it serves nothing.${already}`);
}

/** Whether imgix gave the asset, or said plainly that there is none: then a 403 is not how it answers whatever comes. */
function wasAnswered(before: Observation | undefined, passesThrough: boolean): boolean {
  if (before?.kind === 'served') return before.oddity === undefined || passesThrough;
  return before?.kind === 'status' && isMissing(before.status) && before.status !== 403;
}

/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toReason(status: number): string {
  if (status === 402) return ' (a limit of the imgix plan is reached)';
  if (status === 413) return ' (the file is too large for imgix)';
  if (status === 414) return ' (the URL is longer than imgix accepts)';
  if (status === 421) return ' (the file is corrupt)';
  if (status === 422) return ' (imgix cannot render the file)';
  if (status >= 500) return ' (a fault at imgix or at the Source)';
  return '';
}
