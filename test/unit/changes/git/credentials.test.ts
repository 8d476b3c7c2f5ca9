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

const https = 'https://github.com/octo/site';
const ssh = 'git@github.com:octo/site.git';
const elsewhere = 'https://gitlab.example.com/octo/theme';
const [persistedKey, persisted] = ['http.https://github.com/.extraheader', 'AUTHORIZATION: basic abc'];
const fromOrigin = (url: string, config: Config = {}): Given => ({ config: { 'remote.origin.url': url, ...config } });
const token = 'ghs_token';

describe('the ways to fetch, best first,', () => {
  test.each<[string, Given, readonly (readonly [url: string, config?: readonly unknown[]])[]]>([
    [
      'are what actions/checkout left, then the token, then nothing',
      { ...fromOrigin(https, { [persistedKey]: persisted }), token },
      [[https, [noRedirects, [persistedKey, ''], [persistedKey, persisted]]], [https, withToken(https)], [https]],
    ],
    ['are without credentials where there are none', fromOrigin(https), [[https]]],
    ['are so where their header is empty', fromOrigin(https, { [persistedKey]: '' }), [[https]]],
    [
      'lead to another remote where none is called origin',
      { config: { 'remote.upstream.url': https, 'remote.zoo.url': elsewhere } },
      [[https]],
    ],
    [
      'lead to origin beside others',
      { config: { 'remote.aaa.url': elsewhere, 'remote.origin.url': https } },
      [[https]],
    ],
    ...['hunter2', 'hun@ter2@'].map((password): [string, Given, [string, unknown[]?][]] => {
      const secret = `https://me:${password}@github.com/octo/site`;
      return [
        `keep a password to themselves: ${password}`,
        { ...fromOrigin(secret), token },
        [[secret, withToken(https)], [secret]],
      ];
    }),
    ['never bring another server the token', { ...fromOrigin(elsewhere), token }, [[elsewhere]]],
    ["lead to the event's repository without a remote", { token }, [[https, withToken(https)], [https]]],
    ['are none without a remote and a repository', { event: { repository: undefined } }, []],
    ['go over https with the token before SSH', { ...fromOrigin(ssh), token }, [[https, withToken(https)], [ssh]]],
    [
      "keep the repository's command of SSH",
      fromOrigin(ssh, { 'core.sshcommand': 'ssh -i key' }),
      [[ssh, [['core.sshCommand', 'ssh -i key']]]],
    ],
    [
      "keep the user's command of SSH",
      { config: { 'global core.sshcommand': 'ssh -i mine', 'remote.origin.url': ssh } },
      [[ssh, [['core.sshCommand', 'ssh -i mine']]]],
    ],
    [
      'are SSH alone for another server',
      { ...fromOrigin('ssh://me:pw@gitlab.example.com/octo/site'), token },
      [['ssh://me:pw@gitlab.example.com/octo/site']],
    ],
  ])('%s', async (_, given, expected) => {
    const { remote, asked } = await remoteOf(given);
    expect(remote.accesses).toEqual(expected.map(([url, config = []]) => ({ url, config })));
    expect(remote.mayLackTrees).toBe(false);
    expect(asked.map(([, place]) => place)).toEqual([{ cwd: '/w/tree', gitDir: '/w/tree/.git', network: true }]);
  });
});

test.each<[string, Given, string | undefined, string | undefined]>([
  ['the remote', fromOrigin(https), 'octo/site', undefined],
  ['the event, without a remote', {}, 'octo/site', undefined],
  ['nobody', { event: { repository: undefined } }, undefined, undefined],
  ['another server', fromOrigin('https://gitlab.example.com/octo/site.git'), undefined, undefined],
  [
    'another server and another name',
    fromOrigin('https://u:secret@gitlab.example.com/octo/theme'),
    undefined,
    elsewhere,
  ],
])('whose commits they are is told by %s, without a password', async (_, given, repository, address) => {
  const { remote } = await remoteOf(given);
  expect([remote.repository, remote.elsewhere]).toEqual([repository, address]);
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
