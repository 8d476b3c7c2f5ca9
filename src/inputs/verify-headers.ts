// `verify-headers`: what a filter in front of the CDN wants to see before it lets the step pass. The values are secrets.
import { ActionError } from '../errors.ts';
import { parseLines } from './input-values.ts';

export type Headers = Readonly<Record<string, string>>;

/** Those that say how an answer is sent: what comes back must be the whole file, as it is, in one way. */
const fixed =
  /^(accept|accept-encoding|connection|content-.*|cookie2|expect|host|if-.*|proxy-.*|range|te|trailer|transfer-encoding|upgrade)$/;

/** Lines `Name: value` -> headers by lower-case name. No message repeats a value. */
export function parseVerifyHeaders(text: string): Headers {
  // Without a prototype: `constructor` may be the name of a header.
  const headers: Record<string, string> = Object.create(null);
  for (const [index, line] of parseLines(text).entries()) {
    const { name = '', value = '' } =
      /^(?<name>[!#$%&*+.^_|~\w-]+):[ \t]*(?<value>[\x20-\x7e]+)$/.exec(line)?.groups ?? {};
    if (name === '') throw wrong(index, 'must be `Name: value` in plain ASCII characters');
    const key = name.toLowerCase();
    if (fixed.test(key)) throw wrong(index, `sets \`${key}\`, which the checks need as it is`);
    if (key in headers) throw wrong(index, `gives \`${key}\` a second time`);
    headers[key] = value;
  }
  return headers;
}

/** What must be masked, whether or not the input is right: whatever stands behind the name. */
export function toHeaderSecrets(text: string): string[] {
  return parseLines(text).map((line) => line.replace(/^[^:]*:\s*/, ''));
}

function wrong(index: number, what: string): ActionError {
  return new ActionError('invalid-input', `Input \`verify-headers\`, line ${index + 1}, ${what}.`);
}
