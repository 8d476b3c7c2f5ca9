// Spelling of a path in an imgix URL, as imgix's own @imgix/js-core spells it (the tests compare with it), but over
// bytes, so that a name that is not UTF-8 is exact too. https://github.com/imgix/js-core (buildURL, _sanitizePath)
import { type GitPath, parseGitPath, percentEncode, toGitPathBytes } from '../../platform/git/git-path.ts';

/** What encodeURIComponent leaves alone. */
const keptInParts = /[\w\-.!~*'()]/;
/** What encodeURI leaves alone, less `# ? : +`: a raw `+` is a 404 on S3. */
const kept = /[\w\-.!~*'();/@&=$,]/;
/** Most paths. A `:` is not among it, so neither is the path of a Web Proxy Source. */
const keptAsItIs = /^[\w\-.!~*'();/@&=$,]*$/;
/** What may stand in the path of a URL that somebody wrote: RFC 3986 pchar and `/`. Kept as it is written. */
const legalInUrl = /[\w\-.!~*'();/@&=$,+:]/;

/** Percent-encodes a path that is not encoded yet; `%` becomes `%25`. */
export function encodePath(path: GitPath): string {
  if (keptAsItIs.test(path)) return path;
  return percentEncode(path, isWebProxyPath(path) ? keptInParts : kept);
}

/** Encodes what is not encoded yet in the path of a URL, and leaves escapes such as `%20` alone. */
export function encodeUrlPath(path: string): string {
  if (isWebProxyPath(path.slice(1))) return `/${encodePath(path.slice(1))}`;
  return path
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, index) => (index % 2 === 1 ? part : percentEncode(part, legalInUrl)))
    .join('');
}

/** The path that an encoded path stands for; total: a stray `%` stands for itself. */
export function decodePath(encoded: string): GitPath {
  const parts = encoded
    .split(/((?:%[0-9A-Fa-f]{2})+)/)
    .map((part, index) => (index % 2 === 1 ? Buffer.from(part.replaceAll('%', ''), 'hex') : toGitPathBytes(part)));
  return parseGitPath(Buffer.concat(parts));
}

/** Web Proxy Sources take a whole URL as path; imgix wants it encoded as one piece. */
function isWebProxyPath(path: string): boolean {
  return /^https?:\/\//.test(path);
}
