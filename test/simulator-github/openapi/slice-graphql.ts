// Cuts out of GitHub's published GraphQL schema what is asked here, and writes it to schema.graphql. To be run by hand:
//
//   npm pack @octokit/graphql-schema@15.26.1 && tar -xzf octokit-graphql-schema-*.tgz
//   node test/simulator-github/openapi/slice-graphql.ts package/schema.graphql
//
// The whole has 1.2 MB. It is under the MIT license: license-graphql.txt.

import { readFileSync, writeFileSync } from 'node:fs';
import { type DefinitionNode, Kind, parse, print } from 'graphql';

/** Fields by type. A type that is not here is not in the slice. */
const fields: Readonly<Record<string, readonly string[]>> = {
  Query: ['repository'],
  Repository: ['object'],
  GitObject: ['id', 'oid'],
  Blob: ['id', 'oid', 'byteSize', 'isBinary', 'isTruncated', 'text'],
  Commit: ['id', 'oid'],
  Tag: ['id', 'oid'],
  Tree: ['id', 'oid'],
};

const scalars: ReadonlySet<string> = new Set(['GitObjectID']);

function slice(definition: DefinitionNode): readonly DefinitionNode[] {
  switch (definition.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return scalars.has(definition.name.value) ? [definition] : [];
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const kept = fields[definition.name.value];
      if (kept === undefined) return [];
      const interfaces = definition.interfaces?.filter(({ name }) => name.value in fields) ?? [];
      const some = definition.fields?.filter(({ name }) => kept.includes(name.value)) ?? [];
      return [{ ...definition, interfaces, directives: [], fields: some }];
    }
    default:
      return [];
  }
}

const source = parse(readFileSync(process.argv[2] ?? '', 'utf8'), { noLocation: true });
const definitions = source.definitions.flatMap(slice);
writeFileSync(new URL('schema.graphql', import.meta.url), `${print({ ...source, definitions })}\n`);
