// Where the checkout's commits can be fetched from, and with which credentials: those that actions/checkout left in
// the repository, the step's token, or none.
import { isAbsolute, resolve } from 'node:path';
import { type GitHubEvent, isRepositoryName } from '../../platform/event.ts';
import type { Git } from '../../platform/git/git.ts';
import { withoutPasswords } from '../../platform/secrets.ts';
import type { Checkout } from './checkout.ts';

export type RemoteAccess = {
  /** May hold a password. */
  readonly url: string;
  readonly config: readonly (readonly [key: string, value: string])[];
};

export type Remote = {
  readonly accesses: readonly RemoteAccess[];
  /** Commits were fetched without their trees, so having a commit does not mean having what it holds. */
  readonly mayLackTrees: boolean;
  /** `owner/name` where the remote lies on the event's GitHub server. */
  readonly repository: string | undefined;
  /** The address, without passwords, where it is on another server and does not even end in the name of the event's repository. */
  readonly elsewhere?: string;
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
  const mayLackTrees = own.some(({ key, value }) => key.endsWith('.partialclonefilter') && value !== 'blob:none');
  const configured = findAddress(own) ?? (event.repository && `${event.serverUrl}/${event.repository}`);
  if (configured === undefined) return { repository: undefined, mayLackTrees, accesses: [] };
  const { kind, repository } = parseRemoteAddress(configured, event.serverUrl);
  const plain: RemoteAccess = { url: configured, config: [] };
  const isElsewhere = kind !== 'path' && repository === undefined && !endsInName(configured, event.repository);
  const place = { repository, mayLackTrees, ...(isElsewhere ? { elsewhere: withoutPasswords(configured) } : {}) };
  const withToken = (url: string): RemoteAccess[] => {
    if (githubToken === undefined || repository === undefined) return [];
    return [{ url, config: authorizationConfig(withoutPasswords(url), githubToken) }];
  };
  if (kind === 'http') {
    const persisted = persistedConfig(own);
    const withPersisted = persisted.length === 0 ? [] : [{ url: configured, config: persisted }];
    return { ...place, accesses: [...withPersisted, ...withToken(configured), plain] };
  }
  const url = kind === 'path' ? absolute(configured, checkout.topLevel) : configured;
  const overHttp = withToken(`${event.serverUrl}/${repository}`);
  return { ...place, accesses: [...overHttp, { url, config: sshConfig(settings) }] };
}

type Setting = { readonly key: string; readonly value: string; readonly isOwn: boolean };

/** Every setting in force, lowest first; `isOwn` tells those of the repository from the machine's and the user's. */
async function readSettings(git: Git, checkout: Checkout): Promise<Setting[]> {
  const place = { cwd: checkout.topLevel, gitDir: checkout.gitDir };
  const list = ['config', '--includes', '--show-scope', '--null', '--list'];
  let answer = await git.run(list, { ...place, network: true });
  // A user's configuration that git cannot read.
  if (answer.status !== 0) answer = await git.run(list, place);
  // A key without a value has no line break after it either.
  const settings = answer.stdout.toString('utf8').matchAll(/([^\0]*)\0([^\0\n]*)\n?([^\0]*)\0/g);
  return settings
    .filter(([, scope]) => scope !== 'command')
    .map(([, scope, key = '', value = '']) => ({ key, value, isOwn: scope === 'local' || scope === 'worktree' }))
    .toArray();
}

type RemoteAddress = { readonly kind: 'http' | 'ssh' | 'path'; readonly repository: string | undefined };

/** Reads `https://host/owner/name.git`, `ssh://git@host/owner/name`, `git@host:owner/name.git` and plain paths. */
export function parseRemoteAddress(address: string, serverUrl: string): RemoteAddress {
  const server = new URL(serverUrl);
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
  if (scheme !== undefined && URL.canParse(address)) {
    const url = new URL(address);
    const kind = /^https?$/i.test(scheme) ? 'http' : /^(git\+)?ssh$/i.test(scheme) ? 'ssh' : 'path';
    const isServer =
      kind === 'http' ? url.origin === server.origin : kind === 'ssh' && url.hostname === server.hostname;
    return { kind, repository: isServer ? ownerAndName(url.pathname, server.pathname) : undefined };
  }
  const [, host, path] = /^(?:[^@/:]+@)?([^/:@]{2,}):(?!:)(.*)$/s.exec(address) ?? [];
  if (scheme !== undefined || host === undefined || path === undefined) return { kind: 'path', repository: undefined };
  return { kind: 'ssh', repository: host === server.hostname ? ownerAndName(path, '/') : undefined };
}

/** True for the address of a mirror, and for GitHub under a name that only the configuration of SSH knows. */
function endsInName(address: string, repository: string | undefined): boolean {
  const [, name] = /([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(address) ?? [];
  return name?.toLowerCase() === repository?.toLowerCase();
}

function ownerAndName(path: string, prefix: string): string | undefined {
  const below = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const found = /^\/?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(below)?.[1];
  return found !== undefined && isRepositoryName(found) ? found : undefined;
}

/** The address of the remote `origin`, or else of the first that there is. */
function findAddress(own: readonly Setting[]): string | undefined {
  const urls = new Map(own.map(({ key, value }) => [/^remote\.(.*)\.url$/s.exec(key)?.[1], value] as const).reverse());
  urls.delete(undefined);
  return urls.get('origin') ?? [...urls.values()].at(-1);
}

/**
 * Left by actions/checkout in .git/config, from its version 6 on in a file that .git/config includes. Git itself knows
 * which of them are for an address. Empty where there are none.
 */
function persistedConfig(own: readonly Setting[]): RemoteAccess['config'] {
  const headers = own.filter(({ key }) => /^http\.(?:.*\.)?extraheader$/s.test(key));
  if (headers.every(({ value }) => value === '')) return [];
  return [
    noRedirects,
    // An empty value drops the headers of a wider configuration.
    ...headers.map(({ key }) => [key, ''] as const),
    ...headers.map(({ key, value }) => [key, value] as const),
  ];
}

/** Git would send the header to wherever the server's first answer leads. */
const noRedirects = ['http.followRedirects', 'false'] as const;

/** GitHub takes a token over git's HTTP protocol in this header, which no other configured header comes on top of. */
function authorizationConfig(url: string, token: string): RemoteAccess['config'] {
  const secret = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
  // An empty value drops the headers configured so far; two Authorization headers are an error for GitHub
  // (https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader).
  const key = `http.${url}.extraHeader`;
  return [noRedirects, [key, ''], [key, `AUTHORIZATION: basic ${secret}`]];
}

/** The command that is in force in the repository: beside it that may be unknown, or under a condition that does not hold there. */
function sshConfig(settings: readonly Setting[]): (readonly [string, string])[] {
  const command = settings.findLast(({ key }) => key === 'core.sshcommand');
  return command === undefined ? [] : [['core.sshCommand', command.value]];
}

function absolute(path: string, folder: string): string {
  return path.includes('://') || isAbsolute(path) ? path : resolve(folder, path);
}
