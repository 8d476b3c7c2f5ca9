// Objects through git: from the checkout where they are there, otherwise fetched into the side repository, commits and
// trees only.
import type { Git } from '../../platform/git.ts';
import { type GitPath, parseGitPath, toGitPathBytes } from '../files/git-path.ts';
import { type BlobAnswer, type ObjectSource, SourceUnable } from '../object-source.ts';
import type { LocalRepository } from '../repository-view.ts';
import type { Checkout } from './checkout.ts';
import { parseObjects, parseTreeDifference, parseTreeListing, type TreeChange } from './parse.ts';
import type { SideRepository } from './scratch-repository.ts';

/** Plumbing, which no configuration of diffs reaches, and every option that could still change the answer. */
const diffOptions = ['-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'];

export function gitObjects({ checkout, side, remote }: LocalRepository, git: Git): ObjectSource {
  const { accesses } = remote;
  const withTrees = async (commits: readonly string[], read: () => Promise<Buffer | string>): Promise<Buffer> => {
    const first = await read();
    if (typeof first !== 'string') return first;
    const refusal = await side.fetch(accesses, { wants: commits, depth: 1, filter: 'blob:none' });
    if (refusal !== undefined) throw new SourceUnable(`Git could not fetch ${commits.join(' and ')} (${refusal}).`);
    const second = await read();
    if (typeof second === 'string') throw new SourceUnable(`Git cannot read what it fetched (${second}).`);
    return second;
  };
  const output = async (args: readonly string[]): Promise<Buffer | string> => {
    const { status, stdout, stderr } = await side.run(args);
    return status === 0 ? stdout : stderr || `git ${args[0]} ended with status ${status}`;
  };
  const listing = async (commit: string) =>
    parseTreeListing(await withTrees([commit], () => output(['ls-tree', '-r', '-z', '--full-tree', commit])));
  return {
    description: 'git',
    hasExactNames: true,
    listing,
    difference: async (base, head) => {
      if (base === null) return [...(await listing(head))].map(([path, after]): TreeChange => ({ path, after }));
      const missing = await missingCommits(side, [base, head]);
      const args = ['diff-tree', ...diffOptions, '--ignore-submodules=none', '--end-of-options', base, head, '--'];
      return parseTreeDifference(await withTrees(missing.length > 0 ? missing : [base, head], () => output(args)));
    },
    lfsPaths: (_head, paths) => lfsPaths(git, checkout, paths),
    blobs: (ids, maxBytes) => readBlobs(side, ids, maxBytes),
    fetchBlobs: async (ids) => {
      const refusal = await side.fetch(accesses, { wants: ids, filter: 'blob:none' });
      return refusal === undefined ? readBlobs(side, ids, Number.MAX_SAFE_INTEGER) : new Map();
    },
  };
}

async function missingCommits(side: SideRepository, commits: readonly string[]): Promise<string[]> {
  const { stdout } = await side.run(['cat-file', '--batch-check'], `${commits.join('\n')}\n`);
  const answers = parseObjects(stdout, commits, false);
  return commits.filter((_, index) => answers[index] === undefined);
}

async function readBlobs(
  side: SideRepository,
  ids: readonly string[],
  maxBytes: number,
): Promise<Map<string, BlobAnswer>> {
  const found = new Map<string, BlobAnswer>();
  if (ids.length === 0) return found;
  const checked = await side.run(['cat-file', '--batch-check', '--buffer'], `${ids.join('\n')}\n`);
  const answers = parseObjects(checked.stdout, ids, false);
  for (const [index, id] of ids.entries()) {
    const answer = answers[index];
    if (answer?.type === 'blob') found.set(id, { size: answer.size });
  }
  const small = ids.filter((id) => (found.get(id)?.size ?? Number.POSITIVE_INFINITY) <= maxBytes);
  if (small.length === 0) return found;
  const read = await side.run(['cat-file', '--batch', '--buffer'], `${small.join('\n')}\n`);
  for (const [index, answer] of parseObjects(read.stdout, small, true).entries()) {
    const id = small[index];
    if (id !== undefined && answer?.content !== undefined)
      found.set(id, { size: answer.size, content: answer.content });
  }
  return found;
}

/** By the attributes in the checkout: those of `head`, or near enough to tell a pointer from a large file. */
async function lfsPaths(git: Git, checkout: Checkout, paths: readonly GitPath[]): Promise<Set<GitPath>> {
  const found = new Set<GitPath>();
  if (checkout.topLevel === undefined) return found;
  const input = Buffer.concat(paths.flatMap((path) => [toGitPathBytes(path), Buffer.from([0])]));
  const place = { cwd: checkout.topLevel, gitDir: checkout.gitDir, workTree: checkout.topLevel };
  const { status, stdout } = await git.run(['check-attr', '--stdin', '-z', 'filter'], { ...place, input });
  if (status !== 0) return found;
  const fields = splitAtNul(stdout);
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path, , value] = fields.slice(at, at + 3);
    if (path !== undefined && value?.toString('latin1') === 'lfs') found.add(parseGitPath(path));
  }
  return found;
}

function splitAtNul(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let at = 0;
  for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, at)) {
    fields.push(bytes.subarray(at, end));
    at = end + 1;
  }
  return fields;
}
