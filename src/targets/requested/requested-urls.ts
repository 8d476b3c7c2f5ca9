// Lines of a list that somebody has written -> requested assets. A full URL must be on a host that the user named (or on imgix.net
// where none is named); a path is taken literally, below `root`.

import { ActionError } from '../../errors.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { withoutUserInfo } from '../../platform/secrets.ts';
import { cutShort, toNumber } from '../../platform/wording.ts';
import { type BaseUrl, hasDotSegment, isPlainHost, isWebProxy, toAddress, toUrl } from '../url/base-url.ts';
import { decodePath, encodePath, encodeUrlPath } from '../url/encode-path.ts';
import { explainOtherHost } from '../url/other-host.ts';

export type RequestedList = {
  /** The inputs that it comes from, such as "`urls`" or "`url` of the workflow". */
  readonly from: string;
  readonly entries: readonly string[];
};

type Entry = { readonly text: string } & Pick<RequestedList, 'from'>;

export type RequestedUrl = {
  readonly url: string;
  /** As in `Asset`. */
  readonly base?: string | undefined;
  /** The path below `root` that the URL stands for; absent where the URL lies outside every base URL. */
  readonly sourcePath?: GitPath | undefined;
  readonly written: 'path' | 'url';
};

export type RequestedUrls = { readonly requested: readonly RequestedUrl[]; readonly notices: readonly string[] };

/** No server takes so long a URL, and no name of a file is that long. */
const maxEntryCharacters = 8192;

/** Throws `invalid-input` for a line that names another host, leaves the Source, or is no URL. */
export function parseRequestedUrls({ from, entries }: RequestedList, baseUrls: readonly BaseUrl[]): RequestedUrls {
  const requested: RequestedUrl[] = [];
  let withParameters = 0;
  for (const text of entries.flatMap((line) => splitLine(withSchemes(line, baseUrls)))) {
    const entry = { text, from };
    if (text.length > maxEntryCharacters)
      throw invalid(entry, `is longer than ${toNumber(maxEntryCharacters)} characters`);
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
      requested.push(...parsePath(entry, baseUrls));
      continue;
    }
    const { url, dropped } = parseFullUrl(entry, baseUrls);
    if (dropped) withParameters++;
    requested.push(url);
  }
  const notice = `Parameters and fragments were dropped from ${toNumber(withParameters)} of the requested URLs: a purge takes the base path and clears every derivative; of these, \`verify-params\` names those to check.`;
  return { requested, notices: withParameters === 0 ? [] : [notice] };
}

/**
 * A missing scheme means https, as in `base-url`: what begins with such a host, or with `//` and such a host, is a URL, and no path below
 * `root`, also where nothing follows. A path that does is written with a `/` in front.
 */
function withSchemes(line: string, baseUrls: readonly BaseUrl[]): string {
  const plain = /(?<![^\s,])(?:\/\/)?([^\s,/]+)(?=[/\s,]|$)/g;
  return line.replace(plain, (written, host: string) => findOrigin(host, baseUrls) ?? written);
}

