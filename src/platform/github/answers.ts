// Answers of GitHub's API -> what the changes stage reads in them. Nothing in an answer is taken for granted: what lacks a
// field that GitHub documents throws `GitHubApiError`, which names `url`.
import { idAt, numberAt, objectIdAt, textAt, valueAt } from '../json.ts';
import { oddAnswer } from './api-error.ts';

export type ApiTree = Readonly<ReturnType<typeof toTree>>;
export type ApiTreeEntry = Readonly<ReturnType<typeof toTreeEntry>>;
export type ApiRun = Readonly<ReturnType<typeof toRun>>;
export type ApiDeployment = Readonly<ReturnType<typeof toDeployment>>;

export function toCommit(commit: unknown, url: string) {
  const parents = valueAt(commit, 'parents');
  if (!Array.isArray(parents)) throw oddAnswer(url);
  return {
    id: needed(objectIdAt(commit, 'sha'), url),
    parents: parents.map((parent) => needed(objectIdAt(parent, 'sha'), url)),
  };
}

export function toTree(answer: unknown, url: string) {
  const list = valueAt(answer, 'tree');
  if (!Array.isArray(list)) throw oddAnswer(url);
  return { entries: list.map((entry) => toTreeEntry(entry, url)), isTruncated: valueAt(answer, 'truncated') === true };
}

function toTreeEntry(entry: unknown, url: string) {
  return {
    path: needed(textAt(entry, 'path'), url),
    /** Git's file mode in octal digits: 100644, 100755, 120000, 160000, 040000. */
    mode: needed(textAt(entry, 'mode'), url),
    id: needed(objectIdAt(entry, 'sha'), url),
    size: numberAt(entry, 'size'),
  };
}

export function toTag(tag: unknown, url: string) {
  return { name: needed(textAt(tag, 'name'), url), commit: needed(objectIdAt(tag, 'commit', 'sha'), url) };
}

/** What an annotated tag stands for. */
export function toTagObject(tag: unknown, url: string) {
  return { target: needed(objectIdAt(tag, 'object', 'sha'), url), type: textAt(tag, 'object', 'type') };
}

export function toMergeBase(comparison: unknown, url: string): string {
  return needed(objectIdAt(comparison, 'merge_base_commit', 'sha'), url);
}

export function toDefaultBranch(repository: unknown, url: string): string {
  return needed(textAt(repository, 'default_branch'), url);
}

export function toRun(run: unknown, url: string) {
  return {
    id: needed(idAt(run, 'id'), url),
    headSha: needed(objectIdAt(run, 'head_sha'), url),
    event: textAt(run, 'event') ?? '',
    /** Counts the runs of one workflow; a re-run keeps it, as it keeps the id and `createdAt`. */
    number: numberAt(run, 'run_number'),
    /** Absent while the run is under way. */
    conclusion: textAt(run, 'conclusion'),
    createdAt: textAt(run, 'created_at'),
    /** When its last attempt began. */
    startedAt: textAt(run, 'run_started_at'),
    /** When its last attempt ended, where it has ended. */
    updatedAt: textAt(run, 'updated_at'),
    url: textAt(run, 'html_url'),
    headRepository: textAt(run, 'head_repository', 'full_name'),
    workflowId: idAt(run, 'workflow_id'),
    branch: textAt(run, 'head_branch'),
  };
}

export function toDeployment(deployment: unknown, url: string) {
  return {
    id: needed(idAt(deployment, 'id'), url),
    commit: needed(objectIdAt(deployment, 'sha'), url),
    environment: textAt(deployment, 'environment'),
    /** The short name of the GitHub App that has created it; absent where a person has, by hand or by a token. */
    app: textAt(deployment, 'performed_via_github_app', 'slug'),
    createdAt: textAt(deployment, 'created_at'),
    /** When its last status came, of whatever state. */
    updatedAt: textAt(deployment, 'updated_at'),
  };
}

export function toDeploymentStatus(status: unknown, url: string) {
  return {
    state: needed(textAt(status, 'state'), url),
    createdAt: textAt(status, 'created_at'),
  };
}

/** Throws where the answer lacks what GitHub documents. */
export function needed<T>(value: T | undefined, url: string): T {
  if (value === undefined) throw oddAnswer(url);
  return value;
}
