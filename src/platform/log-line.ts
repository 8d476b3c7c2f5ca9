// Text from outside (file names, refs, answers of servers) made harmless for one line of a log. The runner obeys
// `::command::` at the beginning of a line and `##[command]` anywhere in one. And numbers as sentences have them.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

/**
 * Controls and line breaks; what reorders or hides text (bidirectional and zero-width characters); lone surrogates,
 * which stand for bytes that are not UTF-8 (see platform/git/git-path.ts).
 */
const notPlain = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Nearly every text is printable ASCII without a command in it. */
const suspicious = /[^ -~]|##\[|^\s*::/;

/** One line that shows what it holds and commands nothing. Ordinary text is returned as it is. */
export function escapeLogLine(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r?\n/g, ' ')
    .replace(notPlain, escapeCharacter)
    .replaceAll('##[', '##\\x5b')
    .replace(/^(\s*):(?=:)/, '$1\\x3a');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Stands where a text was cut. It is looked for: what is left of a secret beside it is redacted (see secrets.ts). */
export const cutMark = '...';

/** The beginning of a text that would be too long for a message. */
export function cutShort(text: string, maxCharacters: number): string {
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}${cutMark}` : text;
}

/** The beginning of a list that would be too long for a message, such as "a, b and 3 more". */
export function listFirst<T>(items: readonly T[], maxItems: number, toText: (item: T) => string): string {
  const more = items.length > maxItems ? ` and ${toNumber(items.length - maxItems)} more` : '';
  return `${items.slice(0, maxItems).map(toText).join(', ')}${more}`;
}

/** The same in sentences or lines of their own, with a last one for the others. `where` they are told, after a colon. */
export function tellFirst<T>(items: readonly T[], maxItems: number, toText: (item: T) => string, where = ''): string[] {
  const told = items.slice(0, maxItems).map(toText);
  return items.length > maxItems ? [...told, `And ${toNumber(items.length - maxItems)} more${where}.`] : told;
}

/** "1,500". Not by Intl, which takes milliseconds to load. */
export function toNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 byte", "1,500 bytes". */
export function toBytes(count: number): string {
  return `${toNumber(count)} byte${count === 1 ? '' : 's'}`;
}
