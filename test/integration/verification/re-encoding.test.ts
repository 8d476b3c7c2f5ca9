// A Source with default parameters re-encodes, and sanitized SVG is rewritten: then imgix's description of its copy, or
// the unsanitized SVG, tells which file it has, and the comparison with before the purge or with a fresh rendering
// whether the URL gives what is made from it.
import { describe, expect, test } from 'vitest';
import type { FaultAnswer } from '../../simulator/faults.ts';
import { requestOf, type SimulatorRequest } from '../../simulator/http-types.ts';
import type { SimulatorOptions } from '../../simulator/options.ts';
import { CheckoutFiles, gif, openScene, svg } from './scene.ts';

const reEncoding = { defaultParams: 'auto=format,compress' };
const [old, now] = [gif('old'), gif('the new one')];
const modified = { change: 'modified', old, now } as const;
const byMetadata = { outcome: 'verified', evidence: 'metadata' };

describe('a modified file that is re-encoded', () => {
  test.each<[string, Omit<SimulatorOptions, 'clock'>]>([
    ['as imgix mostly answers', {}],
    ['when the purge takes its time', { propagationMs: 45_000 }],
    ['when imgix asks the origin later than it answers', { revalidationMs: 3_000, propagationMs: 1_000 }],
    ['when imgix drops its copy instead of replacing it', { purgedCopy: 'dropped' }],
    ['without a Content-Length', { chunked: true }],
    ['without an Age', { ageHeader: false, lastModified: 'none' }],
    ["when Last-Modified is the origin's", { ageHeader: false, lastModified: 'origin' }],
    ['where a nonce changes the rendering', { unknownParameters: 'rendered' }],
    ['where any parameter changes the rendering', { unknownParameters: 'noticed' }],
  ])('is proved by the size and the dimensions of what imgix has, %s', async (_, more) => {
    using files = new CheckoutFiles();
    const site = await openScene({ simulator: { ...reEncoding, ...more }, file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { ...modified, checkoutFile: files.write(now) } });
    expect(only.verification).toMatchObject(byMetadata);
    expect(only.problem).toBe(null);
  });

  test('and is larger than what is read in vain is proved all the same', async () => {
    const [large, larger] = [gif('o'.repeat(50_000)), gif('n'.repeat(60_000))];
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: null, is: larger, visitMs: -500 });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: large, now: larger } });
    expect(only.verification).toMatchObject(byMetadata);
  });

  test('is proved where the CDN was fresh before the purge: a new rendering is the same', async () => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: null, is: now, visitMs: -500 });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject(byMetadata);
    expect(only.purge.repeats).toBe(0);
  });

  test('is proved without another purge where the question for a new rendering fails once', async () => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: null, is: now, visitMs: -500 });
    const isLate = ({ url }: SimulatorRequest) =>
      url.includes('?purge-check=') && site.clock.forSimulator.now() > site.startMs + 60_000;
    site.simulator.faults.add({ on: 'cdn', when: isLate, answer: { kind: 'answer', status: 503 } });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only).toMatchObject({ verification: byMetadata, purge: { repeats: 0 } });
  });

  test('is proved where the CDN never had it', async () => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: old, is: now, wasVisited: false });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject(byMetadata);
  });

  test('that looks the same to visitors before and after is proved: only an embedded comment changed', async () => {
    // The fault stands for an encoder that takes the comment away, in front of which no cache has it.
    const site = await openScene({ simulator: { propagationMs: 9_000 }, file: 'a.gif', was: old, is: now });
    const headers = { 'content-type': 'image/gif', 'x-cache': 'MISS, MISS' };
    const rendering = { kind: 'answer', status: 200, headers, body: 'the same pixels', hasEffect: true } as const;
    site.simulator.faults.add({ on: 'cdn', when: ({ url }) => !url.includes('fm=json'), times: 99, answer: rendering });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject(byMetadata);
  });

  test('is not proved by what a cache of the site goes on giving, with a new parameter, too', async () => {
    const pointsOfPresence = [{ name: 'fra', propagationMs: Number.POSITIVE_INFINITY }];
    const simulator = { ...reEncoding, pointsOfPresence, unknownParameters: 'unkeyed', ages: 'silent' } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-rendering', isHeld: true } });
  });

  test.each(['rendered', 'noticed'] as const)(
    'is proved when the origin was late, whatever a nonce does (%s)',
    async (unknownParameters) => {
      const simulator = { ...reEncoding, unknownParameters, propagationMs: 3_000 };
      const site = await openScene({ simulator, file: 'a.gif', was: old, is: now, arrivesMs: 15_000 });
      const { only } = await site.run({ 'a.gif': modified });
      expect(only.verification).toMatchObject(byMetadata);
      expect(only.verification.seconds).toBeLessThan(40);
    },
  );

  test('is stale while the URL gives the old rendering, although imgix has the new file', async () => {
    const simulator = { ...reEncoding, propagationMs: 500_000 };
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject({ outcome: 'stale' });
    expect(only.problem?.message).toContain('imgix has the new file, but the URL still gives');
    const questions = site.simulator.log.on('cdn').filter(({ url }) => url.includes('?'));
    // What imgix has is asked for every ten seconds, and what it renders every thirty.
    const { seconds } = only.verification;
    expect(questions.filter(({ url }) => !url.includes('fm=json')).length).toBeLessThan(seconds / 30 + 1);
    expect(questions.length).toBeLessThan(seconds / 10 + seconds / 30 + 2);
  });

  test('is stale while imgix has the old file', async () => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: old, is: old });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject({ outcome: 'stale' });
    expect(only.problem?.message).toContain('imgix still makes its answer from the old file.');
  });

  test('with other dimensions and the same size is stale until imgix has those, then proved as changed', async () => {
    using files = new CheckoutFiles();
    const [narrow, wide] = [gif('one', 7), gif('two', 8)];
    const simulator = { ...reEncoding, propagationMs: 2_000 };
    const change = { change: 'modified', old: narrow, now: wide, checkoutFile: files.write(wide) } as const;
    const late = await openScene({ simulator, file: 'a.gif', was: narrow, is: wide, arrivesMs: 15_000 });
    const { only } = await late.run({ 'a.gif': change });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
    const never = await openScene({ simulator, file: 'a.gif', was: narrow, is: narrow });
    const stale = (await never.run({ 'a.gif': change })).only;
    expect(stale.verification.outcome).toBe('stale');
    expect(stale.problem?.message).toContain('imgix still makes its answer from the old file.');
  });
});

