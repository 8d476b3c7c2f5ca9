// What somebody asks for by URL or path: inputs, a file of the workspace, or what a person filled in when starting the
// workflow by hand.

import type { OpenRepository } from '../../changes/open-repository.ts';
import { ActionError } from '../../errors.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import { inputDefaults, refuseSecrets } from '../../inputs/raw-inputs.ts';
import { parseUrlList } from '../../inputs/url-list.ts';
import { eventInputs, type GitHubEvent } from '../../platform/event.ts';
import type { WorkspaceText } from '../../platform/files/workspace-file.ts';
import { valueAt } from '../../platform/json.ts';
import type { RequestedList } from '../../targets/requested/requested-urls.ts';
import { createFileFilter } from '../../targets/selection/wanted-files.ts';
import { toAddress } from '../../targets/url/base-url.ts';

/** Reads a text of the workspace. */
export type ReadText = (path: string) => Promise<WorkspaceText>;

/** All lists that are given, in one; undefined where none is. It may be empty. Throws `invalid-input` for one that holds a secret. */
export async function readRequestedList(
  inputs: Inputs,
  event: GitHubEvent,
  readText: ReadText,
): Promise<RequestedList | undefined> {
  const { urls, urlsFile } = inputs;
  const parse = (what: string, text: string) => {
    refuseSecrets(what, text, toSecrets(inputs));
    return parseUrlList(what, text);
  };
  if (urls !== undefined || urlsFile !== undefined) {
    const inFile = urlsFile === undefined ? [] : parse(...(await readListFile(urlsFile, readText)));
    const names = [...(urls === undefined ? [] : ['urls']), ...(urlsFile === undefined ? [] : ['urls-file'])];
    return { from: quoteAll(names), entries: [...(urls ?? []), ...inFile] };
  }
  const given = eventInputs(event);
  const names = ['url', 'urls'].filter((name) => given.get(name));
  const entries = names.flatMap((name) => parse(`Input \`${name}\` of the workflow`, given.get(name) ?? ''));
  return names.length === 0 ? undefined : { from: `${quoteAll(names)} of the workflow`, entries };
}

/**
 * Nothing is requested, and somebody may believe that something is: by an input of the workflow that has another name than those that
 * are read, or that was left empty; or by what a program has sent.
 */
export function noteUnread({ baseUrls, base, files }: Inputs, { event, notices, warnings }: OpenRepository): void {
  const inputs = eventInputs(event);
  if (base !== undefined) return;
  const instead = 'Purging what changed instead.';
  const empty = ['url', 'urls'].find((name) => inputs.has(name));
  if (empty !== undefined) notices.push(`The workflow's input \`${empty}\` is empty. ${instead}`);
  const isImage = createFileFilter('', [inputDefaults.files]);
  const hosts = baseUrls.map(({ origin }) => `${new URL(origin).host}/`);
  const isAsset = (part: string) => isImage(part) || hosts.some((host) => part.startsWith(host));
  // What is passed on to `files` or `base-url` is read.
  const given = new Set([...files, ...baseUrls.map(toAddress)].map(toBare));
  const isUnread = (entries: readonly string[]) => {
    const bare = entries.map(toBare);
    return bare.every(isAsset) && !bare.every((entry) => given.has(entry));
  };
  for (const [name, text] of inputs) {
    if (!/^[\w-]+$/.test(name) || !isUnread(toEntries(text))) continue;
    warnings.push(
      `The workflow's input \`${name}\` is not read: name it \`url\` or \`urls\`, or pass it by \`urls: \${{ inputs.${name} }}\`. ${instead}`,
    );
  }
  for (const { name, entries, expression } of listSent(event)) {
    if (isUnread(entries)) warnings.push(`\`${name}\` is not read: give \`urls: \${{ ${expression} }}\`. ${instead}`);
  }
}

/** What a `repository_dispatch` sends by the names that a workflow's own inputs have. Some send the address of a deployment so. */
function listSent({ name: event, payload }: GitHubEvent) {
  if (event !== 'repository_dispatch') return [];
  return ['url', 'urls'].flatMap((key) => {
    const sent = valueAt(payload, 'client_payload', key);
    const name = `client_payload.${key}`;
    if (typeof sent === 'string') return [{ name, entries: toEntries(sent), expression: `github.event.${name}` }];
    const isList = Array.isArray(sent) && sent.every((entry) => typeof entry === 'string');
    return isList ? [{ name, entries: sent, expression: `toJSON(github.event.${name})` }] : [];
  });
}

function toEntries(text: string): string[] {
  return text.trim().split(/[\s,]+/);
}

/** One address may be written with its scheme or without, and with a slash at its end. */
function toBare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}

/** Such as "`urls` or `urls-file`". */
function quoteAll(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}

function toSecrets({ apiKey, secureUrlToken = '', githubToken = '' }: Inputs) {
  return { 'api-key': apiKey, 'secure-url-token': secureUrlToken, 'github-token': githubToken };
}

/** What it is called, and its text. */
async function readListFile(path: string, readText: ReadText): Promise<[string, string]> {
  const read = await readText(path);
  if (read.kind === 'text') return [`The file \`${path}\` (input \`urls-file\`)`, read.text];
  throw new ActionError(
    'invalid-input',
    `Input \`urls-file\`: the file \`${path}\` ${read.wrong}. Name a text file of the workspace with one URL or path a line, or a JSON array of them.`,
  );
}
