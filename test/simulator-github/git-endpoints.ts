// The "Git database" endpoints: https://docs.github.com/en/rest/git
import { type Answer, askGit, askGitForLine, failure, type Question, success } from './question.ts';

export type GitCommit = {
  readonly sha: string;
  readonly tree: { readonly sha: string | undefined };
  readonly parents: readonly { readonly sha: string | undefined }[];
  readonly message: string;
};

export function answerGitDatabase(question: Question): Answer | undefined {
  const [, kind, id] = /^\/git\/(commits|trees|blobs|tags)\/([^/]+)$/.exec(question.path) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  const type = askGitForLine(question.folder, 'cat-file', '-t', id);
  switch (kind) {
    case 'commits':
      return type === 'commit' ? success(commitOf(question.folder, id)) : failure(404, 'Not Found');
    case 'tags':
      return type === 'tag' ? success(tagOf(question.folder, id)) : failure(404, 'Not Found');
    case 'blobs':
      return type === 'blob' ? blob(question, id) : failure(404, 'Not Found');
    default:
      return type === 'tree' || type === 'commit' ? success(treeOf(question, id)) : failure(404, 'Not Found');
  }
}

/** As the "Git database" gives it. In "Commits" message and tree are a level further in. */
export function commitOf(folder: string, id: string): GitCommit {
  const text = askGit(folder, 'cat-file', 'commit', id)?.toString('utf8') ?? '';
  const header = text.slice(0, text.indexOf('\n\n'));
  return {
    sha: id,
    tree: { sha: /^tree (\w+)$/m.exec(header)?.[1] },
    parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, sha]) => ({ sha })),
    message: text.slice(header.length + 2),
  };
}

function tagOf(folder: string, id: string): unknown {
  const [, sha, type] = /^object (\w+)\ntype (\w+)/.exec(askGitForLine(folder, 'cat-file', 'tag', id) ?? '') ?? [];
  return { sha: id, object: { sha, type } };
}

function blob({ folder, accept }: Question, id: string): Answer {
  const content = askGit(folder, 'cat-file', 'blob', id) ?? Buffer.alloc(0);
  // A charset, whatever the bytes are.
  if (accept.includes('raw')) return success(content, { 'content-type': 'application/vnd.github.raw; charset=utf-8' });
  return success({ sha: id, size: content.length, encoding: 'base64', content: content.toString('base64') });
}

function treeOf({ folder, query, maxTreeEntries }: Question, id: string): unknown {
  const isRecursive = query.has('recursive');
  const args = ['ls-tree', '-z', '-l', '--full-tree', ...(isRecursive ? ['-r', '-t'] : []), id];
  const lines = (askGit(folder, ...args) ?? Buffer.alloc(0)).toString('utf8').split('\0').filter(Boolean);
  const tree = lines.map((line) => {
    const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    return { path, mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) };
  });
  const isTruncated = isRecursive && tree.length > maxTreeEntries;
  return {
    sha: askGitForLine(folder, 'rev-parse', `${id}^{tree}`),
    tree: isTruncated ? tree.slice(0, maxTreeEntries) : tree,
    truncated: isTruncated,
  };
}
