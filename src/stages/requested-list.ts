// What somebody asks for by URL or path: inputs, a file of the workspace, or what a person filled in when starting the
// workflow by hand.
import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { parseUrlList } from '../inputs/url-list.ts';
import { eventInputs, type GitHubEvent } from '../platform/event.ts';
import type { WorkspaceText } from '../platform/files/workspace-file.ts';
import type { RequestedList } from '../targets/requested/requested-urls.ts';

/** Reads a text of the workspace. */
export type ReadText = (path: string) => Promise<WorkspaceText>;

/** All lists that are given, in one; undefined where none is. It may be empty. */
export async function readRequestedList(
  { urls, urlsFile }: Inputs,
  event: GitHubEvent,
  readText: ReadText,
): Promise<RequestedList | undefined> {
  if (urls !== undefined || urlsFile !== undefined) {
    const entries = [...(urls ?? []), ...(urlsFile === undefined ? [] : await readListFile(urlsFile, readText))];
    return { from: toNames({ urls, 'urls-file': urlsFile }), entries };
  }
  const { url, urls: list } = eventInputs(event);
  const names = toNames({ url, urls: list });
  if (names === '') return undefined;
  const entries = [
    ...parseUrlList('Input `url` of the workflow', url ?? ''),
    ...parseUrlList('Input `urls` of the workflow', list ?? ''),
  ];
  return { from: `${names} of the workflow`, entries };
}

/** Of the inputs that are given, such as "`urls` or `urls-file`". */
function toNames(given: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  return names.map((name) => `\`${name}\``).join(' or ');
}

async function readListFile(path: string, readText: ReadText): Promise<string[]> {
  const read = await readText(path);
  if (read.kind === 'text') return parseUrlList(`The file \`${path}\` (input \`urls-file\`)`, read.text);
  throw new ActionError(
    'invalid-input',
    `Input \`urls-file\`: the file \`${path}\` ${read.wrong}. Name a text file of the workspace with one URL or path a line, or a JSON array of them.`,
  );
}
