// Where `root` or `files` let nothing through: what is wrong, and which folder or pattern would match. On every push that
// would look like one without images. Pure.
import type { FolderFacts } from '../../changes/files/folder-links.ts';
import { foldersAbove, type GitPath } from '../../platform/git/git-path.ts';
import { listFirst, quote, toCount, toMatch, toNumber } from '../../platform/wording.ts';
import { isSpeltOtherwise, slips, splitAt, toListWords, toSpeltWords } from './doubtful-globs.ts';
import { foldersOf, nearestName } from './nearest.ts';
import { createFileFilter, type Selection, toRepositoryPath, toSourcePath } from './wanted-files.ts';

/** Sentences; none where some tracked file is let through. `folder`: what else is known of `root`. */
export function explainUnmatched(
  tracked: readonly GitPath[],
  { root, files }: Selection,
  folder: FolderFacts = {},
): string[] {
  const below = tracked.filter((path) => toSourcePath(root, path) !== undefined);
  if (below.length === 0) return [explainRoot(tracked, root, folder)];
  if (below.some(createFileFilter(root, files))) return [];
  return [explainFiles(tracked, below, { root, files })];
}

/** A sentence where changed files match `files`, and only `root` leaves them out; none otherwise. */
export function explainOutside(changed: readonly GitPath[], { root, files }: Selection): string[] {
  const outside = root === '' ? [] : changed.filter(createFileFilter('', files));
  if (outside.length === 0) return [];
  const what = `${toCount(outside.length, 'changed file')} ${toMatch(outside.length)}`;
  return [
    `${what} \`files\`, and ${outside.length === 1 ? 'lies' : 'lie'} outside of \`root\` (\`${root}\`), such as \`${outside[0]}\`.`,
  ];
}

/**
 * A sentence where changed images miss `files` only because a `*` takes nothing of the folders below; none otherwise. `isImage`: as
 * `files` has it by default.
 */
export function explainShallow(
  changed: readonly GitPath[],
  { root, files }: Selection,
  isImage: (path: GitPath) => boolean,
): string[] {
  const shallow = files.filter((glob) => toAllBelow(glob) !== glob);
  if (shallow.length === 0) return [];
  const [given, meant] = [createFileFilter(root, files), createFileFilter(root, files.map(toAllBelow))];
  const left = changed.filter((path) => meant(path) && !given(path) && isImage(path));
  const [first] = left;
  const glob = first && shallow.find((each) => createFileFilter(root, [toAllBelow(each)])(first));
  if (glob === undefined) return [];
  const what = left.length === 1 ? 'One changed image is' : `${toNumber(left.length)} changed images are`;
  return [
    `${what} left out, such as \`${first}\`: in \`${glob}\` the \`*\` takes nothing of the folders below. For those as well write \`${toAllBelow(glob)}\`.`,
  ];
}

/** As `images/*.png`, for the folders below as well. */
function toAllBelow(glob: string): string {
  return glob.replace(/^(?!!)((?:.*\/)?)([^/]*\*[^/]*)$/s, (whole, folder: string, name: string) =>
    folder.endsWith('**/') || name.includes('**') ? whole : `${folder}**/${name}`,
  );
}

/** A glob has no sign for the beginning or the end, and needs no backslash before a dot. */
const isExpression = /^!?\^|\$$|\\\./;

function explainRoot(tracked: readonly GitPath[], root: string, { behind, isInWorkTree }: FolderFacts): string {
  if (tracked.length === 0) return 'The commit has no files.';
  if (behind !== undefined && tracked.some((path) => toSourcePath(behind, path) !== undefined))
    return `Input \`root\`: symbolic links to folders are not followed, and \`${root}\` leads to \`${behind}\`: set \`root: ${behind}\`.`;
  if (tracked.includes(root)) return `Input \`root\`: \`${root}\` is a file, a link or a submodule, not a folder.`;
  const nearest = nearestName(root, foldersOf(tracked));
  const isSubmodule = foldersAbove(root).some((folder) => tracked.includes(folder));
  // Some file systems find it in other capitals as well.
  if (isInWorkTree && !isSubmodule && nearest?.toLowerCase() !== root.toLowerCase())
    return `Input \`root\`: \`${root}\` is in the workspace, and no tracked file lies below it: it is built, and not in git. ${giveBuilt}`;
  const hint = nearest === undefined ? 'Is it misspelt?' : `Did you mean \`${nearest}\`?`;
  return `Input \`root\`: no tracked file lies below \`${root}\`. ${hint}`;
}

