// Trees as git knows them: what lies at a path, how two trees differ. The vocabulary that git and GitHub's API share.
import type { GitPath } from '../platform/git/git-path.ts';

type EntryKind = 'file' | 'symlink' | 'submodule';

export type TreeEntry = {
  readonly kind: EntryKind;
  readonly id: string;
  /** Bytes of the blob, where the listing tells. */
  readonly size?: number | undefined;
};

/** Everything in a commit's tree but the folders themselves. */
export type TreeListing = {
  readonly entries: ReadonlyMap<GitPath, TreeEntry>;
  /** Their paths one by one: who looks for any that matches reads no further. */
  readonly paths: () => Iterable<GitPath>;
  /** The symbolic links among them; cheap to ask for, as most repositories have none. */
  readonly symlinks: ReadonlyMap<GitPath, TreeEntry>;
  /** Blobs of the files `.gitattributes`, of which a repository with Git LFS has at least one. */
  readonly attributes: readonly string[];
  /** Folders are missing, as they are too many to be asked for. */
  readonly isPartial?: boolean;
};

/** One path at which two trees differ. A rename is two of them. */
export type TreeChange = {
  readonly path: GitPath;
  readonly before?: TreeEntry | undefined;
  readonly after?: TreeEntry | undefined;
};

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

export function toListing(entries: ReadonlyMap<GitPath, TreeEntry>, isPartial = false): TreeListing {
  return {
    entries,
    paths: () => entries.keys(),
    symlinks: new Map([...entries].filter(([, { kind }]) => kind === 'symlink')),
    attributes: [...entries].filter(([path]) => isAttributesFile(path)).map(([, { id }]) => id),
    isPartial,
  };
}

function isAttributesFile(path: GitPath): boolean {
  return path === '.gitattributes' || path.endsWith('/.gitattributes');
}

/** A change of nothing but the executable bit is no change of content: undefined. */
export function toTreeChange(path: GitPath, before?: TreeEntry, after?: TreeEntry): TreeChange | undefined {
  return before?.id === after?.id && before?.kind === after?.kind ? undefined : { path, before, after };
}

/** The paths at which two listings differ. */
export function compareEntries(
  before: ReadonlyMap<GitPath, TreeEntry>,
  after: ReadonlyMap<GitPath, TreeEntry>,
): TreeChange[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths]
    .map((path) => toTreeChange(path, before.get(path), after.get(path)))
    .filter((change) => change !== undefined);
}
