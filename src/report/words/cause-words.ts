// What imgix was seen to answer, as a clause: the same words in the log, in annotations and in the summary.
import { isMisencoded } from '../../platform/http/http.ts';
import { quote, toBytes, toCount, toNumber } from '../../platform/wording.ts';
import type { Before, Cause, SeenCause } from '../../verify/cause.ts';

/** `isRemoved`: of a file that had to go. Text from outside stands in backticks. */
export function toCauseWords(cause: Cause, before: Before, isRemoved = false): string {
  const due = isRemoved ? 'no such file' : 'the new state';
  switch (cause.kind) {
    case 'old-bytes':
      return 'imgix still serves the bytes of the old file';
    case 'old-rendering':
      return cause.isHeld
        ? 'imgix has the new file, and still serves what it made before the purge'
        : 'imgix still serves the state from before the purge';
    case 'missing':
      return cause.status === 200
        ? 'imgix serves the default image, which it gives for any path without a file'
        : `imgix answers ${cause.status}`;
    case 'refused':
      if (cause.status === 401) return 'the answer is 401, which asks for credentials';
      return `imgix answers ${cause.status} to the ${cause.signed ? 'signed' : 'unsigned'} URL`;
    case 'redirect':
      return `imgix answers ${cause.status}, a redirect to ${quote(toHost(cause.location))}`;
    case 'status':
      return `imgix answers ${cause.status}${toStatusReason(cause.status)}`;
    case 'challenge':
      return `a filter answers in the place of imgix (${quote(cause.by)})`;
    case 'other-cache':
      return `a cache in front of imgix (${quote(cause.by)}) gives what it had stored`;
    case 'not-an-asset':
      return isMisencoded(cause.nonAssetReason)
        ? `the answer has ${quote(cause.nonAssetReason)}`
        : `the answer is ${toNonAssetWords(cause.nonAssetReason)}, which is no asset`;
    case 'other-file':
      return `imgix holds a file of ${toBytes(cause.contentLength)}, which is not the new one`;
    case 'lfs-pointer':
      return 'imgix serves the Git LFS pointer in the place of the file';
    case 'unknown-content':
      return `imgix serves ${cause.isAsBefore ? 'the same bytes as before the purge' : 'bytes'}, and nothing tells from which file they were made`;
    case 'unreachable':
      return `no ${isMisencoded(cause.reason) ? 'readable' : 'whole'} answer came (${quote(cause.reason)})`;
    case 'never-seen':
      if (before === 'served')
        return 'imgix serves nothing there, and what it gave before the purge may have been a message, and not the file';
      return `imgix serves nothing there, and nothing shows that it ever did (before the purge: ${toBeforeWords(before)})`;
    case 'too-early':
      return `imgix serves ${due}, but nothing shows yet that it stays${isRemoved ? ' so' : ''}${toUnseenWords(before)}`;
    case 'other-point':
      return `imgix serves ${due}, but its point of presence ${quote(cause.pop)} gave something else when it was last reached (${toAnswerWords(cause.gave)})`;
    default:
      return cause satisfies never;
  }
}

/** A type comes from outside. */
function toNonAssetWords(reason: string): string {
  return reason.replace(/(?<=^content of the type ).+$/s, quote);
}

/** Such as "24 checks: 22 x 404, 2 x 503"; undefined where all have shown the same. */
export function toAnswersWords(seen: readonly SeenCause[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { cause, checks } of seen) {
    const words = toAnswerWords(cause);
    counts.set(words, (counts.get(words) ?? 0) + checks);
  }
  if (counts.size < 2) return undefined;
  const total = counts.values().reduce((sum, count) => sum + count, 0);
  return `${toCount(total, 'check')}: ${toTally(counts)}`;
}

/** Such as "22 x 404, 2 x 503": the most frequent first, and so many of them at most. */
export function toTally(counts: ReadonlyMap<string, number>, maxShown = counts.size): string {
  const shown = [...counts].sort(([, one], [, other]) => other - one).slice(0, maxShown);
  return shown.map(([words, count]) => `${toNumber(count)} x ${words}`).join(', ');
}

/** What a check has shown, in as few words as tell it from others. */
export function toAnswerWords(cause: Cause | null): string {
  switch (cause?.kind) {
    case 'old-bytes':
      return 'the old bytes';
    case 'old-rendering':
      return 'the state from before';
    case 'missing':
      return cause.status === 200 ? 'the default image' : String(cause.status);
    case 'refused':
    case 'redirect':
    case 'status':
      return String(cause.status);
    case 'challenge':
      return "a filter's page";
    case 'other-cache':
      return "another cache's answer";
    case 'not-an-asset':
      return 'no asset';
    case 'other-file':
      return 'another file';
    case 'lfs-pointer':
      return 'the Git LFS pointer';
    case 'unknown-content':
      return cause.isAsBefore ? 'the same as before' : 'unknown bytes';
    case 'unreachable':
      return 'no answer';
    case 'never-seen':
      return 'nothing there';
    case 'too-early':
    case 'other-point':
    case undefined:
      return 'the new state';
    default:
      return cause satisfies never;
  }
}

/** `from`: the URL that redirects there, as an address may leave its own host out. What has no host, such as a script, as it is. */
export function toHost(location: string, from?: string): string {
  return URL.parse(location, from)?.host || location;
}

/** Why nothing can be compared with what was there before the purge; empty where it can. */
export function toUnseenWords(before: Before): string {
  return before === 'failed' || /^status (?!404|410)/.test(before)
    ? `, and what it served before the purge could not be seen (${toBeforeWords(before)})`
    : '';
}

function toBeforeWords(before: Before): string {
  if (before === 'not-asked') return 'not asked';
  return before === 'failed' ? 'no answer' : before.replace('status ', '');
}

/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toStatusReason(status: number): string {
  if (status === 402) return ', a limit of the imgix plan';
  if (status === 413) return ', the file is too large for imgix';
  if (status === 414) return ', the URL is longer than imgix accepts';
  if (status === 421) return ', the file is corrupt';
  if (status === 422) return ', imgix cannot render the file';
  return status >= 500 ? ', a fault at imgix or at the Source' : '';
}
