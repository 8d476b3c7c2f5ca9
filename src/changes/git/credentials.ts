// Where the checkout's commits can be fetched from, and with which credentials: those that actions/checkout left in
// the repository, the step's token, or none.
import { isAbsolute, resolve } from 'node:path';
import { type GitHubEvent, isRepositoryName } from '../../platform/event.ts';
import { authorizationConfig, type Git, tokenAuthorization } from '../../platform/git/git.ts';
import type { Checkout } from './checkout.ts';

export type RemoteAccess = {
  readonly url: string;
  readonly config: readonly (readonly [key: string, value: string])[];
  /** For messages; holds no secret. */
  readonly description: string;
};

export type Remote = {
  readonly accesses: readonly RemoteAccess[];
  /** Commits were fetched without their trees, so having a commit does not mean having what it holds. */
  readonly mayLackTrees: boolean;
  /** `owner/name` where the remote lies on the event's GitHub server. */
  readonly repository: string | undefined;
};

/** The ways to fetch, best first. The token is only ever meant for the GitHub server that the event came from. */
export async function findRemote(
  git: Git,
  checkout: Checkout,
  event: GitHubEvent,
  githubToken: string | undefined,
): Promise<Remote> {
  const settings = await readSettings(git, checkout);
  const own = settings.filter(({ isOwn }) => isOwn);
  const urls = new Map(own.map(({ key, value }) => [/^remote\.(.*)\.url$/s.exec(key)?.[1], value] as const).reverse());
  urls.delete(undefined);
  const configured = urls.get('origin') ?? [...urls.values()].at(-1);
  const address = parseRemoteAddress(configured, event.serverUrl);
  const token = githubToken === undefined ? undefined : tokenAuthorization(githubToken).header;
  const mayLackTrees = own.some(({ key, value }) => key.endsWith('.partialclonefilter') && value !== 'blob:none');

  if (configured === undefined) {
    const fallback = event.repository === undefined ? undefined : `${event.serverUrl}/${event.repository}`;
    const accesses = fallback === undefined ? [] : [...withHeader(fallback, token), withoutHeader(fallback)];
    return { repository: event.repository, mayLackTrees, accesses };
  }
  const { repository } = address;
  if (address.kind === 'http') {
    // Left by actions/checkout in .git/config, from its version 6 on in a file that .git/config includes. Git itself
    // knows which of them are for this address.
    const headers = own.filter(({ key }) => /^http\.(?:.*\.)?extraheader$/s.test(key));
    const persisted = [...withoutOthers(headers), ...headers].map(({ key, value }) => [key, value] as const);
    const accesses = [
      ...(headers.some(({ value }) => value !== '') ? [{ ...withoutHeader(configured), config: persisted }] : []),
      ...(repository === undefined ? [] : withHeader(configured, token)),
      withoutHeader(configured),
    ];
    return { repository, mayLackTrees, accesses };
  }
  const plain: RemoteAccess = {
    url: address.kind === 'path' ? absolute(configured, checkout.topLevel ?? checkout.gitDir) : configured,
    config: sshConfig(settings),
    description: withoutPasswords(configured),
  };
  const overHttp = repository === undefined ? [] : withHeader(`${event.serverUrl}/${repository}`, token);
  return { repository, mayLackTrees, accesses: [...overHttp, plain] };
}

type Setting = { readonly key: string; readonly value: string; readonly isOwn: boolean };

/** Every setting in force, lowest first; `isOwn` tells those of the repository from the machine's and the user's. */
async function readSettings(git: Git, checkout: Checkout): Promise<Setting[]> {
  const place = { cwd: checkout.topLevel ?? checkout.gitDir, gitDir: checkout.gitDir };
  const list = ['config', '--includes', '--show-scope', '--null', '--list'];
  let answer = await git.run(list, { ...place, network: true });
  // A user's configuration that git cannot read.
  if (answer.status !== 0) answer = await git.run(list, place);
  const fields = answer.stdout.toString('utf8').split('\0');
  const settings: Setting[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [scope = '', setting = ''] = fields.slice(at, at + 2);
    const end = setting.includes('\n') ? setting.indexOf('\n') : setting.length;
    const isOwn = scope === 'local' || scope === 'worktree';
    if (scope !== 'command') settings.push({ key: setting.slice(0, end), value: setting.slice(end + 1), isOwn });
  }
  return settings;
}

export type RemoteAddress = {
  readonly kind: 'http' | 'ssh' | 'path';
  readonly repository: string | undefined;
};

/** Reads `https://host/owner/name.git`, `ssh://git@host/owner/name`, `git@host:owner/name.git` and plain paths. */
export function parseRemoteAddress(address: string | undefined, serverUrl: string): RemoteAddress {
  const server = new URL(serverUrl);
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address ?? '') ?? [];
  if (scheme !== undefined && URL.canParse(address ?? '')) {
    const url = new URL(address ?? '');
    const kind = /^https?$/i.test(scheme) ? 'http' : /^(git\+)?ssh$/i.test(scheme) ? 'ssh' : 'path';
    const isServer =
      kind === 'http' ? url.origin === server.origin : kind === 'ssh' && url.hostname === server.hostname;
    return { kind, repository: isServer ? ownerAndName(url.pathname, server.pathname) : undefined };
  }
  const [, host, path] = rest === undefined ? (/^(?:[^@/:]+@)?([^/:@]{2,}):(?!:)(.*)$/s.exec(address ?? '') ?? []) : [];
  if (host === undefined || path === undefined) return { kind: 'path', repository: undefined };
  return { kind: 'ssh', repository: host === server.hostname ? ownerAndName(path, '/') : undefined };
}

function ownerAndName(path: string, prefix: string): string | undefined {
  const below = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const found = /^\/?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(below)?.[1];
  return found !== undefined && isRepositoryName(found) ? found : undefined;
}

/** An empty value drops the headers of a wider configuration. */
function withoutOthers(headers: readonly Setting[]): Setting[] {
  return headers.map((header) => ({ ...header, value: '' }));
}

function withHeader(url: string, header: string | undefined): RemoteAccess[] {
  return header === undefined
    ? []
    : [{ ...withoutHeader(url), config: authorizationConfig(withoutPasswords(url), header) }];
}

function withoutHeader(url: string): RemoteAccess {
  return { url, config: [], description: withoutPasswords(url) };
}

/** The repository's own command, as it is unknown beside it; the user's own, and GIT_SSH, are in force anyway. */
function sshConfig(settings: readonly Setting[]): (readonly [string, string])[] {
  const command = settings.findLast(({ key }) => key === 'core.sshcommand');
  return command?.isOwn ? [['core.sshCommand', command.value]] : [];
}

function absolute(path: string, folder: string): string {
  return path.includes('://') || isAbsolute(path) ? path : resolve(folder, path);
}

/** Of an address, or of a text with addresses: git repeats the remote's in some of its messages. */
export function withoutPasswords(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1');
}
