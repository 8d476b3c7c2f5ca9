// What is known at once: no time would change it, so that nobody waits for it until the deadline.
import type { Known, KnownUrl } from '../known/known.ts';
import { isServing, type KnownHost } from '../known/known-host.ts';
import { isDefaultImage, isMissing } from '../known/seen.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { Judgement } from './verdict.ts';

/** So long a deployment may still be under way that changes it. */
export const graceMs = 15_000;

/** Time would not change it, unless a deployment is still under way. */
export function isKnownForGood({ bare }: Known, host: KnownHost, { rule }: Judgement): boolean {
  const before = bare.before?.seen;
  const wasMissing = isMissing(before);
  switch (rule) {
    case 'unknown-missing':
      return wasMissing || isDefaultImage(bare, before);
    // An unchanged file that is not asked yet may have failed on its way so far.
    case 'never-seen':
      return wasMissing && host.unchangedFile !== 'not-asked';
    case 'refused':
    case 'refused-removed':
      // What refuses it now let it pass before, and may do so again.
      if (rule === 'refused-removed' && before?.kind === 'served') return false;
      if (host.unchangedFile === 'not-asked') return false;
      return (
        host.unchangedFile === 'not-served' ||
        (before?.kind === 'status' && before.status === 403 && !isServing(host, before))
      );
    case 'missing':
      return wasMissing && host.unchangedFile === 'not-served';
    case 'fault-challenge':
      return before?.kind === 'status' && before.challengeBy !== undefined && !host.hasOwnFiles;
    case 'fault-redirect':
    case 'fault-unreachable':
      return !host.hasOwnFiles && isWalledOff(bare);
    default:
      return false;
  }
}

/** The same has come in the place of imgix since before the purge, and never an answer of the asset. */
function isWalledOff({ before, recent, points }: KnownUrl): boolean {
  const wall = before && toWall(before.seen);
  return wall !== undefined && points.size === 0 && recent.every(({ seen }) => toWall(seen) === wall);
}

/**
 * What does not pass by itself, the same text for the same: a redirect that calls itself permanent, and a port that does not
 * speak TLS as it should. Others do, such as the page of a gateway while it is being mended.
 */
export function toWall(seen: Seen): string | undefined {
  if (seen.kind === 'failed') return seen.isOfTls ? seen.reason : undefined;
  return seen.kind === 'status' && permanent.has(seen.status) ? seen.location : undefined;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const permanent: ReadonlySet<number> = new Set([301, 308]);
