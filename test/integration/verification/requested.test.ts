// A requested URL: what it should give is known from the checkout, from the origin, or by comparison only.
import { describe, expect, test } from 'vitest';
import { CheckoutFiles, gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];

describe('a requested URL whose file is in the checkout', () => {
  test('is proved by its bytes', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'tracked', now, checkoutFile: files.write(now) } });
    expect(only).toMatchObject({ change: 'selected', verification: { outcome: 'verified', evidence: 'bytes' } });
    expect(only.verification.detail).toContain('Compared with the file of the repository.');
  });

  test('and not in git is proved by the bytes of the checkout', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'tracked', checkoutFile: files.write(now) } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    expect(only.verification.detail).toContain('Compared with the file of the workspace.');
  });

  test.each([
    [{ change: 'tracked', now }, false],
    [{ change: 'requested' }, true],
  ] as const)(
    'is proved as changed on a Source that re-encodes, since the old size is not known',
    async (change, origin) => {
      const simulator = { defaultParams: 'q=1', propagationMs: 2_000 };
      const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
      const { only } = await site.run({ 'a.gif': change }, { 'origin-url': origin });
      expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
    },
  );
});

describe('a requested URL of which only the origin knows', () => {
  test('is proved by the bytes at the origin', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } }, { 'origin-url': true });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    expect(only.verification.detail).toContain('Compared with what the Source serves.');
  });

  test.each([404, 403, 410] as const)('is proved gone where the origin answers %i', async (missingStatus) => {
    const site = await openScene({ simulator: { missingStatus }, file: 'a.gif', was: old, is: null });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } }, { 'origin-url': true });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'gone' });
  });
});

describe('a requested URL of which nobody knows', () => {
  test.each([{}, { defaultParams: 'q=1' }])(
    'is proved as changed where it is, stored after the purge',
    async (more) => {
      const site = await openScene({ simulator: { ...more, propagationMs: 2_000 }, file: 'a.gif', was: old, is: now });
      const { only } = await site.run({ 'a.gif': { change: 'requested' } });
      expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
      expect(only.verification.detail).toContain('Compared with the answer before the purge.');
      expect(only.verification.detail).toContain('The weaker proof');
    },
  );

  test('is proved as changed where there was nothing before', async () => {
    const simulator = { propagationMs: 2_000 };
    const site = await openScene({ simulator, file: 'a.gif', was: null, is: now, arrivesMs: 500, visitMs: -500 });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'changed' });
  });

  test('is proved gone where it is', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: null });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'gone' });
  });

  test('is inconclusive where it is as before, and says what would help', async () => {
    const site = await openScene({ file: 'a.gif', was: now, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain('whether they should have changed: `origin-url` would.');
  });

  test('is inconclusive where there is nothing, as before', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: null });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain('imgix answers 404, and nothing tells whether there should be a file.');
  });

  test('is inconclusive where nothing tells when the answer was stored', async () => {
    const simulator = { ageHeader: false, lastModified: 'none' } as const;
    const site = await openScene({ simulator, file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'requested' } });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain(
      'Nothing tells whether the bytes that imgix serves are from after the purge.',
    );
  });
});
