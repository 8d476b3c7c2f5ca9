import { expect, test } from 'vitest';
import { fillReadme, parseAction, renderInputs, renderOutputs } from '../../../scripts/readme.ts';

const action = parseAction(`
inputs:
  # Needed
  api-key:
    description: |
      A key.
      From a secret.
  # Rare
  files:
    description: 'Globs: \`a|b\`.'
    default: |
      **/*.{a,b}
      **/*.c|d
  github-token:
    description: A token.
    default: \${{ github.token }}
outputs:
  urls:
    description: JSON array.
`);

test('inputs: a table a group; lines joined, pipes escaped, a default of several lines stays readable', () => {
  expect(renderInputs(action)).toBe(
    [
      '| Needed | Default | Meaning |',
      '| --- | --- | --- |',
      '| `api-key` |  | A key. From a secret. |',
      '',
      '| Rare | Default | Meaning |',
      '| --- | --- | --- |',
      '| `files` | `**/*.{a,b}`<br>`**/*.c\\|d` | Globs: `a\\|b`. |',
      '| `github-token` | `${{ github.token }}` | A token. |',
    ].join('\n'),
  );
});

test('an input without a group', () => {
  expect(() => parseAction('inputs:\n  a:\n    description: A.\n')).toThrow('above `a` must name its group');
});

test('fills between the markers, keeps the rest, and is stable', () => {
  const readme = 'a\n<!-- inputs -->\nold\n<!-- /inputs -->\nb\n<!-- outputs -->\n<!-- /outputs -->\nc\n';
  const filled = fillReadme(readme, action);
  expect(filled).toBe(
    `a\n<!-- inputs -->\n\n${renderInputs(action)}\n\n<!-- /inputs -->\nb\n<!-- outputs -->\n\n${renderOutputs(action)}\n\n<!-- /outputs -->\nc\n`,
  );
  expect(fillReadme(filled, action)).toBe(filled);
});

test.each(['', '<!-- inputs -->', '<!-- inputs --><!-- /inputs --><!-- inputs --><!-- /inputs -->'])(
  'markers that are missing or stand twice: %s',
  (readme) => {
    expect(() => fillReadme(readme, action)).toThrow('`<!-- inputs -->`');
  },
);
