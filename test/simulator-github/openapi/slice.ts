// Cuts out of GitHub's published OpenAPI description what the simulator answers and what events bring, and writes it to
// description.json. To be run by hand, when an endpoint or an event is added or GitHub has something new:
//
//   npm pack @octokit/openapi@23.0.2 && tar -xzf octokit-openapi-*.tgz
//   node test/simulator-github/openapi/slice.ts package/generated/api.github.com.json
//
// The package unpacks to 404 MB, for which reason it is no dependency. It is under the MIT license: license.txt.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Description, Operation, Schema } from './description.ts';

const repository = '/repos/{owner}/{repo}';

const paths: readonly string[] = [
  '',
  '/actions/runs/{run_id}',
  '/actions/workflows/{workflow_id}/runs',
  '/commits',
  '/commits/{ref}',
  '/compare/{basehead}',
  '/deployments',
  '/deployments/{deployment_id}/statuses',
  '/git/blobs/{file_sha}',
  '/git/commits/{commit_sha}',
  '/git/tags/{tag_sha}',
  '/git/trees/{tree_sha}',
  '/tags',
].map((path) => `${repository}${path}`);

/** Names as in the description: with the action, where the event has some. */
const events: readonly string[] = [
  'create',
  'delete',
  'deployment-created',
  'deployment-status-created',
  'merge-group-checks-requested',
  'pull-request-closed',
  'pull-request-opened',
  'pull-request-reopened',
  'pull-request-synchronize',
  'push',
  'release-published',
  'repository-dispatch-sample.collected',
  'workflow-dispatch',
  'workflow-run-completed',
];

/** Says something to people only, or to programs other than this. */
const left: ReadonlySet<string> = new Set([
  'description',
  'example',
  'examples',
  'title',
  'deprecated',
  'externalDocs',
]);

type Source = {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, { readonly get: SourceOperation }>>;
  readonly 'x-webhooks': Readonly<Record<string, { readonly post: SourceOperation }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

type SourceOperation = {
  readonly parameters?: readonly unknown[];
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly requestBody?: { readonly content: Content };
};
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

function main(path: string): void {
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source;
  const resolve = <T>(value: unknown): T => {
    const { $ref } = value as { $ref?: string };
    return ($ref === undefined ? value : lookUp(source, $ref)) as T;
  };
  const operations = Object.fromEntries(
    paths.map((name) => [name, toOperation(demand(source.paths[name], name).get, resolve)]),
  );
  const payloads = Object.fromEntries(
    events.map((name) => {
      const { post } = demand(source['x-webhooks'][name], name);
      return [name, strip(demand(post.requestBody?.content['application/json'], name).schema) as Schema];
    }),
  );
  const description: Description = {
    source: `@octokit/openapi ${source.info.version}, generated/api.github.com.json`,
    operations,
    payloads,
    schemas: collectSchemas(source, [operations, payloads]),
  };
  writeFileSync(new URL('description.json', import.meta.url), toLines(description));
}

/** An operation, a payload and a schema have a line each, so that a diff shows what is new. */
function toLines(description: Description): string {
  const parts = Object.entries(description).map(([key, value]) => {
    if (typeof value === 'string') return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const lines = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${JSON.stringify(item)}`);
    return `${JSON.stringify(key)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function toOperation(operation: SourceOperation, resolve: <T>(value: unknown) => T): Operation {
  const parameters = (operation.parameters ?? []).map((value) => {
    const { name, in: place, schema } = resolve<{ name: string; in: string; schema: Schema }>(value);
    return { name, in: place, schema: strip(schema) as Schema };
  });
  const responses = Object.entries(operation.responses ?? {}).flatMap(([status, value]) => {
    const content = resolve<{ content?: Content }>(value).content?.['application/json'];
    return content === undefined ? [] : [[status, strip(content.schema) as Schema] as const];
  });
  return { parameters, responses: Object.fromEntries(responses) };
}

/** Every schema that is referred to, directly or through others. */
function collectSchemas(source: Source, roots: unknown): Readonly<Record<string, Schema>> {
  const schemas: Record<string, Schema> = {};
  const queue: unknown[] = [roots];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in schemas) continue;
      schemas[name] = strip(demand(source.components.schemas?.[name], name)) as Schema;
      queue.push(schemas[name]);
    }
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `names` are the properties of an object, which may be called "description" as well. */
function strip(value: unknown, areNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => areNames || !(left.has(key) || key.startsWith('x-')))
      .map(([key, item]) => [key, key === 'enum' ? item : strip(item, !areNames && key === 'properties')]),
  );
}

function lookUp(source: Source, reference: string): unknown {
  const [, , kind = '', name = ''] = reference.split('/');
  return demand(source.components[kind]?.[name], reference);
}

function demand<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The description has no ${name}.`);
  return value;
}

main(process.argv[2] ?? '');