const giveBuilt =
  'Give that folder as `deployed`, and as `root` the folder in git that it is built from; or, where git has no images, leave `root` out and give `select: stale`.';

function explainFiles(tracked: readonly GitPath[], below: readonly GitPath[], { root, files }: Selection): string {
  const whole =
    below.length === 1
      ? 'does not match the only tracked file'
      : `matches none of the ${toNumber(below.length)} tracked files`;
  const what = `Input \`files\` ${whole}${root === '' ? '' : ` below \`${root}\``}.`;
  const spelt = files.find((glob) => isSpeltOtherwise.test(glob));
  if (spelt !== undefined) return `${what} ${toSpeltWords(spelt)}`;
  const expression = files.find((glob) => isExpression.test(glob));
  if (expression !== undefined)
    return `${what} \`${expression}\` looks like a regular expression: write globs, such as \`**/*.{jpg,png}\`.`;
  const included = files.filter((glob) => !glob.startsWith('!'));
  if (below.some(createFileFilter(root, included))) return `${what} A glob that begins with \`!\` excludes them all.`;
  const split = (glob: string) => splitAt(' ,;|', glob);
  const lists = included.filter((glob) => split(glob).length > 1);
  if (below.some(createFileFilter(root, lists.flatMap(split)))) return `${what} ${toListWords(lists[0] ?? '')}`;
  // Without a slash it reaches no folder, so that `root` is not at fault.
  const isOfFolders = included.some((glob) => glob.includes('/'));
  const elsewhere = isOfFolders ? tracked.filter(createFileFilter('', files)) : [];
  if (elsewhere.length > 0)
    return `${what} Outside of it ${elsewhere.length === 1 ? 'one does' : `${toNumber(elsewhere.length)} do`}, such as \`${elsewhere[0]}\`: is \`root\` right?`;
  const nearest = nearestGlobs(below, { root, files: included });
  return nearest.length === 0 ? what : `${what} Did you mean ${listFirst(nearest, maxShown, quote)}?`;
}

const maxShown = 5;

/** Of each glob the first of the likely slips that would match. One for which there are no files may have slipped as another has. */
function nearestGlobs(below: readonly GitPath[], { root, files }: Selection): string[] {
  const matches = (glob: string) => /[^*?./]/.test(glob) && below.some(createFileFilter(root, [glob]));
  const each = files
    .map((glob) => toLikely(glob, root, below))
    .map((likely) => ({ likely, at: likely.findIndex(matches) }));
  const first = each.find(({ at }) => at >= 0)?.at;
  if (first === undefined) return [];
  return [...new Set(each.flatMap(({ likely, at }) => likely[at >= 0 ? at : first] ?? []))];
}

function toLikely(written: string, root: string, below: readonly GitPath[]): string[] {
  return (written.includes('\\') ? [written.replaceAll('\\', '/'), written] : [written])
    .map(trimSlashes)
    .flatMap((glob) => [
      glob,
      withEndings(glob),
      ...slips.map(({ toMeant }) => toMeant(glob)),
      // Written from the root of the Source instead of that of the repository.
      toRepositoryPath(root, glob),
      // A folder, for the files in it.
      `${glob}/**`,
      // One folder, for those in it as well.
      glob.replace(/\/([^/]*)$/, '/**/$1'),
      `**/${glob}`,
      toRepositoryPath(root, `${glob}/**`),
      `**/${glob}/**`,
      `**/${glob.slice(glob.lastIndexOf('/') + 1)}`,
      withNearestExtension(glob, below),
    ]);
}

/** As `.jpg, .png` or `jpg, png`, which are no globs. */
function withEndings(glob: string): string {
  const endings = splitAt(' ,;|', glob).map((part) => /^(?:\*?\.)?(\w+)$/.exec(part)?.[1]);
  return endings.length > 1 && !endings.includes(undefined) ? `**/*.{${endings.join(',')}}` : glob;
}

/** As `*.jpg` where the files end with `.jpeg`, or `jpg` alone. */
function withNearestExtension(glob: string, below: readonly GitPath[]): string {
  const [, extension] = /(?:^|\.)(\w+)$/.exec(glob) ?? [];
  if (extension === undefined) return glob;
  const extensions = new Set(
    below.map((path) => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '').filter((found) => found !== ''),
  );
  const nearest = nearestName(extension, extensions);
  return `**/*.${nearest ?? extension}`;
}

function trimSlashes(glob: string): string {
  return glob.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
}
