// Repository, commits, comparison, tags: https://docs.github.com/en/rest/commits and .../rest/repos
import { commitOf } from './git-endpoints.ts';
import { type Answer, askGit, askGitForLine, failure, page, type Question, success } from './question.ts';

export function answerRepository(question: Question): Answer | undefined {
  const { folder, path, query } = question;
  if (path === '') return success({ default_branch: askGitForLine(folder, 'symbolic-ref', '--short', 'HEAD') });
  if (path === '/tags') return page(question, tags(folder), (list) => list);
  if (path === '/commits') {
    const head = resolve(folder, query.get('sha') ?? 'HEAD');
    if (head === undefined) return failure(404, 'Not Found');
    const lines = (askGitForLine(folder, 'rev-list', '--date-order', '--parents', head) ?? '').split('\n');
    return page(question, lines, (list) => list.map((line) => withParents(String(line))));
  }
  const [, ref] = /^\/commits\/([^/]+)$/.exec(path) ?? [];
  if (ref !== undefined) return commit(question, decodeURIComponent(ref));
  const [, base, head] = /^\/compare\/(.+)\.\.\.(.+)$/.exec(path) ?? [];
  return base !== undefined && head !== undefined ? compare(folder, base, head) : undefined;
}

function commit({ folder, accept }: Question, ref: string): Answer {
  const id = resolve(folder, ref);
  if (id === undefined) return failure(422, `No commit found for SHA: ${ref}`);
  // https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types
  if (!/^application\/vnd\.github(\.v3)?\.sha$/.test(accept)) return success(repositoryCommitOf(folder, id));
  return success(id, { 'content-type': 'application/vnd.github.sha; charset=utf-8' });
}

function repositoryCommitOf(folder: string, id: string): unknown {
  const { sha, parents, message, tree } = commitOf(folder, id);
  return { sha, parents, commit: { message, tree } };
}

/** Three-dot, and never more than 300 files. */
function compare(folder: string, base: string, head: string): Answer {
  const [from, to] = [resolve(folder, base), resolve(folder, head)];
  if (from === undefined || to === undefined) return failure(404, 'Not Found');
  const mergeBase = askGitForLine(folder, 'merge-base', from, to);
  if (mergeBase === undefined) return failure(404, `No common ancestor between ${base} and ${head}.`);
  const names = askGit(folder, 'diff', '--name-only', '-z', mergeBase, to)
    ?.toString('utf8')
    .split('\0')
    .filter(Boolean);
  return success({
    merge_base_commit: repositoryCommitOf(folder, mergeBase),
    files: names?.slice(0, 300).map((filename) => ({ filename })),
  });
}

/** A line of `git rev-list --parents`. */
function withParents(line: string): unknown {
  const [sha, ...parents] = line.split(' ');
  return { sha, parents: parents.map((parent) => ({ sha: parent })) };
}

function tags(folder: string): unknown[] {
  const format = '--format=%(refname:lstrip=2)%09%(objectname)%09%(*objectname)';
  const lines = (askGitForLine(folder, 'for-each-ref', format, '--sort=-refname', 'refs/tags') ?? '').split('\n');
  return lines.filter(Boolean).map((line) => {
    const [name, id, peeled] = line.split('\t');
    return { name, commit: { sha: peeled || id } };
  });
}

function resolve(folder: string, ref: string): string | undefined {
  // Branch, tag or id, as the API takes them: "a commit SHA, branch name (heads/BRANCH_NAME), or tag name (tags/TAG_NAME)".
  const isExact = /^[0-9a-f]+$|^HEAD$|^(?:heads|tags)\//.test(ref);
  for (const candidate of [`refs/heads/${ref}`, `refs/tags/${ref}`, ...(isExact ? [ref] : [])]) {
    const id = askGitForLine(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`);
    if (id) return id;
  }
  return undefined;
}
