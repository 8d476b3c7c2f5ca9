// What is installed is pinned: exact versions, and a hash for every package. zizmor holds the same for actions.
// Threat model: 17.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: npm's files.
const read = (path: string): any => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

test('package.json names exact versions', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});

test('the lock file has a hash of every package, and does not say where it was downloaded from', () => {
  const { '': _, ...packages } = read('package-lock.json').packages as Record<string, Record<string, unknown>>;
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(Object.entries(packages).filter(([, { integrity, resolved }]) => !integrity || resolved)).toEqual([]);
});
