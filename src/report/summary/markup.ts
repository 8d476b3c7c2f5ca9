// HTML of the job summary. It has no blank lines, so that GitHub reads no Markdown in it; and of what comes from outside
// it can make neither elements nor links, mentions or references.

import { escapeLogLine } from '../../platform/log-line.ts';
import { cutShort, toNumber } from '../../platform/wording.ts';

/** One text from outside must not take the room of all others. */
const maxTextCharacters = 2000;

/** Nobody reads a thousand. */
const maxRows = 300;

/** Of as many rows as there is room for, made one by one, and with how many there are more. */
export function renderTable<T>(
  heads: readonly string[],
  items: readonly T[],
  maxBytes: number,
  renderRow: (item: T, index: number) => string,
): string {
  const head = heads.map((name) => (name === '' ? '<th></th>' : `<th align="left">${name}</th>`)).join('');
  const rows: string[] = [];
  let bytes = 200 + head.length;
  for (const item of items.slice(0, maxRows)) {
    const row = renderRow(item, rows.length);
    bytes += Buffer.byteLength(row);
    if (bytes > maxBytes) break;
    rows.push(row);
  }
  const hidden = items.length - rows.length;
  const more = hidden === 0 ? '' : `<p>And ${toNumber(hidden)} more: see the report file.</p>`;
  return `<table><tr>${head}</tr>${rows.join('')}</table>${more}`;
}

/** A sentence: what stands in backticks becomes code, and so does each word that GitHub would make a link of. */
export function prose(text: string): string {
  return toLine(text)
    .split('`')
    .map((part, index) => (index % 2 === 1 ? codeElement(part) : part.replace(/\S+|\s+/g, toWord)))
    .join('');
}

/** Text as it is. Within `<code>` and `<a>` GitHub links nothing. */
export function code(text: string): string {
  return codeElement(toLine(text));
}

export function link(address: string, text: string): string {
  return `<a href="${escapeHtml(address)}">${breakable(toLine(text))}</a>`;
}

/** A code that leads to its description; only a code where there is no address for it. */
export function codeLink(address: string, text: string): string {
  return /^https?:/.test(address) ? link(address, text) : code(address);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function toLine(text: string): string {
  return cutShort(escapeLogLine(text), maxTextCharacters);
}

function codeElement(text: string): string {
  return text === '' ? '' : `<code>${breakable(text)}</code>`;
}

/** Mentions, issues, commits, addresses, Markdown, emoji. */
const linked = /[@#*_[\]|~\\<>&]|GH-\d|:\/\/|www\.|\b[0-9a-f]{7,}\b|:\w+:|\w\.[a-z]{2}/i;

function toWord(word: string): string {
  if (!linked.test(word)) return escapeHtml(word);
  // The end of a sentence is not a part of the word, nor is a bracket around it.
  const start = word.startsWith('(') ? 1 : 0;
  let end = word.length;
  while (end > start && '.,;:'.includes(word.charAt(end - 1))) end--;
  if (word.charAt(end - 1) === ')' && !word.includes('(', start)) end--;
  return word.slice(0, start) + codeElement(word.slice(start, end)) + word.slice(end);
}

/** A long name may be broken after these, and within what is long without them, so that a row fits a phone. */
function breakable(text: string): string {
  if (text.length <= maxUnbroken) return escapeHtml(text);
  return text
    .split(/(?<=[/_.-])(?=[^/_.-])/)
    .flatMap((part) => part.match(unbroken) ?? [])
    .map(escapeHtml)
    .join('<wbr>');
}

const maxUnbroken = 16;
const unbroken = new RegExp(`.{1,${maxUnbroken}}`, 'gsu');
