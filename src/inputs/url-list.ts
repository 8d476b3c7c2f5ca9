// Lists of assets as people and programs write them: one entry a line, or a JSON array, as other actions' outputs are.
import { ActionError } from '../errors.ts';
import { cutShort } from '../platform/wording.ts';
import { parseLines } from './input-values.ts';

/** `what` begins a sentence, such as "Input `urls`". Throws `invalid-input` for JSON that is no array of texts. */
export function parseUrlList(what: string, text: string): string[] {
  let entries: unknown;
  try {
    // Some actions give their JSON with its quotation marks escaped, for a shell.
    const isEscaped = /^\s*\[\s*\\"/.test(text);
    // Also `null` and `true`, which an expression leaves that found nothing; a file of that name is written in a JSON array.
    entries = JSON.parse(isEscaped ? text.replaceAll(escaped, '$1') : text);
  } catch (cause) {
    if (!startsAsJson.test(text)) return parseLines(text);
    const reason = cutShort((cause as Error).message, 100);
    const message = `${what} begins like JSON, but is not valid JSON (${reason}). Write a JSON array of strings, or one entry per line, without quotation marks.`;
    throw new ActionError('invalid-input', message, { cause });
  }
  const isList = Array.isArray(entries) && entries.every((entry) => typeof entry === 'string' && entry !== '');
  if (isList) return entries as string[];
  throw new ActionError(
    'invalid-input',
    `${what} must be a JSON array of strings that are not empty, or one entry per line, without quotation marks.`,
  );
}

/** A backslash that escapes a quotation mark, or another backslash. */
const escaped = /\\(["\\])/g;

/** A path may begin with a bracket, as `[slug]/hero.jpg`: what follows the bracket of a list or an object is another sign. */
const startsAsJson = /^\s*(\[\s*["\]]|\[\s*\\"|\[\s*\[\s*"|\{\s*["}]|")/;
