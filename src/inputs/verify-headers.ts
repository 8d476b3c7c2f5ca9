// `verify-headers`: what a filter in front of the CDN wants to see before it lets the step pass. The values are secrets.
import { ActionError } from '../errors.ts';
import type { Headers } from '../platform/http/http.ts';
import { Secrets } from '../platform/secrets.ts';
import { parseBaseUrl, toUrl } from '../targets/url/base-url.ts';
import { parseLines } from './input-values.ts';
import { minSecretCharacters, type RawInputs } from './raw-inputs.ts';

/** A header whose value is masked. */
export type HeaderSecret = { readonly name: string; readonly value: string };

/** Those that say how an answer is sent: what comes back must be the whole file, as it is, in one way. Some of them undici refuses. */
const fixed =
  /^(accept|accept-encoding|connection|content-.*|cookie2|expect|host|if-.*|keep-alive|proxy-.*|range|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Lines `Name: value` -> headers by lower-case name. No message repeats a value. Without `api-key` other secrets are missing, too, as in a
 * fork's pull request: then a header without a value is left out.
 */
export function parseVerifyHeaders({ 'verify-headers': text, 'api-key': key }: RawInputs): Headers {
  // Without a prototype: `constructor` may be the name of a header.
  const headers: Record<string, string> = Object.create(null);
  for (const [index, line] of parseLines(text).entries()) {
    const { name = '', value = '' } =
      /^(?<name>[!#$%&*+.^_|~\w-]+):[ \t]*(?<value>[\x20-\x7e]*)$/.exec(line)?.groups ?? {};
    if (name === '') throw wrong(index, 'must be `Name: value` in plain ASCII characters');
    const header = name.toLowerCase();
    if (fixed.test(header)) throw wrong(index, `sets \`${header}\`, which the checks need as it is`);
    if (header in headers) throw wrong(index, `gives \`${header}\` a second time`);
    if (value === '' && key !== '') throw wrong(index, 'has no value: its secret may be missing, or have another name');
    if (value !== '') headers[header] = value;
  }
  return headers;
}

/**
 * What must be masked, whether or not the input is right: whatever stands behind the name. Not what is no secret and may be a part of
 * something else: the runner would blot it out of the job summary, and keep every output back that holds it.
 */
export function toHeaderSecrets({ 'verify-headers': text, 'base-url': baseUrls }: RawInputs): HeaderSecret[] {
  const urls = parseLines(baseUrls)
    .map(parseBaseUrl)
    .map((base) => ('wrong' in base ? '' : toUrl(base, '')));
  // What the run's own addresses hold.
  const told = [...urls, 'https://', 'imgix-purge-action'];
  const given = parseLines(text)
    .filter((line) => !noCredential.test(line))
    .map((line) => ({ name: line.replace(/:.*$/, ''), value: line.replace(/^[^:]*:\s*/, '') }));
  return given.filter(({ value }) => value.length >= minSecretCharacters && !told.some((each) => each.includes(value)));
}

/** Sentences: what is masked is blotted out in addresses, too. */
export function warnOfMaskedUrls(urls: readonly string[], secrets: readonly HeaderSecret[]): string[] {
  const isIn = ({ value }: HeaderSecret) => {
    const masks = new Secrets();
    masks.add(value);
    return urls.some((url) => masks.redact(url) !== url);
  };
  return secrets
    .filter(isIn)
    .map(
      ({ name }) =>
        `Input \`verify-headers\`: the value of \`${name}\` stands in URLs of this run, too. As it is masked, log, outputs and report have \`***\` there. Choose another value, after which no folder or file is named.`,
    );
}

/** They say who asks, from where and in which language: a folder may be named so, too. */
const noCredential = /^(accept-language|origin|referer|user-agent):/i;

function wrong(index: number, what: string): ActionError {
  return new ActionError('invalid-input', `Input \`verify-headers\`, line ${index + 1}, ${what}.`);
}
