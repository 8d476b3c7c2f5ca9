// Of what answers in front of imgix, redirects, filters and caches: what to do, in sentences.
import type { Cause } from '../../verify/cause.ts';
import { toHost } from '../words/cause-words.ts';

export const redirectRemedy = 'A redirect is not followed. Give the host that imgix itself serves as `base-url`.';
export const challengeRemedy =
  'Let the runner through: a rule for its user agent `imgix-purge-action`, or for a header of your own given by `verify-headers`; or give the `*.imgix.net` host as `base-url`.';
/** Not every filter can be told from imgix by what it answers. */
export const filterRemedy =
  'Or a firewall or a bot filter in front of imgix answers: let the runner through, by its user agent `imgix-purge-action` or by `verify-headers`.';
export const otherCacheRemedy =
  'A purge at imgix does not reach that cache: purge it as well, after this step. To prove what imgix itself serves, give the `*.imgix.net` host as `base-url`.';

/** What a redirect changes that stays on its own host. Parameters are not told of: they may be all that changes. */
type OwnChange = 'tls' | 'path' | 'nothing';

/** `from`: the URL that redirects. Undefined where it leaves the host, and of any other cause. */
export function toOwnChange(cause: Cause | null, from: string): OwnChange | undefined {
  if (cause?.kind !== 'redirect' || toHost(cause.location, from) !== new URL(from).host) return undefined;
  const [here, there] = [new URL(from), new URL(cause.location, from)];
  if (there.protocol === 'http:' && here.protocol === 'https:') return 'tls';
  return there.pathname === here.pathname ? 'nothing' : 'path';
}

const ownChangeWords: Readonly<Record<OwnChange, string>> = {
  tls: 'the same host by http',
  path: 'another path of the same host',
  nothing: 'the same path of the same host',
};

/** As `toCauseWords`. Undefined where `toOwnChange` is. */
export function toOwnRedirectWords(cause: Cause | null, from: string): string | undefined {
  const change = toOwnChange(cause, from);
  if (change === undefined || cause?.kind !== 'redirect') return undefined;
  return `imgix answers ${cause.status}, a redirect to ${ownChangeWords[change]}`;
}

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
