// What probes are asked of, and bodies that they may read.
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { type Answers, openHost } from '../served/host.ts';
import { blob } from '../stories.ts';

export const origin = 'https://a.imgix.net';
/** Longer than what is read in any case. */
export const long = (text: string, length = 20_000) => text.padEnd(length, '.');
export const own = (text: string, headers = {}) => ({
  body: text,
  headers: { 'content-length': `${text.length}`, ...headers },
});
export const sizedBlob = (text: string) => ({ ...blob(text), size: text.length });
export const newest = (expected: Exclude<ExpectedContent, { kind: 'unknown' }>) =>
  ({ kind: 'newest', newest: { commit: 'c', expected } }) as const;

export function open(answers: Answers, token?: string) {
  const { ports, requests, urls } = openHost(answers, token);
  return { asked: { ...ports, timeLimitMs: 30_000 }, requests, urls };
}
