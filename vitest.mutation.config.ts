// For `npm run mutation`: the fast layers only. Scenarios run the bundle, which Stryker does not mutate.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
    exclude: ['test/unit/scripts/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