describe('where imgix cannot tell which file it has', () => {
  const [one, two] = [gif('one'), gif('two')];
  test.each([
    ['an edit of equal size and dimensions', 'a.gif', one, two, {}],
    ['no description (422)', 'a.gif', 'old', 'the new one', { unreadableMetadata: 422 }],
  ] as const)('%s is proved as changed, and named as the weaker proof', async (_, file, was, is, more) => {
    const site = await openScene({ simulator: { ...reEncoding, ...more, propagationMs: 3_000 }, file, was, is });
    const { only, log } = await site.run({ [file]: { change: 'modified', old: was, now: is } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
    expect(log.at(-1)).toContain('changed (the weaker proof)');
  });

  /** What is proved is what is served for good. */
  async function expectLastingProof(site: Awaited<ReturnType<typeof openScene>>): Promise<void> {
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: one, now: two } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
    const proved = await site.simulator.handle(requestOf('GET', site.url('a.gif')));
    await site.clock.sleep(300_000);
    const served = await site.simulator.handle(requestOf('GET', site.url('a.gif')));
    expect(proved.body).toEqual(served.body);
  }

  test('an edit of equal size and dimensions is not proved by the rendering of a third file that came before it', async () => {
    const simulator = { ...reEncoding, propagationMs: 5_000 };
    const site = await openScene({ simulator, file: 'a.gif', was: one, is: gif('a third one') });
    site.simulator.source.putLater('a.gif', two, site.startMs + 15_000);
    await expectLastingProof(site);
  });

  test('nor by one that came after imgix was last seen to hold that file, which it held on', async () => {
    const site = await openScene({
      simulator: { ...reEncoding, propagationMs: 7_000 },
      toLatency: () => ({ thereMs: 90, backMs: 90 }),
      file: 'a.gif',
      was: one,
      is: gif('a third one'),
      arrivesMs: 1_000,
    });
    site.simulator.source.putLater('a.gif', two, site.startMs + 12_000);
    await expectLastingProof(site);
  });

  test.each([403, 410])('nor while that one was held when the description was refused with %i', async (status) => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: one, is: gif('a third one') });
    const when = ({ url }: SimulatorRequest) =>
      url.includes('fm=json') && site.clock.forSimulator.now() > site.startMs + 5_000;
    const headers = { 'x-served-by': 'cache-fra-1-FRA' };
    site.simulator.faults.add({ on: 'cdn', when, times: 2, answer: { kind: 'answer', status, headers } });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: one, now: two } });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'other-file' } });
  });

  test.each([
    ['the bytes are the same as before', { propagationMs: 500_000 }],
    ['nobody knows when the answer was stored', { ageHeader: false, lastModified: 'none' }],
  ] as const)('it is not verified where %s', async (_, more) => {
    const site = await openScene({
      simulator: { ...reEncoding, ...more } as SimulatorOptions,
      file: 'a.gif',
      was: one,
      is: two,
    });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: one, now: two } });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', evidence: null });
  });

  test('a second run does not call stale what the first one has proved', async () => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: one, is: two });
    const change = { 'a.gif': { change: 'modified', old: one, now: two } } as const;
    expect((await site.run(change)).only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
    expect((await site.run(change)).only.verification).toMatchObject({
      outcome: 'inconclusive',
      detail: expect.stringContaining('an earlier run may have purged it already'),
    });
  });

  test('an old version that is not known may have had the same size: as before is not verified', async () => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: one, is: one });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: undefined, now: two } });
    expect(only.verification.outcome).not.toBe('verified');
  });

  test('a file that a filter changes may have had the same size after the same filter', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: 'one\r\n', is: 'one\r\n' });
    const change = {
      change: 'modified',
      old: 'one, longer\n',
      now: 'two\n',
      checkoutFile: files.write('two\r\n'),
    } as const;
    const { only } = await site.run({ 'a.gif': change });
    expect(only.verification.outcome).not.toBe('verified');
  });

  test('a description that is too long, or none at all, is no proof', async () => {
    for (const body of ['{"Content-Length":', 'null', '{}', '{"Content-Length":"21x"}', `${'x'.repeat(1_100_000)}`]) {
      const simulator = { ...reEncoding, ageHeader: false, lastModified: 'none' } as const;
      const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
      const answer = { kind: 'answer', status: 200, body } as const;
      site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url.includes('fm=json'), times: 999, answer });
      const { only } = await site.run({ 'a.gif': modified });
      expect(only.verification.outcome).toBe('inconclusive');
      expect(only.problem?.message).toContain('nothing tells from which file they were made');
    }
  });
});

