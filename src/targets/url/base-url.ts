// A base URL from an input: where imgix (or the Source, or the imgix API) is reached. Everything that could turn it
// into another host than the user meant is refused here, once.

import { BlockList, isIP } from 'node:net';
import { once } from '../../platform/once.ts';
import { encodeUrlPath } from './encode-path.ts';

/** Normalised: scheme, host, port and an encoded path without a trailing slash. */
export type BaseUrl = {
  /** Such as `https://example.imgix.net`. */
  readonly origin: string;
  /** Encoded; empty, or begins with `/` and does not end with one. */
  readonly path: string;
};

/** As a text: what an asset's `base` is. */
export function toAddress({ origin, path }: BaseUrl): string {
  return origin + path;
}

/** The URL of what lies at `encodedPath`, which begins with no slash, below a base URL. */
export function toUrl(base: BaseUrl, encodedPath: string): string {
  const below = `/${encodedPath}`;
  return toAddress(base) + (isWebProxy(base.path) ? encodeURIComponent(below) : below);
}

/** A Web Proxy Source has the address of the file as one piece of its path, encoded once more. */
export function isWebProxy(encodedPath: string): boolean {
  return /^\/https?%3A%2F%2F/i.test(encodedPath);
}

export const namesNoDomain = 'it names no domain: write the whole host';

/** Parses a base URL; a missing scheme means https. Returns what is wrong with it as a phrase, for the caller's message. */
export function parseBaseUrl(text: string): BaseUrl | { readonly wrong: string } {
  if (/^(- |[[{]?["'`])|["'`][\]}]?$/.test(text))
    return { wrong: 'it is in quotation marks or a list: write it plainly, and several one a line' };
  if (severalUrls.test(text)) return { wrong: 'it holds more than one URL: write one a line, without commas' };
  if (/^https?:\/\/https?:/i.test(text)) return { wrong: 'its scheme is written twice' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s\\]/.test(withScheme)) return { wrong: 'it holds a space or a backslash' };
  if (/^https?(:(?!\/\/)|\/)/i.test(text) && !/^https?:\d/i.test(text))
    return { wrong: 'its scheme is not followed by ://' };
  if (!URL.canParse(withScheme)) return { wrong: 'it is not a URL' };
  if (/^[a-z0-9-]+$/i.test(text) && text !== 'localhost') return { wrong: namesNoDomain };
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '') return { wrong: 'it holds a user name or password' };
  if (/[?#]/.test(withScheme)) return { wrong: 'it holds parameters or a fragment' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { wrong: `its scheme is ${url.protocol}//` };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return { wrong: 'http:// is allowed for localhost, 127.0.0.1 and [::1] only, use https://' };
  }
  if (!isPlainHost(withScheme)) {
    return { wrong: `its host is not written in plain ASCII and would be ${url.hostname}; write that if it is meant` };
  }
  if (url.hostname.length > 253) return { wrong: 'its host name is longer than one can be' };
  if (url.hostname.endsWith('.')) return { wrong: 'its host ends with a dot: leave that out' };
  if (/(^|\.)(?=[.-])|-(\.|$)/.test(url.hostname))
    return { wrong: 'a part of its host, between dots, is empty or begins or ends with a hyphen' };
  if (url.port === '0') return { wrong: 'its port is 0' };
  if (isReserved(url.hostname)) return { wrong: 'its host is a private, link-local or reserved address' };
  if (hasDotSegment(withScheme)) return { wrong: 'its path holds . or ..' };
  return { origin: url.origin, path: toBasePath(url.pathname) };
}

function toBasePath(pathname: string): string {
  const whole = encodeUrlPath(pathname);
  const path = isWebProxy(whole) ? `/${whole.slice(1).replaceAll('/', '%2F')}` : whole;
  return path.replace(isWebProxy(path) ? /(%2F)+$/i : /\/+$/, '');
}

/** One more URL with its scheme; or, before any path, what stands between two hosts: the URL standard allows a comma in a host. */
const severalUrls = /[\s,;]+[a-z]+:\/\/|^([a-z]+:\/\/)?[^\s/]*([,;]|\s+[a-z0-9-]+\.[a-z])/i;

/** False where the host that would be asked is not the one that is read: look-alike letters, dots and escapes. */
export function isPlainHost(urlText: string): boolean {
  const [, host = ''] = /^[^:]+:\/+([^/]*)/.exec(urlText) ?? [];
  return /^[!-$&-~]*$/.test(host);
}

/** True where a path has a segment `.` or `..`, dots and slashes written plainly or percent-encoded. */
export function hasDotSegment(path: string): boolean {
  return path.split(/[/\\]|%2f|%5c/i).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** Made when the first host is an address: mostly none is, and every run parses base URLs. */
const reservedAddresses = once(() => {
  const reserved = new BlockList();
  for (const [net, prefix] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const) {
    reserved.addSubnet(net, prefix, 'ipv4');
    reserved.addSubnet(toNat64(net), 96 + prefix, 'ipv6');
  }
  reserved.addSubnet(toNat64('127.0.0.0'), 96 + 8, 'ipv6');
  for (const [net, prefix] of [
    // With `2002::`, the old ways to write an IPv4 address, any of which may be private.
    ['::', 96],
    ['2002::', 16],
    ['100::', 64],
    ['2001:db8::', 32],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const)
    reserved.addSubnet(net, prefix, 'ipv6');
  return reserved;
});

/** The IPv6 address that a translator takes for an IPv4 one. https://www.rfc-editor.org/rfc/rfc6052#section-2.1 */
function toNat64(address: string): string {
  return `64:ff9b::${address}`;
}

/** Those that are never reached through a proxy, which would get the key in the clear: see undici-client.ts. */
function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}

/** A URL's host is an address only with a bracket before it or a digit at its end; to ask `isIP` takes milliseconds once. */
function isReserved(hostname: string): boolean {
  if (!/^\[|\d$/.test(hostname) || isLoopback(hostname)) return false;
  const address = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  return family !== 0 && reservedAddresses().check(address, family === 4 ? 'ipv4' : 'ipv6');
}
