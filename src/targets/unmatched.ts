// Where `root` or `files` let nothing through: what is wrong, and which folder or pattern would match. On every push that
// would look like one without images. Pure.
import type { GitPath } from '../changes/files/git-path.ts';
import { foldersOf, nearestName } from './nearest.ts';
import { createFileFilter, type Selection, toRepositoryPath, toSourcePath } from './wanted-files.ts';

/** Sentences; none where some tracked file is let through. */
export function explainUnmatched(tracked: readonly GitPath[], { root, files }: Selection): string[] {
  const below = tracked.filter((path) => toSourcePath(root, path) !== undefined);
  if (below.length === 0) return [explainRoot(tracked, root)];
  if (below.some(createFileFilter(root, files))) return [];
  return [explainFiles(below, { root, files })];
}

/** Globs that are a list in one line. It may be meant: a name may hold a comma. */
export function explainCommas(files: readonly string[]): string[] {
  const list = files.find((glob) => splitAtCommas(glob).filter((part) => part.includes('*')).length > 1);
  return list === undefined ? [] : [`Input \`files\`: \`${list}\` is one glob: ${commas}`];
}

const commas = 'commas do not separate globs, write one a line.';

function explainRoot(tracked: readonly GitPath[], root: string): string {
  if (tracked.length === 0) return 'The commit has no files.';
  if (tracked.includes(root)) return `Input \`root\`: \`${root}\` is a file, a link or a submodule, not a folder.`;
  const nearest = nearestName(root, foldersOf(tracked));
  const hint = nearest === undefined ? 'Is it misspelt?' : `Did you mean \`${nearest}\`?`;
  return `Input \`root\`: no tracked file lies below \`${root}\`. ${hint}`;
}

function explainFiles(below: readonly GitPath[], { root, files }: Selection): string {
  const what = `Input \`files\` matches none of the ${below.length} tracked files${root === '' ? '' : ` below \`${root}\``}.`;
  const included = files.filter((glob) => !glob.startsWith('!'));
  if (below.some(createFileFilter(root, included))) return `${what} A glob that begins with \`!\` excludes them all.`;
  const lists = included.filter((glob) => splitAtCommas(glob).length > 1);
  if (below.some(createFileFilter(root, lists.flatMap(splitAtCommas)))) {
    return `${what} \`${lists[0]}\` is one glob: ${commas}`;
  }
  const nearest = nearestGlob(below, { root, files: included });
  return nearest === undefined ? what : `${what} Did you mean \`${nearest}\`?`;
}

/** The first of the likely slips that would match. */
function nearestGlob(below: readonly GitPath[], { root, files }: Selection): string | undefined {
  const matches = (glob: string) => below.some(createFileFilter(root, [glob]));
  return files
    .map(trimSlashes)
    .flatMap((glob) => [
      // Written from the root of the Source instead of that of the repository.
      ...(root === '' ? [] : [toRepositoryPath(root, glob)]),
      // A folder, for the files in it.
      `${glob}/**`,
      // One folder, for those in it as well.
      glob.replace(/\/([^/]*)$/, '/**/$1'),
      `**/${glob}`,
      ...(root === '' ? [] : [toRepositoryPath(root, `${glob}/**`)]),
      `**/${glob}/**`,
      `**/${glob.slice(glob.lastIndexOf('/') + 1)}`,
      withNearestExtension(glob, below),
    ])
    .find(matches);
}

/** As `*.jpg` where the files end with `.jpeg`. */
function withNearestExtension(glob: string, below: readonly GitPath[]): string {
  const [, extension] = /\.(\w+)$/.exec(glob) ?? [];
  if (extension === undefined) return glob;
  const extensions = new Set(below.map((path) => /\.(\w+)$/.exec(path)?.[1] ?? '').filter((found) => found !== ''));
  const nearest = nearestName(extension, extensions);
  return `**/*.${nearest ?? extension}`;
}

function trimSlashes(glob: string): string {
  return glob.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
}

/** At commas outside of brackets, braces and parentheses. */
function splitAtCommas(glob: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [sign] of glob.matchAll(/\\.|./gs)) {
    if ('{[('.includes(sign)) depth += 1;
    if ('}])'.includes(sign)) depth -= 1;
    if (sign === ',' && depth <= 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
