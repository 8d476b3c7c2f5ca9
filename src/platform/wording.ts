// Counts, lists and texts from outside in sentences.

/** "1,500". Not by Intl, which takes milliseconds to load. */
export function toNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 file", "1,500 files". */
export function toCount(count: number, thing: string): string {
  return `${toNumber(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** "1 URL", "2 URLs". */
export function toUrlCount(count: number): string {
  return toCount(count, 'URL');
}

/** "1 byte", "1,500 bytes". */
export function toBytes(count: number): string {
  return toCount(count, 'byte');
}

/** "1 file matches", "2 files match". */
export function toMatch(count: number): string {
  return count === 1 ? 'matches' : 'match';
}

/** "40 s", "2 min 30 s". */
export function toDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 100) return `${whole} s`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** How long so many purges take, at so many a second. Undefined where it is hardly a moment: the first second's go out at once. */
export function toTimeAt(rate: number | undefined, purges: number): string | undefined {
  return rate === undefined || purges <= rate ? undefined : toDuration((purges - rate) / rate);
}

/** Text from outside within a sentence: between backticks, of which the summary makes code, and which it cannot leave. */
export function quote(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
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
