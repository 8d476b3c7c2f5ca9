// `select: stale`, where the first answer does not tell alone: the origin, what any path gives, and text.
import { describe, expect, test } from 'vitest';
import { compareWithServed } from '../../../../src/verify/served/compare.ts';
import { assetOf, compared, declared, described, removed, rendering, updated, url, withCheckout } from './compared.ts';
import { openHost } from './host.ts';

describe('where the origin tells', () => {
  const originUrl = 'https://origin.example.com/a.gif';

  test('imgix is not asked before it has the file', async () => {
    const early = await compared(
      updated,
      { file: 'the newer one', [originUrl]: declared('the old one') },
      { originUrl },
    );
    expect(early).toMatchObject({
      comparison: {
        kind: 'waiting',
        detail: `The deployment has not arrived at the Source: ${originUrl} still serves the old file.`,
      },
      downloadedBytes: 0,
      urls: [originUrl],
    });
    const odd = await compared(updated, { file: 'the newer one', [originUrl]: 500 }, { originUrl });
    expect(odd).toMatchObject({
      comparison: { kind: 'waiting', detail: `The Source does not show the file: ${originUrl} answers 500.` },
    });
    const ready = await compared(
      updated,
      { file: 'the newer one', [originUrl]: declared('the newer one') },
      { originUrl },
    );
    expect(ready).toMatchObject({ comparison: { kind: 'same' }, urls: [originUrl, url] });
  });

  test('it is not asked of a removed file', async () => {
    expect(await compared(removed, { file: 404, [originUrl]: declared('the old one') }, { originUrl })).toMatchObject({
      comparison: { kind: 'same' },
      urls: [url],
    });
  });
});

describe('an image that is too long to be read for nothing', () => {
  const [long, other] = ['default'.padEnd(20_000), 'DEFAULT'.padEnd(20_000)];
  const answers = (missing: string) => ({ file: declared(long), missing, described: 422 });

  test('is read where it is as long as what any path gives', async () => {
    const { comparison, urls, downloadedBytes } = await compared(updated, answers(long));
    expect([comparison.kind, urls.filter((one) => one === url).length, downloadedBytes]).toEqual([
      'missing',
      2,
      40_000,
    ]);
    expect((await compared(updated, answers(other))).comparison).toMatchObject({ kind: 'differs', isHeld: false });
  });

  test('is not where it is not', async () => {
    const { comparison, urls, downloadedBytes } = await compared(updated, answers('short'));
    expect([comparison, downloadedBytes]).toMatchObject([{ kind: 'differs', isHeld: false }, 5]);
    expect(urls.filter((one) => one === url)).toHaveLength(1);
  });

  test('is read in the place of a removed file', async () => {
    expect((await compared(removed, answers(long))).comparison).toEqual({ kind: 'same' });
    expect((await compared(removed, answers(other))).comparison).toMatchObject({ kind: 'stale' });
  });
});

test('a body whose length nobody tells, and which changes it, is asked for twice', async () => {
  let length = 0;
  const git = { kind: 'updated', now: { blobId: updated.now.blobId } } as const;
  const { comparison, urls } = await compared(git, { file: () => '.'.repeat(++length) });
  expect(comparison).toEqual({ kind: 'indeterminate', detail: 'imgix does not tell the length of its answer.' });
  expect(urls).toEqual([url, url]);
});

test('what stands in the place of a removed file is asked for once where it was read', async () => {
  const { urls } = await compared(removed, { file: 'default', missing: 'default' });
  expect(urls).toEqual([url, expect.stringMatching(/\/purge-check-/)]);
});

describe('text', () => {
  const text = (body: string, type = 'text/css') => ({ body, headers: { 'content-type': type } });
  const css = { url: 'https://a.imgix.net/a.css' };

  test('in the place of a text file may be an older one, and a page or nothing is none', async () => {
    expect((await compared(updated, { file: text('a {}'), described: described(99) }, css)).comparison).toMatchObject({
      kind: 'stale',
    });
    for (const file of [text('<html>'), text('')]) {
      const kindOf = async (answers: object) => (await compared(updated, { file, ...answers }, css)).comparison.kind;
      expect(await kindOf({})).toBe('indeterminate');
      expect(await kindOf({ described: described(13) })).toBe('indeterminate');
      expect(await kindOf({ described: described(99), missing: file })).toBe('indeterminate');
      // Unless imgix tells that it holds one.
      expect(await kindOf({ described: described(99) })).toBe('stale');
    }
    expect((await compared(updated, { file: text('a {}') })).comparison).toMatchObject({ kind: 'indeterminate' });
  });
});

test('an SVG is known by its last ending, and by its own bytes also where any path gives what it gives', async () => {
  const own = await compared(updated, { file: declared('the newer one') }, { url: 'https://a.imgix.net/a.svg.gif' });
  expect(own.comparison).toEqual({ kind: 'same', isOwnBytes: true });
  const svg = { url: 'https://a.imgix.net/a.svg' };
  const { comparison } = await compared(
    updated,
    { file: rendering, missing: rendering, original: declared('the newer one') },
    svg,
  );
  expect(comparison).toMatchObject({ kind: 'same' });
});

test('each size that the file may have is named', async () => {
  const { comparison } = await compared(withCheckout, { file: rendering, described: described(99) });
  expect(comparison).toMatchObject({ detail: 'imgix has a file of 99 bytes, it should have 13 or 24.' });
});

test('what is seen of one of several base URLs on a host is known of that one alone', async () => {
  const { ports } = openHost({ file: declared('the newer one') });
  await compareWithServed(assetOf(updated, { base: 'https://a.imgix.net/one' }), ports);
  expect([...ports.hosts.keys()]).toEqual(['https://a.imgix.net/one']);
});

test('a file here that cannot be read tells nothing of what imgix serves', async () => {
  const { ports } = openHost({ file: declared('the newer one'), described: described(13) });
  const unread = { size: 13, sha256: async () => undefined, dimensions: async () => undefined };
  const built = { kind: 'updated', checkoutFile: '/built/a.gif' } as const;
  const { comparison } = await compareWithServed(assetOf(built), { ...ports, files: { open: async () => unread } });
  expect(comparison).toEqual({ kind: 'indeterminate', detail: 'The file to compare with cannot be read.' });
});
