// Deployments and their statuses: https://docs.github.com/en/rest/deployments
import { type Answer, failure, page, type Question, type SimulatedDeployment } from './question.ts';

/** In the order in which the test gives them: GitHub documents none. */
export function answerDeployments(question: Question): Answer | undefined {
  const { path, query, deployments } = question;
  if (path === '/deployments') {
    // "Environment names are not case sensitive." https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
    const asked = query.get('environment')?.toLowerCase();
    const found = deployments.filter(({ environment }) => asked === undefined || environment.toLowerCase() === asked);
    return page(question, found.map(toJson), (list) => list);
  }
  const [, id] = /^\/deployments\/(\d+)\/statuses$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const deployment = deployments.find((candidate) => String(candidate.id) === id);
  return deployment === undefined
    ? failure(404, 'Not Found')
    : page(question, toStatuses(deployment).reverse(), (list) => list);
}

function toStatuses({ environment, statuses }: SimulatedDeployment): unknown[] {
  return statuses.map(({ state, createdAt }, index) => ({
    id: index + 1,
    state,
    environment,
    created_at: createdAt,
    updated_at: createdAt,
  }));
}

function toJson({ id, environment, app, commit, createdAt, statuses }: SimulatedDeployment): unknown {
  return {
    id,
    sha: commit,
    ref: 'main',
    task: 'deploy',
    environment,
    original_environment: environment,
    performed_via_github_app: app === undefined ? null : { slug: app },
    created_at: createdAt,
    updated_at: statuses.at(-1)?.createdAt ?? createdAt,
  };
}
