// GitHub's API, read only, for one repository at a time: one method for each question the changes stage asks.
import type { ApiCommit, ApiDeployment, ApiDeploymentStatus, ApiRun, ApiTag, ApiTree } from './answers.ts';
import type { BestEffort } from './client.ts';

/** Runs of one workflow, an id or the name of its file. */
export type RunQuery = {
  readonly workflow: string;
  readonly branch?: string | undefined;
  readonly event?: string | undefined;
  readonly status?: 'success' | undefined;
};

export type RepositoryApi = {
  commit(id: string): Promise<ApiCommit>;
  /** What an annotated tag points at. */
  tagTarget(id: string): Promise<string>;
  /** The commit that a branch, a tag or an abbreviated id names. */
  resolve(revision: string): Promise<string>;
  tree(id: string, options: { readonly recursive: boolean }): Promise<ApiTree>;
  /** Contents by id. For small ones: they are held in memory. */
  blobs(ids: readonly string[]): Promise<Map<string, Buffer>>;
  /** The best common ancestor, undefined where the histories have none. */
  mergeBase(base: string, head: string): Promise<string | undefined>;
  defaultBranch(): Promise<string>;
  tags(): AsyncGenerator<ApiTag>;
  /** A commit and everything it descends from, newest first, a page at a time. */
  history(head: string): AsyncGenerator<readonly ApiCommit[], undefined>;
  run(id: string): Promise<ApiRun>;
  /**
   * Page by page. Newest first, as far as is observed: GitHub documents no order, lets filtered lists lag behind and
   * ends them after 1,000. So each record's own fields must be looked at.
   */
  runs(query: RunQuery): AsyncGenerator<readonly ApiRun[]>;
  /** Page by page, in an order that is not documented either. */
  deployments(environment: string): AsyncGenerator<readonly ApiDeployment[]>;
  /** All that a deployment ever had, up to 100. */
  deploymentStatuses(deployment: string): Promise<readonly ApiDeploymentStatus[]>;
};

export type GitHubApi = {
  /** `name` is `owner/name`. Sends nothing yet; the time of a best effort counts from the first question on. */
  repository(name: string, bestEffort?: BestEffort): Promise<RepositoryApi>;
};
