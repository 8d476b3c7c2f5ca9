// What the headers of an answer tell: when and where it was stored, and whether it is an asset at all.
import { describe, expect, test } from 'vitest';
import { isTextFile } from '../../../../src/platform/files/file-kind.ts';
import {
  findCacheInFront,
  findOtherCache,
  narrow,
  toPointOfPresence,
  toStoredInterval,
} from '../../../../src/verify/probe/cache-hints.ts';
import {
  findChallenge,
  findNonAssetReason,
  isTextQuery,
  mayBeChallenge,
} from '../../../../src/verify/probe/non-asset.ts';
import { isShownSince } from '../../../../src/verify/probe/sample.ts';

const never = Number.NEGATIVE_INFINITY;
const time = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toUTCString();

test.each<[Record<string, string>, number, number]>([
  [{ 'x-cache': 'MISS' }, 1_000, 1_500],
  [{ 'x-cache': 'miss , MISS-CLUSTER' }, 1_000, 1_500],
  [{ 'x-cache': 'MISS, MISS', age: '0' }, 1_000, 1_500],
  [{ 'x-cache': 'MISS, MISS', age: '4' }, -4_000, -2_500],
  [{ 'x-cache': 'MISS, HIT', age: '3' }, -3_000, -1_500],
  [{ 'x-cache': 'MISS, MISS', age: '00' }, 1_000, 1_500],
  [{ 'x-cache': 'MISS, MISS', age: '10' }, -10_000, -8_500],
  [{ 'x-cache': 'MISS, MISS', age: '04' }, -4_000, -2_500],
  [{ 'x-cache': 'MISS, HIT' }, never, 1_500],
  [{ 'x-cache': 'TCP_MISS' }, never, 1_500],
  [{ age: ' 0 ' }, 0, 1_500],
  [{ age: '12' }, -12_000, -10_500],
  [{ age: '1.5' }, -1_000, 500],
  [{ age: '2, 70' }, -2_000, -500],
  [{ 'x-cache': 'MISS, MISS', age: '0, 0' }, 1_000, 1_500],
  [{ 'x-cache': 'MISS, MISS', age: '0.004' }, 1_000, 1_500],
  [{ 'x-cache': 'MISS, MISS', age: 'never' }, 1_000, 1_500],
  [{ age: '1.' }, never, 1_500],
  [{ age: 'x1' }, never, 1_500],
  [{ age: '1x' }, never, 1_500],
  [{}, never, 1_500],
  [{ date: time(9), 'last-modified': time(4) }, never, 1_500],
])('asked at 1,000 and answered at 1,500 ms with %j, it was stored from %d to %d', (headers, earliestMs, latestMs) => {
  expect(toStoredInterval(headers, 1_000, 1_500)).toEqual({ earliestMs, latestMs });
});

test.each<[Record<string, string>, boolean]>([
  [{ 'x-cache': 'HIT, MISS-CLUSTER' }, true],
  [{ 'x-cache': 'HIT, HIT, miss' }, true],
  [{ 'x-cache': 'MISS, HIT' }, false],
  [{ 'x-cache': 'MISS, HIT', age: '2' }, true],
  [{ 'x-cache': 'MISS, HIT', age: '3' }, false],
  [{ age: '2.25' }, true],
  [{}, false],
])('asked at 10,000 ms, no cache had %j at 7,000: %s', (headers, isShown) => {
  const stored = toStoredInterval(headers, 10_000, 10_500);
  const seen = { kind: 'status', status: 404 } as const;
  const sample = { sentAtMs: 10_000, seenAtMs: 10_500, pop: '', stored, headers, seen };
  expect(isShownSince(sample, 7_000)).toBe(isShown);
});

