// What git prints, byte by byte, to trees and objects. Pure; an answer of another form is one that git cannot have given
// to the question, and no ground to guess.
import { type GitPath, parseGitPath } from '../../platform/git/git-path.ts';
import { once } from '../../platform/once.ts';
import { ObjectsUnavailableError } from '../repository.ts';
import { type TreeChange, type TreeEntry, type TreeListing, toEntryKind, toTreeChange } from '../tree.ts';

const newline = 0x0a;
const nul = 0x00;

/**
 * Parses `git diff-tree -r -z --raw --no-abbrev --no-renames`
 * (https://git-scm.com/docs/git-diff-tree#_raw_output_format) as it comes, so that a long one is never in memory whole.
 */
export class TreeDifference {
  #changes: TreeChange[] = [];
  #rest: Buffer = Buffer.alloc(0);

  /** Gives how many changes there are by now. */
  add(piece: Buffer): number {
    const output = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = output.subarray(readDifferences(output, this.#changes));
    return this.#changes.length;
  }

  /** They are the caller's from now on: git's process holds this object for a while, and should not hold them. */
  end(): TreeChange[] {
    if (this.#rest.length > 0) throw unexpected('diff-tree', this.#rest.toString('latin1'));
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }
}

/** Adds those that `output` holds whole. Gives where the next one begins. */
function readDifferences(output: Buffer, changes: TreeChange[]): number {
  let at = 0;
  while (at < output.length) {
    const headerEnd = output.indexOf(nul, at);
    const pathEnd = headerEnd < 0 ? -1 : output.indexOf(nul, headerEnd + 1);
    if (pathEnd < 0) break;
    const header = output.toString('latin1', at, headerEnd);
    const [, modes = '', ids = ''] = /^:(\d{6} \d{6}) ([0-9a-f]+ [0-9a-f]+) [ADMT]$/.exec(header) ?? [];
    const idLength = (ids.length - 1) / 2;
    if (ids[idLength] !== ' ') throw unexpected('diff-tree', header);
    const path = parseGitPath(output.subarray(headerEnd + 1, pathEnd));
    // From the bytes: a part of the header would keep the whole of it in memory.
    const idAt = (start: number) => output.toString('latin1', start, start + idLength);
    const firstId = at + 1 + modes.length + 1;
    const before = toEntry(modes.slice(0, 6), () => idAt(firstId));
    const after = toEntry(modes.slice(7), () => idAt(firstId + idLength + 1));
    const change = toTreeChange(path, before, after);
    if (change !== undefined) changes.push(change);
    at = pathEnd + 1;
  }
  return at;
}

/** Reads `git ls-tree -r -z`, and no more of it than is asked for. */
export function parseTreeListing(output: Buffer): TreeListing {
  const entries = once(() => new Map(readEntries(output)));
  return {
    get entries() {
      return entries();
    },
    paths: () => readEntries(output).map(([path]) => path),
    get symlinks() {
      return new Map(readSymlinks(output));
    },
    get attributes() {
      return [...readAttributes(output)];
    },
  };
}

function* readEntries(output: Buffer): Generator<[GitPath, TreeEntry]> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(nul, at);
    const found = readEntry(output, at, end);
    if (found !== undefined) yield found;
    at = end + 1;
  }
}

/** Every entry that begins with a link's mode. A path may hold the same text, but not after a NUL. */
function* readSymlinks(output: Buffer): Generator<[GitPath, TreeEntry]> {
  const mode = '120000 ';
  for (let at = output.indexOf(mode); at >= 0; at = output.indexOf(mode, at + 1)) {
    if (at > 0 && output[at - 1] !== nul) continue;
    const found = readEntry(output, at, output.indexOf(nul, at));
    if (found !== undefined) yield found;
  }
}

/** Every entry whose path ends in the name of git's attributes. */
function* readAttributes(output: Buffer): Generator<string> {
  const name = '.gitattributes\0';
  for (let at = output.indexOf(name); at >= 0; at = output.indexOf(name, at + 1)) {
    const [before] = output.subarray(at - 1, at);
    const found = readEntry(output, output.lastIndexOf(nul, at) + 1, at + name.length - 1);
    if (found !== undefined && (before === 0x09 || before === 0x2f)) yield found[1].id;
  }
}

/** The entry between two places of a listing; undefined for a folder, which stands in it where it is a submodule's. */
function readEntry(output: Buffer, at: number, end: number): [GitPath, TreeEntry] | undefined {
  const tab = output.indexOf('\t', at);
  const header = output.toString('latin1', at, Math.max(tab, at));
  const [, mode, id] = /^(\d+) \w+ ([0-9a-f]+)$/.exec(header) ?? [];
  if (end < 0 || tab < 0 || tab > end || !mode || !id) throw unexpected('ls-tree', header);
  const entry = toEntry(mode, () => id);
  return entry === undefined ? undefined : [parseGitPath(output.subarray(tab + 1, end)), entry];
}

function toEntry(mode: string, readId: () => string): TreeEntry | undefined {
  const kind = toEntryKind(mode);
  return kind === undefined ? undefined : { kind, id: readId() };
}

/** One object as `git cat-file` told it. */
export type ObjectAnswer = {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  readonly content?: Buffer;
};

/**
 * Parses the answer of `git cat-file --batch`, `--batch-check` or `--batch-command` that starts at `at`. `object` is
 * undefined for one that is missing. Undefined where the answer has not arrived whole yet.
 */
export function parseObject(
  output: Buffer,
  at: number,
  hasContent: boolean,
): { readonly object: ObjectAnswer | undefined; readonly next: number } | undefined {
  const end = output.indexOf(newline, at);
  if (end < 0) return undefined;
  const header = output.toString('latin1', at, end);
  if (/ (?:missing|ambiguous)$/.test(header)) return { object: undefined, next: end + 1 };
  const [, id, type, digits] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(header) ?? [];
  if (id === undefined || type === undefined) throw unexpected('cat-file', header);
  const size = Number(digits);
  if (!hasContent) return { object: { id, type, size }, next: end + 1 };
  const next = end + 1 + size + 1;
  if (output.length < next) return undefined;
  return { object: { id, type, size, content: output.subarray(end + 1, next - 1) }, next };
}

/** The parents that a commit's own text names. */
export function parseParents(commit: Buffer): string[] {
  const end = commit.indexOf('\n\n');
  const header = commit.toString('latin1', 0, end < 0 ? commit.length : end);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id);
}

/** The tags of `git ls-remote refs/tags/*` or `git show-ref --tags --dereference`: the commit of each, and its name. */
export function parseTags(lines: string): Map<string, string> {
  const byName = new Map<string, string>();
  // An annotated tag has a second line, `name^{}`, with the commit; it comes after the first.
  for (const [, id = '', name = ''] of lines.matchAll(/^([0-9a-f]+)[\t ]refs\/tags\/(.+?)(?:\^\{\})?$/gm))
    byName.set(name, id);
  return new Map([...byName].map(([name, id]) => [id, name]));
}

function unexpected(command: string, what: string): ObjectsUnavailableError {
  return new ObjectsUnavailableError(`git ${command} gave an answer of an unknown form: ${what}`);
}
