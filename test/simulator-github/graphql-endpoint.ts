// The one thing that is asked by GraphQL: many blobs of a repository at once, by aliases of `object`. Knows that query's
// form and no other. https://docs.github.com/en/graphql/reference/objects#blob
import { type Answer, askGit, success } from './question.ts';

export function answerGraphql(body: string, toFolder: (repository: string) => string | undefined): Answer {
  const { query, variables } = JSON.parse(body) as { query: string; variables: { owner: string; name: string } };
  const folder = toFolder(`${variables.owner}/${variables.name}`);
  if (folder === undefined) {
    const message = `Could not resolve to a Repository with the name '${variables.owner}/${variables.name}'.`;
    return success({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'], message }] });
  }
  const aliases = [...query.matchAll(/(\w+): object\(oid: "([0-9a-f]{40})"\)/g)];
  const objects = aliases.map(([, alias = '', id = '']) => [alias, blob(folder, id)]);
  return success({ data: { repository: Object.fromEntries(objects) } });
}

/** `text` is null for what GitHub takes for binary, and is not exact where the bytes are not UTF-8. */
function blob(folder: string, id: string): unknown {
  const content = askGit(folder, 'cat-file', 'blob', id);
  if (content === undefined) return null;
  const isBinary = content.includes(0);
  return { byteSize: content.length, isBinary, text: isBinary ? null : content.toString('utf8') };
}
