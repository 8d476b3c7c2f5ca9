// Where `root` or `files` let nothing through: what is wrong, and which folder or pattern would match. On every push that
// would look like one without images. Pure.
import type { GitPath } from '../../platform/git/git-path.ts';
import { quote, toCount, toMatch, toNumber } from '../../platform/wording.ts';
import { foldersOf, nearestName } from './nearest.ts';
import { createFileFilter, type Selection, toRepositoryPath, toSourcePath } from './wanted-files.ts';

/** Sentences; none where some tracked file is let through. */
export function explainUnmatched(tracked: readonly GitPath[], { root, files }: Selection): string[] {
  const below = tracked.filter((path) => toSourcePath(root, path) !== undefined);
  if (below.length === 0) return [explainRoot(tracked, root)];
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

/** The first glob that hardly means what it says, without a look at files. It may: a name may hold a comma. */
export function explainDoubtful(files: readonly string[]): string[] {
  const spelt = files.find((glob) => isSpeltOtherwise.test(glob));
  if (spelt !== undefined) return [`Input \`files\`: ${toSpeltWords(spelt)}`];
  const list = files.find((glob) => splitAt(',;|', glob).filter((part) => part.includes('*')).length > 1);
  if (list !== undefined) return [`Input \`files\`: ${toListWords(list)}`];
  for (const { toMeant, toWords } of slips) {
    const glob = files.find((each) => toMeant(each) !== each);
    if (glob !== undefined) return [`Input \`files\`: ${toWords(glob)} write \`${toMeant(glob)}\`.`];
  }
  return [];
}

/** What a glob hardly means as it stands: `toMeant` changes such ones alone. */
type Slip = { readonly toMeant: (glob: string) => string; readonly toWords: (glob: string) => string };

const slips: readonly Slip[] = [
  {
    toMeant: toFolder,
    toWords: (glob) => `in \`${glob}\` the brackets stand for one of the signs in them: for a folder that is named so`,
  },
  {
    toMeant: withoutSpaces,
    toWords: (glob) => `in \`${glob}\` the spaces beside the choices are a part of them:`,
  },
  {
    toMeant: toChoices,
    toWords: (glob) => `in \`${glob}\` the braces stand for themselves, as no comma separates choices in them:`,
  },
  {
    toMeant: withBothEndings,
    toWords: (glob) =>
      `in \`${glob}\` the question mark stands for one sign, whichever, and never for none: for an ending with and without the letter before it`,
  },
  {
    toMeant: toDeep,
    toWords: (glob) => `\`${glob}\` takes nothing of the folders below:`,
  },
];

/** As it is meant where it ends with a slash, or where `**` is a part of a name, which GitHub's own filters take for all below. */
function toDeep(glob: string): string {
  return glob.replace(/(?:\/\*\*)?\/$/, '/**').replace(/(^!?|\/)\*\*(?=[^/*(\\])/, '$1**/*');
}

/** Frameworks name folders in brackets: `[slug]`, `[...all]`. A folder with a name of one sign is rare. */
function toFolder(glob: string): string {
  return glob.replace(/(?<=^!?|\/)\[{1,2}(?!\d+\])[^\][!^/-][^\][/-]+\]{1,2}(?=\/)/g, (name) =>
    name.replace(/[[\]]/g, '\\$&'),
  );
}

/** As in `{png, jpg}` or `(png | jpg)`. */
function withoutSpaces(glob: string): string {
  return glob
    .replace(/(?<!\\)\{[^{}]*,[^{}]*\}/g, (choices) => choices.replace(/\s*([{,}])\s*/g, '$1'))
    .replace(/(?<!\\)\([^()]*\|[^()]*\)/g, (choices) => choices.replace(/\s*([(|)])\s*/g, '$1'));
}

/** As in `{jpg|png}`; and an ending alone, `{jpg}`. Names may hold braces: `{{cookiecutter.name}}`. */
function toChoices(glob: string): string {
  return glob
    .replace(/(?<!\\)\{[^{},]*[|;][^{},]*\}/g, (choices) => choices.replace(/\s*[|;]\s*/g, ','))
    .replace(/(?<=\.)\{(\w+)\}$/, '$1');
}

/**
 * As in `jpe?g`, where GitHub's own filters take `?` for zero or one of the letter before it. An ending has three letters or more,
 * so that `mp?` means what it says.
 */
function withBothEndings(glob: string): string {
  return glob.replace(
    /(?<=\.[^./]*)(?<!\w)(\w+)\?(?!\()(\w*)(?=$|[,|)}])/g,
    (ending, start: string, end: string, at: number) => {
      const both = [start.slice(0, -1) + end, start + end];
      if (start.length + end.length < 4) return ending;
      const [before = '', after = ''] = [glob[at - 1], glob[at + ending.length]];
      if (/[{,]/.test(before) && /[,}]/.test(after)) return both.join(',');
      return /[(|]/.test(before) && /[|)]/.test(after) ? both.join('|') : `{${both.join(',')}}`;
    },
  );
}

/** As a list or a text of another language, or with a comment, which a block of YAML cannot have. */
const isSpeltOtherwise = /^(- |\[?["'`])|\s#\s/;

/** A glob has no sign for the beginning or the end, and needs no backslash before a dot. */
const isExpression = /^!?\^|\$$|\\\./;

function toSpeltWords(glob: string): string {
  return `${quote(glob)} is taken as it stands: write one glob a line, without quotation marks, brackets, dashes or a comment around it.`;
}

function toListWords(list: string): string {
  return `\`${list}\` is one glob: neither commas, semicolons, bars nor spaces separate globs, write one a line.`;
}

function explainRoot(tracked: readonly GitPath[], root: string): string {
  if (tracked.length === 0) return 'The commit has no files.';
  if (tracked.includes(root)) return `Input \`root\`: \`${root}\` is a file, a link or a submodule, not a folder.`;
  const nearest = nearestName(root, foldersOf(tracked));
  const hint = nearest === undefined ? 'Is it misspelt?' : `Did you mean \`${nearest}\`?`;
  return `Input \`root\`: no tracked file lies below \`${root}\`. ${hint}`;
}

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
  const elsewhere = tracked.filter(createFileFilter('', files));
  if (elsewhere.length > 0)
    return `${what} Outside of it ${elsewhere.length === 1 ? 'one does' : `${toNumber(elsewhere.length)} do`}, such as \`${elsewhere[0]}\`: is \`root\` right?`;
  const nearest = nearestGlob(below, { root, files: included });
  return nearest === undefined ? what : `${what} Did you mean \`${nearest}\`?`;
}

/** The first of the likely slips that would match. */
function nearestGlob(below: readonly GitPath[], { root, files }: Selection): string | undefined {
  const matches = (glob: string) => below.some(createFileFilter(root, [glob]));
  return files
    .flatMap((glob) => (glob.includes('\\') ? [glob.replaceAll('\\', '/'), glob] : [glob]))
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
    ])
    .find((glob) => /[^*?./]/.test(glob) && matches(glob));
}

/** As `.jpg, .png`, which are no globs. */
function withEndings(glob: string): string {
  const endings = splitAt(' ,;|', glob).map((part) => /^\*?\.(\w+)$/.exec(part)?.[1]);
  return endings.length > 1 && !endings.includes(undefined) ? `**/*.{${endings.join(',')}}` : glob;
}

/** As `*.jpg` where the files end with `.jpeg`. */
function withNearestExtension(glob: string, below: readonly GitPath[]): string {
  const [, extension] = /\.(\w+)$/.exec(glob) ?? [];
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

/** Outside of brackets, braces and parentheses. */
function splitAt(separators: string, glob: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [sign] of glob.matchAll(/\\.|./gs)) {
    if ('{[('.includes(sign)) depth += 1;
    if ('}])'.includes(sign)) depth -= 1;
    if (separators.includes(sign) && depth <= 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
