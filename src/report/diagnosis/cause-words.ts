// What imgix was seen to answer, as a clause: the same words in the log, in annotations and in the summary.
import type { Before, Cause } from '../../verify/cause.ts';
import { quote } from '../wording.ts';

/** Text from outside stands in backticks. */
export function toCauseWords(cause: Cause, before: Before): string {
  switch (cause.kind) {
    case 'old-bytes':
      return 'imgix still serves the bytes of the old file';
    case 'old-rendering':
      return 'imgix still serves what was made from the old file';
    case 'missing':
      return `imgix answers ${cause.status}`;
    case 'refused':
      return `imgix answers ${cause.status} to the ${cause.signed ? 'signed' : 'unsigned'} URL`;
    case 'redirect':
      return `imgix answers ${cause.status}, a redirect to ${quote(toHost(cause.location))}`;
    case 'status':
      return `imgix answers ${cause.status}${toStatusReason(cause.status)}`;
    case 'challenge':
      return `a filter answers in the place of imgix (${quote(cause.by)})`;
    case 'not-an-asset':
      return `the answer is ${quote(cause.nonAssetReason)}, which is no asset`;
    case 'other-file':
      return `imgix holds a file of ${cause.contentLength} bytes, neither the new one nor the old one`;
    case 'unknown-content':
      return 'imgix serves bytes of which nothing tells from which file they were made';
    case 'unreachable':
      return `no whole answer came (${quote(cause.reason)})`;
    case 'never-seen':
      return `imgix serves nothing there, and nothing shows that it ever did (before the purge: ${toBeforeWords(before)})`;
    case 'too-early':
      return 'imgix serves the new state, but nothing shows yet that it stays';
    default:
      return cause satisfies never;
  }
}

export function toHost(location: string): string {
  return URL.canParse(location) ? new URL(location).host : location;
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
