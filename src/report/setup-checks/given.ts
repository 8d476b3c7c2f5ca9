// As what a file was given, in words, and whether that may pass.
import { isMisencoded } from '../../platform/http/http.ts';
import { quote } from '../../platform/wording.ts';
import type { Given } from '../../verify/served/examine.ts';
import { toHost } from '../words/cause-words.ts';

/** It tells nothing, and another time something else may come. */
export function mayPass(given: Given): boolean {
  const status = statusOf(given);
  return given.kind === 'failed' || (status !== undefined && (status >= 500 || [408, 425, 429].includes(status)));
}

export function isServed({ given }: { readonly given: Given }): boolean {
  return given.kind === 'served';
}

export function hasOwnBytes(given: Given): boolean {
  return given.kind === 'served' && given.as === 'same-bytes';
}

export function statusOf(given: Given): number | undefined {
  return given.kind === 'status' ? given.status : undefined;
}

export function toGivenWords(given: Given): string {
  switch (given.kind) {
    case 'served':
      return given.as === 'same-bytes' ? "the file's own bytes" : 'other bytes';
    case 'no-asset':
      return 'no asset, but a page or nothing';
    case 'default-image':
      return 'the default image, as for a path at which there is nothing';
    case 'challenge':
      return `a filter's page (${quote(given.by)})`;
    case 'failed':
      return isMisencoded(given.reason) ? given.reason : `no answer: ${given.reason}`;
    case 'redirect':
      return `a redirect to ${quote(toHost(given.location))}`;
    case 'status':
      return `${given.status}`;
    default:
      return given satisfies never;
  }
}
