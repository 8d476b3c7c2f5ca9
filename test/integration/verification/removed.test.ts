// A removed file is proved by an answer that says so, or by the picture that the Source shows in place of a missing one.
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from '../../simulator/options.ts';
import { gif, openScene } from './scene.ts';

const old = gif('old');
const deleted = { 'a.gif': { change: 'deleted', old } } as const;
const nothingHere = gif('nothing here', 3);
type Simulator = Omit<SimulatorOptions, 'clock'>;

describe('a removed file', () => {
  test.each<[string, Simulator]>([
    ['404', {}],
    ['410', { missingStatus: 410 }],
    ['403, where it was served before', { missingStatus: 403 }],
    ['404 with a default image', { imageMissing: { bytes: nothingHere, status: 404 } }],
    ['404, of a Source that re-encodes', { defaultParams: 'auto=compress', propagationMs: 20_000 }],
  ])('is proved gone by %s', async (_, simulator) => {
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: null });
    const { only } = await site.run(deleted);
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'gone' });
  });

  test.each<[string, Simulator]>([
    ['passed through', {}],
    ['re-encoded', { defaultParams: 'auto=compress' }],
    ['without an Age', { defaultParams: 'auto=compress', ageHeader: false, lastModified: 'none' }],
    ['whatever a nonce does', { defaultParams: 'auto=compress', unknownParameters: 'rendered' }],
  ])('is proved replaced by the default image, %s', async (_, more) => {
    const imageMissing = { bytes: gif('x'.repeat(30_000), 3), status: 200 } as const;
    const simulator = { imageMissing, propagationMs: 3_000, ...more };
    const site = await openScene({ simulator, file: 'folder.v2/a.gif', was: old, is: null });
    const { only } = await site.run({ 'folder.v2/a.gif': { change: 'deleted', old } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'replaced' });
    const probes = site.simulator.log.on('cdn').filter(({ url }) => url.includes('/purge-check'));
    expect(probes.map(({ url }) => url)).toEqual([expect.stringMatching(/\/folder\.v2\/purge-check-[a-z0-9]+\.gif$/)]);
  });

  test('whose name has no ending is proved replaced as well', async () => {
    const imageMissing = { bytes: nothingHere, status: 200 } as const;
    const site = await openScene({ simulator: { imageMissing }, file: 'folder.v2/a', was: old, is: null });
    const { only } = await site.run({ 'folder.v2/a': { change: 'deleted', old } });
    expect(only.verification.evidence).toBe('replaced');
    const urls = site.simulator.log.on('cdn').map(({ url }) => url);
    expect(urls).toContainEqual(expect.stringMatching(/\/folder\.v2\/purge-check-[a-z0-9]+$/));
  });

  test('is proved replaced where the default image was served before the purge already, if the host serves other files', async () => {
    const imageMissing = { bytes: nothingHere, status: 200 } as const;
    for (const [others, outcome] of [
      [{ 'b.gif': { change: 'modified', old: gif('b'), now: gif('the new b') } }, 'verified'],
      [{}, 'inconclusive'],
    ] as const) {
      const site = await openScene({ simulator: { imageMissing }, file: 'a.gif', was: null, is: null, visitMs: -500 });
      site.simulator.source.put('b.gif', gif('the new b'));
      const { reports } = await site.run({ ...deleted, ...others });
      expect(reports[0]?.verification.outcome).toBe(outcome);
    }
  });

  test('in whose place there is another file is inconclusive: it may be an older version', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: gif("somebody's new file") });
    const { only } = await site.run(deleted);
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'unknown-content' } });
  });

  test.each<[string, Simulator, string]>([
    ['passed through', {}, 'imgix still serves the bytes of the old file.'],
    ['re-encoded', { defaultParams: 'q=1' }, 'imgix still serves the bytes from before the purge.'],
    ['not described', { defaultParams: 'q=1', unreadableMetadata: 422 }, 'imgix still serves the bytes from before'],
  ])('that is still served is stale, %s', async (_, simulator, message) => {
    const file = 'unreadableMetadata' in simulator ? 'not an image' : old;
    const site = await openScene({ simulator, file: 'a.gif', was: file, is: file });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old: file } });
    expect(only.verification.outcome).toBe('stale');
    expect(only.problem?.message).toContain(message);
  });

  test('of which the old version is not known is not verified by what it was before', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old: undefined } });
    expect(only.verification.outcome).toBe('stale');
  });

  test('that was not served before either is proved gone only where the host serves other files', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: null });
    site.simulator.source.put('b.gif', gif('the new b'));
    const b = { change: 'modified', old: gif('b'), now: gif('the new b') } as const;
    const [withOther] = (await site.run({ ...deleted, 'b.gif': b })).reports;
    expect(withOther?.verification).toMatchObject({ outcome: 'verified', evidence: 'gone', before: 'status 404' });
    expect(withOther?.verification.detail).toContain('It answered 404 before the purge, too.');
    const { only } = await (await openScene({ file: 'a.gif', was: null, is: null })).run(deleted);
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'never-seen' } });
    expect(only.problem?.message).toContain('check `root`, `base-url`');
    expect(only.verification.seconds).toBeLessThan(30);
  });

  test('that was not served before is not waited for beside another one, and is beside a file that is yet to come', async () => {
    const gone = await openScene({ file: 'a.gif', was: null, is: null });
    for (const { verification } of (await gone.run({ ...deleted, 'b.gif': deleted['a.gif'] })).reports) {
      expect(verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'never-seen' } });
      expect(verification.seconds).toBeLessThan(30);
    }
    const site = await openScene({ file: 'a.gif', was: null, is: null });
    site.simulator.source.putLater('b.gif', gif('the new b'), site.startMs + 40_000);
    const b = { change: 'modified', old: gif('b'), now: gif('the new b') } as const;
    const { reports } = await site.run({ ...deleted, 'b.gif': b }, { 'origin-url': true });
    expect(reports.map(({ verification: { outcome } }) => outcome)).toEqual(['verified', 'verified']);
  });

  test('whose URL answered 403 before as well is inconclusive, and the token is named', async () => {
    const simulator = { missingStatus: 403 as const };
    const site = await openScene({ simulator, file: 'a.gif', was: null, is: null });
    const { only } = await site.run(deleted);
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain('`secure-url-token`');
  });

  test('is asked for once before the purge, and twice after it', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: null });
    await site.run(deleted);
    expect(site.simulator.log.entries.map(({ on }) => on)).toEqual(['cdn', 'api', 'cdn', 'cdn']);
  });
});
