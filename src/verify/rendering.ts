// What imgix makes now of the file that it holds: a parameter that nobody has used before gives an object that no cache
// has, rendered from imgix's copy of the file. (It does not pass that copy by: see docs/verification.md.)
import { look } from './look.ts';
import type { Observation } from './observation.ts';
import { toSignedUrl } from './sign-url.ts';
import type { VerifierOptions } from './verifier.ts';

/** `query`: of the derivative, or '' for the bare URL. */
export function renderAfresh(
  url: string,
  query: string,
  { looker, token, random, signal }: VerifierOptions,
  timeLimitMs: number,
): Promise<Observation> {
  const nonce = `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
  const fresh = query === '' ? nonce : `${query}&${nonce}`;
  return look(looker, toSignedUrl(url, fresh, token), { timeLimitMs, signal });
}
