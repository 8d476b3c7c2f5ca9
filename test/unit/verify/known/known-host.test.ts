// What all assets of a host learn from each other.
import { expect, test } from 'vitest';
import { hostOf, type KnownHosts, learnWithHost } from '../../../../src/verify/known/known-host.ts';
import type { Fact } from '../../../../src/verify/known/learn.ts';
import { control, d, held, knownAfter, newFile, oldFile } from '../timeline.ts';

test('what a path without a file gives shows nothing of the files of its host', () => {
  const hosts: KnownHosts = new Map();
  const known = knownAfter([]);
  const { sample } = control('missing', 100, d) as Extract<Fact, { kind: 'missing' }>;
  expect(learnWithHost(hosts, known, { kind: 'missing', query: '', sample }).bare.missing).toBe(sample);
  expect(hostOf(hosts, known).servesAny).toBe(false);
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
    expect(hostOf(hosts, known).hasOwnFiles).toBe(has);
  },
);
