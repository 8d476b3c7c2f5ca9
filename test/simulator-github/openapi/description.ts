// The slice of GitHub's published description that is committed here, and what is found against it.

import { readFileSync } from 'node:fs';

export type Schema = { readonly [keyword: string]: unknown };

export type Operation = {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  /** JSON bodies by status. */
  readonly responses: Readonly<Record<string, Schema>>;
};

export type Description = {
  readonly source: string;
  /** GET operations by path template. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly payloads: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
};

let known: Description | undefined;

export function readDescription(): Description {
  known ??= JSON.parse(readFileSync(new URL('description.json', import.meta.url), 'utf8')) as Description;
  return known;
}
