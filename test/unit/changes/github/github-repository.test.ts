// The difference of two commits through GitHub's API: exact, and at no more requests than it takes.
import { describe, expect, test } from 'vitest';
import type { ResolvedChange } from '../../../../src/changes/files/resolve-changes.ts';
import { listFiles } from '../../../../src/changes/files/tracked-files.ts';
import { describeVersions } from '../../../../src/changes/files/versions.ts';
import { githubRepository } from '../../../../src/changes/github/github-repository.ts';
import type { OpenRepository } from '../../../../src/changes/open-repository.ts';
import type { TreeChange } from '../../../../src/changes/tree.ts';
import type { RepositoryApi } from '../../../../src/platform/github/repository-api.ts';
import { type ApiLimits, blobId, type MemoryFiles, MemoryRepository } from '../../../support/memory-repository.ts';

const through = (api: RepositoryApi) => githubRepository(async () => api);

async function differenceOf(before: MemoryFiles | null, after: MemoryFiles, limits: ApiLimits = {}) {
  const repository = new MemoryRepository();
  const base = before === null ? null : repository.commit(before);
  const head = repository.commit(after);
  const changes = await through(repository.api(limits)).diffTrees(base, head);
  return { changes: changes.map(toLine).sort(), asked: repository.asked };
}

function toLine({ path, before, after }: TreeChange): string {
  return `${before === undefined ? 'added' : after === undefined ? 'deleted' : 'modified'} ${path}`;
}

const before = {
  'top.png': '1',
  'same/a.png': '1',
  'same/deep/b.png': '1',
  'img/a.png': '1',
  'img/b.png': '1',
  'gone/c.png': '1',
};
const after = {
  'top.png': '2',
  'same/a.png': '1',
  'same/deep/b.png': '1',
  'img/a.png': '2',
  'img/b.png': '1',
  'new/d/e.png': '1',
};
const expected = ['added new/d/e.png', 'deleted gone/c.png', 'modified img/a.png', 'modified top.png'];

describe('the difference', () => {
  test('of two trees that are whole takes one request for each', async () => {
    const { changes, asked } = await differenceOf(before, after);
    expect(changes).toEqual(expected);
    expect(asked).toEqual(['all of commit 1', 'all of commit 2']);
  });

  test('is asked for again where GitHub could not tell it', async () => {
    const repository = new MemoryRepository();
    const head = repository.commit(after);
    const api = repository.api({});
    let isOut = true;
    const tree: typeof api.tree = async (...asked) => {
      if (isOut) throw new Error('out of order');
      return api.tree(...asked);
    };
    const remote = through({ ...api, tree });
    await expect(remote.listTree(head)).rejects.toThrow('out of order');
    isOut = false;
    expect([...(await remote.listTree(head)).paths()]).toHaveLength(6);
  });

  test.each([1, 2, 3, 4, 6, 7])('is the same where a tree of more than %i entries is cut off', async (recursive) => {
    const { changes, asked } = await differenceOf(before, after, { recursive });
    expect(changes).toEqual(expected);
    expect(asked.join()).not.toContain('same');
  });

  test.each([undefined, 1])('from nothing is everything, also where more than %j are cut off', async (recursive) => {
    const { changes } = await differenceOf(null, after, recursive === undefined ? {} : { recursive });
    expect(changes).toEqual(
      Object.keys(after)
        .map((path) => `added ${path}`)
        .sort(),
    );
  });

  test.each([
    ['now', { 'a.png': '1' }, Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.png`, '1']))],
    ['before', Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.png`, '1'])), { 'a.png': '1' }],
  ])('fails where one folder alone is cut off %s, and names it', async (_, was, is) => {
    const limits = { recursive: 3, folder: 5 };
    await expect(differenceOf(was, is, limits)).rejects.toThrow(
      `GitHub's API does not list the whole folder "/", which holds too many entries.`,
    );
    const [inside, now] = [was, is].map((files) =>
      Object.fromEntries(Object.entries(files).map(([path, content]) => [`img/${path}`, content])),
    );
    await expect(differenceOf(inside as MemoryFiles, now as MemoryFiles, limits)).rejects.toThrow(
      'whole folder "img/"',
    );
  });
});

