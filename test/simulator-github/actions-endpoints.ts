// Workflow runs: https://docs.github.com/en/rest/actions/workflow-runs
import { type Answer, failure, page, type Question, type SimulatedRun, success } from './question.ts';

/** Newest first, as the API sorts them; the test gives them in that order. */
export function answerActions(question: Question): Answer | undefined {
  const { path, query, runs } = question;
  const [, id] = /^\/actions\/runs\/(\d+)$/.exec(path) ?? [];
  if (id !== undefined) {
    const run = runs.find((candidate) => String(candidate.id) === id);
    return run === undefined ? failure(404, 'Not Found') : success(toJson(run));
  }
  const [, workflow] = /^\/actions\/workflows\/([^/]+)\/runs$/.exec(path) ?? [];
  if (workflow === undefined) return undefined;
  const isAsked = (run: SimulatedRun) =>
    (run.workflow === decodeURIComponent(workflow) || String(workflowId(run)) === workflow) &&
    (query.get('branch') ?? run.branch) === run.branch &&
    (query.get('event') ?? eventOf(run)) === eventOf(run) &&
    (query.get('status') ?? run.conclusion) === run.conclusion;
  const found = runs.filter(isAsked).slice(0, isFiltered(query) ? maxFiltered : undefined);
  return page(question, found.map(toJson), (list) => ({ total_count: found.length, workflow_runs: list }));
}

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow */
const maxFiltered = 1000;

function isFiltered(query: Question['query']): boolean {
  return ['branch', 'event', 'status'].some((name) => query.has(name));
}

function toJson(run: SimulatedRun): unknown {
  const createdAt = run.createdAt ?? toTime(Date.UTC(2026, 0, 1, 0, run.id));
  return {
    id: run.id,
    run_number: run.number ?? run.id,
    created_at: createdAt,
    run_started_at: run.startedAt ?? createdAt,
    updated_at: run.updatedAt ?? toTime(Date.parse(createdAt) + 60_000),
    workflow_id: workflowId(run),
    head_branch: run.branch,
    head_sha: run.head,
    event: eventOf(run),
    status: run.conclusion === null ? 'in_progress' : 'completed',
    conclusion: run.conclusion,
    html_url: `https://github.com/octo/site/actions/runs/${run.id}`,
    head_repository: { full_name: run.headRepository ?? 'octo/site' },
  };
}

function eventOf({ event = 'push' }: SimulatedRun): string {
  return event;
}

/** GitHub tells whole seconds. */
function toTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** What the id of a workflow is here. */
export function workflowId({ workflow }: Pick<SimulatedRun, 'workflow'>): number {
  return [...workflow].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}
