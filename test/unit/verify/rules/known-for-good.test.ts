// What is known at once ends at once: 15 s after the purge, in which a deployment may still have come.
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { judge } from '../../../../src/verify/rules/judge.ts';
import { plan, wantsPurge } from '../../../../src/verify/schedule.ts';
import { body, print, removed, status, unknown, updated } from '../stories.ts';
import {
  at,
  check,
  control,
  d,
  earlier,
  held,
  knownAfter,
  newFile,
  oldFile,
  purged,
  serving,
  x,
  y,
} from '../timeline.ts';

const nothingElse: KnownHost = { ...unknownHost, unchangedFile: 'not-served' };
const noOther: KnownHost = { ...unknownHost, unchangedFile: 'none' };
const nameless = status(403, { isAnonymous: true });
const challenge = status(403, { challengeBy: 'Cloudflare' });
const moved = (code: number, location = 'https://example.com/'): Seen => status(code, { location });
const tls: Seen = { kind: 'failed', reason: 'no TLS', isOfTls: true };
const cut: Seen = { kind: 'failed', reason: 'cut' };

function endsAt(facts: readonly Fact[], host: KnownHost, subject: Partial<Subject>): (nowMs: number) => boolean {
  const known = knownAfter(facts, subject);
  return (nowMs) =>
    plan(known, host, judge(known, host, nowMs), { nowMs, deadlineMs: 300_000, random: 0 }) === undefined;
}

const now = (...seen: readonly Seen[]) => seen.map((one, index) => check(at(1_000 + 100 * index, one)));
const both = (seen: Seen) => [earlier(seen), purged, ...now(seen, seen)];
const known = { expected: updated };
const gone = { expected: removed };
const unsaid = { expected: unknown };

describe('it ends early', () => {
  test.each<[string, readonly Fact[], KnownHost, Partial<Subject>]>([
    ['a URL that nothing is known of is missing as before', both(status(404)), unknownHost, unsaid],
    ['it gives the default image as before', [...both(d), control('missing', 1_200, d)], unknownHost, unsaid],
    ['a removed file was missing before, and no other file is known', both(status(404)), noOther, gone],
    ['everything is refused, as before', both(status(403)), noOther, known],
    [
      'everything is refused, an unchanged file as well',
      [earlier(cut), purged, ...now(status(403))],
      nothingElse,
      known,
    ],
    ['everything is refused, and nobody had asked before', [purged, ...now(status(403))], nothingElse, known],
    ['a removed file is refused as before', both(status(403)), noOther, gone],
    [
      'a removed file is refused, an unchanged one as well',
      [earlier(cut), purged, ...now(status(403))],
      nothingElse,
      gone,
    ],
    [
      'everything is refused as at the first check, before which was a fault',
      [
        earlier(cut),
        purged,
        check(at(9_000, status(403))),
        check(at(9_100, status(503))),
        check(at(9_200, status(403))),
      ],
      nothingElse,
      known,
    ],
    ['all of the host answers 410', both(status(410)), { ...unknownHost, unchangedFile: 410 }, known],
    [
      'a removed file was missing before, and an unchanged one is not there, whatever other assets may be',
      both(status(404)),
      { ...nothingElse, mayServe: true, unchangedAtMs: 1_050 },
      gone,
    ],
    [
      'all of the host answers 410, and gave no answer before',
      [earlier(cut), purged, ...now(status(410))],
      { ...unknownHost, unchangedFile: 410 },
      gone,
    ],
    ['nothing is there, an unchanged file neither', both(status(404)), nothingElse, known],
    ['a filter asks for a browser, as before', both(challenge), unknownHost, known],
    ['all is moved for good, as before', both(moved(301)), unknownHost, known],
    ['all is moved for good with its method, as before', both(moved(308)), unknownHost, known],
    ['all is moved for good, and not said whereto, as before', both(status(301)), unknownHost, known],
    ['nobody there speaks TLS, as before', both(tls), unknownHost, known],
    ['all asks for credentials, as before', both(status(401)), unknownHost, known],
    [
      'all is refused without the name of a point of presence, as before',
      both(nameless),
      { ...unknownHost, unchangedFile: 'refused' },
      known,
    ],
    ['that is so, and there is no other file to ask for', both(nameless), noOther, known],
    ['a limit of the plan is reached, as before', both(status(402)), unknownHost, known],
    ['an added file is not there, an unchanged one neither', [purged, ...now(status(404))], nothingElse, known],
  ])('where %s', (_, facts, host, subject) => {
    const ends = endsAt(facts, host, subject);
    expect(ends(15_000)).toBe(true);
    expect(ends(14_999)).toBe(false);
  });

  test('counted from the first purge', () => {
    const late: Fact[] = [
      { kind: 'purged', atMs: 500, mayTakeEffect: true },
      { kind: 'purged', atMs: 9_000, mayTakeEffect: true },
    ];
    const ends = endsAt([earlier(status(404)), ...late, ...now(status(404))], unknownHost, unsaid);
    expect(ends(15_500)).toBe(true);
    expect(ends(15_499)).toBe(false);
  });
});