describe('names that are not UTF-8, of which GitHub tells several alike', () => {
  const alike = async (before: readonly [string, string][], after: readonly [string, string][], isCutOff: boolean) => {
    const sides: Readonly<Record<string, readonly [string, string][]>> = { before, after };
    const entriesOf = (id: string) =>
      sides[id]?.map(([path, blob]) => ({ path, mode: '100644', id: blob, size: 1 })) ?? [
        { path: 'x.png', mode: '100644', id: `blob of ${id}`, size: 1 },
      ];
    const folders = (id: string) =>
      sides[id]?.map(([path, folder]) => ({ path, mode: '040000', id: folder, size: undefined }));
    const api = {
      tree: async (id: string, { recursive }: { recursive: boolean }) =>
        isCutOff && sides[id] !== undefined
          ? { entries: recursive ? [] : folders(id), isTruncated: recursive }
          : { entries: entriesOf(id), isTruncated: false },
    } as RepositoryApi;
    return (await through(api).diffTrees('before', 'after')).map(toLine);
  };
  const [both, first, second] = (
    [
      ['1', '1'],
      ['2', '1'],
      ['1', '2'],
    ] as const
  ).map(([one, other]): [string, string][] => [
    ['d_\ufffd', one],
    ['d_\ufffd', other],
  ]) as [[string, string][], [string, string][], [string, string][]];

  test.each([
    ['of files, where the first changed', first, false, ['modified d_\udfff']],
    ['of files, where the second changed', second, false, ['modified d_\udfff\udf01']],
    ['of folders, where the first changed', first, true, ['modified d_\udfff/x.png']],
    ['of folders, where the second changed', second, true, ['modified d_\udfff\udf01/x.png']],
    ['of files, where one is gone', both.slice(1), false, ['deleted d_\udfff\udf01']],
  ])('%s', async (_, after, isCutOff, expected) => {
    expect(await alike(both, after, isCutOff)).toEqual(expected);
  });
});

describe('a tree that is cut off', () => {
  type Entries = Awaited<ReturnType<RepositoryApi['tree']>>['entries'];
  /** `inside` gives what is in a folder, by its id. */
  const cutOff = (inside: (id: string) => Entries | undefined, whole: (id: string) => Entries | undefined) =>
    through({
      tree: async (id: string, { recursive }: { recursive: boolean }) => ({
        entries: (recursive ? whole(id) : inside(id)) ?? [],
        isTruncated: recursive && whole(id) === undefined,
      }),
    } as RepositoryApi);
  const entry = (path: string, id: string, mode = '100644') => ({ path, mode, id, size: 1 });

  test('may have a folder of more files than a call takes arguments', async () => {
    const many = Array.from({ length: 200_000 }, (_, index) => entry(`${index}.png`, 'f'));
    const source = cutOff(
      () => [entry('img', 'folder', '040000')],
      (id) => (id === 'folder' ? many : undefined),
    );
    expect(await source.diffTrees(null, 'head')).toHaveLength(200_000);
  });

  test.each([
    ['one folder in the other', 1],
    ['a hundred thousand of them each', 100_000],
  ])('and holds the same folder again and again, %s, is not walked without end', async (_, times) => {
    const folders = Array.from({ length: times }, (_, index) => entry(`${index}`, 'folder', '040000'));
    const source = cutOff(
      () => folders,
      () => undefined,
    );
    await expect(source.diffTrees(null, 'head')).rejects.toThrow('lists more than 2,000,000 files and folders');
  });
});

describe('a repository of very many folders', () => {
  const folders = Array.from({ length: 600 }, (_, index) => [`d${index}/a.png`, String(index)]);
  const many = { ...Object.fromEntries(folders), '.gitattributes': '' };

  test('is not walked as a whole, which would use up what GitHub gives a repository in an hour', async () => {
    const repository = new MemoryRepository();
    const source = through(repository.api({ recursive: 600 }));
    await expect(source.diffTrees(null, repository.commit(many))).rejects.toThrow('asked more than 500 times');
    expect(repository.asked).toHaveLength(500);
  });

  test('is listed as far as it was read, and a little further', async () => {
    const repository = new MemoryRepository();
    const head = repository.commit({ ...many, 'd599/a.png': 'new' });
    const source = through(repository.api({ recursive: 600 }));
    await source.diffTrees(repository.commit(many), head);
    const asked = repository.asked.length;
    const listing = await source.listTree(head);
    expect(listing).toMatchObject({ isPartial: true, attributes: [blobId('')] });
    expect([...listing.paths()]).toHaveLength(102);
    expect([...listing.paths()]).toContain('d599/a.png');
    expect(repository.asked).toHaveLength(asked + 100);
    // Of a part nobody may conclude that a file is not there.
    expect(await listFiles({ repository: source } as OpenRepository, head)).toBeUndefined();
  });
});

