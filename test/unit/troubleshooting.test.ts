// Every code that an error line can carry has its heading in docs/troubleshooting.md, with what it means and what to do; and
// every invariant of docs/threat-model.md has its test.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** As the report's schema lists them, which is held against the types of the code by `report/schema.test.ts`. */
const { properties, $defs } = JSON.parse(read('docs/report.schema.json'));
const codes: readonly string[] = [
  ...new Set<string>([
    ...properties.error.oneOf[1].properties.code.enum,
    ...$defs.problem.properties.code.enum,
    ...properties.diagnoses.items.properties.code.enum,
  ]),
];
const sections = new Map(
  read('docs/troubleshooting.md')
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0], section]),
);

describe('docs/troubleshooting.md', () => {
  test('has a heading for every code and for nothing else', () => {
    expect(codes.length).toBeGreaterThan(30);
    expect([...sections.keys()].sort()).toEqual([...codes].sort());
  });

  test.each(codes)('tells what %s means, and what to do', (code) => {
    expect(sections.get(code)).toMatch(/^.+\n\n(?!#)(?:.+\n)+\n(?!#)\S/);
  });

  test('leads to places that exist', () => {
    const text = read('docs/troubleshooting.md');
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    const papers = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, path]) => path);
    expect(anchors.length).toBeGreaterThan(0);
    expect(papers.length).toBeGreaterThan(0);
    expect(anchors.filter((anchor) => !codes.includes(anchor ?? ''))).toEqual([]);
    expect(papers.filter((path) => !existsSync(new URL(`../../docs/${path}`, import.meta.url)))).toEqual([]);
  });

  test('warns of pull_request_target', () => {
    expect(read('docs/troubleshooting.md')).toMatch(/^## A danger: `pull_request_target`$/m);
  });
});

test('every invariant of docs/threat-model.md is held by a test that names its number', () => {
  const invariants = [...read('docs/threat-model.md').matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  const tests = globSync('test/**/*.ts', { cwd: root }).map((path) => read(path));
  const held = tests.flatMap(
    (text) => /^\/\/ Threat model: ([\d, ]+)\.$/m.exec(text)?.[1]?.split(', ').map(Number) ?? [],
  );
  expect(invariants.length).toBeGreaterThan(10);
  expect([...new Set(held)].sort((a, b) => a - b)).toEqual(invariants);
});
