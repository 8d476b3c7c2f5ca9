// A Source without default parameters: imgix passes the files' bytes through, and bytes are proof.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from '../../simulator/options.ts';
import { CheckoutFiles, gif, openScene, svg } from './scene.ts';

const bytes = { outcome: 'verified', evidence: 'bytes' };

describe('a modified file', () => {
  test.each<[string, Omit<SimulatorOptions, 'clock'>]>([
    ['as imgix mostly answers', {}],
    ['when the purge takes its time', { propagationMs: 45_000 }],
    ['when imgix asks the origin later than it answers', { revalidationMs: 3_000, propagationMs: 1_000 }],
    ['when imgix drops its copy instead of replacing it', { purgedCopy: 'dropped' }],
    ['without a Content-Length', { chunked: true }],
    ['without an Age', { ageHeader: false, lastModified: 'none' }],
    ["when Last-Modified is the origin's", { ageHeader: false, lastModified: 'origin' }],
    ['as binary/octet-stream', { contentType: 'binary/octet-stream' }],
    ['when the purge of one host clears them all', { purgeScope: 'source' }],
    ['when metadata cannot be had', { unreadableMetadata: 422 }],
  ])('is proved by its bytes %s', async (_, simulator) => {
    const site = await openScene({ simulator, file: 'a.gif', was: gif('old'), is: gif('the new one') });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: gif('old'), now: gif('the new one') } });
    expect(only).toMatchObject({ verification: bytes, problem: null, purge: { outcome: 'accepted' } });
  });

  test.each([
    ['of the same size', gif('new'), gif('old')],
    ['of the same size with other dimensions', gif('new', 8), gif('old')],
  ])('%s is proved by its bytes, with one request before and one after the purge', async (_, now, old) => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old, now } });
    expect(only.verification).toMatchObject({ ...bytes, checks: 1 });
    expect(site.simulator.log.on('cdn').map(({ url }) => url)).toEqual([site.url('a.gif'), site.url('a.gif')]);
  });

  test('that was empty is proved by its bytes once a minute has shown that no fault came before them', async () => {
    const site = await openScene({ file: 'a.gif', was: '', is: 'new' });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: '', now: 'new' } });
    expect(only.verification).toMatchObject(bytes);
    expect(only.verification.seconds).toBeGreaterThan(60);
  });

  test('that is empty now is proved by its bytes once a minute has shown that no fault gives them', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old', is: '' });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: 'old', now: '' } });
    expect(only.verification).toMatchObject(bytes);
    expect(only.verification.seconds).toBeGreaterThan(60);
  });

  test('that is to be empty is not proved by a fault that gives nothing', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old', is: 'old' });
    const nothing = {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'image/gif', 'x-served-by': 'cache-lhr7325-LHR' },
      body: '',
    } as const;
    site.simulator.faults.add({ on: 'cdn', skip: 2, times: 3, answer: nothing });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: 'old', now: '' } });
    expect(only.verification).toMatchObject({ outcome: 'stale', evidence: null });
  });

  test.each(['a.pdf', 'b.bin', 'c.jpg'])('that is no image (%s) is proved by its bytes', async (file) => {
    const site = await openScene({ file, was: 'old bytes', is: 'newer bytes' });
    const { only } = await site.run({ [file]: { change: 'modified', old: 'old bytes', now: 'newer bytes' } });
    expect(only.verification).toMatchObject(bytes);
  });

  test('of which the old version is not known is proved by its bytes', async () => {
    const site = await openScene({ file: 'a.gif', was: gif('old'), is: gif('new') });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: undefined, now: gif('new') } });
    expect(only.verification).toMatchObject(bytes);
  });

  test('of which only the blob ids are known (a partial clone) is proved by its bytes, whatever the transfer', async () => {
    for (const chunked of [false, true]) {
      const site = await openScene({ simulator: { chunked }, file: 'a.gif', was: gif('old'), is: gif('the new one') });
      const idOf = (content: Buffer) => ({
        blobId: createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex'),
      });
      const change = { change: 'modified', old: idOf(gif('old')), now: idOf(gif('the new one')) } as const;
      const { only } = await site.run({ 'a.gif': change });
      expect(only.verification).toMatchObject(bytes);
    }
  });

  test('in a SHA-256 repository is proved by its bytes', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old', is: 'new' });
    const idOf = (content: string) => createHash('sha256').update(`blob ${content.length}\0${content}`).digest('hex');
    const change = { change: 'modified', old: { blobId: idOf('old') }, now: { blobId: idOf('new') } } as const;
    const { only } = await site.run({ 'a.gif': change });
    expect(only.verification).toMatchObject(bytes);
  });

  test('in Git LFS is proved by the content, not by the pointer', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old content', is: 'new content' });
    const pointerTo = (content: string) => ({
      blobId: createHash('sha1').update(`pointer to ${content}`).digest('hex'),
      size: 130,
      lfs: { sha256: createHash('sha256').update(content).digest('hex'), size: content.length },
    });
    const change = { change: 'modified', old: pointerTo('old content'), now: pointerTo('new content') } as const;
    const { only } = await site.run({ 'a.gif': change });
    expect(only.verification).toMatchObject(bytes);
  });

  test('that a filter of the checkout changes (line ends) is proved by the bytes of the checkout', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ simulator: { sanitizeSvg: false }, file: 'a.svg', was: 'a\r\n', is: 'b\r\n' });
    const change = { change: 'modified', old: 'a\n', now: 'b\n', checkoutFile: files.write('b\r\n') } as const;
    const { only } = await site.run({ 'a.svg': change });
    expect(only.verification).toMatchObject(bytes);
  });

  test('of which the commit only makes line ends uniform is proved: a filter deploys the old bytes again', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ simulator: { sanitizeSvg: false }, file: 'a.svg', was: 'a\r\n', is: 'a\r\n' });
    const change = { change: 'modified', old: 'a\r\n', now: 'a\n', checkoutFile: files.write('a\r\n') } as const;
    const { only } = await site.run({ 'a.svg': change });
    expect(only.verification).toMatchObject(bytes);
    expect(only.purge.repeats).toBe(0);
  });

  test('is proved where the CDN was fresh before the purge, once the purge must have had its effect', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: 'new' });
    site.simulator.warm('/a.gif');
    await site.clock.sleep(30_000);
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: 'old', now: 'new' } });
    expect(only.verification).toMatchObject(bytes);
    expect(only.verification.seconds).toBeGreaterThanOrEqual(61);
    expect(only.verification.seconds).toBeLessThan(66);
    expect(only.purge.repeats).toBe(0);
  });

  test('is proved where the CDN never had it', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old', is: 'new', wasVisited: false });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: 'old', now: 'new' } });
    expect(only.verification).toMatchObject(bytes);
  });

  test('that stays old is stale, with what to do', async () => {
    const site = await openScene({ file: 'a.gif', was: 'old', is: 'old' });
    const { only, report } = await site.run({ 'a.gif': { change: 'modified', old: 'old', now: 'new' } });
    expect(only.verification).toMatchObject({ outcome: 'stale', evidence: null });
    expect(only.problem).toMatchObject({ code: 'stale', message: expect.stringContaining('for 300 s') });
    expect(report.diagnoses).toMatchObject([{ code: 'old-bytes', remedy: expect.stringContaining('`origin-url`') }]);
    expect(report.conclusion).toBe('failure');
  });

  test('of which imgix has a third version is inconclusive, and both sizes are told', async () => {
    const site = await openScene({ file: 'a.gif', was: gif('old'), is: gif('optimised by the deployment') });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: gif('old'), now: gif('the new one') } });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toMatch(/imgix has a file of 37 bytes, the new one has 21\./);
  });
});

