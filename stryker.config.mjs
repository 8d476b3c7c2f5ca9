// Mutation testing: changes the code in small ways and asks whether a test notices. Slow, so not a part of the gate.
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: ['src/changes/**/*.ts', 'src/targets/**/*.ts', 'src/purge/**/*.ts', 'src/verify/**/*.ts'],
  concurrency: 2,
  incremental: false,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'progress', 'html'],
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  tempDirName: '.stryker-tmp',
};
