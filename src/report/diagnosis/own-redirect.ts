// What a redirect changes that stays on its own host.
import type { Cause } from '../../verify/cause.ts';
import { toHost } from '../words/cause-words.ts';

/** Parameters are not told of: they may be all that changes. */
export type OwnChange = 'tls' | 'path' | 'nothing';

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
