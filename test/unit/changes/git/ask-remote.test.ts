import { expect, test } from 'vitest';
import { askRemote } from '../../../../src/changes/git/ask-remote.ts';
import type { RemoteAccess } from '../../../../src/changes/git/credentials.ts';
import type { Git } from '../../../../src/platform/git/git.ts';

const access = (name: string): RemoteAccess => ({ url: `https://me:hun@ter2@github.com/${name}`, config: [] });
const remote = { accesses: [access('one'), access('another')], mayLackTrees: false, repository: 'a/b' };

test.each([
  ['fatal: Authentication failed', 2],
  // What curl says in the end of a server that takes the connection and sends nothing, after `http.lowSpeedTime`.
  ['Operation too slow. Less than 100 bytes/sec transferred the last 30 seconds', 1],
  ['Failed to connect to github.com port 443', 1],
])(
  'another way to the remote is tried where this one is closed, and not where nobody is there: %s',
  async (stderr, asked) => {
    let times = 0;
    const run = async () => ({ status: 128, stdout: Buffer.alloc(0), stderr, times: ++times });
    const git = { run } as unknown as Git;
    const asking = askRemote(git, remote, { args: [], failed: 'It failed', cwd: '.' });
    await expect(asking).rejects.toThrow(`It failed (https://github.com/one: ${stderr}`);
    await expect(asking).rejects.not.toThrow('ter2');
    expect(times).toBe(asked);
  },
);