describe('an added file', () => {
  test('is proved by its bytes, and nothing is asked of the CDN before the purge', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: 'new' });
    const { only } = await site.run({ 'a.gif': { change: 'added', now: 'new' } });
    expect(only.verification).toMatchObject(bytes);
    expect(site.simulator.log.entries.map(({ on }) => on)).toEqual(['api', 'cdn']);
  });

  test.each([404, 403, 410] as const)(
    'that a visitor was told %i for is proved when the purge has ended that',
    async (missingStatus) => {
      const site = await openScene({
        simulator: { missingStatus },
        file: 'a.gif',
        was: null,
        is: 'new',
        visitMs: -30_000,
      });
      const { only } = await site.run({ 'a.gif': { change: 'added', now: 'new' } });
      expect(only.verification).toMatchObject(bytes);
    },
  );

  test('is proved when the cached error ends by itself', async () => {
    const simulator = { purgeClearsErrors: false };
    const site = await openScene({ simulator, file: 'a.gif', was: null, is: 'new', arrivesMs: 5_000 });
    const { only } = await site.run({ 'a.gif': { change: 'added', now: 'new' } }, { timeout: '400' });
    expect(only.verification).toMatchObject(bytes);
    expect(only.verification.seconds).toBeGreaterThan(299);
  });

  test('that never arrives is stale and says what imgix answers', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: null });
    const { only } = await site.run({ 'a.gif': { change: 'added', now: 'new' } });
    expect(only.verification).toMatchObject({ outcome: 'stale' });
    expect(only.problem?.message).toContain('imgix answers 404: it has no such file.');
  });

  test('in whose place imgix shows the default image is not verified before it is the file itself', async () => {
    const imageMissing = { bytes: gif('nothing here'), status: 200 } as const;
    const simulator = { imageMissing, propagationMs: 4_000 };
    const site = await openScene({ simulator, file: 'a.gif', was: null, is: gif('new'), arrivesMs: 5_000 });
    const { only } = await site.run({ 'a.gif': { change: 'added', now: gif('new') } });
    expect(only.verification).toMatchObject(bytes);
    expect(only.purge.repeats).toBeGreaterThan(0);
  });
});

describe('an SVG', () => {
  test('that the sanitizer leaves as it is, is proved by its bytes', async () => {
    const clean = (text: string) => `<svg>${text}</svg>\n<!-- sanitized -->`;
    const site = await openScene({ file: 'a.svg', was: `<svg>old</svg>`, is: `<svg>new</svg>` });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: clean('old'), now: clean('new') } });
    expect(only.verification).toMatchObject(bytes);
  });

  test('of a Source that does not sanitize is proved by its bytes', async () => {
    const simulator = { sanitizeSvg: false };
    const site = await openScene({ simulator, file: 'a.svg', was: svg('old'), is: svg('new') });
    const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('old'), now: svg('new') } });
    expect(only.verification).toMatchObject(bytes);
  });

  test('that is compressed in transit is proved by what is in it', async () => {
    const simulator = { sanitizeSvg: false, compressSvg: true };
    for (const chunked of [false, true]) {
      const site = await openScene({
        simulator: { ...simulator, chunked },
        file: 'a.svg',
        was: svg('old'),
        is: svg('the new one'),
      });
      const { only } = await site.run({ 'a.svg': { change: 'modified', old: svg('old'), now: svg('the new one') } });
      expect(only.verification).toMatchObject(bytes);
    }
  });
});
