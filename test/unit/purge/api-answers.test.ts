import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createApiV1 } from '../../../src/purge/api-v1.ts';
import { createApiV2 } from '../../../src/purge/api-v2.ts';
import type { PurgeAnswer, PurgeApi } from '../../../src/purge/purge-answer.ts';
import { requestOf, toText } from '../../simulator/http-types.ts';
import { ImgixSimulator } from '../../simulator/imgix-simulator.ts';
import { legacyTestKey, type SimulatorOptions, testKey } from '../../simulator/options.ts';

const apiUrl = 'https://api.imgix.com';
const url = 'https://assets.imgix.net/a%20b.png';
const v1 = createApiV1({ apiUrl, apiKey: testKey, subImage: undefined });
const v2 = createApiV2({ apiUrl, apiKey: legacyTestKey });

function answerOf(api: PurgeApi, body: unknown, status = 422): PurgeAnswer {
  return api.classify(status, typeof body === 'string' ? body : JSON.stringify(body));
}

function wordsOf(api: PurgeApi, body: unknown): string {
  const answer = answerOf(api, body);
  return 'words' in answer ? answer.words : '';
}

/** What the simulator answers to a request as this API makes it. */
function ask(api: PurgeApi, options: SimulatorOptions = {}): PurgeAnswer {
  const request = api.toRequest(url);
  const answer = new ImgixSimulator(options).handle(requestOf('POST', request.url, request.headers, request.body));
  return api.classify(answer.status, toText(answer.body));
}

test('a key that is none of imgix is told as that where it is refused', () => {
  for (const create of [
    createApiV2,
    (given: { apiKey: string }) => createApiV1({ apiUrl, ...given, subImage: undefined }),
  ]) {
    expect(create({ apiUrl, apiKey: 'aB3dE5gH7jK9mN1p' }).keyAdvice).toMatch(
      /^The key given does not begin with `ak_`.*Secure URL token/,
    );
  }
  expect(v1.keyAdvice).toMatch(/^Check that the key has the permission Asset Purge /);
  expect(createApiV2({ apiUrl, apiKey: testKey }).keyAdvice).toMatch(/retired .*leave `api-version` out\.$/);
});

