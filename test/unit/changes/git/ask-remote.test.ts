import { expect, test } from 'vitest';
import { askRemote } from '../../../../src/changes/git/ask-remote.ts';
import type { RemoteAccess } from '../../../../src/changes/git/credentials.ts';
import type { Git } from '../../../../src/platform/git/git.ts';

const access = (name: string): RemoteAccess => ({ url: `https://me:hun@ter2@github.com/${name}`, config: [] });
const accesses = [access('one'), access('one'), access('another')];
const remote = { accesses, mayLackTrees: false, repository: 'a/b' };

test.each([
  ['fatal: Authentication failed', ['one', 'one', 'another']],
  // What curl says in the end of a server that takes the connection and sends nothing, after `http.lowSpeedTime`.
  ['Operation too slow. Less than 100 bytes/sec transferred the last 30 seconds', ['one', 'another']],
  ['Failed to connect to github.com port 443', ['one', 'another']],
])(
  'another way to the remote is tried where this one is closed, and where nobody is there only at another address: %s',
  async (stderr, expected) => {
    const asked: unknown[] = [];
    const run: Git['run'] = async (_, { config }) => {
      asked.push(new URL(config?.[0]?.[1] ?? '').pathname.slice(1));
      return { status: 128, stdout: Buffer.alloc(0), stderr };
    };
    const git = { run } as unknown as Git;
    const asking = askRemote(git, remote, { args: [], failed: 'It failed', cwd: '.' });
    await expect(asking).rejects.toThrow(
      `It failed (https://github.com/one: ${stderr}; https://github.com/another: ${stderr}).`,
    );
    await expect(asking).rejects.not.toThrow('ter2');
    expect(asked).toEqual(expected);
  },
);
