// Vitest reporter that prints one plain line about the whole run: `N passed, N failed, N skipped`. Everything that
// kept a test from proving something counts as failed: a file that did not load, a hook that threw, an error outside
// any test, a test that never finished.
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'failed' : state]++;
      }
    }
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
    // Vitest leaves the status alone for some of what is counted here; the line and the status must agree.
    if (counts.failed > 0) process.exitCode = 1;
  }
}
