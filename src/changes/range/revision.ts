// Resolves what a person wrote in `base` or `head`: any revision that stands for a commit, in any kind of checkout, or in none.
import { ActionError } from '../../errors.ts';
import { isObjectId } from '../../platform/json.ts';
import type { OpenRepository } from '../open-repository.ts';

/** The commit that a revision names. It never reaches git as an option, whatever it begins with. */
export async function resolveRevision(
  { repository, checkout, event }: Pick<OpenRepository, 'repository' | 'checkout' | 'event'>,
  input: 'base' | 'head',
  revision: string,
): Promise<string> {
  const { name, steps } = splitRevision(revision);
  // What GitHub calls HEAD is the default branch's tip, whichever commit the event is about.
  const here = /^(?:HEAD|@)$/.test(name) ? (checkout?.head ?? event.sha) : undefined;
  const id = isObjectId(name.toLowerCase()) ? name.toLowerCase() : undefined;
  let commit = await repository.resolve(here ?? id ?? name).catch((error: unknown) => {
    if (!(error instanceof ActionError)) throw error;
    throw new ActionError(error.code, `Input \`${input}\`: ${error.message.replace(/^T/, 't')}`, { cause: error });
  });
  for (const [index, step] of steps.entries()) {
    const parent = (await repository.parents(commit, steps.length - index))[step - 1];
    if (parent === undefined) {
      const why = `On the way there the commit ${commit} has no ${step === 1 ? 'parent' : `parent number ${step}`}`;
      throw new ActionError(
        'range-unavailable',
        `Input \`${input}\`: the commit \`${revision}\` does not exist. ${why}: neither the checkout nor GitHub has such a commit. Name a revision that exists.`,
      );
    }
    commit = parent;
  }
  return commit;
}

/**
 * `main~2^2` is `main`, then the first parent twice, then the second parent. A name stands for its commit with `^{commit}` or
 * without. Other suffixes stay with the name.
 */
function splitRevision(revision: string): { readonly name: string; readonly steps: readonly number[] } {
  const [, name = revision, suffix = ''] = /^(.+?)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/s.exec(revision) ?? [];
  const steps: number[] = [];
  for (const [, kind, digits] of suffix.matchAll(/([~^])(\d*)(?!\{)/g)) {
    const count = digits ? Number(digits) : 1;
    if (kind === '^') steps.push(...(count === 0 ? [] : [count]));
    else steps.push(...Array.from({ length: Math.min(count, 100_000) }, () => 1));
  }
  return { name, steps };
}