test.each<[Record<string, string>, string | undefined]>([
  [{ 'cf-cache-status': 'UPDATING' }, 'Cloudflare'],
  [{ 'cdn-cache': ' HIT ' }, 'Bunny'],
  [{ 'cdn-cache': 'HITS' }, undefined],
  [{ 'x-cache-status': 'NO-HIT' }, undefined],
  [{ 'cache-status': 'my-imgix-cache; hit' }, 'Cache-Status'],
  [{ 'cf-cache-status': 'REVALIDATED' }, undefined],
  [{ 'x-cache': 'Hit from cloudfront' }, 'CloudFront'],
  [{ 'x-cache': 'TCP_HIT from a23-1-2-3.deploy.akamaitechnologies.com (AkamaiGHost/11.5)' }, 'Akamai'],
  [{ 'x-cache': 'MISS, HIT, TCP_REMOTE_HIT', 'x-azure-ref': '1' }, 'Azure'],
  [{ 'x-cache': 'TCP_MISS from a23-1-2-3.deploy.akamaitechnologies.com' }, undefined],
  [{ 'x-cache': 'TCP_REFRESH_HIT from a23-1-2-3.deploy.akamaitechnologies.com' }, undefined],
  [{ 'x-cache': 'TCP_HIT' }, 'X-Cache'],
  [{ 'x-cache': 'TCP_NEGATIVE_HIT' }, 'X-Cache'],
  [{ 'x-cache': 'TCP_REFRESH_FAIL_HIT' }, 'X-Cache'],
  [{ 'x-cache': 'TCP_REFRESH_HIT' }, undefined],
  [{ 'cdn-cache': 'STALE' }, 'Bunny'],
  [{ 'cdn-cache': 'MISS' }, undefined],
  [{ 'x-vercel-cache': 'HIT' }, 'Vercel'],
  [{ 'x-cache-status': 'hit' }, 'X-Cache-Status'],
  [{ 'x-cache-status': 'EXPIRED' }, undefined],
  [{ 'cache-status': 'OwnCDN; hit; ttl=300' }, 'Cache-Status'],
  [{ 'cache-status': '"Netlify Durable"; fwd=miss, "Netlify Edge";hit' }, 'Cache-Status'],
  [{ 'cache-status': 'OwnCDN;hit=?1' }, 'Cache-Status'],
  [{ 'cache-status': 'OwnCDN; hit=?0; fwd=uri-miss, Hit; detail="a hit"' }, undefined],
  // What imgix itself sends, or Fastly, whose caches it has.
  [
    { 'x-cache': 'HIT, HIT', 'x-served-by': 'cache-sjc10065-SJC, cache-lhr7325-LHR', age: '9', server: 'imgix' },
    undefined,
  ],
  [{ 'cache-status': 'imgix; hit, "Fastly"; hit, cache-lhr7325-LHR; hit' }, undefined],
  [{ 'cache-status': 'imgix; hit, OwnCDN; hit' }, 'Cache-Status'],
])('with %j the answer is out of another cache than imgix has: %s', (headers, by) => {
  expect(findOtherCache(headers)).toBe(by);
  if (by !== undefined) expect(findCacheInFront(headers)).toBe(by);
});

test.each<[Record<string, string>, string | undefined]>([
  [{ 'cf-cache-status': 'MISS' }, 'Cloudflare'],
  [{ 'cf-cache-status': 'REVALIDATED' }, 'Cloudflare'],
  [{ 'cf-cache-status': 'DYNAMIC' }, undefined],
  [{ 'cf-cache-status': 'BYPASS' }, undefined],
  [{ 'x-cache': 'Miss from cloudfront' }, 'CloudFront'],
  [{ 'x-cache': 'RefreshHit from cloudfront' }, 'CloudFront'],
  [{ 'x-cache': 'TCP_MISS from a23-1-2-3.deploy.akamaitechnologies.com' }, 'Akamai'],
  [{ 'x-cache': 'TCP_REFRESH_MISS', 'x-azure-ref': '1' }, 'Azure'],
  [{ 'x-cache': 'PRIVATE_NOSTORE', 'x-azure-ref': '1' }, undefined],
  [{ 'x-cache': 'TCP_MISS' }, 'X-Cache'],
  [{ 'cdn-cache': 'EXPIRED' }, 'Bunny'],
  [{ 'x-vercel-cache': 'MISS' }, 'Vercel'],
  [{ 'x-cache-status': 'EXPIRED' }, 'X-Cache-Status'],
  [{ 'cache-status': '"Netlify Edge"; fwd=miss' }, 'Cache-Status'],
  [{ 'cache-status': 'OwnCDN; fwd=bypass' }, undefined],
  [{ 'x-cache': 'MISS, MISS', 'cache-status': 'imgix; fwd=miss, "Fastly"; fwd=stale' }, undefined],
])('with %j a cache in front of imgix stores such answers: %s', (headers, by) => {
  expect(findCacheInFront(headers)).toBe(by);
  expect(findOtherCache(headers)).toBeUndefined();
});

test('two intervals have in common what lies in both, and a moment is enough', () => {
  const of = (earliestMs: number, latestMs: number) => ({ earliestMs, latestMs });
  expect(narrow(of(0, 9), of(4, 20))).toEqual(of(4, 9));
  expect(narrow(of(4, 20), of(0, 9))).toEqual(of(4, 9));
  expect(narrow(of(0, 9), of(9, 20))).toEqual(of(9, 9));
  expect(narrow(of(0, 9), of(10, 20))).toBeUndefined();
});

test.each([
  ['cache-lhr7325-LHR', 'lhr'],
  ['cache-fra-eddf8230020-FRA', 'fra-eddf'],
  ['cache-iad-kcgs7200113-IAD', 'iad-kcgs'],
  ['cache-iad-kcgs7200113-IAD, cache-iad-kjyo7100043-IAD', 'iad-kjyo'],
  ['cache-sjc1000126-SJC, Cache-BFI-krnt7300049-BFI ', 'bfi-krnt'],
  ['cache-lhr7325-LHR, cache-fra-eddf8230020-FRA, images.example.com', 'fra-eddf'],
  ['cache-fra-SIM', 'fra'],
  ['cache-fra-eddf82-FRA', 'fra'],
  ['cache-t12-T', 't12'],
  ['varnish-cache-lhr7325-LHR', 'varnish-cache-lhr7325-lhr'],
  ['edge 7', 'edge 7'],
  [`cache-${'1'.repeat(95)}-LHR`, `cache-${'1'.repeat(94)}...`],
  [undefined, ''],
])('served by %s, the point of presence is "%s"', (servedBy, pop) => {
  expect(toPointOfPresence(servedBy === undefined ? {} : { 'x-served-by': servedBy })).toBe(pop);
});

