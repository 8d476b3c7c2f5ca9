// The rules as a table, without sockets: what is learnt of answers, and what is judged of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Known, type Need, type Subject, toKnown } from '../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../src/verify/known/learn.ts';
import type { Sample, Seen } from '../../../src/verify/probe/sample.ts';
import { judge } from '../../../src/verify/rules/judge.ts';
import { plan } from '../../../src/verify/rules/schedule.ts';

const [oldFile, newFile] = ['the old one', 'the newer one'];
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const print = (text: string) => ({ kind: 'sha256', hex: sha256(text), size: text.length }) as const;
const body = (text: string): Seen => ({
  kind: 'served',
  body: { length: text.length, sha256: sha256(text), blobIds: null },
});
const status = (code: number): Seen => ({ kind: 'status', status: code });

const updated = { kind: 'updated', now: print(newFile), old: print(oldFile) } as const;
const removed = { kind: 'removed', old: print(oldFile) } as const;
const subject: Subject = {
  url: 'https://a.imgix.net/a.gif',
  isSigned: false,
  isAdded: false,
  newestAfterMs: undefined,
  newest: undefined,
  expected: updated,
  isOriginReady: false,
};

/** Asked at a moment and answered 10 ms later. `storedMs`: between these moments; by default at any time. */
function at(
  sentAtMs: number,
  seen: Seen,
  storedMs: readonly [number, number] = [-1e9, sentAtMs + 10],
  pop = 'fra',
): Sample {
  const stored = { earliestMs: storedMs[0], latestMs: storedMs[1] };
  return { sentAtMs, seenAtMs: sentAtMs + 10, pop, stored, headers: {}, seen };
}

const earlier = (seen: Seen): Fact => ({ kind: 'before', query: '', sample: at(-100, seen) });
const purged: Fact = { kind: 'purged', atMs: 0, mayTakeEffect: true };
const check = (sample: Sample, query = ''): Fact => ({ kind: 'check', query, sample });
const round: Fact = { kind: 'round' };
const held = (sentAtMs: number, contentLength: number): Fact => ({
  kind: 'held',
  file: { kind: 'described', metadata: { contentLength, dimensions: undefined } },
  sample: at(sentAtMs, status(200)),
});
const indeterminate = (sentAtMs: number): Fact => ({
  kind: 'held',
  file: { kind: 'unknown' },
  sample: at(sentAtMs, status(422)),
});
const control = (kind: 'fresh' | 'missing', sentAtMs: number, seen: Seen): Fact => ({
  kind,
  query: '',
  sample: at(sentAtMs, seen),
});

function judged(facts: readonly Fact[], nowMs = 1_000, changes: Partial<Subject> = {}, host: KnownHost = unknownHost) {
  const known = facts.reduce(learn, toKnown({ ...subject, ...changes }, []));
  const { rule, verdict, need, wait } = judge(known, host, nowMs).bare;
  const result = verdict.kind === 'verified' ? verdict.evidence : verdict.as;
  return `${rule}: ${result}${need ? `, needs ${need.kind}` : ''}${wait ? `, waits for ${wait.kind}` : ''}`;
}

const serving: KnownHost = { ...unknownHost, hasOwnFiles: true };
const deaf: KnownHost = { ...unknownHost, witness: 'none' };
const x = body('rendered from the old one');
const y = body('rendered from the newer one');
const d = body('nothing here');