describe('API v1', () => {
  test('is asked as documented, key in one header, URL in the body as it is spelled', () => {
    expect(v1.toRequest(url)).toEqual({
      url: 'https://api.imgix.com/api/v1/purge',
      headers: {
        authorization: `Bearer ${testKey}`,
        'content-type': 'application/vnd.api+json',
        accept: 'application/vnd.api+json',
      },
      body: '{"data":{"type":"purges","attributes":{"url":"https://assets.imgix.net/a%20b.png"}}}',
    });
    expect(ask(v1)).toEqual({ kind: 'accepted', status: 200, purgeId: expect.stringMatching(/^[\w-]{36}$/) });
  });

  test("purges a sub-image with the parents' Source", () => {
    const sourceId = '5c9ba1fe3f8e1e0001a3b6d2';
    const api = createApiV1({ apiUrl: 'http://127.0.0.1:9/gateway', apiKey: testKey, subImage: { sourceId } });
    const request = api.toRequest(url);
    expect(request.url).toBe('http://127.0.0.1:9/gateway/api/v1/purge');
    expect(JSON.parse(request.body)).toEqual({
      data: { type: 'purges', attributes: { url, sub_image: true, source_id: sourceId } },
    });
    const atImgix = createApiV1({ apiUrl, apiKey: testKey, subImage: { sourceId } });
    expect(ask(atImgix, { sourceId })).toMatchObject({ kind: 'accepted' });
    expect(ask(atImgix, { sourceId: 'f'.repeat(24) })).toMatchObject({ kind: 'rejected', status: 404 });
  });

  test.each([
    [{ data: { attributes: { purge_id: 'p1' }, id: 'p2' } }, 'p1'],
    [{ data: { id: 'p2' } }, 'p2'],
    [{ data: { attributes: { purge_id: 'x'.repeat(400) } } }, `${'x'.repeat(300)}...`],
    [{ data: { attributes: { purge_id: 'x'.repeat(300) } } }, 'x'.repeat(300)],
  ])('takes the purge id from where it stands', (body, purgeId) => {
    for (const status of [200, 201, 299]) {
      expect(answerOf(v1, body, status)).toEqual({ kind: 'accepted', status, purgeId });
    }
  });

  const withoutId = 'the answer held no purge id, which is not how imgix answers';
  const maintenance = 'imgix reports that its API is in maintenance (read-only)';
  const readOnly = { server: { status: { read_only: true } } };
  test.each([
    ['', `${withoutId}.`],
    ['{"data":{"id":"cut', `${withoutId}.`],
    [{}, `${withoutId}.`],
    [{ errors: [] }, `${withoutId}.`],
    [{ data: { id: 7 } }, `${withoutId}.`],
    [{ data: { id: 'p' }, meta: readOnly }, `${maintenance}.`],
    [{ meta: readOnly }, `${withoutId}; ${maintenance}.`],
    [{ data: { id: 'p' }, errors: {}, meta: readOnly }, `${maintenance}.`],
    [{ data: { id: 'p' }, error: false, meta: readOnly }, `${maintenance}.`],
    [{ data: { id: 'p' }, error: '', meta: readOnly }, `${maintenance}.`],
  ])('accepts an odd answer, and notes what is odd: %j', (body, note) => {
    const answer = answerOf(v1, body, 200);
    expect(answer).toMatchObject({ kind: 'accepted', status: 200, note });
    expect(answer).not.toHaveProperty('isForeign');
  });

  const page = "the answer was not imgix's JSON, but perhaps the page of a proxy or of another server";
  test.each([
    ['<html>', `${page}.`],
    ['  \n<html>', `${page}.`],
    ['Please log in', `${page}.`],
    ['[]', `${page}.`],
    ['null', `${page}.`],
    [{ errors: [{ detail: 'D', id: 'r' }] }, 'the answer had the status 200 and held errors ("D" (request id r)).'],
    [{ error: true }, 'the answer had the status 200 and held errors ("{"error":true}").'],
    [{ error: 'no', meta: readOnly }, `the answer had the status 200 and held errors ("no"); ${maintenance}.`],
  ])('knows what is no answer about a purge, and says so: %j', (body, note) => {
    expect(answerOf(v1, body, 200)).toMatchObject({ kind: 'accepted', status: 200, isForeign: true, note });
  });

  test.each([
    [{ errors: [{ detail: 'D', title: 'T', id: 'r' }] }, '"D" (request id r)'],
    [{ errors: [{ title: 'T', id: '' }] }, '"T"'],
    [{ errors: [{ detail: '', title: 'T' }] }, '"T"'],
    [{ errors: [{ detail: 7, title: 'T', id: 7 }] }, '"T"'],
    [{ errors: [{ detail: 'A', id: 'r' }, { id: 'r2' }, { title: 'B' }, { detail: 'C' }] }, '"A" (request id r); "B"'],
    [{ errors: [{ detail: 'A' }, { detail: 'B' }, { detail: 'C' }, { detail: 'D' }] }, '"A"; "B"; "C"'],
    [
      { errors: [{ detail: 'x'.repeat(301), id: 'y'.repeat(301) }] },
      `"${'x'.repeat(300)}..." (request id ${'y'.repeat(300)}...)`,
    ],
    [{ errors: 'no' }, '"no"'],
    [{ errors: [null, 'x', []] }, '"x"'],
    [{ errors: [{}] }, '"{"errors":[{}]}"'],
    [{ errors: { url: ['is not yours'] } }, '"{"errors":{"url":["is not yours"]}}"'],
    [{ error: { message: 'M', code: 7 } }, '"M"'],
    [{ error: 'E', message: 'M' }, '"E"'],
    [{ message: 'M' }, '"M"'],
    [' plain \n', '"plain"'],
    [{}, 'no reason given'],
    ['null', 'no reason given'],
    ['  \n', 'no reason given'],
    ['<html>', "an answer that is not imgix's JSON, but perhaps that of a proxy or a firewall"],
    ['{"errors":[{"detail":"cut', "an answer that is not imgix's JSON, but perhaps that of a proxy or a firewall"],
    [{ errors: [{ detail: 'D' }], meta: readOnly }, `"D"; ${maintenance}`],
    [{ meta: { server: { status: { read_only: 'true' } } } }, 'no reason given'],
  ])('reads what imgix says: %j', (body, words) => {
    expect(wordsOf(v1, body)).toBe(words);
  });
});

