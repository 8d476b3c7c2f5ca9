// Secure URLs: imgix answers 403 to an unsigned or altered URL of a Source that has them.
// https://docs.imgix.com/setup/securing-images
import { createHash } from '../../platform/hash.ts';
import type { Headers } from '../../platform/http/http.ts';

/** Appends `query` (encoded, may be empty) and, with a token, the signature as the last parameter. */
export function toSignedUrl(url: string, query: string, token: string | undefined): string {
  const withQuery = query === '' ? url : `${url}?${query}`;
  if (token === undefined) return withQuery;
  const path = withQuery.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const signature = createHash('md5').update(`${token}${path}`).digest('hex');
  return `${withQuery}${query === '' ? '?' : '&'}s=${signature}`;
}

/**
 * Of the answer to a signed URL, with nothing in them that may be a signature: a server may repeat the URL, and a cache that of another
 * request. All signatures of a run are too many to be kept and looked for.
 */
export function withoutSignatures(headers: Headers, url: string): Headers {
  if (!/[?&]s=[\da-f]{32}$/.test(url)) return headers;
  const hide = (value: string) => value.replace(/[\da-f]{32,}/gi, '***');
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, hide(value)]));
}
