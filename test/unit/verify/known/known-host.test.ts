// What all assets of a host learn from each other.
import { describe, expect, test } from 'vitest';
import {
  hostOf,
  isServing,
  type KnownHost,
  type KnownHosts,
  learnWithHost,
  noteAssets,
  unknownHost,
  withUnchanged,
} from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import type { Seen } from '../../../../src/verify/probe/read-answer.ts';
import { body, page, status } from '../stories.ts';
import { at, control, d, held, knownAfter, newFile, oldFile } from '../timeline.ts';

test('what a path without a file gives shows nothing of the files of its host', () => {
  const hosts: KnownHosts = new Map();
  const known = knownAfter([]);
  const { sample } = control('missing', 100, d) as Extract<Fact, { kind: 'missing' }>;
  expect(learnWithHost(hosts, known, { kind: 'missing', query: '', sample }).bare.missing).toBe(sample);
  expect(hostOf(hosts, known.base).servesAny).toBe(false);
});

test.each([
  ['the new file', newFile.length, true],
  ['the old file', oldFile.length, true],
  ['another file', 99, false],
])(
  'where imgix describes %s of one asset, its host is known to have the files of the repository, or not',
  (_, length, has) => {
    const hosts: KnownHosts = new Map();
    const known = knownAfter([]);
    const fact = held(100, length);
    if (fact.kind !== 'held') throw new Error('It is no fact of what imgix holds.');
    expect(learnWithHost(hosts, known, fact).held).toBeDefined();
    expect(hostOf(hosts, known.base).hasOwnFiles).toBe(has);
  },
);

test.each<[string, 'before' | 'check', Seen, boolean]>([
  ['was given before its purge', 'before', body('an image'), true],
  ['failed before its purge', 'before', status(503), true],
  ['was missing before its purge', 'before', status(404), false],
  ['is given since', 'check', body('an image'), false],
])('that an asset %s shows that one may yet be served there, or not', (_, kind, seen, mayServe) => {
  const hosts: KnownHosts = new Map();
  const known = knownAfter([]);
  learnWithHost(hosts, known, { kind, query: '', sample: at(-100, seen) });
  expect(hostOf(hosts, known.base).mayServe).toBe(mayServe);
});

test('an asset that should be there may yet be served, whatever is known of its host', () => {
  const [url, base] = ['https://a.imgix.net/a.gif', 'https://a.imgix.net'];
  const hosts: KnownHosts = new Map([[base, { ...unknownHost, hasOwnFiles: true }]]);
  noteAssets(hosts, [{ url, base, expected: { kind: 'removed' } }]);
  expect(hosts.get(base)).toEqual({ ...unknownHost, hasOwnFiles: true });
  noteAssets(hosts, [{ url, base: undefined, expected: { kind: 'unknown' } }]);
  expect(hosts.get(base)).toEqual({ ...unknownHost, hasOwnFiles: true, mayServe: true });
});

test('of two looks at an unchanged file the later one counts, whichever comes to its end first', () => {
  const found = (unchangedFile: KnownHost['unchangedFile'], unchangedAtMs: number) => ({
    unchangedFile,
    unchangedAtMs,
  });
  const served = withUnchanged(unknownHost, found('served', 100));
  expect(served).toEqual({ ...unknownHost, hasOwnFiles: true, ...found('served', 100) });
  expect(withUnchanged(served, found('not-served', 99))).toEqual(served);
  const missing = withUnchanged(unknownHost, found('not-served', 100));
  expect(withUnchanged(missing, found('served', 99))).toEqual({ ...missing, hasOwnFiles: true, givenAtMs: [99] });
  const later = withUnchanged(served, found('not-served', 200));
  expect(later).toEqual({ ...unknownHost, hasOwnFiles: true, ...found('not-served', 200), givenAtMs: [100] });
  expect(withUnchanged(later, found('served', 300))).toMatchObject({ ...found('served', 300), givenAtMs: [100] });
});

describe('that a host serves files', () => {
  const hostAfter = (...seen: readonly Seen[]) => {
    const hosts: KnownHosts = new Map();
    const known = knownAfter([]);
    for (const one of seen) learnWithHost(hosts, known, { kind: 'check', query: '', sample: at(50, one) });
    return hostOf(hosts, known.base);
  };
  const [image, gone] = [body('an image'), status(404)];

  test('is known for good from a file that was recognised, and beside an error from any image', () => {
    expect(isServing(hostAfter(body(newFile), gone), image)).toBe(true);
    expect(isServing(hostAfter(image, gone), gone)).toBe(true);
    expect(isServing(hostAfter(image), image)).toBe(false);
  });

  test('is not known from pages and errors', () => {
    expect(isServing(hostAfter(page, gone), gone)).toBe(false);
  });
});
