// Files as they are at the head, changed or not: all of them, or those that were asked for.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRequestedFiles } from '../../../src/changes/files/tracked-files.ts';
import { findAllFiles } from '../../../src/changes/find-changes.ts';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { git } from '../../support/hermetic-git.ts';
import { fileBehindLink, hasLinks, TestArea } from '../../support/repository.ts';
import { enter } from './scene.ts';

describe('select: all', () => {
  test('has every tracked file that is wanted, with and without a checkout', async () => {
    using area = new TestArea();
    const work = area.repository();
    const sha = work.commit({ 'a.png': '1', 'b/c.png': '22', 'd.txt': '1', 'link.png': { link: 'a.png' } });
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
    const isWanted = (path: string) => path.endsWith('.png');
    for (const workspace of [work.folder, area.path('empty')]) {
      await using scene = enter({ workspace, sha, event: 'schedule', apiUrl: api.apiUrl, isWanted });
      const found = await scene.use((opened) => findAllFiles(opened, scene.options));
      expect(found.range).toMatchObject({ base: null, head: sha });
      const versions = [work.id('HEAD:a.png'), work.id('HEAD:b/c.png'), work.id('HEAD:a.png')].map((blobId, index) => ({
        after: { blobId, size: index === 1 ? 2 : 1 },
      }));
      expect(found.files).toMatchObject(versions);
      expect(found.files.map(({ path }) => path)).toEqual(['a.png', 'b/c.png', 'link.png']);
      const isThere = workspace === work.folder;
      expect(found.files.map(({ checkoutFile }) => checkoutFile !== undefined)).toEqual([isThere, isThere, isThere]);
    }
  });
});

describe('requested files', () => {
  async function filesAt(workspace: string, paths: readonly string[]) {
    await using scene = enter({ workspace, event: 'workflow_dispatch' });
    return await scene.use((opened) => findRequestedFiles(opened, paths));
  }

  test('are told with what the checkout knows of them', async () => {
    using area = new TestArea();
    const work = area.repository();
    work.commit({ 'a.png': '1', 'link.png': { link: 'a.png' } });
    writeFileSync(`${work.folder}/built.png`, 'not tracked');
    const blobId = work.id('HEAD:a.png');
    expect(await filesAt(work.folder, ['a.png', 'built.png', 'missing.png', 'link.png', 'a.png'])).toMatchObject([
      { path: 'a.png', after: { blobId }, checkoutFile: join(work.folder, 'a.png') },
      { path: 'built.png', checkoutFile: join(work.folder, 'built.png') },
      undefined,
      { path: 'link.png', after: { blobId }, ...fileBehindLink(work, 'a.png') },
      { path: 'a.png' },
    ]);
  });

  test('that leave the repository are never read', async () => {
    using area = new TestArea();
    const work = area.repository();
    work.commit({ 'a.png': '1' });
    writeFileSync(area.path('secret.png'), 'secret');
    git(work.folder, 'init', '--quiet', 'nested');
    if (hasLinks) {
      symlinkSync(area.path('secret.png'), `${work.folder}/out.png`);
      symlinkSync(area.path(), `${work.folder}/outdir`);
      symlinkSync('.git/config', `${work.folder}/config.png`);
    }
    const outside = ['../secret.png', 'a/../../secret.png', '/etc/hostname', 'out.png', 'outdir/secret.png'];
    const ofGit = ['.git/config', 'nested/.git/config', 'config.png'];
    const odd = ['a//b.png', './a.png', '', '.', 'nul\0.png'];
    const found = await filesAt(work.folder, [...outside, ...ofGit, ...odd]);
    expect(found.filter((file) => file !== undefined)).toEqual([]);
  });

  test('are unknown without a checkout, which is no error', async () => {
    using area = new TestArea();
    mkdirSync(area.path('empty'));
    expect(await filesAt(area.path('empty'), ['a.png'])).toEqual([undefined]);
  });
});
