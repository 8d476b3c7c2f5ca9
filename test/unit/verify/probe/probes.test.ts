// How each need is met: which URL is asked, and what its answer may be.
import { describe, expect, test } from 'vitest';
import { probe } from '../../../../src/verify/probe/probes.ts';
import type { Given } from '../served/host.ts';
import { blob } from '../stories.ts';
import { knownAfter } from '../timeline.ts';
import { long, open, origin, own } from './asked.ts';

describe('the URL', () => {
  const met = async (kind: string, query: string, token?: string, url = `${origin}/b/a.gif`) => {
    const { asked, requests } = open({ file: own('x') }, token);
    const fact = await probe(knownAfter([], { url }, ['w=9']), { kind, query } as Parameters<typeof probe>[1], asked);
    expect(fact).toMatchObject({ kind, ...(kind === 'held' ? {} : { query }) });
    for (const { headers } of requests) expect(headers).toMatchObject({ 'x-key': '1' });
    return requests.map((request) => request.url.replace(origin, ''));
  };
  const nonce = 'purge-check=18ce53un18f';

  test.each<[string, string, string]>([
    ['check', '', '/b/a.gif'],
    ['check', 'w=9', '/b/a.gif?w=9'],
    ['whole', 'w=9', '/b/a.gif?w=9'],
    ['fresh', '', `/b/a.gif?${nonce}`],
    ['fresh', 'w=9', `/b/a.gif?w=9&${nonce}`],
    ['missing', '', `/b/${nonce.replace('=', '-')}.gif`],
    ['missing', 'w=9', `/b/${nonce.replace('=', '-')}.gif?w=9`],
    ['held', '', `/b/a.gif?fm=json&${nonce}`],
  ])('of the need %s for "%s" is %s', async (kind, query, url) => {
    expect(await met(kind, query)).toEqual([url]);
    expect((await met(kind, query, 'token'))[0]).toMatch(/[?&]s=[0-9a-f]{32}$/);
  });

  test('of a path that does not exist has no ending beside one that has none', async () => {
    expect(await met('missing', '', undefined, `${origin}/b.c/a`)).toEqual([`/b.c/${nonce.replace('=', '-')}`]);
  });

  test('of a path that does not exist stays below the address that a Web Proxy has in its path', async () => {
    const folder = '/https%3A%2F%2Fb.com%2F';
    expect(await met('missing', '', undefined, `${origin}${folder}a.gif`)).toEqual([
      `${folder}${nonce.replace('=', '-')}.gif`,
    ]);
  });

  test.each(['newest', 'checkout', 'unchanged'])('of the need %s is none', async (kind) => {
    await expect(met(kind, '')).rejects.toThrow(`The need ${kind} is not met by a request.`);
  });
});

describe('what a derivative may be', () => {
  const reasonOf = async (query: string, file: Given) => {
    const fact = await probe(
      knownAfter([], {}, [query]),
      { kind: 'check', query },
      open({ file, described: file }).asked,
    );
    return fact.kind === 'check' && fact.sample.seen.kind === 'served' ? fact.sample.seen.nonAssetReason : fact;
  };
  const json = (text: string) => own(text, { 'content-type': 'application/json' });

  test.each<[string, Given, string | undefined]>([
    ['palette=css', own('a', { 'content-type': 'text/css' }), undefined],
    ['w=9', own('a', { 'content-type': 'text/css' }), 'content of the type text/css'],
    ['fm=json', json('{"Content-Length":"5"}'), undefined],
    ['w=9&fm=json', json('{"message":"no"}'), 'text that describes no image'],
    ['fm=json&w=9', json(`{"a":"${long('x', 2 ** 20)}"}`), 'text that describes no image'],
    ['palette=json', json('{"message":"no"}'), undefined],
    ['afm=json', json('{}'), 'content of the type application/json'],
  ])('of %s', async (query, file, reason) => {
    expect(await reasonOf(query, file)).toBe(reason);
  });

  test('is the same for what imgix renders now', async () => {
    const { asked } = open({ file: own('a', { 'content-type': 'text/css' }) });
    const fact = await probe(knownAfter([], {}, ['palette=css']), { kind: 'fresh', query: 'palette=css' }, asked);
    expect(fact).toHaveProperty('sample.seen.nonAssetReason', undefined);
  });

  test('is the file itself, passed through: git names it by a hash that begins with its length', async () => {
    const text = '{"Content-Length":"none"}';
    const expected = { kind: 'updated', now: { ...blob(text), size: text.length }, old: 'none' } as const;
    const fact = await probe(
      knownAfter([], { expected }, ['fm=json']),
      { kind: 'check', query: 'fm=json' },
      open({ described: json(text) }).asked,
    );
    expect(fact.kind === 'check' && fact.sample.seen.kind === 'served' && fact.sample.seen.body.blobIds?.sha1).toBe(
      expected.now.id,
    );
  });

  test('is nothing, where its description is refused', async () => {
    expect(await reasonOf('fm=json', 422)).toHaveProperty('sample.seen', { kind: 'status', status: 422 });
  });
});
