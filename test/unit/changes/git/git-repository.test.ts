// What git is asked for, where several questions are asked side by side.
import { expect, test } from 'vitest';
import { GitRepository } from '../../../../src/changes/git/git-repository.ts';
import type { ScratchRepository } from '../../../../src/changes/git/scratch-repository.ts';

test('a blob that two questions want at the same time is fetched once', async () => {
  const there = new Set<string>();
  const fetches: (readonly string[])[] = [];
  const scratch = {
    objects: {
      ask: async (_: string, ids: readonly string[]) =>
        ids.map((id) => (there.has(id) ? { type: 'blob', id, size: 1, content: Buffer.from('x') } : undefined)),
    },
    fetch: async ({ wants }: { readonly wants: readonly string[] }) => {
      fetches.push(wants);
      for (const id of wants) there.add(id);
    },
  };
  const repository = new GitRepository(scratch as unknown as ScratchRepository, []);
  const read = () => repository.readBlobs(['a', 'b'], { maxBytes: 9, transfer: true });
  const found = await Promise.all([read(), read()]);
  expect(found.map((blobs) => blobs.size)).toEqual([2, 2]);
  expect(fetches).toEqual([['a', 'b']]);
});
