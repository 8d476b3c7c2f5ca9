// Where the checkout's commits can be fetched from, and with which credentials: those that actions/checkout left in
// the repository, the step's token, or none.
import { isAbsolute, resolve } from 'node:path';
import { type GitHubEvent, isRepositoryName } from '../../platform/event.ts';
import { authorizationConfig, type Git, tokenAuthorization } from '../../platform/git.ts';
import type { Checkout } from './checkout.ts';

export type RemoteAccess = {
  readonly url: string;
  readonly config: readonly (readonly [key: string, value: string])[];
  /** For messages; holds no secret. */
  readonly description: string;
};

export type Remote = {
  readonly accesses: readonly RemoteAccess[];
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
  const place = { cwd: checkout.topLevel ?? checkout.gitDir, gitDir: checkout.gitDir };
  const config = async (...args: string[]) => {
    const answer = await git.run(['config', ...args], place);
    return answer.status === 0 ? answer.stdout.toString('utf8').replace(/\n$/, '') : undefined;
  };
  const names = (await git.run(['remote'], place)).stdout.toString('utf8').split('\n').filter(Boolean);
  const name = names.includes('origin') ? 'origin' : names[0];
  const configured = name === undefined ? undefined : await config('--get', `remote.${name}.url`);
  const address = parseRemoteAddress(configured, event.serverUrl);
  const token = githubToken === undefined ? undefined : tokenAuthorization(githubToken).header;

  if (configured === undefined) {
    const fallback = event.repository === undefined ? undefined : `${event.serverUrl}/${event.repository}`;
    return {
      repository: event.repository,
      accesses: fallback === undefined ? [] : [token, undefined].flatMap((header) => httpAccess(fallback, header)),
    };
  }
  if (address.kind === 'http') {
    // Left by actions/checkout in .git/config, from its version 6 on in a file that .git/config includes.
    const persisted = await config('--includes', '--get-urlmatch', 'http.extraHeader', configured);
    const headers = new Set([persisted || undefined, address.repository === undefined ? undefined : token, undefined]);
    return {
      repository: address.repository,
      accesses: [...headers].flatMap((header) => httpAccess(configured, header)),
    };
  }
  const plain: RemoteAccess = {
    url: address.kind === 'path' ? absolute(configured, place.cwd) : configured,
    config: await sshConfig(config),
    description: withoutPassword(configured),
  };
  const overHttp =
    address.repository !== undefined && token !== undefined
      ? httpAccess(`${event.serverUrl}/${address.repository}`, token)
      : [];
  return { repository: address.repository, accesses: [...overHttp, plain] };
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

function httpAccess(url: string, header: string | undefined): RemoteAccess[] {
  return [
    {
      url,
      config: header === undefined ? [] : authorizationConfig(withoutUser(url), header),
      description: withoutPassword(url),
    },
  ];
}

async function sshConfig(
  config: (...args: string[]) => Promise<string | undefined>,
): Promise<(readonly [string, string])[]> {
  const command = await config('--get', 'core.sshCommand');
  return [['core.sshCommand', command ?? 'ssh -o BatchMode=yes']];
}

function absolute(path: string, folder: string): string {
  return path.includes('://') || isAbsolute(path) ? path : resolve(folder, path);
}

function withoutUser(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}

function withoutPassword(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
