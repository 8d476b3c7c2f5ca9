// Vitest reporter that prints one plain line about the whole run: `N passed, N failed, N skipped`. Everything that
// kept a test from proving something counts as failed: a file that did not load, a hook that threw, an error outside
// any test, a test that never finished.
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export type RunCounts = { readonly passed: number; readonly failed: number; readonly skipped: number };

type Errors = readonly unknown[];
type CountedTest = { result(): { readonly state: ReturnType<TestCase['result']>['state'] } };
type CountedGroup = { errors(): Errors };
export type CountedModule = CountedGroup & {
  readonly children: { allTests(): Iterable<CountedTest>; allSuites(): Iterable<CountedGroup> };
};

/** Counts a finished run. Errors of a file, of a suite (its hooks) and of no test at all are one failure each. */
export function countRun(modules: readonly CountedModule[], unhandledErrors: Errors): RunCounts {
  const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    for (const test of module.children.allTests()) counts[toCountKey(test.result().state)] += 1;
  }
  return counts;
}

function toCountKey(state: ReturnType<TestCase['result']>['state']): keyof RunCounts {
  switch (state) {
    case 'passed':
    case 'skipped':
      return state;
    case 'failed':
    case 'pending':
      return 'failed';
    default:
      return state satisfies never;
  }
}

export function renderClosingLine({ passed, failed, skipped }: RunCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counts = countRun(modules satisfies readonly CountedModule[], unhandledErrors);
    process.stdout.write(`${renderClosingLine(counts)}\n`);
    // Vitest leaves the status alone for some of what is counted here; the line and the status must agree.
    if (counts.failed > 0) process.exitCode = 1;
  }
}
