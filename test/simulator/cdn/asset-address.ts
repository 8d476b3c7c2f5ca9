// Takes a request's URL apart: which host, which file of the Source, which parameters. Raw spellings are kept, because
// the CDN's objects and the signature are about the spelling, and the Source is about the decoded path.

import { splitSignature } from './signature.ts';

export type AssetAddress = {
  /** `host:port`, the identity of the site. */
  readonly host: string;
  /** As spelled in the URL, with the first slash. */
  readonly rawPath: string;
  /** Decoded, without the first slash: the key in the Source (before the Source's prefix). */
  readonly path: string;
  /** As spelled, without `?` and with `s`. */
  readonly rawQuery: string;
  /** As spelled, without `?` and without `s`. */
  readonly query: string;
};

/** Returns undefined where the percent-encoding is broken. Does not normalise: `URL` would, and hide a client's mistake. */
export function parseAddress(url: string): AssetAddress | undefined {
  if (latest.url !== url) latest = { url, address: takeApart(url) };
  return latest.address;
}

/** One request's URL is looked at from several sides. */
let latest: { readonly url: string; readonly address: AssetAddress | undefined } = { url: '', address: undefined };

function takeApart(url: string): AssetAddress | undefined {
  const match = /^[a-z]+:\/\/(?<host>[^/?#]+)(?<path>[^?#]*)(?:\?(?<query>[^#]*))?/i.exec(url);
  if (match === null) return undefined;
  const rawPath = match.groups?.path || '/';
  const rawQuery = match.groups?.query ?? '';
  const path = decodePath(rawPath);
  if (path === undefined) return undefined;
  return {
    host: (match.groups?.host ?? '').toLowerCase(),
    rawPath,
    path,
    rawQuery,
    query: splitSignature(rawQuery).query,
  };
}

/** A raw `+` means a space, as S3 reads it: a name with a plus is only reached by `%2B`. */
export function decodePath(rawPath: string): string | undefined {
  try {
    return decodeURIComponent(rawPath.slice(1).replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
