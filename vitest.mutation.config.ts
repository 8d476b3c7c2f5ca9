// For `npm run mutation`: the fast layers only. Scenarios run the bundle, which Stryker does not mutate. TESTS, a list of
// globs, narrows them down to those that know the mutated files.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Unit tests first: a mutant dies at the first test that fails, and these take no git and no socket. */
class CheapestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => cost(a) - cost(b));
  }
}

function cost({ moduleId }: TestSpecification): number {
  if (moduleId.includes('/test/unit/')) return 0;
  return moduleId.includes('/test/integration/changes/') ? 2 : 1;
}

export default defineConfig({
  test: {
    include: (process.env.TESTS ?? 'test/unit/**/*.test.ts,test/integration/**/*.test.ts').split(','),
    // The last reads the source, which is full of mutants here.
    exclude: ['test/unit/scripts/**', 'test/unit/papers.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    sequence: { sequencer: CheapestFirst },
  },
});