describe('a description that a fault hides', () => {
  const isDescription = ({ url }: SimulatorRequest) => url.includes('fm=json');
  const faults: [name: string, answer: FaultAnswer][] = [
    ['503', { kind: 'answer', status: 503 }],
    ['408, as a proxy closes the connection', { kind: 'answer', status: 408 }],
    ['no answer', { kind: 'reset-after' }],
  ];

  test.each(faults)('at first is waited for, as it may tell of another version: %s', async (_, answer) => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: gif('older'), is: old });
    site.simulator.faults.add({ on: 'cdn', when: isDescription, times: 4, answer });
    const { only } = await site.run({ 'a.gif': modified }, { timeout: '20' });
    expect(only.verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-rendering' } });
  });

  test.each(faults)('for a minute does not keep the weaker proof away: %s', async (_, answer) => {
    const site = await openScene({ simulator: reEncoding, file: 'a.gif', was: old, is: now });
    site.simulator.faults.add({ on: 'cdn', when: isDescription, times: 9_999, answer });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
    expect(only.verification.seconds).toBeGreaterThanOrEqual(60);
  });
});

describe('an added file that is re-encoded', () => {
  test.each(['ignored', 'noticed', 'rendered'] as const)(
    'is proved by metadata (unknown parameters: %s)',
    async (unknownParameters) => {
      const simulator = { ...reEncoding, unknownParameters };
      const site = await openScene({ simulator, file: 'a.gif', was: null, is: now, arrivesMs: 4_000 });
      const { only } = await site.run({ 'a.gif': { change: 'added', now } });
      expect(only.verification).toMatchObject(byMetadata);
    },
  );

  test('that imgix does not describe is inconclusive: nothing was seen before', async () => {
    const simulator = { ...reEncoding, unreadableMetadata: 422 } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: null, is: 'not an image' });
    const { only } = await site.run({ 'a.gif': { change: 'added', now: 'not an image' } });
    expect(only.verification.outcome).toBe('inconclusive');
  });

  test('is proved without an Age, by a fresh rendering', async () => {
    const simulator = { ...reEncoding, ageHeader: false, lastModified: 'none' } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: null, is: gif('n'.repeat(40_000)) });
    const { only } = await site.run({ 'a.gif': { change: 'added', now: gif('n'.repeat(40_000)) } });
    expect(only.verification).toMatchObject(byMetadata);
  });
});

