// Of what answers in front of imgix, redirects, filters and caches: what to do, in sentences.
import type { OwnChange } from '../own-redirect.ts';

export const redirectRemedy = 'A redirect is not followed. Give the host that imgix itself serves as `base-url`.';

const ownHost = 'the `*.imgix.net` host as `base-url`';

/** `origins`: those that it is about, here and below. */
export function toChallengeRemedy(origins: Iterable<string>): string {
  const orOther = areOwnHosts(origins) ? '' : `; or give ${ownHost}`;
  return `Let the runner through: a rule for its user agent \`imgix-purge-action\`, or for a header of your own given by \`verify-headers\`${orOther}.`;
}

/** A sentence with a space before it: not every filter can be told from imgix by what it answers. */
export function toFilterRemedy(origins: Iterable<string>): string {
  return areOwnHosts(origins)
    ? ''
    : ' Or a firewall or a bot filter in front of imgix answers: let the runner through, by its user agent `imgix-purge-action` or by `verify-headers`.';
}

/** A step after one that failed does not run by itself. */
export function toOtherCacheRemedy(origins: Iterable<string>): string {
  const andOther = areOwnHosts(origins) ? '' : `; and give ${ownHost}, to prove what imgix itself serves`;
  return `A purge at imgix does not reach that cache: purge it as well, in a step with \`if: always()\` after this one${andOther}.`;
}

export function toCredentialsRemedy(origins: Iterable<string>): string {
  const orOther = areOwnHosts(origins) ? '' : `, or ${ownHost}`;
  return `What answers there asks for credentials: give them by \`verify-headers\`${orOther}.`;
}

/** imgix's, which nobody else can put something in front of. */
function areOwnHosts(origins: Iterable<string>): boolean {
  return Iterator.from(origins).every((origin) => new URL(origin).hostname.endsWith('.imgix.net'));
}

/** `place`: the inputs that decide where imgix is asked. */
export function toRedirectRemedy(change: OwnChange | undefined, place: string, origins: Iterable<string>): string {
  switch (change) {
    case 'tls':
      return `A redirect is not followed. Something in front of imgix leads away from https: correct that${areOwnHosts(origins) ? '' : `, or give ${ownHost}`}.`;
    case 'path':
      return `A redirect is not followed. Check ${place}, and how the names are spelled there.`;
    case 'nothing':
      return `Something in front of imgix sends its clients round in a circle, as a filter does that sets a cookie. ${toChallengeRemedy(origins)}`;
    case undefined:
      return redirectRemedy;
    default:
      return change satisfies never;
  }
}
