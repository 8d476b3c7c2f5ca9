// What a host gives for files that are known to be deployed.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { GitPath } from '../../../../src/platform/git/git-path.ts';
import { examineHost, type Given } from '../../../../src/verify/served/examine.ts';
import { findServed } from '../../../../src/verify/served/find-served.ts';
import { type Answers, cut, openHost } from './host.ts';

const origin = 'https://a.imgix.net';
const version = (text: string) => ({
  blobId: createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex'),
  size: text.length,
});
const own = (body: string) => ({ body, headers: { 'content-length': `${body.length}` } });
const specimen = (name: string, now = version(name)) => ({
  file: name as GitPath,
  url: `${origin}/${name}`,
  expected: { kind: 'updated', now } as const,
});
const examined = async (answers: Answers, names: readonly string[] = ['a.png'], token?: string) => {
  const { ports, requests } = openHost(answers, token);
  const facts = await examineHost(
    origin,
    names.map((name) => specimen(name)),
    ports,
  );
  return { facts, requests };
};

describe('a host', () => {
  test.each<[Answers, Given]>([
    [{ file: own('a.png') }, { kind: 'served', as: 'same-bytes' }],
    [{ file: own('other') }, { kind: 'served', as: 'other-bytes' }],
    [{ file: own('other'), missing: 'other' }, { kind: 'default-image' }],
    [
      { file: own('a.png'), missing: 'a.png' },
      { kind: 'served', as: 'same-bytes' },
    ],
    [{ file: '<html>' }, { kind: 'no-asset' }],
    [{ file: cut }, { kind: 'failed', reason: expect.stringMatching(/.+/) }],
    [{ file: 404 }, { kind: 'status', status: 404 }],
    [{ file: { status: 301, headers: { location: '/b' } } }, { kind: 'redirect', location: '/b' }],
    [{ file: { status: 403, headers: { 'cf-mitigated': 'challenge' } } }, { kind: 'challenge', by: 'Cloudflare' }],
  ])('that answers %j gives the file as %j', async (answers, given) => {
    const { facts } = await examined(answers);
    expect(facts.files).toMatchObject([{ file: 'a.png', url: `${origin}/a.png`, given }]);
    expect([facts.baseUrl, facts.unsigned]).toEqual([origin, undefined]);
  });

  test('tells whose cache in front of it stores a file', async () => {
    const passed = (status: string) => ({ file: { ...own('a.png'), headers: { 'cf-cache-status': status } } });
    expect((await examined(passed('HIT'))).facts.otherCache).toBe('Cloudflare');
    expect((await examined(passed('MISS'))).facts.otherCache).toBe('Cloudflare');
    expect((await examined(passed('DYNAMIC'))).facts.otherCache).toBeUndefined();
  });

  test('tells what a path gives that does not exist, and by a header that is ours', async () => {
    const { facts, requests } = await examined({ file: own('a.png'), missing: 'default' });
    expect(facts.missing).toEqual({ kind: 'served', as: 'other-bytes' });
    expect(requests[0]?.url).toMatch(/^https:\/\/a\.imgix\.net\/purge-check-[0-9a-z]+\.png$/);
    for (const { headers } of requests) expect(headers).toMatchObject({ 'x-key': '1' });
  });

  test('is asked for such a path beside its first file, in whichever way its Source spells paths', async () => {
    const { requests } = await examined({ file: own('a') }, ['https%3A%2F%2Fb.com%2Fimages%2Fa.jpg']);
    expect(requests[0]?.url).toMatch(/\/https%3A%2F%2Fb\.com%2Fimages%2Fpurge-check-[0-9a-z]+\.jpg$/);
  });

  test('is asked without the signature, too, where there is one', async () => {
    const { facts, requests } = await examined({ file: own('a.png'), [`${origin}/a.png`]: 403 }, ['a.png'], 'token');
    expect([facts.files[0]?.given, facts.unsigned]).toEqual([
      { kind: 'served', as: 'same-bytes' },
      { kind: 'status', status: 403 },
    ]);
    expect(requests.filter(({ url }) => !/[?&]s=[0-9a-f]{32}$/.test(url)).map(({ url }) => url)).toEqual([
      `${origin}/a.png`,
    ]);
    expect((await examined({ file: own('a.png') }, [], 'token')).facts.unsigned).toBeUndefined();
  });

  test.each<[NonNullable<Answers['described']>, string]>([
    ['{"Content-Length":"5"}', 'right'],
    ['{"Content-Length":"6"}', 'other'],
    ['{}', 'none'],
    [422, 'none'],
  ])('that describes an image by %j describes it as: %s', async (described, as) => {
    const { facts } = await examined({ file: 'rendered', described });
    expect([facts.files[0]?.described, facts.svg]).toEqual([as, undefined]);
  });

  test('describes each image that came with other bytes, and is not asked what the bytes have told', async () => {
    const answers = { file: 'rendered', [`${origin}/b.png`]: own('b.png'), described: '{"Content-Length":"5"}' };
    const { facts, requests } = await examined(answers, ['a.png', 'b.png', 'long.png']);
    expect(facts.files.map(({ described }) => described)).toEqual(['right', undefined, 'other']);
    expect(requests.filter(({ url }) => url.includes('fm=json'))).toHaveLength(2);
  });

  test('describes an object of Git LFS by its own size', async () => {
    const { ports } = openHost({ file: 'rendered', described: '{"Content-Length":"5"}' });
    const describedAs = async (now: { blobId: string; size?: number; lfs?: { sha256: string; size: number } }) =>
      (await examineHost(origin, [specimen('a.png', now as never)], ports)).files[0]?.described;
    expect(await describedAs({ blobId: 'p', size: 130, lfs: { sha256: 'h', size: 5 } })).toBe('right');
    expect(await describedAs({ blobId: 'p' })).toBe('right');
    const nothing = { ...specimen('a.png'), expected: { kind: 'unknown' } as const };
    expect((await examineHost(origin, [nothing], ports)).files[0]?.described).toBe('right');
  });

  test('is asked for the bytes of an SVG, and for no description of one', async () => {
    const { facts, requests } = await examined({ file: 'sanitized', original: own('a.SVG') }, ['a.SVG']);
    expect([facts.svg, facts.files[0]?.described]).toEqual([{ kind: 'served', as: 'same-bytes' }, undefined]);
    expect(requests.map(({ url }) => url)).toContain(`${origin}/a.SVG?svg-sanitize=false`);
    expect((await examined({ file: 'x' }, ['a.svg.png'])).facts.svg).toBeUndefined();
  });

  test('is not asked for more of what it does not serve', async () => {
    const { facts, requests } = await examined({ file: 404 }, ['a.png', 'a.svg']);
    expect([facts.files[0]?.described, facts.svg, requests.length]).toEqual([undefined, undefined, 3]);
  });
});

