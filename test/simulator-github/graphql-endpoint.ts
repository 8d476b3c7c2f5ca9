// GraphQL over GitHub's own schema, of which a slice is here (openapi/): a query that GitHub would refuse is refused.
// https://docs.github.com/en/graphql
import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLError, type GraphQLSchema, graphqlSync } from 'graphql';
import { type Answer, askGit, askGitForLine, success } from './question.ts';

let known: GraphQLSchema | undefined;

const typeNames: Readonly<Record<string, string>> = { commit: 'Commit', tag: 'Tag', tree: 'Tree' };

export function answerGraphql(body: string, toFolder: (repository: string) => string | undefined): Answer {
  known ??= buildSchema(readFileSync(new URL('openapi/schema.graphql', import.meta.url), 'utf8'));
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  const rootValue = {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const folder = toFolder(`${owner}/${name}`);
      if (folder !== undefined) return { object: ({ oid }: { oid: string }) => objectOf(folder, oid) };
      throw new GraphQLError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, {
        extensions: { type: 'NOT_FOUND' },
      });
    },
  };
  const { data, errors = [] } = graphqlSync({ schema: known, source: query, rootValue, variableValues: variables });
  // `type` stands beside the message, where others have it among the extensions.
  const told = errors.map(({ message, path, extensions }) => ({ ...extensions, path, message }));
  // Without data, the query was not even tried: the schema does not have what it asks.
  const breaches = data === undefined ? errors.map(({ message }) => `POST /graphql: ${message}`) : [];
  return { ...success({ ...(data && { data }), ...(told.length > 0 && { errors: told }) }), breaches };
}

/** `text` is null for what GitHub takes for binary, and is not exact where the bytes are not UTF-8. */
function objectOf(folder: string, oid: string): unknown {
  const content = askGit(folder, 'cat-file', 'blob', oid);
  if (content === undefined) {
    const type = typeNames[askGitForLine(folder, 'cat-file', '-t', oid) ?? ''];
    return type === undefined ? null : { __typename: type, oid };
  }
  const isBinary = content.includes(0);
  const text = isBinary ? null : content.toString('utf8');
  return { __typename: 'Blob', oid, byteSize: content.length, isBinary, isTruncated: false, text };
}
