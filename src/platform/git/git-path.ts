// A path as git has it is bytes, mostly UTF-8. It travels through the program as a string in which a byte that is not
// part of valid UTF-8 stands as a lone surrogate U+DC80..U+DCFF ("surrogateescape", Python PEP 383): ordinary names
// read as ordinary strings, odd ones survive, and nothing is guessed.
import { isUtf8 } from 'node:buffer';
import { sep } from 'node:path';

/** Path from the repository root, `/`-separated, decoded by `parseGitPath`. */
export type GitPath = string;

/** Stands for a byte that its source could not tell. A path with one in it names no file. */
export const unknownByte = '\udfff';

/** A path below the root, with no part that leads elsewhere. */
export function isPlainPath(path: GitPath): boolean {
  return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * Windows takes `\` for a step into a folder and `:` for a stream of the file, and leaves out a dot or a space at the end of a
 * part: git checks no such name out there.
 */
export function canBeCheckedOut(path: GitPath, separator: string = sep): boolean {
  return isPlainPath(path) && (separator === '/' || !/[\\:]|[. ](?:\/|$)/.test(path));
}

/** The folders that a path lies in, the innermost first, without slashes at their ends. */
export function* foldersAbove(path: GitPath): Generator<GitPath> {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) yield path.slice(0, end);
}

/** macOS and Windows find `Hero.jpg` as `hero.jpg`, too; imgix does not. How accents are composed is theirs to choose. */
export function isOtherSpelling(asked: GitPath, found: string): boolean {
  const [a, b] = [asked.normalize('NFC'), found.normalize('NFC')];
  return a !== b && a.toLowerCase() === b.toLowerCase();
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes the bytes of a path; total and reversible for any bytes. */
export function parseGitPath(bytes: Uint8Array): GitPath {
  try {
    return utf8.decode(bytes);
  } catch {
    return escapeInvalid(bytes);
  }
}

/** The exact bytes again. */
export function toGitPathBytes(path: GitPath): Buffer {
  if (path.isWellFormed()) return Buffer.from(path, 'utf8');
  const parts: Buffer[] = [];
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    const isEscapedByte = code >= 0xdc80 && code <= 0xdcff;
    parts.push(isEscapedByte ? Buffer.from([code - 0xdc00]) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(parts);
}

/** The bytes of a path for a URL: all but the characters that `kept` matches as `%` and two digits. */
export function percentEncode(path: GitPath, kept: RegExp): string {
  let text = '';
  for (const byte of toGitPathBytes(path)) {
    const character = String.fromCharCode(byte);
    text += kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

function escapeInvalid(bytes: Uint8Array): GitPath {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((each) => isUtf8(bytes.subarray(at, at + each)));
    text += length ? utf8.decode(bytes.subarray(at, at + length)) : String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
    at += length ?? 1;
  }
  return text;
}
