// Mutation testing: changes the code in small ways and asks whether a test notices. Slow, so not a part of the gate.
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  // A process of its own for the tests: starting git from a large one is what they would wait for.
  vitest: { pool: 'forks', configFile: 'vitest.mutation.config.ts' },
  mutate: [
    'src/changes/**/*.ts',
    'src/targets/**/*.ts',
    'src/purge/**/*.ts',
    'src/verify/**/*.ts',
    'src/pipeline/prove/{asset-way,door,purge-and-prove,purges}.ts',
  ],
  concurrency: 2,
  // A loop that does not end is given up after a little more than what its tests take.
  timeoutMS: 5000,
  timeoutFactor: 1.25,
  incremental: false,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'progress', 'html'],
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  tempDirName: '.stryker-tmp',
};
