// A folder of built files that cannot be read: the system's word becomes a sentence about the input.
import { expect, test } from 'vitest';
import { type Deployed, findDeployedFiles, listDeployedFiles } from '../../../src/targets/deployed.ts';

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