describe('a minute after the purge it ends', () => {
  const cached = (seen: Seen): Fact => ({ kind: 'before', query: '', sample: at(-100, seen, [-20_000, -19_000]) });
  const untold = { expected: { ...updated, now: print(newFile), old: 'unknown' } } as const;
  const asBefore = [earlier(x), purged, held(1_000, newFile.length), ...now(x, x), control('missing', 1_200, d)];
  const late = [check(at(60_100, x)), control('fresh', 60_200, x)];

  test.each<[string, readonly Fact[], Partial<Subject>]>([
    [
      'where a cache gave that there is nothing: the purge may yet end an error from before the file',
      [cached(status(404)), purged, ...now(status(404), status(404))],
      unsaid,
    ],
    [
      'where imgix holds a file of the right size, of which no other version is known, and renders the same',
      [...asBefore, ...late],
      untold,
    ],
  ])('%s', (_, facts, subject) => {
    const ends = endsAt(facts, unknownHost, subject);
    expect(ends(60_000)).toBe(true);
    expect(ends(59_999)).toBe(false);
  });

  test('not where that is not what imgix renders by now, nor where git knows the version from before', () => {
    const other = [...asBefore, check(at(60_100, x)), control('fresh', 60_200, y)];
    expect(endsAt(other, unknownHost, untold)(100_000)).toBe(false);
    expect(endsAt([...asBefore, ...late], unknownHost, known)(100_000)).toBe(false);
  });

  test('for which what imgix renders is asked for a minute after the purge, once, and only where waiting may be in vain', () => {
    const needs = (facts: readonly Fact[], changes: Partial<Subject> = untold) =>
      judge(knownAfter([...asBefore, ...facts], changes), unknownHost, 60_000).bare.need?.kind;
    expect(needs([check(at(59_999, x))])).toBeUndefined();
    expect(needs([check(at(60_000, x))])).toBe('fresh');
    expect(needs([check(at(60_000, x)), control('fresh', 60_100, y)])).toBeUndefined();
    expect(needs([control('fresh', 1_300, x), check(at(60_000, x))])).toBeUndefined();
    expect(needs([held(59_000, 99), check(at(60_000, x))])).toBeUndefined();
    const old = print('the older one');
    expect(needs([check(at(60_000, x))], { expected: { ...untold.expected, old } })).toBeUndefined();
  });

  test('and is not purged again meanwhile', () => {
    const wants = (facts: readonly Fact[], subject: Partial<Subject>) => {
      const seen = knownAfter(facts, subject);
      return wantsPurge(seen, judge(seen, unknownHost, 2_000), { nowMs: 2_000, deadlineMs: 300_000 });
    };
    expect(wants(asBefore, untold)).toBe(false);
    expect(wants(asBefore, { expected: { ...untold.expected, old: print(newFile) } })).toBe(true);
    expect(wants([...asBefore, control('fresh', 1_300, y)], untold)).toBe(true);
    expect(wants([...asBefore.slice(0, 2), held(900, 99), ...asBefore.slice(2)], untold)).toBe(true);
  });
});

