// What of an exchange may be shown to others: no key, no token, no host of the account, no address, no cookie.

import type { Exchange, Site } from '../imgix.ts';
import { digest } from '../trial.ts';

const maxBodyLength = 1_500;

/** Headers whose values are secrets or lead to the account. */
const hiddenHeaders: ReadonlySet<string> = new Set(['authorization', 'cookie', 'set-cookie']);

export type Redact = (text: string) => string;

const publicApiUrl = 'https://api.imgix.com';

const addresses: readonly RegExp[] = [
  // IPv4, also at the end of an IPv6 address.
  /\b\d{1,3}(\.\d{1,3}){3}\b/g,
  // IPv6 with zeros left out, with zeros left out in front, and in full.
  /\b[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*::(?:[0-9a-f]{1,4}\b(?::[0-9a-f]{1,4}\b)*)?/gi,
  /(?<!\w)::[0-9a-f]{1,4}\b(?::[0-9a-f]{1,4}\b)*/gi,
  /\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b/gi,
];

export function createRedact(site: Site): Redact {
  const secrets = [site.key, site.keyWithoutPurge, site.secured?.token, site.sourceId]
    .filter((secret) => secret !== undefined)
    .flatMap(spellingsOf);
  const names = Object.entries({
    'other-host.example': site.otherUrl,
    'default-image-host.example': site.defaultImageUrl,
    'default-params-host.example': site.defaultParamsUrl,
    'secured-host.example': site.secured?.url,
    'host.example': site.baseUrl,
    'api-host.example': site.apiUrl === publicApiUrl ? undefined : site.apiUrl,
  });
  const hosts = names
    .flatMap(([name, url]) => (url === undefined ? [] : hostsOf(url).map((host) => [host, name] as const)))
    // A host can be the end of another.
    .sort(([a], [b]) => b.length - a.length);
  const replacements = [
    ...secrets.map((secret) => [toPattern(secret), '[redacted]'] as const),
    ...hosts.map(([host, name]) => [toPattern(host), name] as const),
    ...addresses.map((pattern) => [pattern, '[address]'] as const),
  ];
  return (text) => replacements.reduce((rest, [pattern, name]) => rest.replaceAll(pattern, name), text);
}

/** As an answer may give it back: as it is, in HTTP Basic, in JSON, in a URL. */
function spellingsOf(secret: string): readonly string[] {
  const basic = Buffer.from(`${secret}:`).toString('base64');
  return [basic, secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

function hostsOf(url: string): readonly string[] {
  const { host, hostname } = new URL(url);
  return [host, hostname];
}

function toPattern(text: string): RegExp {
  return new RegExp(RegExp.escape(text), 'gi');
}

/** One exchange as text, as it went over the wire, but for what is redacted. */
export function renderExchange({ request, answer }: Exchange, redact: Redact): string {
  const asked = [`${request.method} ${request.url}`, ...renderHeaders(request.headers ?? {}), request.body ?? ''];
  const answered =
    typeof answer === 'string'
      ? [`no answer: ${answer}`]
      : [String(answer.status), ...renderHeaders(answer.headers), renderBody(answer.headers, answer.body)];
  const toLines = (sign: string, parts: readonly string[]) =>
    parts
      .filter((part) => part !== '')
      .flatMap((part) =>
        redact(part)
          .split('\n')
          .map((line) => `${sign} ${toVisible(line)}`),
      );
  return [...toLines('>', asked), ...toLines('<', answered)].join('\n');
}

/** Control characters become visible, and nothing can be read as a command by a runner that prints it. */
export function toVisible(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Cf}|\u2028|\u2029/gu, '\ufffd').replaceAll('##[', '## [');
}

function renderHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${hiddenHeaders.has(name) ? '[redacted]' : value}`);
}

function renderBody(headers: Readonly<Record<string, string>>, body: Uint8Array): string {
  if (!/json|text|xml/.test(headers['content-type'] ?? '') || headers['content-encoding'] !== undefined) {
    return body.byteLength === 0 ? '' : `(${digest(body)})`;
  }
  const text = withoutAccount(Buffer.from(body).toString());
  return text.length <= maxBodyLength ? text : `${text.slice(0, maxBodyLength)}... (${digest(body)})`;
}

/** `meta.authentication` says whose key it was. */
function withoutAccount(text: string): string {
  try {
    const document = JSON.parse(text) as { meta?: { authentication?: unknown } };
    if (document?.meta?.authentication === undefined) return text;
    document.meta.authentication = '[redacted]';
    return JSON.stringify(document);
  } catch {
    return text;
  }
}
