// What an answer of the API says, and when it says nothing about what was asked.

import { NotTestableError } from './finding.ts';
import type { Answer } from './imgix.ts';

/** The answers to a key that is wrong or has lost its permission. */
export const refusals: readonly number[] = [401, 403];

/** A JSON body, or undefined. */
export function toJson({ body }: Answer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function firstError(answer: Answer): Record<string, unknown> {
  const list = toJson(answer)?.errors;
  return Array.isArray(list) && typeof list[0] === 'object' && list[0] !== null ? list[0] : {};
}

/** The status, and the API's own words where it has some. */
export function describeAnswer(answer: Answer): string {
  const { detail } = firstError(answer);
  return `${answer.status}${typeof detail === 'string' ? ` "${detail}"` : ''}`;
}

/** Throws at an outage and at a refused key: both answer whatever is asked. */
export function mustTellSomething(answer: Answer, refusedBy: readonly number[] = refusals): Answer {
  if (answer.status >= 500) throw new NotTestableError(`the API answered ${describeAnswer(answer)}`);
  if (refusedBy.includes(answer.status)) {
    throw new NotTestableError(`the key was refused: ${describeAnswer(answer)}`);
  }
  return answer;
}
