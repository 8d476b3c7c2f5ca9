// Fills the tables of inputs and outputs in README.md from action.yml: `npm run readme`. With `--check` it changes
// nothing and fails when the tables are not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

type Entry = { readonly description: string; readonly default?: string };
type Action = { readonly inputs: Record<string, Entry>; readonly outputs: Record<string, Entry> };

export function renderInputs(action: Action): string {
  const rows = Object.entries(action.inputs).map(([name, input]) => [
    toCode(name),
    (input.default ?? '').trim().split('\n').filter(Boolean).map(toCode).join('<br>'),
    toCell(input.description),
  ]);
  return renderTable(['Input', 'Default', 'Meaning'], rows);
}

export function renderOutputs(action: Action): string {
  const rows = Object.entries(action.outputs).map(([name, output]) => [toCode(name), toCell(output.description)]);
  return renderTable(['Output', 'Meaning'], rows);
}

/** The README with both tables current; throws where a marker is missing or stands twice. */
export function fillReadme(readme: string, action: Action): string {
  return fillBetween(
    fillBetween(readme, 'inputs', renderInputs(action)), //
    'outputs',
    renderOutputs(action),
  );
}

function fillBetween(text: string, name: string, content: string): string {
  const [before, rest, ...moreStarts] = text.split(`<!-- ${name} -->`);
  const [, after, ...moreEnds] = (rest ?? '').split(`<!-- /${name} -->`);
  if (before === undefined || after === undefined || moreStarts.length > 0 || moreEnds.length > 0) {
    throw new Error(`README.md must have \`<!-- ${name} -->\` and, after it, \`<!-- /${name} -->\`, once each.`);
  }
  return `${before}<!-- ${name} -->\n\n${content}\n\n<!-- /${name} -->${after}`;
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function toCell(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

function toCode(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return fence + toCell(text) + fence;
}

function main(): void {
  const action = parse(readFileSync('action.yml', 'utf8')) as Action;
  const readme = readFileSync('README.md', 'utf8');
  const filled = fillReadme(readme, action);
  if (filled === readme) return;
  if (process.argv.includes('--check')) {
    console.error('README.md: the tables are not what action.yml says. Run `npm run readme` and commit the result.');
    process.exitCode = 1;
    return;
  }
  writeFileSync('README.md', filled);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