describe('it does not end early', () => {
  test.each<[string, readonly Fact[], KnownHost, Partial<Subject>]>([
    [
      'everything is refused, but was not at the first check',
      [purged, check(at(100, status(503))), check(at(200, status(403)))],
      nothingElse,
      known,
    ],
    [
      'a file is missing, but was not at the first check',
      [purged, check(at(100, status(503))), check(at(200, status(404)))],
      nothingElse,
      known,
    ],
    [
      'nothing is there after 410, as its Source may be being deployed',
      [earlier(status(410)), purged, ...now(status(404))],
      nothingElse,
      known,
    ],
    [
      'everything is refused by now, and files of the host were given before',
      both(status(403)),
      { ...nothingElse, hasOwnFiles: true },
      known,
    ],
    [
      'a removed file is refused as before, and files of the host were given before',
      [earlier(cut), purged, ...now(status(403))],
      { ...nothingElse, hasOwnFiles: true },
      gone,
    ],
    [
      'a filter asks for a browser now and then',
      [earlier(challenge), purged, ...now(body('a rendering'), challenge)],
      unknownHost,
      known,
    ],
    ['another asset of the run may be served', both(status(404)), { ...noOther, mayServe: true }, gone],
    ['the old file is still there', both(body(oldFile)), nothingElse, known],
    [
      'a URL that nothing is known of is missing, and nobody had asked before',
      [purged, ...now(status(404)), control('missing', 1_200, d)],
      unknownHost,
      unsaid,
    ],
    ['it is missing after a fault', [earlier(cut), purged, ...now(status(404))], unknownHost, unsaid],
    [
      'a removed file was not seen, as the first look failed',
      [earlier(cut), purged, ...now(status(404))],
      noOther,
      gone,
    ],
    ['another file was not asked for yet', both(status(404)), unknownHost, gone],
    ['another file was asked for in vain', [...both(status(404)), { kind: 'unchanged', query: '' }], unknownHost, gone],
    ['a removed file is refused, and nobody had asked before', [purged, ...now(status(403))], noOther, gone],
    [
      'a removed file is refused, and was given before',
      [earlier(body(oldFile)), purged, ...now(status(403))],
      nothingElse,
      gone,
    ],
    ['it is refused, and was given before', [earlier(body(oldFile)), purged, ...now(status(403))], nothingElse, known],
    [
      'it is refused, and another file is refused with all of the host',
      both(status(403)),
      { ...unknownHost, unchangedFile: 410 },
      known,
    ],
    [
      'a removed file was missing before, and another file is refused: all of the host may be, for a moment',
      both(status(404)),
      { ...unknownHost, unchangedFile: 403, unchangedAtMs: 1_050 },
      gone,
    ],
    ['it is refused, and another file was not asked for yet', both(status(403)), unknownHost, known],
    [
      'it is refused, and another one is served',
      [purged, ...now(status(403))],
      { ...nothingElse, servesAny: true },
      known,
    ],
    ['it is refused as before, and other files are not', both(status(403)), serving, known],
    ['it is refused, where it was missing before', [earlier(status(404)), purged, ...now(status(403))], noOther, known],
    ['it is refused, and nobody had asked before', [purged, ...now(status(403))], noOther, known],
    ['it is missing as before, and other files may not be', both(status(404)), noOther, known],
    ['it is missing, and was given before', [earlier(body(oldFile)), purged, ...now(status(404))], nothingElse, known],
    [
      'a filter asks for a browser since the purge',
      [earlier(body(oldFile)), purged, ...now(challenge)],
      unknownHost,
      known,
    ],
    [
      'a filter asks for a browser since the purge, after an error',
      [earlier(status(404)), purged, ...now(challenge)],
      unknownHost,
      known,
    ],
    [
      'a filter asks for a browser since the purge, and nobody had asked before',
      [purged, ...now(challenge)],
      unknownHost,
      known,
    ],
    [
      'a filter asks for a browser, and let other files pass',
      both(challenge),
      { ...unknownHost, hasOwnFiles: true },
      known,
    ],
    [
      'credentials are asked for since the purge',
      [earlier(body(oldFile)), purged, ...now(status(401), status(401))],
      unknownHost,
      known,
    ],
    ['credentials are asked for, and not for other files', both(status(401)), serving, known],
    ['imgix answers 500, as before', both(status(500)), unknownHost, known],
    [
      'a Git LFS pointer was deployed: the push that mends that may be on its way',
      [earlier(body(oldFile)), purged, check(at(60_000, body('pointer')))],
      unknownHost,
      { expected: { ...updated, pointer: print('pointer') } },
    ],
    ['an added file is not there, and others are', [purged, ...now(status(404))], serving, known],
    [
      'an added file is not there, and another asset is',
      [purged, ...now(status(404))],
      { ...nothingElse, servesAny: true },
      known,
    ],
    ['all is moved for now', both(moved(302)), unknownHost, known],
    [
      'all is moved for good since the purge',
      [earlier(cut), purged, ...now(moved(301), moved(301))],
      unknownHost,
      known,
    ],
    [
      'all is moved for good, and nobody had asked before',
      [purged, ...now(moved(301), moved(301))],
      unknownHost,
      known,
    ],
    [
      'all is moved to another place than before',
      [earlier(moved(301, 'https://example.org/')), purged, ...now(moved(301))],
      unknownHost,
      known,
    ],
    ['it is moved for good, and other files are not', both(moved(301)), { ...unknownHost, hasOwnFiles: true }, known],
    [
      'it is moved for good, and was answered in between',
      [earlier(moved(301)), purged, ...now(status(404), moved(301), moved(301))],
      unknownHost,
      known,
    ],
    ['the last look but one failed', [earlier(moved(301)), purged, ...now(cut, moved(301))], unknownHost, known],
    ['the connection is cut, as before', both(cut), unknownHost, known],
    ['the connection is cut since the purge', [earlier(tls), purged, ...now(cut)], unknownHost, known],
    [
      'all is refused without the name of a point of presence, and was not before',
      [earlier(x), purged, ...now(nameless, nameless)],
      { ...unknownHost, unchangedFile: 'refused' },
      known,
    ],
    [
      'all is refused without that name, and an unchanged file is not there',
      both(nameless),
      { ...unknownHost, unchangedFile: 'not-served' },
      known,
    ],
  ])('where %s', (_, facts, host, subject) => {
    expect(endsAt(facts, host, subject)(15_000)).toBe(false);
  });

  test('where a fault lies three looks back it does', () => {
    const facts = [earlier(moved(301)), purged, ...now(cut, moved(301), moved(301))];
    expect(endsAt(facts, unknownHost, known)(15_000)).toBe(true);
  });
});

test('where all may be refused by something in front of imgix an unchanged file is asked for, and again after five seconds', () => {
  const needs = (seen: readonly Seen[], host: Partial<KnownHost>) => {
    const facts = [earlier(nameless), purged, ...now(...seen)];
    return judge(knownAfter(facts, known), { ...unknownHost, ...host }, 10_000).bare.need?.kind;
  };
  expect(needs([nameless], {})).toBe('unchanged');
  expect(needs([nameless], { unchangedFile: 'refused', unchangedAtMs: -3_999 })).toBeUndefined();
  expect(needs([nameless], { unchangedFile: 'refused', unchangedAtMs: -4_000 })).toBe('unchanged');
  expect(needs([nameless], { unchangedFile: 'none', unchangedAtMs: -9_000 })).toBeUndefined();
  expect(needs([status(403)], { unchangedFile: 'refused', unchangedAtMs: -9_000 })).toBeUndefined();
});
