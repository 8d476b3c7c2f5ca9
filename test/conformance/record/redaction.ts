// What of an exchange may be shown to others: no key, no token, no host of the account, no address, no cookie.

import type { Exchange, Site } from '../imgix.ts';
import { digest } from '../trial.ts';

const maxBodyLength = 1_500;

/** Headers whose values are secrets or lead to the account. */
const hiddenHeaders: ReadonlySet<string> = new Set(['authorization', 'cookie', 'set-cookie']);

export type Redact = (text: string) => string;

export function createRedact(site: Site): Redact {
  const secrets = [site.key, site.keyWithoutPurge, site.secured?.token, site.sourceId].flatMap((secret) =>
    secret === undefined ? [] : [Buffer.from(`${secret}:`).toString('base64'), secret],
  );
  const hosts = Object.entries({
    'other-host.example': site.otherUrl,
    'default-image-host.example': site.defaultImageUrl,
    'default-params-host.example': site.defaultParamsUrl,
    'secured-host.example': site.secured?.url,
    'host.example': site.baseUrl,
  }).flatMap(([name, url]) => (url === undefined ? [] : [[new URL(url).host, name] as const]));
  return (text) => {
    const withoutSecrets = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
    return hosts
      .reduce((rest, [host, name]) => rest.replaceAll(host, name), withoutSecrets)
      .replaceAll(/\b\d{1,3}(\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b/gi, '[address]');
  };
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
