// The rules as a whole: their needs come to an end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Known, type Need, toKnown } from '../../../../src/verify/known/known.ts';
import { unknownHost } from '../../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import type { Sample } from '../../../../src/verify/probe/sample.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, removed, status, updated } from '../stories.ts';
import { at, check, d, held, newFile, oldFile, purged, round, subject, x, y } from '../timeline.ts';

test('only finitely many needs follow each other without a new check, whatever the answers are', () => {
  const seen = fc.constantFrom<Seen>(body(oldFile), body(newFile), x, y, d, status(404), status(403), status(503), {
    kind: 'failed',
    reason: 'cut',
  });
  const sample = fc.record({ seen, pop: fc.constantFrom('', 'fra', 'iad'), ageMs: fc.nat(2_000) });
  const expected = fc.constantFrom(updated, removed, { kind: 'unknown' } as const);
  fc.assert(
    fc.property(
      expected,
      fc.boolean(),
      fc.array(sample, { minLength: 12, maxLength: 60 }),
      (content, isAdded, answers) => {
        let nowMs = 0;
        let known = learn(
          toKnown({ ...subject, expected: content, isAdded, newestAfterMs: 0 }, ['w=1', 'w=2']),
          purged,
        );
        const next = (): Sample => {
          nowMs += 40;
          const { seen: one, pop, ageMs } = answers[(nowMs / 40) % answers.length] ?? { seen: x, pop: '', ageMs: 0 };
          return at(nowMs, one, [nowMs - ageMs - 1000, nowMs - ageMs], pop);
        };
        for (let rounds = 0; rounds < 8; rounds++) {
          known = learn(learn(known, round), check(next()));
          const needs: Need[] = [];
          for (let need = firstNeed(known, nowMs); need !== undefined; need = firstNeed(known, nowMs)) {
            expect(needs).not.toContainEqual(need);
            needs.push(need);
            known = learn(known, answerTo(need, next()));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

function firstNeed(known: Known, nowMs: number): Need | undefined {
  const { bare, derivatives } = judge(known, unknownHost, nowMs);
  return [bare, ...derivatives].find(({ need }) => need !== undefined)?.need;
}

function answerTo({ kind, query }: Need, sample: Sample): Fact {
  switch (kind) {
    case 'held':
      return sample.seen.kind === 'failed' ? { kind, file: undefined, sample } : held(sample.sentAtMs, newFile.length);
    case 'checkout':
      return { kind, file: { sha256: undefined, dimensions: undefined } };
    case 'newest':
      return { kind, newest: undefined };
    case 'unchanged':
      return { kind, query };
    default:
      return { kind, query, sample };
  }
}
