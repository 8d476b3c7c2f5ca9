// HTML of the job summary. It has no blank lines, so that GitHub reads no Markdown in it; and of what comes from outside
// it can make neither elements nor links, mentions or references.
import { cutShort, escapeLogLine } from '../../platform/log-line.ts';

/** One text from outside must not take the room of all others. */
const maxTextCharacters = 2000;

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
  return linked.test(word) ? codeElement(word) : escapeHtml(word);
}

/** A long name may be broken after these, so that a row fits a phone. */
function breakable(text: string): string {
  if (text.length <= maxUnbroken) return escapeHtml(text);
  return text
    .split(/(?<=[/_.-])(?=[^/_.-])/)
    .map(escapeHtml)
    .join('<wbr>');
}

const maxUnbroken = 16;
