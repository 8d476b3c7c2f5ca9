// Of what answers in front of imgix, redirects, filters and caches: what to do, in sentences.
import type { OwnChange } from '../own-redirect.ts';

export const redirectRemedy = 'A redirect is not followed. Give the host that imgix itself serves as `base-url`.';
export const challengeRemedy =
  'Let the runner through: a rule for its user agent `imgix-purge-action`, or for a header of your own given by `verify-headers`; or give the `*.imgix.net` host as `base-url`.';
/** Not every filter can be told from imgix by what it answers. */
export const filterRemedy =
  'Or a firewall or a bot filter in front of imgix answers: let the runner through, by its user agent `imgix-purge-action` or by `verify-headers`.';
export const otherCacheRemedy =
  'A purge at imgix does not reach that cache: purge it as well, after this step. To prove what imgix itself serves, give the `*.imgix.net` host as `base-url`.';

/** `place`: the inputs that decide where imgix is asked. */
export function toRedirectRemedy(change: OwnChange | undefined, place: string): string {
  switch (change) {
    case 'tls':
      return 'A redirect is not followed. Something in front of imgix leads away from https: correct that, or give the `*.imgix.net` host as `base-url`.';
    case 'path':
      return `A redirect is not followed. Check ${place}, and how the names are spelled there.`;
    case 'nothing':
      return `Something in front of imgix sends its clients round in a circle, as a filter does that sets a cookie. ${challengeRemedy}`;
    case undefined:
      return redirectRemedy;
    default:
      return change satisfies never;
  }
}
