// 403 and 410 may be of the whole host, and over at the next request: what they show beside other answers.
import { describe, expect, test } from 'vitest';
import { type KnownHost, unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, removed, status } from '../stories.ts';
import {
  at,
  check,
  control,
  earlier,
  judged,
  knownAfter,
  newFile,
  oldFile,
  purged,
  round,
  toLine,
  x,
  y,
} from '../timeline.ts';

const [older, newer] = [body(oldFile), body(newFile)];
const now = (sentAtMs: number, seen: Seen, query = '', pop = 'fra') => check(at(sentAtMs, seen, undefined, pop), query);
/** Another file of the host was given at that time. */
const giving = (unchangedAtMs: number, givenAtMs: readonly number[] = []): KnownHost => ({
  ...unknownHost,
  unchangedFile: 'served',
  unchangedAtMs,
  givenAtMs,
});
const deaf: KnownHost = { ...unknownHost, unchangedFile: 'none' };

describe('a derivative of a file that is gone', () => {
  const w = (seen: Seen): Fact => ({ kind: 'before', query: 'w=9', sample: at(-100, seen) });
  const ofDerivative = (facts: readonly Fact[], host: KnownHost, nowMs = 900) => {
    const { bare, derivatives } = judge(knownAfter(facts, { expected: removed }, ['w=9']), host, nowMs);
    return [bare, ...derivatives];
  };
  const gone = (code: number) => [earlier(older), w(x), purged, now(50, status(code)), now(100, status(code))];

  test.each([403, 410])('is not gone by %i where the asset gets 404: the host may refuse all by now', (code) => {
    const [, derivative] = ofDerivative([...gone(404), now(200, status(code), 'w=9')], giving(300));
    expect(derivative).toMatchObject({
      rule: 'derivative-indeterminate',
      verdict: {
        outcome: 'inconclusive',
        cause: { status: code },
        detail: `It answers ${code}, as it may for all of a host, and not as the asset itself.`,
      },
    });
  });

  test('is gone by 403 as the asset is, once another file was given since', () => {
    const facts = [...gone(403), now(200, status(403), 'w=9')];
    const lines = (host: KnownHost) => ofDerivative(facts, host).map(toLine);
    expect(lines(giving(90, [60]))).toEqual(['gone: gone', 'derivative-gone: inconclusive, needs unchanged']);
    expect(lines(giving(220, [60, 90]))).toEqual([
      'gone: gone',
      'derivative-gone: inconclusive, waits for confirmation',
    ]);
  });

  test('is gone by 403 as the asset is, where no other file can be asked for', () => {
    const facts = [earlier(older), purged, now(50, status(403)), now(100, status(403)), now(200, status(403), 'w=9')];
    expect(ofDerivative(facts, deaf).map(toLine)).toEqual(['gone: gone', 'derivative-gone: gone']);
  });
});

describe('a removed file that one point of presence refuses for a moment, where another one gives 404 of before the purge', () => {
  const wasServed: Fact = { kind: 'before', query: '', sample: at(-100, older, undefined, 'lhr') };
  const oldError = (sentAtMs: number) => check(at(sentAtMs, status(404), [-150_000, -149_000]));
  const refused = (sentAtMs: number) => now(sentAtMs, status(403), '', 'lhr');
  const line = (facts: readonly Fact[], host: KnownHost) =>
    judged([wasServed, purged, ...facts], 2_500, { expected: removed }, host);

  test('may be there again: that was no effect of the purge', () => {
    const facts = [refused(1_000), oldError(1_100), oldError(2_200)];
    expect(line(facts, giving(1_050))).toBe('contrary-point: inconclusive, waits for age');
  });

  test('is gone where that one gave nothing else', () => {
    const gone = (sentAtMs: number) => check(at(sentAtMs, status(404), [sentAtMs, sentAtMs + 5]));
    const facts = [earlier(older), purged, refused(1_000), gone(1_100), gone(2_200)];
    expect(judged(facts, 2_300, { expected: removed }, giving(1_050))).toBe('gone: gone');
  });

  test('is gone once another file came between two refusals', () => {
    const facts = [refused(1_000), refused(1_200), oldError(1_300), oldError(2_400)];
    expect(line(facts, giving(1_250, [1_050]))).toBe('gone: gone');
  });
});

