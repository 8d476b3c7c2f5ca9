// An example as data: its jobs, and the steps that use this action with the values that the runner would give them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const folder = fileURLToPath(new URL('../../examples', import.meta.url));
export const action = 'your-org/imgix-purge-action@v1';

export type Values = Readonly<Record<string, string>>;
type Inputs = Readonly<Record<string, string | number | boolean>>;
type Step = { readonly uses?: string; readonly with?: Inputs };
type Job = {
  readonly needs?: string;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number | Values)[]>> };
};
type Trigger = { readonly inputs?: Readonly<Record<string, object>> } | null;
type Workflow = {
  readonly on: string | Readonly<Record<string, Trigger>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

function readWorkflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8')) as Workflow;
}

/** The inputs that a person is asked for who starts the workflow by hand. */
function listAsked({ on }: Workflow): string[] {
  return typeof on === 'string' ? [] : Object.keys(on.workflow_dispatch?.inputs ?? {});
}

/** What this action is given in each of its steps, with the expressions as they stand; and what a person is asked for. */
export function readSteps(file: string): { readonly asked: readonly string[]; readonly steps: readonly Inputs[] } {
  const workflow = readWorkflow(join(folder, file));
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps.filter(({ uses }) => uses === action));
  return { asked: listAsked(workflow), steps: steps.map((step) => step.with ?? {}) };
}

/** Every action that the workflow names, once each. */
export function listActions(path: string): string[] {
  const { jobs } = readWorkflow(path);
  return [...new Set(Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])))];
}

/**
 * The inputs of this action's first step, once for each job of a matrix. Later steps and jobs depend on what it gives. `given`: by the
 * person who starts the workflow; what it asks for is empty otherwise, for other events as well.
 */
export function listFirstInputs(file: string, secrets: Values, given: Values = {}): Values[] {
  const workflow = readWorkflow(join(folder, file));
  const inputs = { ...Object.fromEntries(listAsked(workflow).map((name) => [name, ''])), ...given };
  const jobs = Object.values(workflow.jobs).filter(({ needs }) => needs === undefined);
  return jobs.flatMap((job) => {
    const step = job.steps.find(({ uses }) => uses === action);
    return step === undefined
      ? []
      : listMatrix(job).map((matrix) => evaluate(step.with ?? {}, { secrets, matrix, inputs }));
  });
}

function listMatrix({ strategy }: Job): Values[] {
  const [[name, values] = ['', ['']]] = Object.entries(strategy?.matrix ?? {});
  return values.map((value) => (typeof value === 'object' ? value : { [name]: String(value) }));
}

/** Knows expressions that name a value, and says so where there is another. */
function evaluate(inputs: Inputs, contexts: Readonly<Record<string, Values>>): Values {
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const [context = '', name = ''] = expression.split('.');
      const value = contexts[context]?.[name];
      if (value === undefined) throw new Error(`\`${expression}\` has no value here.`);
      return value;
    });
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, fill(String(value))]));
}
