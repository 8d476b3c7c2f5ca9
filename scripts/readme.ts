// Fills the tables of inputs and outputs in README.md from action.yml: `npm run readme`. With `--check` it changes
// nothing and fails when the tables are not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseDocument, type Scalar, type YAMLMap } from 'yaml';

type Entry = { readonly description: string; readonly default?: string };
type Entries = Readonly<Record<string, Entry>>;

/** What the tables are made of. A comment above an input begins a group of that name. */
type Action = { readonly groups: ReadonlyMap<string, Entries>; readonly outputs: Entries };

/** Throws where an input stands in no group. */
export function parseAction(text: string): Action {
  const document = parseDocument(text);
  const inputs = document.get('inputs') as YAMLMap<Scalar<string>, YAMLMap>;
  const groups = new Map<string, Entries>();
  let name = inputs.commentBefore?.trim();
  for (const { key, value } of inputs.items) {
    name = key.commentBefore?.trim() ?? name;
    if (name === undefined) throw new Error(`action.yml: a comment above \`${key.value}\` must name its group.`);
    groups.set(name, { ...groups.get(name), [key.value]: value?.toJS(document) as Entry });
  }
  return { groups, outputs: (document.toJS() as { outputs: Entries }).outputs };
}

export function renderInputs({ groups }: Action): string {
  const tables = [...groups].map(([name, inputs]) => {
    const rows = Object.entries(inputs).map(([input, { default: value = '', description }]) => [
      toCode(input),
      value.trim().split('\n').filter(Boolean).map(toCode).join('<br>'),
      toCell(description),
    ]);
    return renderTable([name, 'Default', 'Meaning'], rows);
  });
  return tables.join('\n\n');
}

export function renderOutputs(action: Action): string {
  const rows = Object.entries(action.outputs).map(([name, output]) => [toCode(name), toCell(output.description)]);
  return renderTable(['Output', 'Meaning'], rows);
}

/** The README with both tables current; throws where a marker is missing or stands twice. */
export function fillReadme(readme: string, action: Action): string {
  const withInputs = fillBetween(readme, 'inputs', renderInputs(action));
  return fillBetween(withInputs, 'outputs', renderOutputs(action));
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
  const action = parseAction(readFileSync('action.yml', 'utf8'));
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
