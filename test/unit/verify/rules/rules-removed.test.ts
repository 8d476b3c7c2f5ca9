// A file that should be gone: what is learnt of answers at their moments, and what is judged of it.
import { describe, expect, test } from 'vitest';
import { type KnownHost, unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { body, removed, status, unread } from '../stories.ts';
import {
  at,
  check,
  control,
  d,
  deaf,
  earlier,
  held,
  judged,
  knownAfter,
  oldFile,
  purged,
  round,
  serving,
  toLine,
  y,
} from '../timeline.ts';

describe('a removed file', () => {
  const gone = [earlier(body(oldFile)), purged, check(at(50, status(404))), check(at(60, status(404)))];
  const later = [60_000, 61_000].map((atMs) => check(at(atMs, status(404))));
  const never = [earlier(status(404)), purged, check(at(50, status(404), [45, 55])), ...later];

  test.each<[string, readonly Fact[], number, KnownHost, string]>([
    ['was served, and is not', gone, 70, unknownHost, 'gone: gone'],
    ['was never seen', never, 61_010, unknownHost, 'gone: inconclusive, needs unchanged'],
    ['was never seen, nor anything else', never, 61_010, deaf, 'never-seen: inconclusive'],
    ['was never seen, but others are', never, 61_010, serving, 'gone: gone'],
    [
      'is forbidden as before',
      [earlier(status(403)), purged, check(at(50, status(403)))],
      60,
      deaf,
      'refused-removed: inconclusive',
    ],
    [
      'is forbidden by something on the way, which does not give the name of a point of presence',
      [earlier(body(oldFile)), purged, check(at(50, status(403, { isAnonymous: true }), undefined, ''))],
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

test('a removed file that the origin had is gone, though nobody has seen it at imgix', () => {
  const facts = [purged, check(at(50, status(404))), check(at(1_100, status(404)))];
  const line = (wasAtOrigin: boolean) =>
    judged(facts, 1_200, { expected: removed, isOriginReady: true, wasAtOrigin }, deaf);
  expect([line(false), line(true)]).toEqual(['never-seen: inconclusive', 'gone: gone']);
});

test.each<[string, Seen, string, boolean]>([
  ['its own bytes', body(oldFile), 'a.gif', false],
  ['a fault', status(503), 'a.gif', true],
  ['no answer', { kind: 'failed', reason: 'cut' }, 'a.gif', true],
  ['a page', { ...body('<html>'), nonAssetReason: 'an HTML page' } as Seen, 'a.gif', true],
  [
    'text, of a text file',
    { ...body('other'), nonAssetReason: 'content of the type text/plain' } as Seen,
    'a.txt',
    false,
  ],
])(
  'an error after a purge may be an old one for five minutes where before it came %s: %s',
  (_, before, name, isHidden) => {
    const facts = [
      earlier(before),
      purged,
      check(at(50, status(404), [45, 55])),
      check(at(61_000, status(404), [45, 55])),
      check(at(62_000, status(404), [45, 55])),
    ];
    const subject = { expected: removed, url: `https://a.imgix.net/${name}`, wasAtOrigin: true };
    expect(judged(facts, 62_100, subject)).toBe(isHidden ? 'gone: inconclusive, waits for age' : 'gone: gone');
  },
);

describe.each([403, 410])('a removed file of which imgix answers %i now, as it may for all of its host,', (code) => {
  const refused = 'refused-removed: inconclusive';
  const given = (seen: Seen, pop: string): Fact => ({
    kind: 'before',
    query: '',
    sample: at(-100, seen, undefined, pop),
  });
  const facts = (before: Seen, pop = '') => [given(before, pop), purged, check(at(50, status(code), undefined, pop))];
  const line = (all: readonly Fact[], host: Partial<KnownHost>) =>
    judged(all, 300, { expected: removed }, { ...unknownHost, ...host });
  const older = body(oldFile);

  const late = check(at(60_070, status(code), undefined, ''));
  // A Source that is being deployed is there again within a minute; until then it may refuse some requests only.
  const early = code === 410 ? 'gone: inconclusive, waits for effect' : /^gone: /;

  test('is gone where another file was given since the first refusal', () => {
    expect(line(facts(older), { unchangedFile: 'served', unchangedAtMs: 60 })).toMatch(early);
    expect(line(facts(older), { unchangedFile: 'served', unchangedAtMs: 59 })).toBe(refused);
    expect(line([...facts(older), late], { unchangedFile: 'served', unchangedAtMs: 60 })).toMatch(/^gone: /);
  });

  test('is gone where it was served and no other file is known', () => {
    expect(line([...facts(older), late], deaf)).toMatch(/^gone: /);
    expect(line(facts(older), deaf)).toMatch(early);
    expect(line(facts(status(code)), deaf)).toBe(refused);
  });

  test('needs another file again that was asked for before', () => {
    const asked = (unchangedAtMs: number) => line(facts(status(code)), { unchangedFile: 'not-served', unchangedAtMs });
    expect(asked(49)).toBe(`${refused}, needs unchanged`);
    expect(asked(50)).toBe(refused);
  });
});

describe('a removed file of which imgix answers 410', () => {
  const gone = { expected: removed };
  const answering = (unchangedAtMs: number): KnownHost => ({ ...serving, unchangedFile: 'served', unchangedAtMs });
  const at410 = (sentAtMs: number, pop = 'fra') => at(sentAtMs, status(410), undefined, pop);
  const facts = [earlier(body(oldFile)), purged];

  test('needs no other file again before the minute is over', () => {
    const early = [...facts, check(at410(50)), check(at410(30_000))];
    expect(judged(early, 30_100, gone, answering(60))).toBe('gone: inconclusive, waits for effect');
    const late = [...early, check(at410(60_070))];
    expect(judged(late, 60_100, gone, answering(60))).toBe('refused-removed: inconclusive, needs unchanged');
  });

  test('is purged once, where two points of presence say so', () => {
    const known = knownAfter([...facts, check(at410(50, 'iad')), check(at410(150))], gone);
    const { bare } = judge(known, answering(170), 200);
    expect(bare).toMatchObject({ rule: 'gone', isRight: true, wait: { kind: 'effect', untilMs: 60_160 } });
    expect(bare.verdict).toMatchObject({ cause: { kind: 'too-early' } });
  });

  test('waits for another point of presence that said so, and has not been met a minute later', () => {
    const early = [...facts, check(at410(50)), check(at410(30_000, 'iad'))];
    const known = knownAfter([...early, check(at410(60_070))], gone);
    const { bare } = judge(known, answering(60_080), 60_100);
    expect(bare).toMatchObject({ rule: 'contrary-point', isRight: true, wait: { kind: 'confirmation' } });
    expect(bare.verdict).toMatchObject({ cause: { kind: 'other-point', pop: 'iad', gave: { kind: 'too-early' } } });
  });

  test('is purged once more, where another point of presence says 404', () => {
    const at404 = at(150, status(404), [140, 160]);
    const { bare } = judge(knownAfter([...facts, check(at410(50, 'iad')), check(at404)], gone), answering(170), 200);
    expect(bare).toMatchObject({ rule: 'contrary-point', isRight: false });
    expect(bare.verdict).toMatchObject({ cause: { kind: 'other-point', gave: { kind: 'unknown-content' } } });
  });

  test('is told with the reason for the wait', () => {
    const { bare } = judge(knownAfter([...facts, check(at410(50))], gone), answering(60), 200);
    expect(bare.verdict.detail).toBe(
      'imgix answers 410: it serves nothing. But it may be for all of a host whose Source is not deployed: it has to stay so for a minute.',
    );
  });

  test('has a derivative that is gone at the first look, as the minute is over', () => {
    const asset = [50, 60_070, 60_100].map((ms) => check(at410(ms)));
    const known = knownAfter([...facts, ...asset, check(at410(60_200), 'w=9')], gone, ['w=9']);
    const { bare, derivatives } = judge(known, { ...answering(60_220), givenAtMs: [60_090] }, 60_250);
    expect([bare, ...derivatives].map(toLine)).toEqual(['gone: gone', 'derivative-gone: gone']);
  });
});

test('a removed file that was served before the purge is gone, whatever came in between', () => {
  const at410 = check(at(50, status(410), undefined, 'fra'));
  const at404 = check(at(61_000, status(404), undefined, 'fra'));
  const given: Fact = { kind: 'before', query: '', sample: at(-100, body('an older one'), undefined, 'fra') };
  const line = judged([given, purged, at410, at404], 61_100, { expected: removed }, { ...unknownHost, ...deaf });
  expect(line).toMatch(/^gone: /);
});

describe('what stands in the place of a removed file', () => {
  const facts = [earlier(body(oldFile)), purged];
  const line = (...more: readonly Fact[]) => judged([...facts, ...more], 300, { expected: removed });

  test('is not the default image where nobody tells that', () => {
    expect(line(check(at(50, y)), control('missing', 60, status(503)))).toBe('held-unasked: inconclusive, needs held');
  });

  test('is compared once with what any path gives', () => {
    expect(line(check(at(50, y)), control('missing', 60, status(404)), round)).toBe(
      'held-unasked: inconclusive, needs held',
    );
  });

  test('is read where it is as long as the default image', () => {
    expect(line(check(at(50, unread('nothing here'))), control('missing', 60, d))).toBe(
      'replaced: inconclusive, needs whole',
    );
    expect(line(check(at(50, unread('something else'))), control('missing', 60, d))).toBe(
      'held-unasked: inconclusive, needs held',
    );
  });

  test('may be a default image that the push has brought', () => {
    const z = body('nothing here any more');
    const before = [check(at(50, y)), control('missing', 60, d), round, check(at(70, z))];
    expect(line(...before)).toBe('replaced: inconclusive, needs missing');
    expect(line(...before, control('missing', 80, z))).toMatch(/^replaced: /);
    expect(line(...before, control('missing', 80, d))).toBe('held-unasked: inconclusive, needs held');
    // A refusal of the whole host tells nothing of it.
    expect(line(...before, control('missing', 80, status(410)), round)).toBe('replaced: inconclusive, needs missing');
  });

  test('is its end where other files are served', () => {
    const unseen = [purged, check(at(50, d, [45, 55])), control('missing', 60, d)];
    expect(judged(unseen, 300, { expected: removed })).toBe('replaced: inconclusive, needs unchanged');
    expect(judged(unseen, 300, { expected: removed }, deaf)).toBe('never-seen: inconclusive');
  });
});
