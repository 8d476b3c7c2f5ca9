import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './scripts/closing-line-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start git and servers and the bundle as child processes: more workers than this only make them wait.
    pool: 'forks',
    maxWorkers: 2,
    // Windows takes several times as long to start a process.
    testTimeout: process.platform === 'win32' ? 90_000 : 30_000,
    hookTimeout: 30_000,
    // Scenarios measure time across processes. A machine that stalls for a second is no fault of the code, and a fault
    // of the code fails twice; on a desk every failure is shown.
    retry: process.env.CI ? 1 : 0,
    // The closing line stays last in this list: it is the last thing that a run prints.
    reporters: ['default', new ClosingLineReporter()],
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text', 'html'] },
  },
});
