// What somebody asks for by URL or path: inputs, a file of the workspace, or what a person filled in when starting the
// workflow by hand.
import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { parseUrlList } from '../inputs/url-list.ts';
import { eventInputs, type GitHubEvent } from '../platform/event.ts';
import type { WorkspaceText } from '../platform/files/workspace-file.ts';

/** Reads a text of the workspace. */
export type ReadText = (path: string) => Promise<WorkspaceText>;

/** The entries of all lists; undefined where none is given. A list that is given may be empty. */
export async function readRequestedList(
  { urls, urlsFile }: Inputs,
  event: GitHubEvent,
  readText: ReadText,
): Promise<readonly string[] | undefined> {
  if (urls !== undefined || urlsFile !== undefined) {
    return [...(urls ?? []), ...(urlsFile === undefined ? [] : await readListFile(urlsFile, readText))];
  }
  const { url, urls: list } = eventInputs(event);
  if (url === undefined && list === undefined) return undefined;
  return [
    ...parseUrlList('The input `url` of the workflow', url ?? ''),
    ...parseUrlList('The input `urls` of the workflow', list ?? ''),
  ];
}

async function readListFile(path: string, readText: ReadText): Promise<string[]> {
  const read = await readText(path);
  if (read.kind === 'text') return parseUrlList(`The file \`${path}\` (input \`urls-file\`)`, read.text);
  throw new ActionError(
    'invalid-input',
    `Input \`urls-file\`: the file \`${path}\` ${read.wrong}. Name a text file of the workspace with one URL or path a line, or a JSON array of them.`,
  );
}