describe('API v2', () => {
  test('is asked as documented: Basic with an empty password, JSON', () => {
    expect(v2.toRequest(url)).toEqual({
      url: 'https://api.imgix.com/v2/image/purger',
      headers: {
        authorization: `Basic ${Buffer.from(`${legacyTestKey}:`).toString('base64')}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: '{"url":"https://assets.imgix.net/a%20b.png"}',
    });
    expect(ask(v2)).toEqual({ kind: 'accepted', status: 200, purgeId: null });
  });

  test.each([400, 409, 422, 429])('knows a duplicate by its text, under the status %i', (v2DuplicateStatus) => {
    const simulator = new ImgixSimulator({ v2DuplicateStatus });
    const { headers, body, url: target } = v2.toRequest(url);
    simulator.handle(requestOf('POST', target, headers, body));
    const second = simulator.handle(requestOf('POST', target, headers, body));
    expect(v2.classify(second.status, toText(second.body))).toEqual({
      kind: 'duplicate',
      status: v2DuplicateStatus,
    });
  });

  test.each([
    ['<html>', 'the answer was a page, perhaps of a proxy or of another server.'],
    [' \n<html>', 'the answer was a page, perhaps of a proxy or of another server.'],
    [{ error: 'E' }, 'the answer had the status 200 and held errors ("E").'],
    [{ errors: [{ detail: 'D' }] }, 'the answer had the status 200 and held errors ("D").'],
  ])('knows what is no answer about a purge, and says so: %j', (body, note) => {
    expect(answerOf(v2, body, 200)).toEqual({ kind: 'accepted', status: 200, purgeId: null, isForeign: true, note });
  });

  test.each(['', 'OK', 'true', {}, { error: null }, 'queued <1>'])(
    'takes any other answer for accepted: %j',
    (body) => {
      expect(answerOf(v2, body, 200)).toEqual({ kind: 'accepted', status: 200, purgeId: null });
    },
  );

  test('does not take a fault for a duplicate', () => {
    expect(answerOf(v2, { error: 'Duplicate purge request pending' }, 500)).toMatchObject({ kind: 'unavailable' });
    expect(answerOf(v2, { error: 'Duplicate purge request pending' }, 499)).toMatchObject({ kind: 'duplicate' });
    expect(answerOf(v2, { error: 'duplicate key' }, 400)).toMatchObject({ kind: 'rejected' });
  });

  test.each([
    [401, { kind: 'refused', status: 401, words: '"Invalid API key"', isForeign: false }],
    [410, { kind: 'rejected', status: 410, words: '"Gone"' }],
  ] as const)('retired with %i says so', (v2Retired, answer) => {
    expect(ask(v2, { v2Retired })).toEqual(answer);
  });

  test.each([
    [{ error: 'E', message: 'M' }, '"E"'],
    [{ error: '', message: 'M' }, '"M"'],
    [{ detail: 'D' }, '"D"'],
    [{ errors: [{ detail: 'D' }] }, '"D"'],
    [{ error: { deep: 1 } }, '"{"error":{"deep":1}}"'],
    ['"text"', '"text"'],
    [' plain \n', '"plain"'],
    [' \n ', 'no reason given'],
    ['y'.repeat(301), `"${'y'.repeat(300)}..."`],
  ])('reads what the server says: %j', (body, words) => {
    expect(wordsOf(v2, body)).toBe(words);
  });
});

describe.each([
  ['v1', v1],
  ['v2', v2],
])('both APIs (%s)', (_, api) => {
  test.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [299, 'accepted'],
    [199, 'rejected'],
    [300, 'rejected'],
    [301, 'rejected'],
    [400, 'rejected'],
    [401, 'refused'],
    [402, 'rejected'],
    [403, 'refused'],
    [404, 'rejected'],
    [408, 'unavailable'],
    [425, 'unavailable'],
    [409, 'duplicate'],
    [410, 'rejected'],
    [429, 'limited'],
    [499, 'rejected'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [599, 'unavailable'],
  ])('take %i for %s', (status, kind) => {
    expect(answerOf(api, '{}', status)).toMatchObject({ kind, status });
  });

  test('never throw and never say much, whatever comes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), fc.json(), jsonApiLike());
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), text, (status, body) => {
        const answer = api.classify(status, body);
        expect(answer.status).toBe(status);
        if ('words' in answer) expect(answer.words.length).toBeLessThan(2200);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Documents that nearly are what imgix answers. */
function jsonApiLike(): fc.Arbitrary<string> {
  const error = fc.record({ detail: fc.anything(), id: fc.anything(), title: fc.anything() }, { requiredKeys: [] });
  const document = fc.record(
    {
      errors: fc.oneof(fc.array(error), fc.anything()),
      data: fc.anything(),
      meta: fc.anything(),
      error: fc.anything(),
    },
    { requiredKeys: [] },
  );
  return document.map((value) => {
    try {
      return JSON.stringify(value) ?? '';
    } catch {
      return '{';
    }
  });
}
