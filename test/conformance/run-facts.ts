// Asks an imgix about every fact: first those that want it for themselves, then the rest side by side, because most of
// them wait.

import type { Fact } from './fact.ts';
import { type Finding, NotTestableError } from './finding.ts';
import type { Exchange, Imgix } from './imgix.ts';
import { Trial } from './trial.ts';

export type Result = {
  readonly fact: Fact;
  readonly finding: Finding;
  readonly exchanges: readonly Exchange[];
};

export type RunOptions = {
  /** Everything that the run stores lies below it. */
  readonly prefix: string;
  readonly facts: readonly Fact[];
  /** A world of its own for each fact, or always the same one. */
  readonly imgixFor: (fact: Fact) => Imgix;
  readonly concurrency: number;
  readonly onResult: (result: Result) => void;
  /** Ends the run; a check that breaks for another reason is one fact less. */
  readonly signal?: AbortSignal;
};

/** Results in the order of the table, whatever the order in which they came. */
export async function runFacts(options: RunOptions): Promise<readonly Result[]> {
  const results = new Map<Fact, Result>();
  const run = async (fact: Fact): Promise<void> => {
    const result = await runFact(fact, options);
    results.set(fact, result);
    options.onResult(result);
  };
  for (const fact of options.facts.filter(({ isAlone }) => isAlone)) await run(fact);

  const queue = options.facts.filter(({ isAlone }) => !isAlone).sort((a, b) => slowness(b) - slowness(a));
  const work = async (): Promise<void> => {
    for (let fact = queue.shift(); fact !== undefined; fact = queue.shift()) await run(fact);
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  return options.facts.flatMap((fact) => results.get(fact) ?? []);
}

async function runFact(fact: Fact, { prefix, imgixFor, signal }: RunOptions): Promise<Result> {
  if (typeof fact.check === 'string')
    return { fact, finding: { kind: 'not-testable', why: fact.check }, exchanges: [] };
  const trial = new Trial(imgixFor(fact), `${prefix}/${fact.id}`);
  return { fact, finding: await findOut(fact.check, trial, signal), exchanges: trial.exchanges };
}

async function findOut(
  check: (trial: Trial) => Promise<Finding>,
  trial: Trial,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  try {
    return await check(trial);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NotTestableError) return { kind: 'not-testable', why: error.message };
    return { kind: 'not-testable', why: `the check itself failed: ${String(error)}` };
  }
}

/** The one check that lasts five and a half minutes has to start first. */
function slowness({ id }: Fact): number {
  return id === 'errors-last-300-s' ? 1 : 0;
}
