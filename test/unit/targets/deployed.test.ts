// A folder of built files that cannot be read: the system's word becomes a sentence about the input.
import { expect, test } from 'vitest';
import {
  type Deployed,
  findDeployedFiles,
  listDeployedFiles,
  toDeployedChanges,
} from '../../../src/targets/deployed.ts';

const denied = Object.assign(new Error("EACCES: permission denied, scandir '/w/dist/locked'"), { code: 'EACCES' });
const deployed: Deployed = {
  input: 'dist',
  root: '',
  folder: { kind: 'folder', find: async () => undefined, list: () => Promise.reject(denied) },
};

test.each([
  ['all of its files are listed', () => listDeployedFiles(['**'], deployed)],
  ['a file is missing in it', () => findDeployedFiles(['a.png'], deployed)],
])('a folder of `deployed` that cannot be read whole is told where %s', async (_, find) => {
  await expect(find()).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(/^Input `deployed`: the folder `dist` cannot be read whole \(EACCES: .*locked'\)/),
  });
});

test('a folder without the changed files is refused only where it is known to have no others that git has', async () => {
  const list = async () => ({ files: ['b.png'], lost: [] });
  const other: Deployed = { ...deployed, folder: { kind: 'folder', find: async () => undefined, list } };
  const changesWith = (tracked: readonly string[] | undefined) =>
    toDeployedChanges([{ path: 'a.png', change: 'modified' }], other, async () => tracked);
  await expect(changesWith(['a.png'])).rejects.toThrow('None of the files that git has is there');
  for (const tracked of [['a.png', 'b.png'], undefined])
    expect((await changesWith(tracked)).warnings).toEqual([
      expect.stringMatching(/What is not deployed is not purged\.$/),
    ]);
});
