// As what a file was given (`GivenAs`): the two parts of it, what they tell, and in words.
import { isMisencoded } from '../../platform/http/http.ts';
import { quote } from '../../platform/wording.ts';
import type { GivenAs } from '../../verify/served/examine.ts';
import { toHost } from '../words/cause-words.ts';

type GivenKind = GivenAs extends infer As ? (As extends `${infer Kind} ${string}` ? Kind : As) : never;

/** `what`: the reason, the filter, the target or the status that it comes with; else empty. */
export function toParts(as: GivenAs): { readonly kind: GivenKind; readonly what: string } {
  const [kind, ...what] = as.split(' ') as [GivenKind, ...string[]];
  return { kind, what: what.join(' ') };
}

export function isServed({ as }: { readonly as: GivenAs }): boolean {
  return as === 'same-bytes' || as === 'other-bytes';
}

/** It tells nothing, and another time something else may come. */
export function mayPass(as: GivenAs): boolean {
  const { kind, what } = toParts(as);
  return kind === 'failed' || (kind === 'status' && /^(408|425|429|5..)$/.test(what));
}

export function toGivenWords(as: GivenAs): string {
  const { kind, what } = toParts(as);
  switch (kind) {
    case 'same-bytes':
      return "the file's own bytes";
    case 'other-bytes':
      return 'other bytes';
    case 'no-asset':
      return 'no asset, but a page or nothing';
    case 'default-image':
      return 'the default image, as for a path at which there is nothing';
    case 'challenge':
      return `a filter's page (${quote(what)})`;
    case 'failed':
      return isMisencoded(what) ? what : `no answer: ${what}`;
    case 'redirect':
      return `a redirect to ${quote(toHost(what))}`;
    case 'status':
      return what;
    default:
      return kind satisfies never;
  }
}
