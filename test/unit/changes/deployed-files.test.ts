// Which files of the checkout show the versions of the head.
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findWorkTreeFiles } from '../../../src/changes/files/checkout-files.ts';
import type { Checkout } from '../../../src/changes/git/checkout.ts';
import type { Repository } from '../../../src/changes/repository.ts';
import { ActionError } from '../../../src/errors.ts';
import { MemoryRepository } from '../../support/memory-repository.ts';
import { TestArea } from '../../support/repository.ts';

/** A checkout that stands at `there`, and a source that knows both commits. */
function stand(area: TestArea, repository: Repository, there: string | undefined) {
  for (const name of ['a.png', 'b.png']) writeFileSync(area.path(name), '1');
  const checkout = { topLevel: area.path(), gitDir: area.path('.git'), head: there } as Checkout;
  return { checkout, repository };
}

describe('the checkout', () => {
  test('at the head itself shows every file, and nothing is compared', async () => {
    using area = new TestArea();
    const repository = new MemoryRepository();
    const head = repository.commit({ 'a.png': '1' });
    const view = stand(area, repository.repository(), head);
    expect(await findWorkTreeFiles(view, head, ['a.png', 'c.png', 'b.png'])).toEqual([
      area.path('a.png'),
      undefined,
      area.path('b.png'),
    ]);
    expect(repository.asked).toEqual([]);
  });

  test('at another commit shows what is the same there', async () => {
    using area = new TestArea();
    const repository = new MemoryRepository();
    const head = repository.commit({ 'a.png': '1', 'b.png': '1' });
    const merge = repository.commit({ 'a.png': '1', 'b.png': '2' });
    const view = stand(area, repository.repository(), merge);
    expect(await findWorkTreeFiles(view, head, ['a.png', 'b.png'])).toEqual([area.path('a.png'), undefined]);
  });

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
