// Checks action.yml, workflows and the workflows shown in the papers against GitHub's own schema, expressions included. A step that uses this action is checked against the inputs of action.yml too. Warnings count as errors.
import './json-import-hook.ts';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';

/** How the papers name this action. A reader puts the owner of their copy there. */
const slug = 'your-org/imgix-purge-action';

/** A text to check; `at` is the number of lines above it in its file. */
export type Source = { readonly path: string; readonly text: string; readonly at: number };

/** GitHub's schema lets an input have any key, so that a misspelt `default` would pass. */
const inputKeys = new Set(['description', 'default', 'required', 'deprecationMessage']);

let documents = 0;

/** What is wrong with one file, `path:line:column message` each. */
export async function findSchemaErrors(source: Source, actionText: string): Promise<string[]> {
  const { validate } = await import('@actions/languageservice');
  const { TextDocument } = await import('vscode-languageserver-textdocument');
  // A local reference is resolved by the runner only. The same step with the published name has the same inputs.
  const text = source.text.replaceAll(/(uses:\s+)\.\/(?=\s)/g, `$1${slug}@v1`);
  // The service remembers what it parsed by address, so each text gets its own.
  documents += 1;
  const document = TextDocument.create(`file:///${documents}/${source.path}`, 'yaml', 1, text);
  const diagnostics = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name }) =>
        `${owner}/${name}` === slug ? { name: slug, description: '', inputs: parseInputs(actionText) } : undefined,
    },
  });
  const strayKeys = basename(source.path) === 'action.yml' ? findStrayKeys(source) : [];
  const errors = diagnostics
    .map(({ range: { start }, message }) => {
      const sentence = typeof message === 'string' ? message : message.value;
      return `${source.path}:${source.at + start.line + 1}:${start.character + 1} ${sentence}`;
    })
    // Only this action's inputs are known here; what others take is not looked up.
    .filter((error) => !error.includes(' Unable to resolve action '));
  return [...errors, ...strayKeys];
}

function findStrayKeys({ path, text }: Source): string[] {
  return Object.entries(parseInputs(text)).flatMap(([name, input]) =>
    Object.keys(input ?? {})
      .filter((key) => !inputKeys.has(key))
      .map((key) => `${path} Input \`${name}\` has the unknown key \`${key}\`.`),
  );
}

/** Lenient, because an action.yml that does not parse is reported by the language service. */
function parseInputs(actionText: string): Record<string, { description: string }> {
  const action = parseDocument(actionText).toJS() as { inputs?: Record<string, { description: string }> } | null;
  return action?.inputs ?? {};
}

/** The fenced YAML blocks of a Markdown text that are whole workflows. */
export function extractWorkflows({ path, text: markdown }: Source): Source[] {
  const found: Source[] = [];
  for (const match of markdown.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)) {
    const text = match[1] ?? '';
    if (/^jobs:/m.test(text)) found.push({ path, text, at: markdown.slice(0, match.index).split('\n').length });
  }
  return found;
}

/** What GitHub or its users read as workflows, and action.yml. Paths are relative to the repository. */
export function readSources(root: string): Source[] {
  const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8'), at: 0 });
  return [
    ...[
      'action.yml',
      ...globSync(['{.github/workflows,examples}/*.yml', '.github/actions/*/action.yml'], { cwd: root }),
    ].map(read),
    ...globSync('{*,docs/**/*}.md', { cwd: root }).map(read).flatMap(extractWorkflows),
  ];
}
