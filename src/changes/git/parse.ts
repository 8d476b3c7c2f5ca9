// Trees as git shows them: what lies at a path, how two trees differ. Pure; the bytes come from git, the entries of
// listings also from GitHub's API.
import { type GitPath, parseGitPath } from '../files/git-path.ts';

export type EntryKind = 'file' | 'symlink' | 'submodule';

export type TreeEntry = {
  readonly kind: EntryKind;
  readonly id: string;
  /** Bytes of the blob, where the listing tells. */
  readonly size?: number;
};

/** Everything in a commit's tree but the folders themselves. */
export type TreeListing = ReadonlyMap<GitPath, TreeEntry>;

/** One path at which two trees differ. A rename is two of them. */
export type TreeChange = { readonly path: GitPath; readonly before?: TreeEntry; readonly after?: TreeEntry };

const newline = 0x0a;
const nul = 0x00;

/** The kind that a file mode stands for; undefined for a folder and for "nothing here" (000000). */
export function toEntryKind(mode: string): EntryKind | undefined {
  switch (mode.replace(/^0+(?=\d)/, '').slice(0, -4)) {
    case '10':
      return 'file';
    case '12':
      return 'symlink';
    case '16':
      return 'submodule';
    default:
      return undefined;
  }
}

/**
 * Parses `git diff-tree -r -z --raw --no-abbrev --no-renames`
 * (https://git-scm.com/docs/git-diff-tree#_raw_output_format). A change of nothing but the executable bit is no
 * change of content and left out.
 */
export function parseTreeDifference(output: Buffer): TreeChange[] {
  const changes: TreeChange[] = [];
  for (let at = 0; at < output.length; ) {
    const headerEnd = output.indexOf(nul, at);
    const pathEnd = output.indexOf(nul, headerEnd + 1);
    const header = output.toString('latin1', at, headerEnd);
    const [, oldMode, newMode, oldId, newId] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [ADMT]$/.exec(header) ?? [];
    if (headerEnd < 0 || pathEnd < 0 || !oldMode || !newMode || !oldId || !newId) throw unexpected('diff-tree', header);
    const path = parseGitPath(output.subarray(headerEnd + 1, pathEnd));
    const change = toTreeChange(path, toEntry(oldMode, oldId), toEntry(newMode, newId));
    if (change !== undefined) changes.push(change);
    at = pathEnd + 1;
  }
  return changes;
}

/** Parses `git ls-tree -r -z`. */
export function parseTreeListing(output: Buffer): Map<GitPath, TreeEntry> {
  const listing = new Map<GitPath, TreeEntry>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(nul, at);
    const tab = output.indexOf('\t', at);
    const header = output.toString('latin1', at, tab);
    const [, mode, id] = /^(\d+) \w+ ([0-9a-f]+)$/.exec(header) ?? [];
    if (end < 0 || tab < 0 || tab > end || !mode || !id) throw unexpected('ls-tree', header);
    const entry = toEntry(mode, id);
    if (entry !== undefined) listing.set(parseGitPath(output.subarray(tab + 1, end)), entry);
    at = end + 1;
  }
  return listing;
}

/** The paths at which two listings differ, ordered as git orders them: by the bytes of the path. */
export function compareListings(before: TreeListing, after: TreeListing): TreeChange[] {
  const changes: TreeChange[] = [];
  for (const [path, entry] of before) {
    const change = toTreeChange(path, entry, after.get(path));
    if (change !== undefined) changes.push(change);
  }
  for (const [path, entry] of after) {
    if (!before.has(path)) changes.push({ path, after: entry });
  }
  return changes;
}

function toTreeChange(path: GitPath, before?: TreeEntry, after?: TreeEntry): TreeChange | undefined {
  if (before !== undefined && after !== undefined) {
    return before.id === after.id && before.kind === after.kind ? undefined : { path, before, after };
  }
  if (before !== undefined) return { path, before };
  return after === undefined ? undefined : { path, after };
}

function toEntry(mode: string, id: string): TreeEntry | undefined {
  const kind = toEntryKind(mode);
  return kind === undefined ? undefined : { kind, id };
}

/** One object as `git cat-file --batch` told it. */
export type ObjectAnswer = { readonly type: string; readonly size: number; readonly content: Buffer | undefined };

/**
 * Parses the answers of `git cat-file --batch` (or `--batch-check`, then without content) to a list of ids, in their
 * order; a missing object is undefined.
 */
export function parseObjects(
  output: Buffer,
  ids: readonly string[],
  hasContent: boolean,
): (ObjectAnswer | undefined)[] {
  let at = 0;
  return ids.map((id) => {
    const end = output.indexOf(newline, at);
    const header = output.toString('latin1', at, end);
    at = end + 1;
    if (header.endsWith(' missing')) return undefined;
    const [, type, digits] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(header) ?? [];
    if (end < 0 || type === undefined) throw unexpected('cat-file', `${id}: ${header}`);
    const size = Number(digits);
    if (!hasContent) return { type, size, content: undefined };
    const content = output.subarray(at, at + size);
    at += size + 1;
    return { type, size, content };
  });
}

function unexpected(command: string, what: string): Error {
  return new Error(`git ${command} gave an answer of an unknown form: ${what}`);
}
