// Values that must not be read anywhere: those that are known, and what an address may hold. The runner masks the first in the log; it
// does not know the report file.
import { cutMark } from './wording.ts';

const hidden = '***';

/** Shorter values would blot out ordinary words, and are no secrets. */
const minLength = 4;
/** The same for a part of a secret, and for what base64 makes of a secret within another text. */
const minPartLength = 8;

export class Secrets {
  /** The longest first: one secret may be a part of another. */
  #values: readonly string[] = [];

  /** Adds a secret with the forms in which it goes over the wire. False where it is too short to be one itself. */
  add(secret: string): boolean {
    this.#values = [...new Set([...this.#values, ...toForms(secret)])].sort((a, b) => b.length - a.length);
    return secret.length >= minLength;
  }

  redact(text: string): string {
    let redacted = text;
    for (const value of this.#values) redacted = redacted.replaceAll(value, hidden);
    return redacted.includes(cutMark) ? this.#withoutParts(redacted) : redacted;
  }

  /** A text that was cut before it came here may end, or begin, within a secret. */
  #withoutParts(text: string): string {
    const pieces = text.split(cutMark);
    return pieces
      .map((piece, index) => {
        const atEnd = index === pieces.length - 1 ? 0 : longest(this.#values, (value) => beginningAtEnd(piece, value));
        const begun = atEnd === 0 ? piece : piece.slice(0, -atEnd) + hidden;
        const atStart = index === 0 ? 0 : longest(this.#values, (value) => endAtStart(begun, value));
        return atStart === 0 ? begun : hidden + begun.slice(atStart);
      })
      .join(cutMark);
  }
}

function toForms(secret: string): readonly string[] {
  const text = secret.toWellFormed();
  const percents = encodeURIComponent(text);
  const json = JSON.stringify(secret).slice(1, -1);
  const written = [
    secret,
    percents,
    percents.replace(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase()),
    json,
    json.replaceAll('/', '\\/'),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`${secret}:`).toString('base64'),
  ].filter((form) => form.length >= minLength);
  // Types, hosts and names of points of presence are told in lower case, whatever a server has written there; and a server may write
  // in capitals.
  const folded = secret.length < minPartLength ? [] : [secret.toLowerCase(), secret.toUpperCase()];
  return [...new Set([...written, ...folded, ...base64Cores(secret)])];
}

/**
 * What base64 makes of a secret within any other text, `Bearer ...` say: it depends on how many bytes stand before, in
 * threes, and the characters at both ends on the neighbours as well. In the alphabets of RFC 4648 sections 4 and 5.
 */
function base64Cores(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const cores = [0, 1, 2].map((before) => {
    const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return base64.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + bytes.length)) / 6));
  });
  const inUrls = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  return [...cores, ...inUrls].filter((core) => core.length >= minPartLength);
}

function longest(values: readonly string[], toLength: (value: string) => number): number {
  return values.reduce((most, value) => Math.max(most, toLength(value)), 0);
}

/** How many of the first characters of `value` are the last ones of `text`; 0 where that is too few to tell. */
function beginningAtEnd(text: string, value: string): number {
  return longestPart(text, value, value.slice(0, minPartLength), (length) => text.endsWith(value.slice(0, length)));
}

/** How many of the last characters of `value` are the first ones of `text`. */
function endAtStart(text: string, value: string): number {
  return longestPart(text, value, value.slice(-minPartLength), (length) => text.startsWith(value.slice(-length)));
}

/** `least`: without it no part is there; hardly any text has it, so that the others are done with quickly. */
function longestPart(text: string, value: string, least: string, isThere: (length: number) => boolean): number {
  if (!text.includes(least)) return 0;
  let length = value.length - 1;
  while (length >= minPartLength && !isThere(length)) length--;
  return length < minPartLength ? 0 : length;
}

/**
 * A URL that somebody wrote, without the user name and password that it may hold. A password may hold what ends a host: from a
 * colon there on, all up to the last `@` counts as one.
 */
export function withoutUserInfo(url: string): string {
  const end = url.lastIndexOf('@') + 1;
  const withPassword = /(\/\/)[^/?#\s:]*:.*@$|^([^/?#\s@:]+:)(?!\/\/).*@$/s;
  const before = url
    .slice(0, end)
    .replace(withPassword, '$1$2***@')
    .replace(/(\/\/)[^/?#\s]*@/g, '$1***@');
  return before + url.slice(end);
}

/** An address, or a text with addresses, without user names and passwords: git repeats the remote's in some messages. */
export function withoutPasswords(text: string): string {
  return text.replace(/(^|:)\/\/[^\s/]*@/g, '$1//');
}
