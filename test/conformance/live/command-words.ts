// The `--put` and `--delete` commands: split into words once, run without a shell, so that no file name is ever read as
// anything but one argument.

export type CommandTemplate = { readonly flag: string; readonly words: readonly string[] };

export type Placeholders = { readonly path: string; readonly file?: string };

/** Words are separated by spaces; single and double quotes keep spaces; nothing else has a meaning, the backslash neither. */
export function parseCommand(flag: string, text: string, needed: readonly string[]): CommandTemplate {
  const words = [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  );
  const quotes = text.replaceAll(/"[^"]*"|'[^']*'/g, '');
  if (/["']/.test(quotes)) throw new RangeError(`Flag ${flag} has a quote that does not end: ${text}`);
  if (words.length === 0) throw new RangeError(`Flag ${flag} is empty.`);
  const isThere = (name: string) => words.some((word) => word.includes(`{${name}}`));
  if (
    !needed.every(isThere) &&
    !(needed.includes('path') && isThere('url-path') && needed.every((name) => name === 'path' || isThere(name)))
  ) {
    throw new RangeError(`Flag ${flag} must hold ${needed.map((name) => `{${name}}`).join(' and ')}, got "${text}".`);
  }
  return { flag, words };
}

/** `{path}` in the storage, `{url-path}` the same percent-encoded, `{file}` on this machine. */
export function fillCommand({ words }: CommandTemplate, { path, file = '' }: Placeholders): readonly string[] {
  const urlPath = path.split('/').map(encodeURIComponent).join('/');
  const values: Readonly<Record<string, string>> = { path, file, 'url-path': urlPath };
  return words.map((word) => word.replaceAll(/\{(path|file|url-path)\}/g, (_, name: string) => values[name] ?? ''));
}
