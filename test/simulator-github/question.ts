// What an endpoint of the simulator is asked and answers, and how it asks the bare repository.
import { execFileSync } from 'node:child_process';
import { hermeticEnvironment } from '../support/hermetic-git.ts';

export type Question = {
  readonly folder: string;
  /** Below `/repos/owner/name`, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly url: URL;
  readonly maxTreeEntries: number;
  readonly runs: readonly SimulatedRun[];
  readonly deployments: readonly SimulatedDeployment[];
};

export type SimulatedRun = {
  readonly id: number;
  /** Name of the workflow's file. */
  readonly workflow: string;
  readonly branch: string;
  readonly head: string;
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null;
  readonly event?: string;
  readonly headRepository?: string;
  /** Counts the runs of its workflow; the id by default. */
  readonly number?: number;
  /** ISO 8601; by default a minute for each id since the beginning of 2026. */
  readonly createdAt?: string;
  /** When its last attempt began; `createdAt` by default. */
  readonly startedAt?: string;
  /** A minute after `createdAt` by default. */
  readonly updatedAt?: string;
};

export type SimulatedDeployment = {
  readonly id: number;
  readonly environment: string;
  /** The GitHub App that has created it; none by default. */
  readonly app?: string;
  readonly commit: string;
  readonly createdAt: string;
  /** Oldest first; the last one's state is the deployment's. */
  readonly statuses: readonly { readonly state: string; readonly createdAt: string }[];
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What the endpoint itself found to be not GitHub's. */
  readonly breaches?: readonly string[];
};

export function success(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function failure(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

/** Git's output, or undefined where it refuses. */
export function askGit(folder: string, ...args: readonly string[]): Buffer | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      env: { ...hermeticEnvironment },
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

export function askGitForLine(folder: string, ...args: readonly string[]): string | undefined {
  return askGit(folder, ...args)
    ?.toString('utf8')
    .trim();
}

/** One page of a list, with the Link header by which clients find the next. */
export function page(
  question: Question,
  items: readonly unknown[],
  wrap: (page: readonly unknown[]) => unknown,
): Answer {
  const perPage = Math.min(Number(question.query.get('per_page') ?? 30), 100);
  const number = Number(question.query.get('page') ?? 1);
  const shown = items.slice((number - 1) * perPage, number * perPage);
  const next = new URL(question.url);
  next.searchParams.set('page', String(number + 1));
  const last = new URL(question.url);
  last.searchParams.set('page', String(Math.ceil(items.length / perPage)));
  const hasMore = items.length > number * perPage;
  return success(wrap(shown), hasMore ? { link: `<${next.href}>; rel="next", <${last.href}>; rel="last"` } : {});
}
