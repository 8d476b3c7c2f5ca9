// Holds the payloads of events that tests make up against GitHub's published description of its webhooks: what a payload has
// must be there as described.

import { readDescription, type Schema } from './description.ts';
import { findMismatches } from './partial-schema.ts';

/** Exists in Actions only, and no description of it is published. */
const schedule: Schema = { type: 'object', properties: { schedule: { type: 'string' }, workflow: { type: 'string' } } };

/** `event` as in GITHUB_EVENT_NAME. */
export function findPayloadBreaches(event: string, payload: unknown): readonly string[] {
  if (JSON.stringify(payload ?? {}) === '{}') return [];
  if (event === 'schedule') return findMismatches(schedule, payload);
  const { action } = (payload ?? {}) as { action?: unknown };
  const name = toName(event, typeof action === 'string' ? action : undefined);
  const schema = name === undefined ? undefined : readDescription().payloads[name];
  if (schema === undefined)
    return [`${event}: the slice of GitHub's description has no such payload (openapi/slice.ts).`];
  return findMismatches(schema, payload).map((mismatch) => `payload of ${name}: ${mismatch}`);
}

/** The description has a payload for each action; without one, the event's most usual is meant. */
function toName(event: string, action: string | undefined): string | undefined {
  const base = event.replace(/_target$/, '').replaceAll('_', '-');
  const names = Object.keys(readDescription().payloads).filter((name) => name === base || name.startsWith(`${base}-`));
  if (names.includes(base) || base === 'repository-dispatch') return names.find((name) => name.startsWith(base));
  return action === undefined ? names[0] : names.find((name) => name === `${base}-${action.replaceAll('_', '-')}`);
}

/** For tests that are to be about payloads as GitHub sends them. */
export function mustBePublished(event: string, payload: unknown): void {
  const breaches = findPayloadBreaches(event, payload);
  if (breaches.length > 0) throw new Error(`This is no payload of GitHub:\n${breaches.join('\n')}`);
}
