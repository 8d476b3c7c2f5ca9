// The file of the checkout that holds a path's content: a regular one inside of the work tree, or none; and whether it shows
// the version of a commit.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCheckoutFiles, findWorkTreeFiles } from '../../../../src/changes/files/checkout-files.ts';
import type { Checkout } from '../../../../src/changes/git/checkout.ts';
import { maxPointerBytes } from '../../../../src/changes/lfs-pointer.ts';
import type { Repository } from '../../../../src/changes/repository.ts';
import { ActionError } from '../../../../src/errors.ts';
import { MemoryRepository } from '../../../support/memory-repository.ts';
import { TestArea } from '../../../support/repository.ts';

function checkoutIn(area: TestArea): Checkout {
  for (const folder of ['tree', 'tree/img', 'tree/.git', 'tree/img/.GIT', 'outside']) {
    mkdirSync(area.path(folder));
    writeFileSync(area.path(folder, 'a.png'), 'x');
  }
  return { topLevel: area.path('tree'), gitDir: area.path('tree', '.git') } as Checkout;
}

test('is found where there is one', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  symlinkSync('img/a.png', area.path('tree', 'link.png'));
  symlinkSync('img', area.path('tree', 'alias'));
  const target = area.path('tree', 'img', 'a.png');
  const paths = ['img/a.png', undefined, 'link.png', 'alias/a.png', 'img/none.png'];
  expect(await findCheckoutFiles(checkout, paths)).toEqual([target, undefined, target, target, undefined]);
});

test('is none that lies outside, in a folder of git, or is no file', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  symlinkSync('../outside/a.png', area.path('tree', 'out.png'));
  symlinkSync('../outside', area.path('tree', 'out'));
  symlinkSync('.git/a.png', area.path('tree', 'git.png'));
  symlinkSync('img/.GIT/a.png', area.path('tree', 'nested.png'));
  const paths = [
    'out.png',
    'out/a.png',
    'git.png',
    'nested.png',
    '.git/a.png',
    'img/.GIT/a.png',
    'img',
    '../outside/a.png',
  ];
  expect(await findCheckoutFiles(checkout, paths)).toEqual(paths.map(() => undefined));
});

test('is one also where the work tree itself lies in a folder with such a name', async () => {
  using area = new TestArea();
  mkdirSync(area.path('.git', 'tree'), { recursive: true });
  writeFileSync(area.path('.git', 'tree', 'a.png'), 'x');
  const checkout = { topLevel: area.path('.git', 'tree'), gitDir: area.path('elsewhere') } as Checkout;
  expect(await findCheckoutFiles(checkout, ['a.png'])).toEqual([area.path('.git', 'tree', 'a.png')]);
});

test('is none that is the text of a Git LFS pointer, and one that only begins like it', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 3\n`;
  writeFileSync(area.path('tree', 'pointer.png'), pointer);
  writeFileSync(area.path('tree', 'large.png'), pointer.padEnd(maxPointerBytes + 1, '\n'));
  expect(await findCheckoutFiles(checkout, ['pointer.png', 'large.png'])).toEqual([
    undefined,
    area.path('tree', 'large.png'),
  ]);
});

test('is none that is the text of a link, where links are not checked out, and one whose text leads nowhere', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  writeFileSync(area.path('tree', 'link.png'), 'img/a.png');
  writeFileSync(area.path('tree', 'img', 'link.png'), '../img/a.png');
  writeFileSync(area.path('tree', 'note.txt'), 'img/a');
  writeFileSync(area.path('tree', 'empty.txt'), '');
  expect(await findCheckoutFiles(checkout, ['link.png', 'img/link.png', 'note.txt', 'empty.txt'])).toEqual([
    undefined,
    undefined,
    area.path('tree', 'note.txt'),
    area.path('tree', 'empty.txt'),
  ]);
});

/** A checkout that stands at `there`, and a source that knows both commits. */
function stand(area: TestArea, repository: Repository, there: string | undefined) {
  for (const name of ['a.png', 'b.png']) writeFileSync(area.path(name), '1');
  const checkout = { topLevel: area.path(), gitDir: area.path('.git'), head: there } as Checkout;
  return { checkout, repository };
}

describe('the checkout', () => {
  test('shows nothing for sure where it cannot be compared, or has no commit', async () => {
    using area = new TestArea();
    const repository = new MemoryRepository();
    const [head, merge] = [repository.commit({ 'a.png': '1' }), repository.commit({})];
    const unable = {
      ...repository.repository(),
      diffTrees: () => Promise.reject(new ActionError('range-unavailable', 'The trees are not there.')),
    };
    for (const view of [
      stand(area, unable, merge),
      stand(area, repository.repository(), undefined),
      { ...stand(area, repository.repository(), head), checkout: undefined },
    ]) {
      expect(await findWorkTreeFiles(view, head, ['a.png'])).toEqual([undefined]);
    }
  });

  test('does not hide a fault', async () => {
    using area = new TestArea();
    const repository = new MemoryRepository();
    const [head, merge] = [repository.commit({ 'a.png': '1' }), repository.commit({})];
    const broken = { ...repository.repository(), diffTrees: () => Promise.reject(new Error('broken')) };
    await expect(findWorkTreeFiles(stand(area, broken, merge), head, ['a.png'])).rejects.toThrow('broken');
  });
});