describe('a file that should be there', () => {
  test.each<[string, readonly Fact[], number, string]>([
    ['old before, new now', [earlier(body(oldFile)), purged, check(at(50, body(newFile)))], 60, 'new-bytes: bytes'],
    [
      'new before and now',
      [earlier(body(newFile)), purged, check(at(50, body(newFile)))],
      60,
      'new-bytes: inconclusive, waits for effect',
    ],
    [
      'and a minute later',
      [earlier(body(newFile)), purged, check(at(60_000, body(newFile)))],
      60_010,
      'new-bytes: bytes',
    ],
    [
      'the same object as before an error',
      [earlier(body(newFile)), purged, check(at(50, status(404))), check(at(90, body(newFile), [-500, -400]))],
      100,
      'new-bytes: inconclusive, waits for confirmation',
    ],
    [
      'old after the purge, then new',
      [earlier(body(oldFile)), purged, check(at(50, body(oldFile))), check(at(90, body(newFile)))],
      100,
      'new-bytes: inconclusive, waits for confirmation',
    ],
    [
      'old, then new twice',
      [
        earlier(body(oldFile)),
        purged,
        check(at(50, body(oldFile))),
        check(at(90, body(newFile))),
        check(at(101, body(newFile))),
      ],
      111,
      'new-bytes: bytes',
    ],
    [
      'new, and another point of presence was stale',
      [earlier(body(oldFile)), purged, check(at(50, body(newFile), undefined, 'iad'))],
      60,
      'contrary-point: stale, waits for effect',
    ],
    ['missing', [earlier(body(oldFile)), purged, check(at(50, status(404)))], 60, 'missing: stale'],
    ['other bytes', [earlier(x), purged, check(at(50, y))], 60, 'indeterminate: inconclusive, needs held'],
    [
      'other bytes, imgix holds the old file',
      [earlier(x), purged, check(at(50, y)), held(60, oldFile.length)],
      80,
      'held-old: stale',
    ],
    [
      'other bytes, imgix holds a third file',
      [earlier(x), purged, check(at(50, y)), held(60, 99)],
      80,
      'held-other: inconclusive',
    ],
    [
      'imgix has the new file, and the URL gives what came before',
      [earlier(x), purged, held(40, newFile.length), check(at(60, x)), control('fresh', 75, y)],
      90,
      'held-new-old: stale',
    ],
    [
      'other bytes, made since imgix has the new file, not asked since',
      [earlier(x), purged, held(40, newFile.length), check(at(60, x)), check(at(90, y))],
      100,
      'held-new: inconclusive, waits for confirmation',
    ],
    [
      'and asked since',
      [
        earlier(x),
        purged,
        held(40, newFile.length),
        check(at(60, x)),
        check(at(90, y)),
        round,
        held(110, newFile.length),
        check(at(130, y)),
      ],
      140,
      'held-new: metadata',
    ],
    [
      'imgix got the new file after that was stored',
      [earlier(x), purged, check(at(50, y, [45, 55])), held(60, newFile.length), control('fresh', 75, x)],
      90,
      'held-new: inconclusive, waits for age',
    ],
    [
      'nothing describes it, other bytes',
      [earlier(x), purged, check(at(50, y, [45, 55])), indeterminate(60)],
      80,
      'changed: inconclusive, needs missing',
    ],
    [
      'and not the default image',
      [earlier(x), purged, check(at(50, y, [45, 55])), indeterminate(60), control('missing', 80, status(404))],
      99,
      'changed: inconclusive, waits for confirmation',
    ],
    [
      'and it is',
      [earlier(x), purged, check(at(50, d, [45, 55])), indeterminate(60), control('missing', 80, d)],
      99,
      'default-image: stale',
    ],
  ])('%s', (_, facts, nowMs, expected) => {
    expect(judged(facts, nowMs)).toBe(expected);
  });

  test('is proved by an answer that was stored after the purge where it was added', () => {
    const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;
    expect(judged([purged, check(at(50, body(newFile), [45, 55]))], 60, added)).toBe('new-bytes: bytes');
    expect(judged([purged, check(at(50, body(newFile), [-945, 55]))], 60, added)).toBe(
      'new-bytes: inconclusive, waits for age',
    );
    expect(judged([purged, check(at(50, body(newFile), [-945, -45]))], 60, added)).toBe(
      'new-bytes: inconclusive, waits for effect',
    );
  });

  test('is proved by what the branch holds by now', () => {
    const newest = { commit: 'c', expected: { kind: 'updated', now: print('the newest'), old: 'unknown' } } as const;
    const facts: Fact[] = [
      earlier(body(oldFile)),
      purged,
      check(at(50, body('the newest'))),
      { kind: 'newest', newest },
    ];
    expect(judged(facts, 60)).toBe('new-bytes: superseded');
    const other: Fact[] = [
      earlier(x),
      purged,
      check(at(50, y, [45, 55])),
      indeterminate(60),
      control('missing', 80, status(404)),
    ];
    expect(judged([...other, { kind: 'newest', newest }], 99, { expected: removed })).toMatch(
      /^indeterminate: inconclusive/,
    );
  });
});

test('a derivative may be older than a repeated purge, which found the right file where the first one had brought it', () => {
  const facts: readonly Fact[] = [
    earlier(body(newFile)),
    { kind: 'before', query: 'w=9', sample: at(-100, y) },
    purged,
    check(at(60_500, body(newFile))),
    check(at(60_700, x, [59_700, 60_700]), 'w=9'),
    { kind: 'purged', atMs: 61_000, mayTakeEffect: true },
    round,
    check(at(121_000, body(newFile))),
    check(at(121_200, x, [60_100, 61_300]), 'w=9'),
  ];
  const { derivatives } = judge(facts.reduce(learn, toKnown(subject, ['w=9'])), unknownHost, 121_300);
  expect(derivatives).toMatchObject([{ rule: 'derivative-since', verdict: { kind: 'verified' } }]);
});

