// An asset's story as facts, and what is judged at its end.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import { type Subject, toKnown } from '../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../src/verify/known/learn.ts';
import type { Seen, Served } from '../../../src/verify/probe/read-answer.ts';
import type { Sample } from '../../../src/verify/probe/sample.ts';
import { judge } from '../../../src/verify/rules/judge.ts';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const print = (text: string) => ({ kind: 'sha256', id: sha256(text), size: text.length }) as const;
/** Git's name of a content whose length nobody tells. */
export const blob = (text: string) => {
  const id = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
  return { kind: 'git-blob', id } as const;
};

export const body = (text: string, more: Partial<Served> = {}): Served => ({
  kind: 'served',
  body: { length: text.length, sha256: sha256(text), blobIds: null },
  ...more,
});
export const status = (code: number, more: object = {}): Seen => ({ kind: 'status', status: code, ...more });

export const updated = { kind: 'updated', now: print('the newer one'), old: print('the old one') } as const;
export const removed = { kind: 'removed', old: print('the old one') } as const;
export const unknown = { kind: 'unknown' } as const;

export type Story = {
  readonly before?: Seen;
  /** After the purge, one a second; the last one is judged. */
  readonly checks: readonly Seen[];
  /** Length of the file that imgix says it holds. */
  readonly held?: number;
  /** What a path gives that does not exist. */
  readonly missing?: Seen;
  readonly pop?: string;
  readonly host?: Partial<KnownHost>;
  readonly subject?: Partial<Subject>;
};

export function sampleOf(sentAtMs: number, seen: Seen, pop: string, stored = sentAtMs): Sample {
  const interval = { earliestMs: stored, latestMs: stored };
  return { sentAtMs, seenAtMs: sentAtMs + 10, pop, stored: interval, headers: {}, seen };
}

export function knownOf(
  expected: ExpectedContent,
  { before, checks, held, missing, pop = 'fra', subject }: Story,
  params: string[] = [],
) {
  const start = toKnown({ url: 'https://a.imgix.net/a.gif', isSigned: false, expected, ...subject }, params);
  const facts: Fact[] = [
    ...(before === undefined
      ? []
      : [{ kind: 'before', query: '', sample: sampleOf(-100, before, pop, -5_000) } as const]),
    { kind: 'purged', atMs: 0, mayTakeEffect: true },
    ...checks.map(
      (seen, index): Fact => ({ kind: 'check', query: '', sample: sampleOf(1_000 * (index + 1), seen, pop) }),
    ),
    ...(held === undefined
      ? []
      : [
          {
            kind: 'held',
            file: { kind: 'described', metadata: { contentLength: held, dimensions: undefined } },
            sample: sampleOf(90_000, status(200), pop),
          } as const,
        ]),
    ...(missing === undefined ? [] : [{ kind: 'missing', query: '', sample: sampleOf(90_100, missing, pop) } as const]),
  ];
  return facts.reduce(learn, start);
}

/** For people: sentences, and nothing left out of them. */
export const sentences = /^(?:[A-Z]|imgix ).{8,}[.?]$/;

export function judgedOf(expected: ExpectedContent, story: Story) {
  const known = knownOf(expected, story);
  const { rule, verdict } = judge(known, { ...unknownHost, ...story.host }, 95_000).bare;
  expect(verdict.detail).toMatch(sentences);
  expect(verdict.detail).not.toMatch(/undefined|null|\[object|\s$| {2}/);
  return verdict.outcome === 'verified'
    ? { rule, evidence: verdict.evidence }
    : { rule, outcome: verdict.outcome, cause: verdict.cause };
}

export const rendering = body('a rendering of something');
export const page = body('<html>', { nonAssetReason: 'an HTML page' });
export const oldRendering = { kind: 'old-rendering' };
export const open = { kind: 'unknown-content' };
export const unread = (text: string): Seen => ({
  kind: 'served',
  body: { length: text.length, sha256: null, blobIds: null },
});
export const unmeasured: Seen = {
  kind: 'served',
  body: { length: 13, sha256: sha256('the newer one'), blobIds: null },
};
export const checkoutFile = { size: 24, sha256: async () => sha256('?'), dimensions: async () => undefined };
