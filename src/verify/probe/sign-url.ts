// Secure URLs: imgix answers 403 to an unsigned or altered URL of a Source that has them.
// https://docs.imgix.com/setup/securing-images
import { createHash } from '../../platform/hash.ts';

/** Appends `query` (encoded, may be empty) and, with a token, the signature as the last parameter. */
export function toSignedUrl(url: string, query: string, token: string | undefined): string {
  const withQuery = query === '' ? url : `${url}?${query}`;
  if (token === undefined) return withQuery;
  const path = withQuery.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const signature = createHash('md5').update(`${token}${path}`).digest('hex');
  return `${withQuery}${query === '' ? '?' : '&'}s=${signature}`;
}