describe('an answer is no asset', () => {
  const png = { 'content-type': 'image/png' };
  test.each<[Record<string, string>, string, boolean, string | undefined]>([
    [png, 'bytes', false, undefined],
    [{ ...png, 'content-encoding': ' GZIP ' }, 'bytes', false, undefined],
    [{ ...png, 'content-encoding': 'compress' }, 'bytes', false, 'an encoding that cannot be undone (compress)'],
    [png, '', false, 'an empty body'],
    [{ 'content-type': ' Text/HTML ; charset=utf-8' }, 'bytes', true, 'an HTML page'],
    [{ 'content-type': 'application/xhtml+xml' }, 'bytes', true, 'an HTML page'],
    [png, ' \n<!DOCTYPE html><p>', false, 'an HTML page'],
    [png, '<html lang="en">', false, 'an HTML page'],
    [png, '<head>', false, 'an HTML page'],
    [png, '<body>', false, 'an HTML page'],
    [png, '<header>', false, undefined],
    [png, 'a <html>', false, undefined],
    [{}, 'bytes', true, 'content of no type'],
    [{ 'content-type': '; charset=utf-8' }, 'bytes', true, 'content of no type'],
    [{ 'content-type': 'text/plain' }, 'bytes', false, 'content of the type text/plain'],
    [{ 'content-type': 'text/plain' }, 'bytes', true, undefined],
  ])('with %j and the body "%s", where text is due: %j', (headers, text, mayBeText, reason) => {
    expect(findNonAssetReason(headers, text.length, Buffer.from(text), mayBeText)).toBe(reason);
  });
});

test.each([
  ['text/css', true],
  ['application/json', true],
  ['application/problem+json', true],
  ['application/javascript', true],
  ['application/xml; charset=utf-8', true],
  ['image/svg+xml', false],
  ['application/pdf', false],
  ['application/json-seq', false],
  ['x-application/json', false],
  ['multipart/text/plain', false],
])('%s is text: %j', (type, is) => {
  expect(findNonAssetReason({ 'content-type': type }, 5, Buffer.from('bytes'), false) !== undefined).toBe(is);
});

test.each([
  ['https://a.imgix.net/a.JSON', true],
  ['https://a.imgix.net/a.css', true],
  ['https://a.imgix.net/a.json.png', false],
  ['https://a.imgix.net/amd', false],
])('%s is a file of text: %j', (url, is) => {
  expect(isTextFile(url)).toBe(is);
});

test.each([
  ['w=1&fm=json', true],
  ['fm=blurhash&w=1', true],
  ['palette=css', true],
  ['palette=json', true],
  ['txt-fm=json', false],
  ['fm=jsonp', false],
  ['w=1', false],
])('%s asks for text: %j', (query, is) => {
  expect(isTextQuery(query)).toBe(is);
});

describe('a challenge', () => {
  const html = { 'content-type': 'text/html' };
  const page = '<html><title>Just a moment...</title>';
  test.each<[string, number, Record<string, string>, string, string | undefined]>([
    ['by its words', 403, html, page, 'a filter'],
    ['by a page without a type', 503, {}, '<html>Attention required', 'a filter'],
    ['by asking whether one is human', 429, html, 'are you human?', 'a filter'],
    ['by asking whether one is a human', 429, html, 'are you a human?', 'a filter'],
    ['by verifying one', 403, html, 'Verifying you', 'a filter'],
    ['by verifying that one is what', 403, html, 'verify that you', 'a filter'],
    ['by its captcha', 403, html, 'captcha', 'a filter'],
    ['not with another status', 404, html, page, undefined],
    ['not in text', 403, { 'content-type': 'text/plain' }, 'challenge', undefined],
    ['not by a page of other words', 403, html, '<html>Access denied', undefined],
    ['of Cloudflare, which says so', 200, { 'cf-mitigated': 'challenge' }, '', 'Cloudflare'],
    ['of Cloudflare', 403, { ...html, 'cf-ray': '1' }, page, 'Cloudflare'],
    ['of AWS, which says so', 202, { 'x-amzn-waf-action': 'challenge' }, '', 'AWS WAF'],
    ['of DataDome', 403, { ...html, 'x-datadome': 'protected' }, page, 'DataDome'],
    ['of Akamai', 403, { ...html, server: 'AkamaiGHost' }, page, 'Akamai'],
    ['of Imperva', 403, { ...html, 'x-iinfo': '1' }, page, 'Imperva'],
    ['of Sucuri', 403, { ...html, 'x-sucuri-id': '1' }, page, 'Sucuri'],
  ])('is known %s', (_, code, headers, text, by) => {
    expect(findChallenge(code, headers, Buffer.from(text))).toBe(by);
  });

  test('may come with few statuses, whose pages have to be read', () => {
    expect([200, 401, 403, 404, 429, 500, 503].filter(mayBeChallenge)).toEqual([403, 429, 503]);
  });
});