describe('a sanitized SVG', () => {
  test.each<[string, Omit<SimulatorOptions, 'clock'>]>([
    ['with the sanitizer switched off for the question', {}],
    ['where only rasterize-bypass does that', { svgBypass: ['rasterize-bypass'] }],
    ['compressed in transit', { compressSvg: true }],
    ['in chunks', { chunked: true }],
    ['of a Source with default parameters', { defaultParams: 'auto=format' }],
    ['where any parameter changes the rendering', { unknownParameters: 'noticed' }],
  ])('is proved %s', async (situation, simulator) => {
    const site = await openScene({ simulator, file: 'a.svg', was: svg('old'), is: svg('the new one') });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('old'), now: svg('the new one') } });
    expect(only.verification.outcome).toBe('verified');
    expect(only.verification.evidence).toBe(/only|any/.test(situation) ? 'metadata' : 'bytes');
  });

  test('of equal size is proved by the bytes of the unsanitized one', async () => {
    const site = await openScene({ file: 'a.svg', was: svg('one'), is: svg('two') });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('one'), now: svg('two') } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  });

  test.each([
    ['is deployed', true, { outcome: 'verified', evidence: 'bytes' }],
    ['is not', false, { outcome: 'stale', cause: { kind: 'old-bytes' } }],
  ])(
    'whose old version is what the sanitizer makes of the new one is told by the unsanitized one, which %s',
    async (_, isDeployed, verification) => {
      const now = svg('the new one');
      const other = await openScene({ file: 'a.svg', was: now, is: now });
      const { body: old } = await other.simulator.handle(requestOf('GET', other.url('a.svg')));
      const site = await openScene({ file: 'a.svg', was: old, is: isDeployed ? now : old });
      const { only } = await site.run({ 'a.svg': { change: 'modified', old, now } });
      expect(only.verification).toMatchObject(verification);
    },
  );

  test('of equal size stays known by those bytes where a fault hides them: no purge begins the minute anew', async () => {
    const site = await openScene({ file: 'a.svg', was: null, is: svg('two'), visitMs: -500 });
    const isOfOriginal = ({ url }: SimulatorRequest) =>
      url.includes('svg-sanitize=false') && site.clock.forSimulator.now() > site.startMs + 30_000;
    site.simulator.faults.add({ on: 'cdn', when: isOfOriginal, answer: { kind: 'answer', status: 503 } });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('one'), now: svg('two') } });
    expect(only).toMatchObject({ verification: { outcome: 'verified', evidence: 'bytes' }, purge: { repeats: 0 } });
  });

  test('is proved by metadata where no parameter switches the sanitizer off', async () => {
    const site = await openScene({
      simulator: { svgBypass: [] },
      file: 'a.svg',
      was: svg('old'),
      is: svg('the new one'),
    });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('old'), now: svg('the new one') } });
    expect(only.verification).toMatchObject(byMetadata);
  });

  test('that the sanitizer leaves as long as it was is proved by metadata where nothing switches that off', async () => {
    const now = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><!-- abcdefghij --><path/></svg>';
    const site = await openScene({ simulator: { svgBypass: [] }, file: 'a.svg', was: svg('old'), is: now });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('old'), now } });
    expect(only.verification).toMatchObject(byMetadata);
    const { body } = await site.simulator.handle(requestOf('GET', site.url('a.svg')));
    expect(body.toString()).not.toBe(now);
    expect(body).toHaveLength(now.length);
  });

  test('of the size of a third one is not proved while the unsanitized one is that', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ file: 'a.svg', was: svg('the old one'), is: svg('one') });
    const { only } = await site.run({
      'a.svg': {
        change: 'modified',
        old: svg('the old one'),
        now: svg('two'),
        checkoutFile: files.write(svg('two')),
      },
    });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'other-file' } });
    expect(only.problem?.message).toContain('as long as the new one, with other bytes');
  });

  test.each<FaultAnswer>([
    { kind: 'answer', status: 404 },
    { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
  ])('nor after that, where it does not come unsanitized: %j', async (answer) => {
    const site = await openScene({ file: 'a.svg', was: svg('the old one'), is: svg('one') });
    const when = ({ url }: SimulatorRequest) =>
      url.includes('svg-') && site.clock.forSimulator.now() > site.startMs + 5_000;
    site.simulator.faults.add({ on: 'cdn', when, times: 2, answer });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('the old one'), now: svg('two') } });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'other-file' } });
  });

  test('of the size of a third one, with nothing to sanitize, is not proved while that is served as before', async () => {
    const site = await openScene({ simulator: { sanitizeSvg: false }, file: 'a.svg', was: svg('one'), is: svg('one') });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('the old one'), now: svg('two') } });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'other-file' } });
  });

  test('nor once it came after the old one, which came with its own bytes', async () => {
    const simulator = { sanitizeSvg: false };
    const site = await openScene({ simulator, file: 'a.svg', was: svg('the old one'), is: svg('one') });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('the old one'), now: svg('two') } });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'other-file' } });
  });

  test('is stale while the unsanitized one is the old one', async () => {
    const site = await openScene({ file: 'a.svg', was: svg('old'), is: svg('old') });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('old'), now: svg('the new one') } });
    expect(only.verification.outcome).toBe('stale');
    expect(only.problem?.message).toContain('imgix still makes its answer from the old file.');
  });
});

test('a page in place of the first fresh rendering is not kept as what imgix renders', async () => {
  const simulator = { ...reEncoding, ageHeader: false, lastModified: 'none' } as const;
  const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
  const answer = { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' } as const;
  site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url.includes('purge-check='), answer });
  const { only } = await site.run({ 'a.gif': modified });
  expect(only.verification).toMatchObject(byMetadata);
});

test('a large answer that cannot be a proof is not downloaded to look for one', async () => {
  const large = gif('n'.repeat(400_000));
  const simulator = { ...reEncoding, unreadableMetadata: 422 } as const;
  const site = await openScene({ simulator, file: 'a.gif', was: null, is: large });
  const answer = { kind: 'answer', status: 422 } as const;
  site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url.includes('fm=json'), times: 999, answer });
  const { only } = await site.run({ 'a.gif': { change: 'added', now: large } }, { timeout: '60' });
  expect(only.verification.outcome).toBe('inconclusive');
  const bare = site.http.transfers.filter(({ url }) => url === site.url('a.gif'));
  expect(bare).toHaveLength(only.verification.checks);
});
