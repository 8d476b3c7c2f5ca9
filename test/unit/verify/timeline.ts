// Facts with their moments, and what is judged after them: when an answer was stored, by which point of presence.
import { type Known, type Subject, toKnown } from '../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../src/verify/known/learn.ts';
import type { Seen } from '../../../src/verify/probe/read-answer.ts';
import type { Sample } from '../../../src/verify/probe/sample.ts';
import { judge } from '../../../src/verify/rules/judge.ts';
import type { Judgement } from '../../../src/verify/rules/verdict.ts';
import { body, status, updated } from './stories.ts';

export const [oldFile, newFile] = ['the old one', 'the newer one'];

export const subject: Subject = {
  url: 'https://a.imgix.net/a.gif',
  isSigned: false,
  expected: updated,
};

/** Asked at a moment and answered 10 ms later. `storedMs`: between these moments; by default at any time. */
export function at(
  sentAtMs: number,
  seen: Seen,
  storedMs: readonly [number, number] = [Number.NEGATIVE_INFINITY, sentAtMs + 10],
  pop = 'fra',
): Sample {
  const stored = { earliestMs: storedMs[0], latestMs: storedMs[1] };
  return { sentAtMs, seenAtMs: sentAtMs + 10, pop, stored, headers: {}, seen };
}

export const earlier = (seen: Seen): Fact => ({ kind: 'before', query: '', sample: at(-100, seen) });
export const purged: Fact = { kind: 'purged', atMs: 0, mayTakeEffect: true };
export const check = (sample: Sample, query = ''): Fact => ({ kind: 'check', query, sample });
export const round: Fact = { kind: 'round' };
export const held = (sentAtMs: number, contentLength: number): Fact => ({
  kind: 'held',
  file: { kind: 'described', metadata: { contentLength, dimensions: undefined } },
  sample: at(sentAtMs, status(200)),
});
export const indeterminate = (sentAtMs: number): Fact => ({
  kind: 'held',
  file: { kind: 'unknown' },
  sample: at(sentAtMs, status(422)),
});
/** Made for the question, as its headers tell; `isSilent`: they do not. */
export const control = (kind: 'fresh' | 'missing', sentAtMs: number, seen: Seen, isSilent = false): Fact => ({
  kind,
  query: '',
  sample: at(sentAtMs, seen, isSilent ? undefined : [sentAtMs, sentAtMs + 10]),
});
export function knownAfter(
  facts: readonly Fact[],
  changes: Partial<Subject> = {},
  queries: readonly string[] = [],
): Known {
  return facts.reduce(learn, toKnown({ ...subject, ...changes }, queries));
}

/** In one line: the rule, what would be reported, and what it needs or waits for. */
export function toLine({ rule, verdict, need, wait }: Judgement): string {
  const result = verdict.outcome === 'verified' ? verdict.evidence : verdict.outcome;
  return `${rule}: ${result}${need ? `, needs ${need.kind}` : ''}${wait ? `, waits for ${wait.kind}` : ''}`;
}

export function judged(
  facts: readonly Fact[],
  nowMs = 1_000,
  changes: Partial<Subject> = {},
  host: KnownHost = unknownHost,
): string {
  return toLine(judge(knownAfter(facts, changes), host, nowMs).bare);
}

export const serving: KnownHost = { ...unknownHost, hasOwnFiles: true };
export const deaf: KnownHost = { ...unknownHost, unchangedFile: 'none' };
export const x = body('rendered from the old one');
export const y = body('rendered from the newer one');
export const d = body('nothing here');
