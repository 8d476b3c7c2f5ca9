// Globs that hardly mean what they say, as they are written for another language: what was meant. Pure.
import { quote } from '../../platform/wording.ts';

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

export const slips: readonly Slip[] = [
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
export const isSpeltOtherwise = /^(- |\[?["'`])|\s#\s/;

export function toSpeltWords(glob: string): string {
  return `${quote(glob)} is taken as it stands: write one glob a line, without quotation marks, brackets, dashes or a comment around it.`;
}

export function toListWords(list: string): string {
  return `\`${list}\` is one glob: neither commas, semicolons, bars nor spaces separate globs, write one a line.`;
}

/** Outside of brackets, braces and parentheses. */
export function splitAt(separators: string, glob: string): string[] {
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
