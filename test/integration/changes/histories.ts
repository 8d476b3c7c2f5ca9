// Repositories that several tests start from.
import { git } from '../../support/hermetic-git.ts';
import type { TestArea } from '../../support/repository.ts';

/** Two commits, pushed to a bare repository at octo/site.git. */
export function history(area: TestArea, options: { objectFormat?: string } = {}) {
  const work = area.repository('work', options);
  const before = work.commit({ 'images/a.png': '1', 'images/b.png': '1', 'text/c.txt': '1', 'other/d.png': '1' });
  work.commit({ 'images/a.png': '2' });
  const after = work.commit({ 'images/b.png': null, 'images/new.png': '1' });
  const remote = work.pushTo(area.path('octo', 'site.git'));
  return {
    work,
    remote,
    before,
    after,
    workspace: area.path('workspace'),
    push: { event: 'push', sha: after, payload: { ref: 'refs/heads/main', before, after } },
    expected: ['added images/new.png', 'deleted images/b.png', 'modified images/a.png'],
  };
}

/** main: a, then b; feature: leaves main at a, then f, then g. */
export function twoBranches(area: TestArea) {
  const work = area.repository();
  const fork = work.commit({ 'a.png': '1', 'both.png': '1' });
  work.branch('feature');
  work.commit({ 'f.png': '1' });
  const head = work.commit({ 'g.png': '1', 'a.png': '2' });
  work.branch('main', fork);
  const base = work.commit({ 'b.png': '1' });
  work.branch('merge-commit', base);
  const merge = work.merge(head);
  const remote = work.pushTo(area.path('remote.git'));
  git(remote, 'update-ref', 'refs/pull/7/merge', merge);
  return { work, fork, base, head, merge, remote, workspace: area.path('workspace') };
}