describe('what comes after 410 of the whole host', () => {
  const stored = (sentAtMs: number, seen: Seen, pop: string) => check(at(sentAtMs, seen, [90, sentAtMs + 5], pop));
  const line = (before: Seen, pop = 'fra') => {
    const earlierThere: Fact = { kind: 'before', query: '', sample: at(-100, before, undefined, pop) };
    const then = [now(50, status(410), '', pop), stored(100, newer, pop), stored(1_200, newer, pop)];
    return judged([earlierThere, purged, ...then], 1_300);
  };

  test('shows the effect of the purge where the same point of presence gave something else before it', () => {
    expect(line(older)).toBe('new-bytes: bytes');
    expect(line(x)).toBe('new-bytes: bytes');
    expect(line(status(404))).toBe('new-bytes: bytes');
  });

  test.each<[string, Seen, string]>([
    ['gave the same before it', newer, 'fra'],
    ['has no name', older, ''],
    ['was refused before it, too', status(403), 'fra'],
    ['had a fault before it', status(503), 'fra'],
  ])('does not where it %s', (_, before, pop) => {
    expect(line(before, pop)).toMatch(/^new-bytes: inconclusive, waits for (effect|age)$/);
  });
});

describe('an error that comes after a refusal of the whole host before the purge', () => {
  const serving: KnownHost = { ...giving(62_050, [61_050]), hasOwnFiles: true };
  const later = (seen: Seen, pop?: string) =>
    [50, 61_000, 62_000].map((ms) => check(at(ms, seen, [ms - 40, ms + 5], pop)));
  const line = (before: number, ...facts: readonly Fact[]) =>
    judged([earlier(status(before)), purged, ...facts], 62_100, { expected: removed }, serving);

  test('may be an old one for five minutes', () => {
    expect(line(404, ...later(status(404)))).toBe('gone: gone');
    expect(line(410, ...later(status(404)))).toBe('gone: inconclusive, waits for age');
    expect(line(403, ...later(status(404)))).toBe('gone: inconclusive, waits for age');
  });

  test('is none where it is the same', () => {
    expect(line(403, ...later(status(403)))).toBe('gone: gone');
  });
});

describe('an asset after 403, which may have been of the whole host while the old file was there,', () => {
  const made = (sentAtMs: number) => check(at(sentAtMs, x, [1_400, 1_500]));
  const line = (...moments: readonly number[]) => {
    const facts = [earlier(status(403)), purged, control('missing', 60, status(404)), ...moments.map(made)];
    const { bare } = judge(knownAfter(facts, { expected: { kind: 'unknown' } }), unknownHost, 99_000);
    return { line: toLine(bare), cause: bare.verdict.outcome === 'verified' ? null : bare.verdict.cause.kind };
  };

  test('has appeared only a minute after the purge', () => {
    expect(line(1_500, 2_510)).toEqual({ line: 'changed: inconclusive, waits for effect', cause: 'too-early' });
    expect(line(1_500, 58_000, 59_999)).toEqual({
      line: 'changed: inconclusive, waits for effect',
      cause: 'too-early',
    });
    expect(line(1_500, 58_000, 60_000).line).toMatch(
      /^changed: changed|^changed: inconclusive, waits for confirmation/,
    );
  });
});

describe('an unchanged file that the host does not serve', () => {
  const host: KnownHost = { ...unknownHost, unchangedFile: 'not-served', unchangedAtMs: 100 };
  const line = (before: number, sentAtMs: number, unchangedAtMs = 100) =>
    judged(
      [earlier(status(before)), purged, now(sentAtMs, status(404))],
      sentAtMs + 50,
      { expected: removed },
      {
        ...host,
        unchangedAtMs,
      },
    );
  const needs = 'gone: inconclusive, needs unchanged';

  test('is asked for again at once where this answer has come in the place of a refusal since', () => {
    expect(line(403, 150)).toBe(needs);
    expect(line(404, 150)).toBe('never-seen: inconclusive');
    expect(line(503, 150)).toBe('never-seen: inconclusive');
    expect(line(403, 150, 160)).toBe('never-seen: inconclusive');
  });

  test('is asked for again twice a second', () => {
    expect(line(404, 599)).toBe('never-seen: inconclusive');
    expect(line(404, 600)).toBe(needs);
  });
});