describe('the listing', () => {
  const files = {
    'a.png': 'abc',
    'x/b.png': '1',
    'x/y/c.png': '1',
    'x/link.png': { link: 'b.png' },
    sub: { submodule: 'f'.repeat(40) },
  };

  test.each([100, 1])(
    'has every entry with its kind and its size, also where more than %i are cut off',
    async (recursive) => {
      const repository = new MemoryRepository();
      const source = through(repository.api({ recursive }));
      const listing = await source.listTree(repository.commit(files));
      expect(Object.fromEntries(listing.entries)).toEqual({
        'a.png': { kind: 'file', id: blobId('abc'), size: 3 },
        'x/b.png': { kind: 'file', id: blobId('1'), size: 1 },
        'x/y/c.png': { kind: 'file', id: blobId('1'), size: 1 },
        'x/link.png': { kind: 'symlink', id: blobId('b.png'), size: 5 },
        sub: { kind: 'submodule', id: 'f'.repeat(40) },
      });
    },
  );

  test('is asked for once, however often it is needed', async () => {
    const repository = new MemoryRepository();
    const head = repository.commit(files);
    const source = through(repository.api());
    const [one, meanwhile] = await Promise.all([source.listTree(head), source.listTree(head)]);
    expect(meanwhile).toBe(one);
    await source.diffTrees(null, head);
    expect(repository.asked).toEqual(['all of commit 1']);
  });

  test('knows a folder also by the mode without its zero', async () => {
    const repository = new MemoryRepository();
    const head = repository.commit({ 'x/y/c.png': '1', 'x/d.png': '1' });
    const api = repository.api({ recursive: 1 });
    const source = through({
      ...api,
      tree: async (id, options) => {
        const { entries, isTruncated } = await api.tree(id, options);
        return { isTruncated, entries: entries.map((entry) => ({ ...entry, mode: entry.mode.replace(/^0/, '') })) };
      },
    });
    expect([...(await source.listTree(head)).entries.keys()].sort()).toEqual(['x/d.png', 'x/y/c.png']);
  });
});

describe('Git LFS', () => {
  const lfs = '*.png filter=lfs diff=lfs merge=lfs -text\n';
  const sha256 = 'c'.repeat(64);
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize 12345\n`;

  test.each<[string, MemoryFiles, boolean]>([
    ['that .gitattributes at the top tells of', { '.gitattributes': lfs, 'a.png': pointer }, true],
    ['that .gitattributes of a folder tells of', { 'img/.gitattributes': lfs, 'a.png': pointer }, true],
    [
      'after attributes of another kind',
      { '.gitattributes': '* text=auto', 'z/.gitattributes': lfs, 'a.png': pointer },
      true,
    ],
    ['is not in use without attributes', { 'a.png': pointer }, false],
    ['is not in use with other attributes', { '.gitattributes': '*.png binary\n', 'a.png': pointer }, false],
    [
      'is not told of by a file that is called alike',
      { 'x.gitattributes': lfs, '.gitattributes/x': lfs, 'a.png': pointer },
      false,
    ],
  ])('%s', async (_, files, isUsed) => {
    const repository = new MemoryRepository();
    const head = repository.commit(files);
    const source = through(repository.api());
    const after = (await source.listTree(head)).entries.get('a.png');
    const changes: ResolvedChange[] = after === undefined ? [] : [{ path: 'a.png', change: 'added', after }];
    const [known] = await describeVersions(source, head, changes);
    expect(known?.after?.lfs?.sha256).toBe(isUsed ? sha256 : undefined);
  });
});

test('blobs are at hand by a request alone, with size and content', async () => {
  const repository = new MemoryRepository();
  repository.commit({ 'a.png': 'abc' });
  const source = through(repository.api());
  expect(await source.readBlobs([blobId('abc')], { maxBytes: 100, transfer: false })).toEqual(new Map());
  expect(await source.readBlobs([blobId('abc')], { maxBytes: 100, transfer: true })).toEqual(
    new Map([[blobId('abc'), { size: 3, content: Buffer.from('abc') }]]),
  );
  expect(repository.asked).toEqual(['blob a.png']);
});
