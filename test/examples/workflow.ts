// An example as data: its jobs, and the steps that use this action with the values that the runner would give them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const folder = fileURLToPath(new URL('../../examples', import.meta.url));
export const action = 'your-org/imgix-purge-action@v1';

type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, string | number | boolean>> };
type Values = Readonly<Record<string, string>>;
type Job = {
  readonly needs?: string;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number | Values)[]>> };
};
type Workflow = { readonly jobs: Readonly<Record<string, Job>> };

function readWorkflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8')) as Workflow;
}

/** Every action that the workflow names, once each. */
export function listActions(path: string): string[] {
  const { jobs } = readWorkflow(path);
  return [...new Set(Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])))];
}

/** The inputs of this action's first step, once for each job of a matrix. Later steps and jobs depend on what it gives. */
export function listFirstInputs(file: string, secrets: Values): Values[] {
  const jobs = Object.values(readWorkflow(join(folder, file)).jobs).filter(({ needs }) => needs === undefined);
  return jobs.flatMap((job) => {
    const step = job.steps.find(({ uses }) => uses === action);
    return step === undefined ? [] : listMatrix(job).map((matrix) => evaluate(step.with ?? {}, { secrets, matrix }));
  });
}

function listMatrix({ strategy }: Job): Values[] {
  const [[name, values] = ['', ['']]] = Object.entries(strategy?.matrix ?? {});
  return values.map((value) => (typeof value === 'object' ? value : { [name]: String(value) }));
}

/** Knows expressions that name a value, and says so where there is another. */
function evaluate(inputs: Step['with'] & object, contexts: Readonly<Record<string, Values>>): Values {
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const [context = '', name = ''] = expression.split('.');
      const value = contexts[context]?.[name];
      if (value === undefined) throw new Error(`\`${expression}\` has no value here.`);
      return value;
    });
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, fill(String(value))]));
}
