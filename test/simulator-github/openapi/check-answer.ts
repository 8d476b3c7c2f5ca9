// Holds what the simulator is asked and answers against GitHub's published description.

import { type Operation, readDescription } from './description.ts';
import { findMismatches } from './partial-schema.ts';

export type Checked = {
  readonly method: string;
  /** Below the API's base: `/repos/octo/site/tags`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** What GitHub would not have been asked or would not have answered, one line each. */
export function findBreaches({ method, path, query, status, headers, body }: Checked): readonly string[] {
  const [template, operation] = (method === 'GET' ? findOperation(path) : undefined) ?? [];
  if (template === undefined || operation === undefined) {
    return [`${method} ${path}: GitHub's description, or the slice of it, has no such endpoint (openapi/slice.ts).`];
  }
  const name = `${method} ${template}`;
  return [
    ...findQueryBreaches(operation, query).map((breach) => `${name}: ${breach}`),
    ...findBodyBreaches(operation, status, headers, body).map((breach) => `${name} ${status}: ${breach}`),
  ];
}

function findQueryBreaches({ parameters }: Operation, query: URLSearchParams): readonly string[] {
  return [...query].flatMap(([name, text]) => {
    const parameter = parameters.find((candidate) => candidate.in === 'query' && candidate.name === name);
    if (parameter === undefined) return [`there is no parameter \`${name}\``];
    const value = parameter.schema.type === 'integer' && /^\d+$/.test(text) ? Number(text) : text;
    return findMismatches(parameter.schema, value).map((mismatch) => `parameter \`${name}\` ${mismatch}`);
  });
}

function findBodyBreaches(
  { responses }: Operation,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): readonly string[] {
  const type = headers['content-type'] ?? 'application/json';
  // Other media types (raw, sha) are no JSON, and the description says nothing about them.
  if (!type.includes('json')) return [];
  const schema = responses[String(status)] ?? (status >= 400 ? readDescription().schemas['basic-error'] : undefined);
  return schema === undefined ? ['no such status is described'] : findMismatches(schema, body);
}

function findOperation(path: string): readonly [string, Operation] | undefined {
  // Redirects after a renaming go by the repository's number, which is not described.
  const byName = path.replace(/^\/repositories\/\d+/, '/repos/any/any');
  return Object.entries(readDescription().operations).find(([template]) => toPattern(template).test(byName));
}

/** A parameter is one segment; only a comparison's refs and a ref of a commit may hold slashes. */
function toPattern(template: string): RegExp {
  const pattern = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'basehead' ? '.+' : '[^/]+'));
  return new RegExp(`^${pattern}$`);
}
