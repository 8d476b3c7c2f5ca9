// Where commits are fetched from, and who gets which credentials.
import { describe, expect, test } from 'vitest';
import type { Checkout } from '../../../../src/changes/git/checkout.ts';
import { findRemote, parseRemoteAddress } from '../../../../src/changes/git/credentials.ts';
import type { GitHubEvent } from '../../../../src/platform/event.ts';
import type { Git } from '../../../../src/platform/git/git.ts';

/** As the repository's own settings, unless the key begins with `global `. */
type Config = Readonly<Record<string, string>>;

type Given = {
  readonly config?: Config;
  readonly event?: Partial<Record<keyof GitHubEvent, string | undefined>>;
  readonly token?: string;
};

async function remoteOf({ config = {}, event = {}, token }: Given) {
  const asked: [string[], object][] = [];
  const run = async (args: readonly string[], place: object) => {
    asked.push([[...args], place]);
    const lines = Object.entries(config).map(([key, value]) => {
      const [name = '', scope = 'local'] = key.split(' ').reverse();
      return `${scope}\0${name}\n${value}\0`;
    });
    return { status: 0, stdout: Buffer.from(lines.join('')), stderr: '' };
  };
  const checkout = { topLevel: '/w/tree', gitDir: '/w/tree/.git' } as Checkout;
  const given = { serverUrl: 'https://github.com', repository: 'octo/site', ...event } as unknown as GitHubEvent;
  return { asked, remote: await findRemote({ run } as unknown as Git, checkout, given, token) };
}

const noRedirects = ['http.followRedirects', 'false'];
const withToken = (url: string) => [
  noRedirects,
  [`http.${url}.extraHeader`, ''],
  [`http.${url}.extraHeader`, `AUTHORIZATION: basic ${Buffer.from('x-access-token:ghs_token').toString('base64')}`],
];

describe('a checkout of GitHub', () => {
  const url = 'https://github.com/octo/site';
  const config = { 'remote.origin.url': url };

  test('is fetched from with what actions/checkout left, then the token, then nothing', async () => {
    const [key, persisted] = ['http.https://github.com/.extraheader', 'AUTHORIZATION: basic abc'];
    const { remote, asked } = await remoteOf({ config: { ...config, [key]: persisted }, token: 'ghs_token' });
    expect(remote).toEqual({
      repository: 'octo/site',
      mayLackTrees: false,
      accesses: [
        {
          url,
          config: [noRedirects, [key, ''], [key, persisted]],
        },
        { url, config: withToken(url) },
        { url, config: [] },
      ],
    });
    expect(asked.map(([, place]) => place)).toEqual([{ cwd: '/w/tree', gitDir: '/w/tree/.git', network: true }]);
  });

  test('is fetched from without credentials where there are none', async () => {
    const { remote } = await remoteOf({ config });
    expect(remote.accesses).toEqual([{ url, config: [] }]);
    const { remote: empty } = await remoteOf({ config: { ...config, 'http.https://github.com/.extraheader': '' } });
    expect(empty.accesses).toHaveLength(1);
  });

  test('takes another remote where none is called origin', async () => {
    const others = { 'remote.upstream.url': url, 'remote.zoo.url': 'https://zoo.example.com/x' };
    const { remote } = await remoteOf({ config: others });
    expect(remote.accesses[0]?.url).toBe(url);
    const { remote: both } = await remoteOf({ config: { 'remote.aaa.url': 'https://zoo.example.com/x', ...config } });
    expect(both.accesses[0]?.url).toBe(url);
  });

  test.each(['hunter2', 'hun@ter2@'])('keeps a password to itself: %s', async (password) => {
    const secret = `https://me:${password}@github.com/octo/site`;
    const { remote } = await remoteOf({ config: { 'remote.origin.url': secret }, token: 'ghs_token' });
    expect(remote.accesses).toEqual([
      { url: secret, config: withToken(url) },
      { url: secret, config: [] },
    ]);
  });
});

test('the address of another server and another repository is told, without its password', async () => {
  const { remote } = await remoteOf({
    config: { 'remote.origin.url': 'https://u:secret@gitlab.example.com/octo/theme' },
  });
  expect(remote.elsewhere).toBe('https://gitlab.example.com/octo/theme');
});

test('another server never gets the token', async () => {
  const url = 'https://gitlab.example.com/octo/site.git';
  const { remote } = await remoteOf({ config: { 'remote.origin.url': url }, token: 'ghs_token' });
  expect(remote).toEqual({
    repository: undefined,
    mayLackTrees: false,
    accesses: [{ url, config: [] }],
  });
});

