import { describe, expect, test } from 'vitest';
import { findUnpinnedActions, findUnpinnedPackages } from '../../../scripts/pins.ts';

const sha = 'a'.repeat(40);

describe('packages', () => {
  test('exact versions and hashes', () => {
    const lock = { packages: { '': {}, 'node_modules/a': { integrity: 'sha512-x' } } };
    expect(findUnpinnedPackages({ dependencies: { a: '1.2.3' } }, lock)).toEqual([]);
  });

  test.each(['^1.2.3', '~1.2.3', '1.x', 'latest', 'github:a/b'])('version %s', (version) => {
    expect(findUnpinnedPackages({ devDependencies: { a: version } }, { packages: {} })).toHaveLength(1);
  });

  test('no hash, or an address', () => {
    const lock = {
      packages: { 'node_modules/a': {}, 'node_modules/b': { integrity: 'x', resolved: 'https://b.test' } },
    };
    expect(findUnpinnedPackages({}, lock)).toHaveLength(2);
  });
});

describe('actions', () => {
  const workflowOf = (uses: string, permissions = 'permissions: {}'): string =>
    `${permissions}\nsteps:\n  - uses: ${uses}\n`;

  test.each([`actions/checkout@${sha} # v1.2.3`, './'])('good: %s', (uses) => {
    expect(findUnpinnedActions('ci.yml', workflowOf(uses))).toEqual([]);
  });

  test.each([
    'actions/checkout@v4',
    `actions/checkout@${sha}`,
    `actions/checkout@${sha} # v1`,
    'actions/checkout@abc123 # v1.2.3',
    'your-org/imgix-purge-action@v1',
  ])('wrong: %s', (uses) => {
    expect(findUnpinnedActions('ci.yml', workflowOf(uses))).toHaveLength(1);
  });

  test('the workflow that users copy names this action as they will', () => {
    expect(findUnpinnedActions('.github/workflows/purge.yml', workflowOf('your-org/imgix-purge-action@v1'))).toEqual(
      [],
    );
  });

  test.each(['', 'permissions: write-all', 'permissions:\n  contents: write'])('permissions: %s', (permissions) => {
    expect(findUnpinnedActions('ci.yml', workflowOf('./', permissions))).toHaveLength(1);
  });
});