test('a derivative may be older than the object of its asset that is there now', () => {
  const facts: readonly Fact[] = [
    earlier(body(oldFile)),
    { kind: 'before', query: 'w=9', sample: at(-100, y) },
    purged,
    check(at(50, body(newFile), [0, 60])),
    check(at(70, body(newFile), [0, 60])),
    round,
    check(at(10_000, body(newFile), [9_000, 10_010])),
    check(at(10_040, x, [9_040, 10_050]), 'w=9'),
  ];
  const { derivatives } = judge(facts.reduce(learn, toKnown(subject, ['w=9'])), unknownHost, 10_060);
  expect(derivatives).toMatchObject([{ rule: 'derivative-since', verdict: { kind: 'verified' } }]);
});

describe('a removed file', () => {
  const gone = [earlier(body(oldFile)), purged, check(at(50, status(404))), check(at(60, status(404)))];
  const never = [earlier(status(404)), purged, check(at(50, status(404), [45, 55])), check(at(60_000, status(404)))];

  test.each<[string, readonly Fact[], number, KnownHost, string]>([
    ['was served, and is not', gone, 70, unknownHost, 'gone: gone'],
    ['was never seen', never, 60_010, unknownHost, 'gone: inconclusive, needs witness'],
    ['was never seen, nor anything else', never, 60_010, deaf, 'never-seen: inconclusive'],
    ['was never seen, but others are', never, 60_010, serving, 'gone: gone'],
    [
      'is forbidden as before',
      [earlier(status(403)), purged, check(at(50, status(403)))],
      60,
      deaf,
      'refused-removed: inconclusive',
    ],
    [
      'is forbidden by something on the way, which does not give the name of a point of presence',
      [earlier(body(oldFile)), purged, check(at(50, status(403), undefined, ''))],
      60,
      serving,
      'fault-refused: inconclusive',
    ],
    [
      'has something in its place',
      [earlier(body(oldFile)), purged, check(at(50, y))],
      60,
      unknownHost,
      'replaced: inconclusive, needs missing',
    ],
    [
      'has another file in its place',
      [earlier(body(oldFile)), purged, check(at(50, y)), control('missing', 60, status(404)), held(80, 99)],
      90,
      unknownHost,
      'indeterminate: inconclusive',
    ],
    [
      'has the default image in its place',
      [earlier(body(oldFile)), purged, check(at(50, d)), control('missing', 60, d), check(at(80, d))],
      90,
      unknownHost,
      'replaced: replaced',
    ],
  ])('%s', (_, facts, nowMs, host, expected) => {
    expect(judged(facts, nowMs, { expected: removed }, host)).toBe(expected);
  });
});

describe('where the moment from which on a check counts is the deadline itself', () => {
  const planned = (expected: typeof updated | typeof removed, seen: Seen, sentAtMs: number, deadlineMs: number) => {
    const facts = [earlier(seen), purged, check(at(sentAtMs - 20, seen)), check(at(sentAtMs, seen))];
    const known = facts.reduce(learn, toKnown({ ...subject, expected }, []));
    const nowMs = sentAtMs + 30;
    const judgement = judge(known, serving, nowMs);
    return [judgement.bare.verdict.kind, plan(known, serving, judgement, { nowMs, deadlineMs, random: 0 })];
  };
  const early = -0.2;

  test.each<[string, typeof updated | typeof removed, Seen, number]>([
    ['a minute after the purge', updated, body(newFile), 60_000],
    ['when cached errors end', removed, status(404), 300_000],
  ])('one that was sent a little earlier is followed by one more (%s)', (_, expected, seen, deadlineMs) => {
    const oneMore = { kind: 'check', atMs: deadlineMs };
    expect(planned(expected, seen, deadlineMs + early, deadlineMs)).toEqual(['pending', oneMore]);
    expect(planned(expected, seen, deadlineMs + 30, deadlineMs)).toEqual(['verified', { kind: 'end' }]);
  });

  test('nothing is waited for beyond it', () => {
    expect(planned(updated, body(newFile), 50_000, 50_000)).toEqual(['pending', { kind: 'end' }]);
  });
});

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
    case 'witness':
      return { kind };
    default:
      return { kind, query, sample };
  }
}

test('docs/verification.md has the rows of the rules, and no others', () => {
  const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const files = ['content', 'updated', 'removed', 'unknown', 'derivative'].map(
    (name) => `src/verify/rules/${name}-rules.ts`,
  );
  const code = files.map(read).join('\n') + read('src/verify/rules/facts.ts');
  const inCode = [...code.matchAll(/(?:rule: |right\(|open\(|oldRendering\()\s*'([a-z-]+)'/g)].map(([, name]) => name);
  const rows = read('docs/verification.md').match(/^\|.*\| Rule \|$[\s\S]*?\n\n/m)?.[0] ?? '';
  const inDocs = [...rows.matchAll(/^\|.*\|(.*)\|$/gm)].flatMap(
    ([, cell = '']) => cell.match(/[a-z]+(-[a-z]+)+|[a-z]{4,}/g) ?? [],
  );
  expect([...new Set(inDocs)].sort()).toEqual([...new Set(inCode)].sort());
});
