// Payloads that GitHub really sent, by event: the examples that the makers of octokit collect and publish.
import examples from '@octokit/webhooks-examples';

export type PublishedEvent = { readonly name: string; readonly examples: readonly PublishedPayload[] };

// biome-ignore lint/suspicious/noExplicitAny: payloads are read as the programs do that get them.
export type PublishedPayload = any;

// The package types its JSON as if it were a module of the other kind.
export const publishedEvents = examples as unknown as readonly PublishedEvent[];

export function publishedPayloads(name: string): readonly PublishedPayload[] {
  const found = publishedEvents.find((event) => event.name === name)?.examples ?? [];
  if (found.length === 0) throw new Error(`No payloads of ${name} are published.`);
  return found;
}
