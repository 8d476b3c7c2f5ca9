import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { extractWorkflows, findSchemaErrors, readSources } from '../support/github-schema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = readSources(root);

test.each(sources.map((source) => [`${source.path}${source.at ? `:${source.at}` : ''}`, source] as const))(
  '%s',
  async (_name, source) => {
    expect(await findSchemaErrors(source, sources[0]?.text ?? '')).toEqual([]);
  },
);

const action = `name: Example
description: An example.
inputs:
  base-url:
    description: Where.
runs:
  using: node24
  main: dist/index.js
`;

function workflowOf(step: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;
}

async function errorsOf(path: string, text: string): Promise<string[]> {
  return findSchemaErrors({ path, text, at: 0 }, action);
}

describe('action.yml', () => {
  test('good', async () => {
    expect(await errorsOf('action.yml', action)).toEqual([]);
  });

  test.each([
    ['an unknown key', action.replace('inputs:', 'imputs:')],
    ['an unknown key of an input', action.replace('description: Where.', 'description: Where.\n    defualt: x')],
    ['an unknown key of an output', `${action}outputs:\n  urls:\n    descripton: What.\n`],
    ['an unknown runtime', action.replace('node24', 'node9')],
    ['not YAML', action.replace('Where.', 'Where: `a: b`')],
  ])('%s', async (_name, text) => {
    expect(await errorsOf('action.yml', text)).not.toEqual([]);
  });
});

describe('workflows', () => {
  test.each([
    ['a script', 'run: echo'],
    ['this action, local', 'uses: ./\n        with:\n          base-url: x'],
    ['another action', 'uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1'],
  ])('good: %s', async (_name, step) => {
    expect(await errorsOf('.github/workflows/a.yml', workflowOf(step))).toEqual([]);
  });

  test.each([
    ['an unknown key', 'ran: echo'],
    ['an unknown context', 'run: echo ${{ gitub.sha }}'],
    ['an input that this action does not have, local', 'uses: ./\n        with:\n          base-ur: x'],
    ['the same, published', 'uses: your-org/imgix-purge-action@v1\n        with:\n          base-ur: x'],
  ])('wrong: %s', async (_name, step) => {
    expect(await errorsOf('.github/workflows/a.yml', workflowOf(step))).not.toEqual([]);
  });
});

test('workflows in Markdown keep their line numbers; other YAML is left alone', () => {
  const markdown = 'one\n\n```yaml\non: push\njobs: {}\n```\n\n```yaml\nwith: {}\n```\n';
  expect(extractWorkflows({ path: 'a.md', text: markdown, at: 0 })).toEqual([
    { path: 'a.md', text: 'on: push\njobs: {}\n', at: 3 },
  ]);
});
