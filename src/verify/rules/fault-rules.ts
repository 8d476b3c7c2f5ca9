// What a *fault* shows: a check that brought no answer of the asset, as something was in the way, or came in its place.
import type { OwnCause } from '../cause.ts';
import type { Known } from '../known/known.ts';
import type { OtherStatus, Seen } from '../probe/read-answer.ts';
import { inconclusive, type Unproved } from './verdict.ts';

/** `subject`: "imgix", or "It" of a derivative. */
export function toFaultFinding(seen: Seen, subject: 'imgix' | 'It', isSigned: boolean): Unproved {
  switch (seen.kind) {
    case 'failed':
      return fault({ kind: 'unreachable', reason: seen.reason }, `It could not be fetched: ${seen.reason}.`);
    case 'served': {
      const nonAssetReason = seen.nonAssetReason ?? 'something else';
      return fault(
        { kind: 'not-an-asset', nonAssetReason },
        `${subject} answers with ${nonAssetReason}, which is not the asset.`,
      );
    }
    case 'status':
      return toStatusFinding(seen, subject, isSigned);
    default:
      return seen satisfies never;
  }
}

function toStatusFinding(
  { status, location, challengeBy, isAnonymous }: OtherStatus,
  subject: string,
  isSigned: boolean,
): Unproved {
  if (challengeBy !== undefined) {
    return fault(
      { kind: 'challenge', by: challengeBy },
      `${subject} answers ${status} with a challenge of ${challengeBy}, which asks the client to prove that it is a browser. Let this step pass: give \`verify-headers\` with a header that the filter accepts.`,
    );
  }
  if (location !== undefined) {
    return fault(
      { kind: 'redirect', status, location },
      `${subject} answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`,
    );
  }
  const isRefused = status === 401 || status === 403;
  const cause: OwnCause = isRefused ? { kind: 'refused', status, signed: isSigned } : { kind: 'status', status };
  return fault(
    cause,
    isAnonymous
      ? `${subject} answers 403 without the name of a point of presence (\`X-Served-By\`). If something on the way refuses this step, give \`verify-headers\` with a header that it accepts. ${toTokenAdvice(isSigned)}`
      : `${subject} answers ${status}${toReason(status)}.`,
  );
}

function fault(cause: OwnCause, detail: string): Unproved {
  return inconclusive(`fault-${cause.kind}`, detail, { cause });
}

/** 403 may mean a missing file, or that imgix refuses the client. */
export function toMissingCause(status: number, { isSigned }: Known): OwnCause {
  return status === 403 ? { kind: 'refused', status, signed: isSigned } : { kind: 'missing', status };
}

export const defaultImageDetail = 'imgix serves what it serves for a path that does not exist: it has no such file.';

export function toTokenAdvice(isSigned: boolean): string {
  return isSigned
    ? 'Is `secure-url-token` the one of this Source?'
    : 'If the Source has Secure URLs, give `secure-url-token`.';
}

/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toReason(status: number): string {
  if (status === 403) return ': it has no such file, or it refuses the URL';
  if (status === 402) return ' (a limit of the imgix plan is reached)';
  if (status === 413) return ' (the file is too large for imgix)';
  if (status === 414) return ' (the URL is longer than imgix accepts)';
  if (status === 421) return ' (the file is corrupt)';
  if (status === 422) return ' (imgix cannot render the file)';
  if (status >= 500) return ' (a fault at imgix or at the Source)';
  return '';
}
