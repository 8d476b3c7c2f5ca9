// Secure URLs, several hosts of one Source, points of presence that disagree.
import { describe, expect, test } from 'vitest';
import { purgeRequestV1 } from '../../simulator/purge/purge-requests.ts';
import { openSite } from '../../support/run-pipeline.ts';
import { gif, openScene, svg } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const modified = { 'a.gif': { change: 'modified', old, now } } as const;
const secureUrlToken = 'FOO123bar';

describe('a Source with Secure URLs', () => {
  test.each<[string, Parameters<typeof openScene>[0]['simulator'], string]>([
    ['passes through', {}, 'bytes'],
    ['re-encodes', { defaultParams: 'auto=format' }, 'metadata'],
    ['re-encodes, fresh already', { defaultParams: 'auto=format' }, 'metadata'],
  ])('that %s is verified by signed URLs and purged by the unsigned one', async (kind, more, evidence) => {
    const isFresh = kind.endsWith('already');
    const simulator = { ...more, secureUrlToken };
    const site = await openScene({ simulator, file: 'a.gif', was: isFresh ? null : old, is: now });
    const { only, log, report } = await site.run(modified, { 'secure-url-token': secureUrlToken });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence });
    expect(site.simulator.log.purges().map(({ url }) => url)).toEqual([site.url('a.gif')]);
    expect(site.simulator.log.on('cdn').every(({ status }) => status === 200)).toBe(true);
    expect(JSON.stringify([log, report])).not.toMatch(/FOO123bar|[?&]s=/);
  });

  test('answers 403 without the token: an updated file is stale, and the token is named', async () => {
    const site = await openScene({ simulator: { secureUrlToken }, file: 'a.gif', was: old, is: now });
    const { only } = await site.run(modified);
    expect(only.verification.outcome).toBe('stale');
    expect(only.problem?.message).toContain('If the Source has Secure URLs, give `secure-url-token`.');
  });

  test('answers 403 to the token of another one: the report asks whether it is the right one', async () => {
    const site = await openScene({ simulator: { secureUrlToken }, file: 'a.gif', was: old, is: now });
    const { only } = await site.run(modified, { 'secure-url-token': 'OTHER' });
    expect(only.verification.outcome).toBe('stale');
    expect(only.problem?.message).toContain('Is `secure-url-token` the one of this Source?');
  });

  test('answers 403 without the token: a removed file is inconclusive, and the token is named', async () => {
    const site = await openScene({ simulator: { secureUrlToken }, file: 'a.gif', was: old, is: null });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain('`secure-url-token`');
  });

  test('with the token, a missing file that answers 403 is proved gone', async () => {
    const site = await openScene({
      simulator: { secureUrlToken, missingStatus: 403 },
      file: 'a.gif',
      was: old,
      is: null,
      arrivesMs: 5_000,
    });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } }, { 'secure-url-token': secureUrlToken });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'gone' });
  });

  test('signs SVG, and names with spaces and other letters, in the spelling of the URL', async () => {
    const file = 'räume/a (b) + c.svg';
    const site = openSite({ simulator: { secureUrlToken } });
    site.simulator.source.put(file, svg('the new one'));
    const change = { change: 'modified', old: svg('old'), now: svg('the new one') } as const;
    const { only } = await site.run({ [file]: change }, { 'secure-url-token': secureUrlToken });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  });
});

describe('several hosts of one Source', () => {
  const baseUrls = ['https://assets.imgix.net', 'https://www.example.com'];

  test.each<[string, Parameters<typeof openScene>[0]['simulator']]>([
    ['each with its own copy', {}],
    ['when the purge of one clears all', { purgeScope: 'source' }],
  ])('are purged and verified each, %s', async (_, more) => {
    const site = await openScene({ simulator: { baseUrls, ...more }, file: 'a.gif', was: old, is: now });
    const { reports } = await site.run(modified);
    expect(reports.map(({ url }) => url)).toEqual(baseUrls.map((base) => `${base}/a.gif`));
    for (const report of reports) expect(report.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    expect(
      site.simulator.log
        .purges()
        .map(({ url }) => url)
        .sort(),
    ).toEqual(reports.map(({ url }) => url).sort());
  });

  test('of which one stays stale: that one is named, and the other is verified', async () => {
    // The copy is shared: the purge of the second host finds nothing changed, and does nothing.
    const simulator = { baseUrls, originCache: 'shared' } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
    const { reports, report } = await site.run(modified, { timeout: '30' });
    expect(reports.map(({ verification }) => verification.outcome)).toEqual(['verified', 'stale']);
    expect(reports[1]?.problem?.code).toBe('stale');
    expect(reports[1]?.url).toBe('https://www.example.com/a.gif');
    expect(report).toMatchObject({ conclusion: 'failure', counts: { urls: 2, purged: 2, verified: 1, failed: 1 } });
  });
});

describe('points of presence that disagree', () => {
  test('make a proof necessary that holds twice', async () => {
    const pointsOfPresence = [
      { name: 'fra', propagationMs: 0 },
      { name: 'iad', propagationMs: 20_000 },
    ];
    const simulator = { pointsOfPresence, popSelection: 'alternate' } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
    const { only } = await site.run(modified);
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    expect(only.verification.seconds).toBeGreaterThan(20);
    for (const { bytes } of site.simulator.serves(site.url('a.gif'))) expect(Buffer.from(bytes)).toEqual(now);
  });

  test('and never agree leave the asset stale', async () => {
    const pointsOfPresence = [{ name: 'fra', propagationMs: 999_000 }, { name: 'iad' }];
    const simulator = { pointsOfPresence, popSelection: 'alternate' } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
    site.simulator.handle({ method: 'GET', url: site.url('a.gif'), headers: {}, body: new Uint8Array(0) });
    const { only } = await site.run(modified, { timeout: '120' });
    expect(only.verification.outcome).toBe('stale');
  });
});

test('an answer made from a version in between, while an earlier purge is still on its way, is not taken for the new one', async () => {
  // The point of presence that was asked before the purge has the oldest version; another one makes its answer from
  // imgix's copy of the version in between, after the purge; then imgix gets the new one.
  const pointsOfPresence = [{ name: 'fra', propagationMs: 30_000 }, { name: 'iad' }, { name: 'nrt' }];
  const site = openSite({
    simulator: { revalidationMs: 3_000, pointsOfPresence, popSelection: 'alternate' },
    toLatency: () => ({ thereMs: 700, backMs: 700 }),
  });
  const { simulator, clock } = site;
  const startMs = clock.forSimulator.now() + 100_000;
  simulator.source.put('a.svg', svg('the oldest one'));
  simulator.warm('/a.svg');
  simulator.source.putLater('a.svg', svg('old'), startMs - 4_900);
  simulator.source.putLater('a.svg', svg('the new one'), startMs - 4_899);
  clock.at(92_100, () => {
    simulator.handle(purgeRequestV1(simulator.settings.apiUrl, site.url('a.svg')));
  });
  await clock.sleep(100_000);
  const change = { change: 'modified', old: svg('old'), now: svg('the new one') } as const;
  const { only } = await site.run({ 'a.svg': change }, { timeout: '60' });
  expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  const last = site.http.transfers.findLast(({ url }) => url === site.url('a.svg'));
  expect(Buffer.from(last?.response.body ?? []).toString()).toContain('the new one');
});
