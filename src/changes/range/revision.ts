// Resolves what a person wrote in `base` or `head`: any revision git knows, in any kind of checkout, or in none.
import { ActionError } from '../../errors.ts';
import { SourceUnable } from '../object-source.ts';
import { firstAnswer, type LocalRepository, type RepositoryView } from '../repository-view.ts';
import { deepen, parentsOf, revParse } from './history.ts';

/** The commit that a revision names. It never reaches git as an option, whatever it begins with. */
export async function resolveRevision(view: RepositoryView, input: 'base' | 'head', revision: string): Promise<string> {
  const { local, api } = view;
  const here = local && (await resolveInCheckout(view, local, revision));
  if (here !== undefined) return here;
  const { name, steps } = splitRevision(revision);
  const named = local && steps.length > 0 ? await resolveInCheckout(view, local, name) : undefined;
  const start =
    named ??
    (await firstAnswer(view, toWhat(input, revision), [
      ...(local ? [() => fetchNamed(local, name)] : []),
      ...(api ? [() => api.resolve(name === '@' ? 'HEAD' : name)] : []),
    ]));
  return follow(view, start, steps, toWhat(input, revision));
}

function toWhat(input: 'base' | 'head', revision: string): string {
  return `Input \`${input}\`: the commit \`${revision}\``;
}

/** `main~2^2` is `main`, then the first parent twice, then the second parent. Other suffixes stay with the name. */
export function splitRevision(revision: string): { readonly name: string; readonly steps: readonly number[] } {
  const [, name = revision, suffix = ''] = /^(.+?)((?:~\d*|\^\d*)*)$/s.exec(revision) ?? [];
  const steps: number[] = [];
  for (const [, kind, digits] of suffix.matchAll(/([~^])(\d*)/g)) {
    const count = digits ? Number(digits) : 1;
    if (kind === '^') steps.push(...(count === 0 ? [] : [count]));
    else steps.push(...Array.from({ length: Math.min(count, 100_000) }, () => 1));
  }
  return { name, steps };
}

async function follow(view: RepositoryView, start: string, steps: readonly number[], what: string): Promise<string> {
  if (view.local && steps.length > 1) {
    // One request instead of one for each step; where it fails, each step has its own ways and reasons.
    await deepen(view.local, [start], steps.length + 1).catch((error: unknown) => {
      if (!(error instanceof SourceUnable)) throw error;
    });
  }
  let commit = start;
  for (const step of steps) {
    const parent = (await parentsOf(view, commit))[step - 1];
    if (parent === undefined) {
      const why = `On the way there the commit ${commit} has no ${step === 1 ? 'parent' : `parent number ${step}`}`;
      throw new ActionError(
        'range-unavailable',
        `${what} does not exist. ${why}: neither the checkout nor GitHub has such a commit. Name a revision that exists.`,
      );
    }
    commit = parent;
  }
  return commit;
}

async function resolveInCheckout(
  view: RepositoryView,
  { checkout }: LocalRepository,
  revision: string,
): Promise<string | undefined> {
  // Branches that are not checked out exist as remote-tracking ones only.
  for (const candidate of [revision, `refs/remotes/origin/${revision}`]) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`];
    const { status, stdout } = await view.git.run(args, { cwd: checkout.gitDir, gitDir: checkout.gitDir });
    if (status === 0) return stdout.toString('latin1').trim();
  }
  return undefined;
}

async function fetchNamed(local: LocalRepository, name: string): Promise<string> {
  const isId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name);
  // What cannot be the name of a ref must not be read as a refspec.
  if (!isId && !/^[^\s:+^*?[\\~]+$/.test(name))
    throw new SourceUnable(`\`${name}\` is not the name of a branch or tag.`);
  const wants = [isId ? name : `${name}:refs/wanted`];
  const refusal = await local.side.fetch(local.remote.accesses, { wants, depth: 1, filter: 'blob:none' });
  const found = refusal === undefined ? await revParse(local, isId ? name : 'refs/wanted') : undefined;
  // A ref would tell the remote that all of its history is here.
  if (!isId) await local.side.run(['update-ref', '-d', 'refs/wanted']);
  if (found === undefined) throw new SourceUnable(`Git could not fetch it (${refusal ?? 'it is no commit'}).`);
  return found;
}
