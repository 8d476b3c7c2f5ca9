// What a reader follows: links of the papers lead to files and headings that are there, the README stays short, and the rules
// are those of the code.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const papers = globSync(['*.md', 'docs/**/*.md', 'test/**/*.md'], { cwd: root });

/** As GitHub makes them from headings. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(papers)('links of %s', (paper) => {
  const links = [...read(paper).matchAll(/(?<=\]\()(?!\w+:)([^)\s]*)/g)].map(([link]) => link);
  const broken = links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? paper : join(dirname(paper), path);
    return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test('the README has at most 1,000 words beside its tables', () => {
  const words = read('README.md')
    .split('\n')
    .filter((line) => !line.startsWith('|'))
    .join(' ')
    .split(/\s+/);
  expect(words.length).toBeLessThanOrEqual(1_000);
});

test('docs/verification.md has the rows of the rules, and no others', () => {
  const files = ['content-rules', 'held-rules', 'updated-rules', 'gone-rules', 'derivative-rules', 'rules'];
  const code = files.map((name) => read(`src/verify/rules/${name}.ts`)).join('\n');
  const inCode = [...code.matchAll(/(?:rule: |right\(|stale\(|inconclusive\(|oldRendering\()\s*'([a-z-]+)'/g)];
  const rows = read('docs/verification.md').match(/^\| Rule \|.*$[\s\S]*?\n\n/m)?.[0] ?? '';
  const inDocs = [...rows.matchAll(/^\| `(.*?)` \|/gm)];
  const namesOf = (found: readonly RegExpMatchArray[]) => [...new Set(found.map(([, name]) => name))].sort();
  expect(namesOf(inDocs)).toEqual(namesOf(inCode));
});