/** Of a host that is given, and of any at imgix. */
function findOrigin(host: string, baseUrls: readonly BaseUrl[]): string | undefined {
  const base = baseUrls.find(({ origin }) => origin.replace(/^https?:\/\//, '') === host.toLowerCase());
  return base?.origin ?? (imgixHost.test(host) ? `https://${host}` : undefined);
}

/** As in `https//a`, `https:/a` or `https;//a`; and, before such a host, with letters missing or too many. */
function hasBrokenScheme(text: string, baseUrls: readonly BaseUrl[]): boolean {
  if (/^https?(?::|[^\w\s]?\/\/)/i.test(text)) return true;
  const [, host] = /^(?:[htps]{3,6}[^\w\s]{1,3}|:\/*)([^\s/:]+)/i.exec(text) ?? [];
  return host !== undefined && findOrigin(host, baseUrls) !== undefined;
}

const imgixHost = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+imgix\.net$/i;

/**
 * Spaces and commas belong to a URL; before another `https://`, and at the end of a line, they end it. Looked for from where a run
 * of them begins alone: from each of them would take the square of their number.
 */
function splitLine(line: string): string[] {
  if (!/^https?:\/\//i.test(line)) return [line];
  return line.replace(/(?<![\s,])[\s,]+$/, '').split(/(?<![\s,])[\s,]+(?=https?:\/\/)/i);
}

/**
 * A full URL is one address, and what it shows may go on being served on the other base URLs. Sentences that name these,
 * for who takes something down.
 */
export function warnOfOtherHosts(requested: readonly RequestedUrl[], baseUrls: readonly BaseUrl[]): string[] {
  const listed = new Set(requested.map(({ url }) => decodePath(url)));
  const others = requested.flatMap(({ url, sourcePath, written }) => {
    if (written === 'path' || sourcePath === undefined) return [];
    const left = baseUrls.filter((base) => !listed.has(decodePath(toUrl(base, encodePath(sourcePath)))));
    return left.length === 0 ? [] : [{ url, sourcePath, left }];
  });
  const [first] = others;
  if (first === undefined) return [];
  const hosts = [...new Set(others.flatMap(({ left }) => left.map(toAddress)))];
  const count = others.length === 1 ? '1 full URL is' : `${toNumber(others.length)} full URLs are`;
  return [
    `${count} to be taken down on one host only, such as ${first.url}: nothing is done about the same image on ${hosts.map((host) => `\`${host}\``).join(', ')}. To take it down on each \`base-url\`, give the path below \`root\`: \`${cutShort(first.sourcePath, 300)}\`.`,
  ];
}

function parsePath(entry: Entry, baseUrls: readonly BaseUrl[]): RequestedUrl[] {
  const { text } = entry;
  const sourcePath = text.replace(/^\//, '');
  if (/(^[^\p{L}\p{N}/]+|[^\p{L}\p{N}\s,/])https?:\/\//iu.test(text))
    throw invalid(entry, 'has something before `https://`; leave it out');
  if (hasBrokenScheme(text, baseUrls))
    throw invalid(
      entry,
      'looks like an address with a slip in its `https://`; correct that, or, if it is a path, begin it with `/`',
    );
  if (baseUrls.length === 0) {
    throw invalid(entry, 'is a path, which needs the input `base-url`; or give the full URL');
  }
  if (/\shttps?:\/\//i.test(text)) throw invalid(entry, 'holds a path and a URL; write each on a line of its own');
  if (sourcePath === '') throw invalid(entry, 'is an empty path; name a file below `root`');
  if (/^\/\/(?=[^/]*[.:])[^/]*\//.test(text))
    throw invalid(entry, 'begins with `//`; write the full URL, or the path below `root` plainly');
  // As Windows writes a path. A name that has one can be asked for by a full URL.
  if (text.includes('\\')) throw invalid(entry, 'holds a backslash; write `/`, or the full URL with `%5C`');
  if (sourcePath.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw invalid(entry, 'holds `.` or `..`; write the path below `root` plainly');
  }
  return baseUrls.map((base) => {
    const url = toUrl(base, encodePath(sourcePath));
    return { url, base: toAddress(base), sourcePath, written: 'path' };
  });
}

function parseFullUrl(entry: Entry, baseUrls: readonly BaseUrl[]): { url: RequestedUrl; dropped: boolean } {
  const [, scheme = '', authority = '', path = '', rest = ''] =
    /^([a-z]+):\/\/([^/?#]*)([^?#]*)(.*)$/is.exec(entry.text) ?? [];
  const origin = parseOrigin(entry, `${scheme}://${authority}`);
  if (path.includes('\\') || hasDotSegment(path)) throw invalid(entry, 'holds a backslash, `.` or `..` in its path');
  if (path === '' || path === '/') throw invalid(entry, 'names no asset; imgix has no purge of a whole Source');
  checkOrigin(entry, origin, baseUrls);
  const encoded = encodeUrlPath(path);
  const ofOrigin = baseUrls.filter((one) => one.origin === origin);
  const base = findBase(encoded, ofOrigin);
  const sourcePath = toPathBelow(baseUrls.length === 0 ? { path: '' } : base, encoded);
  const url: RequestedUrl = { url: origin + encoded, base: base && toAddress(base), sourcePath, written: 'url' };
  return { url, dropped: rest !== '' };
}

/** Throws where this is no origin of a `base-url`; where there is none, no https://*.imgix.net host. */
function checkOrigin(entry: Entry, origin: string, baseUrls: readonly BaseUrl[]): void {
  const isNamed = (one: string) =>
    baseUrls.length === 0 ? imgixHost.test(one.replace('https://', '')) : baseUrls.some((base) => base.origin === one);
  if (isNamed(origin)) return;
  if (isNamed(origin.replace('http:', 'https:'))) throw invalid(entry, 'begins with `http://`; write `https://`');
  const other = explainOtherHost(origin.replace(/^https?:\/\/|:\d+$/g, ''));
  if (other !== undefined) throw invalid(entry, `leads to ${other.words}; give the address at which imgix serves it`);
  if (baseUrls.length === 0)
    throw invalid(entry, 'is not on an https://*.imgix.net host; name its host in the input `base-url`');
  const listed = baseUrls.map((base) => base.origin).join(', ');
  throw invalid(
    entry,
    `is not on the host of a \`base-url\` (${listed}); give the address at which imgix serves it, or, if it does so there, add this host to \`base-url\``,
  );
}

/** The longest that it lies below. Compared as decoded, because `%c3%a9`, `%C3%A9` and `é` are the same folder. */
function findBase(encoded: string, bases: readonly BaseUrl[]): BaseUrl | undefined {
  const fitting = bases.filter(({ path }) => decodePath(encoded).startsWith(`${decodePath(path)}/`));
  return fitting.toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** Undefined outside of all bases. */
function toPathBelow(base: Pick<BaseUrl, 'path'> | undefined, encoded: string): GitPath | undefined {
  if (base === undefined) return undefined;
  const below = decodePath(encoded).slice(decodePath(base.path).length + 1);
  if (!isWebProxy(base.path)) return below;
  return hasDotSegment(below) ? undefined : decodePath(below);
}

function parseOrigin(entry: Entry, text: string): string {
  if (/[\s\\@]/.test(text)) throw invalid(entry, 'holds a space, a backslash or a user name in its host part');
  if (!URL.canParse(text)) throw invalid(entry, 'is not a URL');
  const { origin, hostname } = new URL(text);
  if (!isPlainHost(text))
    throw invalid(entry, `is not written in plain ASCII and would be on ${hostname}; write that if it is meant`);
  return origin;
}

function invalid({ text, from }: Entry, wrong: string): ActionError {
  return new ActionError('invalid-input', `Input ${from}: \`${cutShort(withoutUserInfo(text), 300)}\` ${wrong}.`);
}
