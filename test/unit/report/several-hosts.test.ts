// What is told where assets fail on one of several hosts (`base-url`): nothing against the others.
import { expect, test } from 'vitest';
import type { GitPath } from '../../../src/platform/git/git-path.ts';
import { diagnose } from '../../../src/report/diagnosis/diagnose.ts';
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Mapping } from '../../../src/report/setup.ts';
import { checkHost } from '../../../src/report/setup-checks/host-checks.ts';
import type { Cause } from '../../../src/verify/cause.ts';
import { assetReport, setup, unprovedReport, verified } from '../../support/reports.ts';

const missing: Cause = { kind: 'missing', status: 404 };
const baseUrls = ['https://x.imgix.net', 'https://y.imgix.net/shop'];
const told = (assets: readonly AssetReport[], mapping?: Mapping) =>
  diagnose(assets, { ...setup, baseUrls, ...(mapping && { mapping }) });
const remedyOf = (...given: Parameters<typeof told>) => told(...given)[0]?.remedy;
const onY = (asset: AssetReport) => ({
  ...asset,
  url: asset.url.replace('https://x.imgix.net', 'https://y.imgix.net/shop'),
});
const notOnY = onY(unprovedReport('a', missing, 'status 404'));

test('only those that fail are named, and no `root` that is right for another', () => {
  const neverSeen = unprovedReport('c', { kind: 'never-seen' }, 'status 404');
  const unseen = [onY(unprovedReport('b', missing, 'not-asked')), onY(neverSeen)];
  expect(told([assetReport('a'), notOnY, ...unseen])).toMatchObject([
    {
      code: 'wrong-address',
      count: 3,
      remedy:
        'Check `base-url` (`https://y.imgix.net/shop`): it leads to a place that the deployment does not write to.',
    },
  ]);
});

test('`root` is doubted where no other has shown a file', () => {
  const gone = assetReport('a', { verification: { ...verified, evidence: 'gone' } });
  expect(remedyOf([gone, notOnY])).toContain('`root`');
});

test.each([
  ['proved', onY(assetReport('b')), 'modified', /^Has the deployment to the Source finished/],
  ['still old', onY(unprovedReport('b', { kind: 'old-bytes' }, 'served')), 'modified', /^Has the deployment/],
  [
    'proved',
    onY(assetReport('b')),
    'requested',
    /^Is the address right\? If it was removed on purpose, give `expect: gone`\. If something should be there, has the deployment/,
  ],
] as const)(
  'the place is right where another file is %s there: the deployment is doubted of a file that was %s',
  (_, other, change, remedy) => {
    const found = told([other, { ...notOnY, change }]).find(
      ({ code }) => code === 'missing' || code === 'wrong-address',
    );
    expect(found).toMatchObject({ code: 'missing', remedy: expect.stringMatching(remedy) });
  },
);

test('what was not seen on one is no part of what was missing before on another', () => {
  const diagnoses = told([notOnY, unprovedReport('b', missing, 'not-asked')]);
  expect(diagnoses.map(({ code, count }) => [code, count])).toEqual([
    ['wrong-address', 1],
    ['missing', 1],
  ]);
});

test('the token is doubted of those that refuse it', () => {
  const refused = onY(unprovedReport('a', { kind: 'refused', status: 403, signed: true }, 'status 403'));
  expect(remedyOf([assetReport('a'), refused])).toContain(
    'the current token of the Source of `https://y.imgix.net/shop`',
  );
});

test('another place that was found is told where it tells what is wrong', () => {
  const origins = ['https://y.imgix.net'];
  const input = 'base-url';
  const place = { input, value: origins[0] ?? '', file: 'f', url: `${origins[0]}/f`, isSure: true, origins } as const;
  expect(remedyOf([notOnY], place)).toMatch(/So `base-url` is not `https:\/\/y\.imgix\.net\/shop` but/);
  const other = { ...place, url: 'https://x.imgix.net/f', origins: ['https://x.imgix.net'] };
  expect(remedyOf([notOnY], other)).toMatch(/^Check `root`/);
  const root = { ...other, input: 'root', value: '.' } as const;
  expect(remedyOf([notOnY], root)).toMatch(/So `root` is not/);
  expect(remedyOf([notOnY, assetReport('a')], root)).toMatch(/^Check `base-url`/);
});

test('of a host that refuses it is the token that is missing, unless such a place was found on that host, too', () => {
  const refused = onY(unprovedReport('a', { kind: 'refused', status: 403, signed: false }, 'status 403'));
  const origins = ['https://x.imgix.net'];
  const root = { input: 'root', value: '.', file: 'f', url: `${origins[0]}/f`, isSure: true, origins } as const;
  expect(told([refused], root)[0]?.code).toBe('token-missing');
  const onYToo = { ...root, value: 'shop', origins: ['https://y.imgix.net'] };
  for (const found of [
    { ...root, origins: [...origins, ...onYToo.origins] },
    { ...root, others: [onYToo] },
  ])
    expect(told([refused], found)[0]?.code).toBe('wrong-address');
});

test('`diagnose` says the same of a host that refuses, by the place that was found on it', () => {
  const baseUrl = 'https://y.imgix.net';
  const given = { kind: 'status', status: 403 } as const;
  const host = {
    baseUrl,
    files: [{ file: 'a.gif' as GitPath, url: `${baseUrl}/a.gif`, given, described: undefined }],
    unsigned: undefined,
    missing: given,
    svg: undefined,
    otherCache: undefined,
    derivatives: [],
  };
  const place = { input: 'root', value: '.', file: 'f', url: 'https://x.imgix.net/f', isSure: true } as const;
  const onX = { ...place, origins: ['https://x.imgix.net'] };
  const codesWith = (mapping: Mapping) => checkHost(host, { ...setup, mapping }).flatMap(({ code }) => code ?? []);
  expect(codesWith(onX)).toEqual(['token-missing']);
  expect(codesWith({ ...onX, others: [{ ...place, value: 'shop', origins: [baseUrl] }] })).toEqual(['wrong-address']);
});

test('where another host has the new files already, the purge is not said to have come before the deployment', () => {
  const stale = unprovedReport('a', { kind: 'old-bytes' });
  expect(remedyOf([assetReport('a'), onY(stale)])).toMatch(
    /^Other hosts .*the same Source, imgix needs longer: raise `timeout`.*Otherwise .* the deployment to its Source/,
  );
  const gone = assetReport('a', { verification: { ...verified, evidence: 'gone' } });
  for (const others of [[], [gone]])
    expect(remedyOf([...others, onY(stale)])).toMatch(/^Usually the purge came before the deployment/);
});
