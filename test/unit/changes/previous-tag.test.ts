// The tag before a commit, through git: of the checkout, or of the remote where the checkout is shallow.
import { describe, expect, test } from 'vitest';
import { findPreviousTag } from '../../../src/changes/range/previous-tag.ts';
import type { RepositoryView } from '../../../src/changes/repository-view.ts';

const [a, b, c, d, t] = ['aa', 'bb', 'cc', 'dd', '99'];

type Given = {
  readonly shallow?: string;
  /** Lines of `for-each-ref`: the tags of the checkout. */
  readonly tags?: string;
  /** Lines of `ls-remote`. */
  readonly remoteTags?: string;
  readonly refusal?: string;
  /** What the history holds, after so many fetches; the last one over and over. */
  readonly histories?: readonly string[][];
  readonly walkStatus?: number;
};

function stand({
  shallow = '',
  tags = '',
  remoteTags = '',
  refusal,
  histories = [[d, c, b, a]],
  walkStatus = 0,
}: Given) {
  const fetched: (number | undefined)[] = [];
  const ran: string[][] = [];
  const answer = (stdout: string, status = 0) => ({ status, stdout: Buffer.from(stdout), stderr: 'broken' });
  const side = {
    run: async (args: string[]) => {
      ran.push(args);
      const known = histories[Math.min(fetched.length, histories.length) - (shallow === '' ? 0 : 1)] ?? histories[0];
      return answer(`${known?.join('\n')}\n`, walkStatus);
    },
    fetch: async (_accesses: unknown, { depth }: { depth?: number }) => {
      fetched.push(depth);
      return undefined;
    },
    listRemote: async (_accesses: unknown, pattern: string) => {
      ran.push(['ls-remote', pattern]);
      return refusal === undefined ? { output: remoteTags } : { refusal };
    },
  };
  const git = {
    run: async (args: string[], place: object) => {
      ran.push([...args, JSON.stringify(place)]);
      return answer(tags);
    },
  };
  const local = { checkout: { shallow, gitDir: '/w/.git' }, side, remote: { accesses: [] } };
  const view = { local, git, signal: new AbortController().signal } as unknown as RepositoryView;
  return { fetched, ran, find: () => findPreviousTag(view, d as string) };
}

describe('in a whole checkout', () => {
  test('it is the nearest ancestor with a tag, annotated or not; tags on the commit itself do not count', async () => {
    const tags = `${d}  v3\n${t} ${b} v2\n${a}  v1\n`;
    const { find, ran, fetched } = stand({ tags });
    expect(await find()).toEqual({ name: 'v2', commit: b });
    expect(ran).toEqual([
      [
        'for-each-ref',
        '--format=%(objectname) %(*objectname) %(refname:lstrip=2)',
        'refs/tags',
        JSON.stringify({ cwd: '/w/.git', gitDir: '/w/.git' }),
      ],
      ['rev-list', '--date-order', '--end-of-options', d, '--'],
    ]);
    expect(fetched).toEqual([]);
  });

  test('its name may hold what it likes', async () => {
    expect(await stand({ tags: `${b}  release/ü 2 x\n` }).find()).toEqual({ name: 'release/ü 2 x', commit: b });
  });

  test('it is none where no ancestor has one, or where only the commit itself does', async () => {
    expect(await stand({ tags: 'ee  side\n' }).find()).toBeUndefined();
    const itself = stand({ tags: `${d}  v3\n` });
    expect(await itself.find()).toBeUndefined();
    expect(itself.ran.some(([command]) => command === 'rev-list')).toBe(false);
  });

  test('whose tags were not fetched, the remote is asked for them', async () => {
    const { find, ran } = stand({ remoteTags: `${b}\trefs/tags/v1\n` });
    expect(await find()).toEqual({ name: 'v1', commit: b });
    expect(ran[1]).toEqual(['ls-remote', 'refs/tags/*']);
  });

  test('a history that cannot be walked is a failure with its reason', async () => {
    await expect(stand({ tags: `${b}  v1\n`, walkStatus: 128 }).find()).rejects.toThrow(
      'The tag before dd cannot be had. Git cannot walk the history of dd (broken).',
    );
  });
});

describe('in a shallow checkout', () => {
  test('the tags are the remote’s: an annotated one stands for its commit', async () => {
    const remoteTags = `${t}\trefs/tags/v2\n${b}\trefs/tags/v2^{}\n${a}\trefs/tags/v1\n`;
    const { find, ran } = stand({ shallow: 'x', tags: `${c}  local\n`, remoteTags });
    expect(await find()).toEqual({ name: 'v2', commit: b });
    expect(ran.map(([command]) => command)).not.toContain('for-each-ref');
  });

  test('the history is fetched deeper and deeper until a tag is found', async () => {
    const remoteTags = `${a}\trefs/tags/v1\n`;
    const histories = [[d], [d, c, b], [d, c, b, a]] as string[][];
    const { find, fetched } = stand({ shallow: 'x', remoteTags, histories });
    expect(await find()).toEqual({ name: 'v1', commit: a });
    expect(fetched).toEqual([64, 1024, 0x7fff_ffff]);
    const near = stand({ shallow: 'x', remoteTags: `${c}\trefs/tags/v2\n`, histories: [[d, c]] as string[][] });
    expect(await near.find()).toEqual({ name: 'v2', commit: c });
    expect(near.fetched).toEqual([64]);
    const none = stand({ shallow: 'x', remoteTags: 'ee\trefs/tags/v1\n' });
    expect(await none.find()).toBeUndefined();
    expect(none.fetched).toHaveLength(3);
  });

  test('nothing is fetched where there is no tag at all', async () => {
    const { find, fetched } = stand({ shallow: 'x' });
    expect(await find()).toBeUndefined();
    expect(fetched).toEqual([]);
  });

  test('a remote that refuses is named', async () => {
    await expect(stand({ shallow: 'x', refusal: 'denied' }).find()).rejects.toThrow(
      "Git could not list the remote's tags (denied).",
    );
  });
});