describe('what any path gives', () => {
  const line = (missing: Fact, ...moments: readonly number[]) => {
    const facts = moments.flatMap((ms) => [round, now(ms, y)]);
    return judged([earlier(older), purged, ...facts.slice(0, 2), missing, ...facts.slice(2)], 90_000, {
      expected: removed,
    });
  };
  const [known, asked] = ['held-unasked: inconclusive, needs held', 'replaced: inconclusive, needs missing'];

  test.each([403, 410])('is asked for again at each check where %i came, which may be of the whole host', (code) => {
    const refusedAt = (sentAtMs: number) => control('missing', sentAtMs, status(code));
    expect(line(refusedAt(60), 50)).toBe(known);
    expect(line(refusedAt(60), 50, 61)).toBe(asked);
  });

  test('is asked for again after half a minute where another image came, and before it if that came first', () => {
    const otherAt = (sentAtMs: number) => control('missing', sentAtMs, x);
    expect(line(otherAt(60), 50, 30_060)).toBe(known);
    expect(line(otherAt(60), 50, 30_061)).toBe(asked);
    expect(line(otherAt(59), 50, 1_000)).toBe(asked);
  });
});

test('other bytes are no change for a minute where what any path gives is refused with 410', () => {
  const line = (code: number, ...moments: readonly number[]) => {
    const checks = moments.map((ms) => check(at(ms, y, [ms - 5, ms + 5])));
    const missing = control('missing', (moments.at(-1) ?? 0) + 20, status(code));
    return judged([earlier(x), purged, ...checks, missing], 90_000, { expected: { kind: 'unknown' } });
  };
  expect(line(404, 50, 1_060)).toBe('changed: changed');
  expect(line(403, 50, 1_060)).toBe('changed: changed');
  expect(line(410, 50, 1_060)).toBe('changed: inconclusive, waits for effect');
  expect(line(410, 50, 59_999)).toBe('changed: inconclusive, waits for effect');
  expect(line(410, 50, 60_000)).toBe('changed: changed');
});

describe('beside 404, 410 of another point of presence that has lasted for a minute', () => {
  const facts = [
    earlier(older),
    purged,
    now(50, status(410), '', 'iad'),
    now(60_070, status(410), '', 'iad'),
    now(60_200, status(404)),
    now(60_300, status(404)),
  ];
  const line = (...givenAtMs: readonly number[]) =>
    judged(facts, 60_350, { expected: removed }, { ...giving(60_320, givenAtMs), hasOwnFiles: true });

  test('disagrees unless another file was given in that time', () => {
    expect(line(40)).toMatch(/^contrary-point: inconclusive/);
    expect(line(60)).toBe('gone: gone');
  });
});

test('a second look is needed unless another file was given between the two refusals', () => {
  const facts = [earlier(older), purged, now(50, status(403)), now(100, status(403))];
  const line = (...givenAtMs: readonly number[]) => judged(facts, 150, { expected: removed }, giving(110, givenAtMs));
  expect(line(59)).toBe('gone: inconclusive, waits for confirmation');
  expect(line(60)).toBe('gone: gone');
  expect(line(100)).toBe('gone: gone');
  expect(line(101)).toBe('gone: inconclusive, waits for confirmation');
});

test('a fault in the place of the other file brings no purge, where that file was given before', () => {
  const facts = [earlier(older), purged, now(50, status(403)), now(100, status(403))];
  const after = (unchangedAtMs: number, givenAtMs: readonly number[]) =>
    judge(knownAfter(facts, { expected: removed }), { ...unknownHost, unchangedAtMs, givenAtMs }, 150).bare;
  expect(toLine(after(90, [60]))).toBe('refused-removed: inconclusive, needs unchanged');
  expect(toLine(after(110, []))).toBe('refused-removed: inconclusive');
  expect(after(110, [60])).toMatchObject({
    rule: 'gone',
    isRight: true,
    verdict: {
      outcome: 'inconclusive',
      detail:
        'imgix answers 403: it serves nothing. But the file that would show that this is not of the whole host could not be fetched.',
    },
    wait: { kind: 'effect', untilMs: 60_100 },
  });
});

test.each([
  [
    403,
    'imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. If the Source has Secure URLs, give `secure-url-token`.',
    'imgix answers 403, which it gives for a missing file and for any URL that it refuses: it has given no other file of this host since.',
  ],
  [
    410,
    'imgix answers 410, as it may for all of a host whose Source is not deployed, and gave no asset before the purge either.',
    'imgix answers 410, which it gives for a missing file and for all of a host whose Source is not deployed: it has given no other file of this host since.',
  ],
])('%i is told with what else it may mean', (code, asBefore, sinceThen) => {
  const detail = (before: Seen) => {
    const known = knownAfter([earlier(before), purged, now(50, status(code))], { expected: removed });
    return judge(known, { ...unknownHost, unchangedFile: 'not-served', unchangedAtMs: 50 }, 100).bare.verdict.detail;
  };
  expect(detail(status(code))).toBe(asBefore);
  expect(detail(older)).toBe(sinceThen);
});