describe('of several places', () => {
  const places = ['a', 'b', 'c'].map((host) => ({ url: `https://${host}.imgix.net/a.png` }));
  const found = async (answers: Answers, token?: string, own?: string) => {
    const { ports, requests } = openHost(answers, token);
    const served = await findServed({ own, places }, { kind: 'updated', now: version('a.png') }, ports);
    const found = typeof served === 'object' ? `${new URL(served.place.url).hostname.at(0)}, ${served.as}` : served;
    return { found, requests };
  };

  test.each<[string, Answers, string | undefined]>([
    [
      'the one with the file’s own bytes',
      { 'https://b.imgix.net/a.png': 'other', 'https://c.imgix.net/a.png': own('a.png') },
      'c, same-bytes',
    ],
    [
      'or else the first that gives an asset',
      { 'https://b.imgix.net/a.png': 'other', 'https://c.imgix.net/a.png': 'another' },
      'b, other-bytes',
    ],
    ['none, where pages came', { file: '<html>' }, undefined],
    ['none, where one page came', { 'https://b.imgix.net/a.png': '<html>' }, undefined],
    ['none, where none gives anything', { file: 404 }, undefined],
    ['none, where each gives something', { file: 'default' }, undefined],
  ])('%s', async (_, answers, place) => {
    expect((await found(answers)).found).toBe(place);
  });

  test.each<[string, Answers, string | undefined]>([
    ['its own, where the URL at which it should be gives it', { 'https://o.imgix.net/a.png': own('a.png') }, 'own'],
    ['none, where that gives an asset, as others do', { 'https://o.imgix.net/a.png': 'other' }, undefined],
    [
      'the one with the file’s own bytes, where that gives an asset, as a default image is',
      { 'https://o.imgix.net/a.png': 'default', 'https://a.imgix.net/a.png': 'default' },
      'c, same-bytes',
    ],
  ])('%s', async (_, answers, place) => {
    const others: Answers = { 'https://b.imgix.net/a.png': 'other', 'https://c.imgix.net/a.png': own('a.png') };
    const given =
      place === 'c, same-bytes' ? { ...answers, ...others } : { 'https://b.imgix.net/a.png': 'other', ...answers };
    expect((await found(given, undefined, 'https://o.imgix.net/a.png')).found).toBe(place);
  });

  test('each is asked once, with the signature and the headers', async () => {
    const { requests } = await found({ file: 404 }, 'token');
    expect(requests).toHaveLength(3);
    for (const { url, headers } of requests) {
      expect(url).toMatch(/\/a\.png\?s=[0-9a-f]{32}$/);
      expect(headers).toMatchObject({ 'x-key': '1' });
    }
  });
});
