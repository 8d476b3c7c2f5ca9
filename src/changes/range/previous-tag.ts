// The tag that comes before a commit: the nearest of its ancestors that has one.

import { SourceUnable } from '../object-source.ts';
import { firstAnswer, type LocalRepository, type RepositoryView } from '../repository-view.ts';
import { deepen, deepenings } from './history.ts';

export type Tag = { readonly name: string; readonly commit: string };

/** Undefined where no ancestor of `head` has a tag. Tags on `head` itself do not count. */
export function findPreviousTag(view: RepositoryView, head: string): Promise<Tag | undefined> {
  const { local, api } = view;
  return firstAnswer(view, `The tag before ${head}`, [
    ...(local ? [() => previousTagInGit(view, local, head)] : []),
    ...(api
      ? [
          async () => {
            const tags = new Map<string, string>();
            for await (const { name, commit } of api.tags()) if (!tags.has(commit)) tags.set(commit, name);
            tags.delete(head);
            if (tags.size === 0) return undefined;
            for await (const commit of api.history(head)) {
              const name = tags.get(commit);
              if (name !== undefined) return { name, commit };
            }
            return undefined;
          },
        ]
      : []),
  ]);
}

async function previousTagInGit(view: RepositoryView, local: LocalRepository, head: string): Promise<Tag | undefined> {
  const isWhole = local.checkout.shallow === '';
  const tags = isWhole ? await tagsOfCheckout(view, local) : new Map<string, string>();
  if (tags.size === 0) for (const [commit, name] of await tagsOfRemote(local)) tags.set(commit, name);
  tags.delete(head);
  if (tags.size === 0) return undefined;
  if (isWhole) return firstTagged(local, head, tags);
  for (const depth of deepenings) {
    await deepen(local, [head], depth);
    const found = await firstTagged(local, head, tags);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function firstTagged(
  local: LocalRepository,
  head: string,
  tags: ReadonlyMap<string, string>,
): Promise<Tag | undefined> {
  const { status, stdout, stderr } = await local.side.run(['rev-list', '--date-order', '--end-of-options', head, '--']);
  if (status !== 0) throw new SourceUnable(`Git cannot walk the history of ${head} (${stderr}).`);
  for (const commit of stdout.toString('latin1').split('\n')) {
    const name = tags.get(commit);
    if (name !== undefined) return { name, commit };
  }
  return undefined;
}

async function tagsOfCheckout({ git }: RepositoryView, { checkout }: LocalRepository): Promise<Map<string, string>> {
  const format = '--format=%(objectname) %(*objectname) %(refname:lstrip=2)';
  const { stdout } = await git.run(['for-each-ref', format, 'refs/tags'], {
    cwd: checkout.gitDir,
    gitDir: checkout.gitDir,
  });
  const lines = stdout.toString('utf8').matchAll(/^([0-9a-f]+) ([0-9a-f]*) (.+)$/gm);
  return new Map([...lines].map(([, id = '', peeled, name = '']) => [peeled || id, name]));
}

async function tagsOfRemote(local: LocalRepository): Promise<Map<string, string>> {
  const { output, refusal } = await local.side.listRemote(local.remote.accesses, 'refs/tags/*');
  if (refusal !== undefined) throw new SourceUnable(`Git could not list the remote's tags (${refusal}).`);
  const byName = new Map<string, string>();
  // An annotated tag has a second line, `name^{}`, with the commit; it comes after the first.
  for (const [, id = '', name = ''] of output.matchAll(/^([0-9a-f]+)\trefs\/tags\/(.+?)(?:\^\{\})?$/gm))
    byName.set(name, id);
  return new Map([...byName].map(([name, id]) => [id, name]));
}