describe('without a remote', () => {
  test("the event's repository is fetched from, with the token and without", async () => {
    const { remote } = await remoteOf({ token: 'ghs_token' });
    const url = 'https://github.com/octo/site';
    expect(remote).toEqual({
      repository: 'octo/site',
      mayLackTrees: false,
      accesses: [
        { url, config: withToken(url) },
        { url, config: [] },
      ],
    });
  });

  test('and without a repository there is nothing to fetch from', async () => {
    const { remote } = await remoteOf({ event: { repository: undefined } });
    expect(remote).toEqual({ repository: undefined, mayLackTrees: false, accesses: [] });
  });
});

describe('over SSH', () => {
  const ssh = 'git@github.com:octo/site.git';

  test('the token takes the way over https first', async () => {
    const { remote } = await remoteOf({ config: { 'remote.origin.url': ssh }, token: 'ghs_token' });
    const url = 'https://github.com/octo/site';
    expect(remote).toEqual({
      repository: 'octo/site',
      mayLackTrees: false,
      accesses: [
        { url, config: withToken(url) },
        { url: ssh, config: [] },
      ],
    });
  });

  test('the command that is in force is kept, be it of the repository or of the user; without a token, or for another server, SSH is the only way', async () => {
    const config = { 'core.sshcommand': 'ssh -i key', 'remote.origin.url': ssh };
    const { remote } = await remoteOf({ config });
    expect(remote.accesses).toEqual([{ url: ssh, config: [['core.sshCommand', 'ssh -i key']] }]);
    const { remote: own } = await remoteOf({
      config: { 'global core.sshcommand': 'ssh -i mine', 'remote.origin.url': ssh },
    });
    expect(own.accesses).toEqual([{ url: ssh, config: [['core.sshCommand', 'ssh -i mine']] }]);
    const other = { ...config, 'remote.origin.url': 'ssh://me:pw@gitlab.example.com/octo/site' };
    const { remote: elsewhere } = await remoteOf({ config: other, token: 'ghs_token' });
    expect(elsewhere.accesses).toHaveLength(1);
  });
});

test.each([
  ['../bare.git', '/w/bare.git'],
  ['/srv/bare.git', '/srv/bare.git'],
  ['file:///srv/bare.git', 'file:///srv/bare.git'],
])('a remote on disk, %s, is %s', async (path, url) => {
  const { remote } = await remoteOf({ config: { 'remote.origin.url': path }, token: 'ghs_token' });
  expect(remote.accesses.map((access) => access.url)).toEqual([url]);
});

test.each([
  ['https://github.com/octo/site', 'http', 'octo/site'],
  ['https://github.com/octo/site.git', 'http', 'octo/site'],
  ['https://user:pass@github.com/octo/site.git/', 'http', 'octo/site'],
  ['git@github.com:octo/site.git', 'ssh', 'octo/site'],
  ['ssh://git@github.com/octo/site.git', 'ssh', 'octo/site'],
  ['ssh://git@github.com:22/octo/site.js', 'ssh', 'octo/site.js'],
  ['https://gitlab.com/octo/site', 'http', undefined],
  ['http://github.com/octo/site', 'http', undefined],
  ['https://github.com.evil.example/octo/site', 'http', undefined],
  ['https://github.com@evil.example/octo/site', 'http', undefined],
  ['git@evil.example:octo/site', 'ssh', undefined],
  ['/srv/git/octo/site.git', 'path', undefined],
  ['C:\\git\\site', 'path', undefined],
  ['file:///srv/git/site.git', 'path', undefined],
  ['../site.git', 'path', undefined],
  ['xhttps://github.com/octo/site', 'path', undefined],
  ['httpsx://github.com/octo/site', 'path', undefined],
  ['xssh://git@github.com/octo/site', 'path', undefined],
  ['sshx://git@github.com/octo/site', 'path', undefined],
  ['git+ssh://git@github.com/octo/site', 'ssh', 'octo/site'],
  ['ssh://git@elsewhere.example.com/octo/site', 'ssh', undefined],
  ['git://github.com/octo/site', 'path', undefined],
  ['https://github.com/octo/site/more', 'http', undefined],
  ['https://github.com/octo', 'http', undefined],
  ['https://github.com/octo/site/', 'http', 'octo/site'],
  ['https://', 'path', undefined],
  ['https://[', 'path', undefined],
  ['github.com:octo/site', 'ssh', 'octo/site'],
  ['git@github.com:/octo/site.git', 'ssh', 'octo/site'],
  ['./a:b/git@github.com:octo/site', 'path', undefined],
  ['ext::sh -c x', 'path', undefined],
  ['', 'path', undefined],
] as const)('the address %s is one of the kind %s, of the repository %s', (address, kind, repository) => {
  expect(parseRemoteAddress(address, 'https://github.com')).toEqual({ kind, repository });
});

test('a server below a path has its repositories there', () => {
  const server = 'https://git.example.com/hub/';
  expect(parseRemoteAddress('https://git.example.com/hub/octo/site.git', server).repository).toBe('octo/site');
  expect(parseRemoteAddress('https://git.example.com/octo/hub/', server).repository).toBe('octo/hub');
});
