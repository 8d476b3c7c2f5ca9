// Every code that an error line can carry has its heading in docs/troubleshooting.md, with symptom, cause and remedy; and
// docs/threat-model.md names tests that exist.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The members of a union of literals in src/errors.ts. */
function codesOf(type: string): string[] {
  const [, union = ''] = new RegExp(`export type ${type} =([^;]+);`).exec(read('src/errors.ts')) ?? [];
  return [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code as string);
}

const codes = [...codesOf('FatalCode'), ...codesOf('ProblemCode')];
const sections = new Map(
  read('docs/troubleshooting.md')
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0], section]),
);

describe('docs/troubleshooting.md', () => {
  test('has a heading for every code and for nothing else', () => {
    expect(codes.length).toBeGreaterThan(15);
    expect([...sections.keys()].sort()).toEqual([...codes].sort());
  });

  test.each(codes)('tells symptom, cause and remedy of %s', (code) => {
    for (const part of ['Symptom', 'Cause', 'Remedy']) expect(sections.get(code)).toContain(`**${part}.** `);
  });

  test('warns of pull_request_target', () => {
    expect(read('docs/troubleshooting.md')).toMatch(/^## A danger: `pull_request_target`$/m);
  });
});

describe('docs/threat-model.md', () => {
  const text = read('docs/threat-model.md');
  const invariants =
    (text.split('## Invariants')[1] ?? '')
      .split('\n## ')[0]
      ?.split(/^(?=\d+\. )/m)
      .slice(1) ?? [];

  test('numbers its invariants in order', () => {
    expect(invariants.map((invariant) => Number.parseInt(invariant, 10))).toEqual(invariants.map((_, i) => i + 1));
    expect(invariants.length).toBeGreaterThan(10);
  });

  test.each(invariants)('names tests that exist: %s', (invariant) => {
    const paths = [...invariant.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path as string);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true);
  });
});
