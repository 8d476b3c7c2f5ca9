// docs/verification.md promises by naming tests: every one it names is there, and every number is explained.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/verification.md', root), 'utf8');
const named = [...text.matchAll(/^(\d+)\. `([\w-]+\.test\.ts)`: (.+)$/gm)];

test('every test that docs/verification.md names is there', () => {
  expect(named.length).toBeGreaterThan(30);
  for (const [, , file = '', name = ''] of named) {
    const source = readFileSync(new URL(`test/integration/verification/${file}`, root), 'utf8');
    expect(source).toContain(`'${name}'`);
  }
});

test('every number in the tables of docs/verification.md is explained, and every explanation is used', () => {
  const used = new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => number));
  expect([...used].sort()).toEqual(named.map(([, number]) => number).sort());
});
