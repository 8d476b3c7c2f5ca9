// Signed URLs [doc, lib]: s = md5(token + path + "?" + query), the path as it stands in the URL, `s` the last parameter.
// Written from the description, not with imgix's own library: the simulator must not share a client's mistake.

import { hash } from 'node:crypto';

/** `pathAndQuery` is encoded, starts with a slash and has no `s`. */
export function signatureOf(token: string, pathAndQuery: string): string {
  return hash('md5', `${token}${pathAndQuery}`);
}

export type SplitQuery = { readonly query: string; readonly signature: string | undefined };

/** Takes a trailing `s` off a raw query (without `?`). An `s` elsewhere stays: it was not put there by a signer. */
export function splitSignature(rawQuery: string): SplitQuery {
  const match = /^(?:(?<query>.*)&)?s=(?<signature>[^&]*)$/s.exec(rawQuery);
  if (match === null) return { query: rawQuery, signature: undefined };
  return { query: match.groups?.query ?? '', signature: match.groups?.signature };
}

export function isSigned(token: string, rawPath: string, rawQuery: string): boolean {
  const { query, signature } = splitSignature(rawQuery);
  return signature === signatureOf(token, query === '' ? rawPath : `${rawPath}?${query}`);
}
