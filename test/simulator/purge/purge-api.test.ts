import { describe, expect, test } from 'vitest';
import { requestOf, type SimulatorRequest, toText } from '../http-types.ts';
import { ImgixSimulator } from '../imgix-simulator.ts';
import { legacyTestKey, type SimulatorOptions, testKey } from '../options.ts';
import { purgeRequestV1, purgeRequestV2 } from './purge-requests.ts';

const api = 'https://api.imgix.com';
const asset = 'https://assets.imgix.net/a.jpg';

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: unknown;
};

function send(request: SimulatorRequest, options: SimulatorOptions = {}): Answer {
  const { status, headers, body } = new ImgixSimulator(options).handle(request);
  return { status, headers, document: JSON.parse(toText(body)) };
}

function v1(changes: {
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly method?: string;
  readonly path?: string;
}): SimulatorRequest {
  const request = purgeRequestV1(api, asset);
  return requestOf(
    changes.method ?? 'POST',
    `${api}${changes.path ?? '/api/v1/purge'}`,
    { ...request.headers, ...changes.headers },
    changes.body ?? request.body,
  );
}

const errorDocument = (status: string, detail: unknown = expect.any(String)): unknown =>
  expect.objectContaining({
    errors: [{ detail, id: expect.stringMatching(/^\w+$/), status, title: expect.stringMatching(/\w/) }],
    meta: { server: expect.objectContaining({ status: { healthy: true, read_only: false, tombstone: false } }) },
  });

const noKeyDetail = 'A valid API key is required and could not be determined.';

describe('the Purge API v1', () => {
  test('answers an accepted purge with its id, as documented', () => {
    const { status, headers, document } = send(purgeRequestV1(api, asset));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.api+json');
    const uuid = (document as { data: { id: string } }).data.id;
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(document).toEqual({
      data: { attributes: { purge_id: uuid }, id: uuid, type: 'purges' },
      included: [],
      jsonapi: { version: '1.0' },
      meta: { server: { status: { healthy: true, read_only: false, tombstone: false }, version: 'simulator' } },
    });
  });

  test('gives every purge an id of its own', () => {
    const simulator = new ImgixSimulator();
    const ids = ['a', 'b', 'c'].map((name) => {
      const { body } = simulator.handle(purgeRequestV1(api, `https://assets.imgix.net/${name}.jpg`));
      return (JSON.parse(toText(body)) as { data: { id: string } }).data.id;
    });
    expect(new Set(ids).size).toBe(3);
  });

  test.each([
    ['no key', { authorization: '' }],
    ['a wrong key', { authorization: 'Bearer ak_wrong' }],
    ['a legacy key', { authorization: `Bearer ${legacyTestKey}` }],
    ['Basic instead of Bearer', { authorization: `Basic ${Buffer.from(`${testKey}:`).toString('base64')}` }],
  ])('answers 401 with one and the same text for %s', (_, headers) => {
    const answer = send(v1({ headers }));
    expect(answer.status).toBe(401);
    expect(answer.document).toEqual(errorDocument('401', noKeyDetail));
  });

  test.each([401, 403] as const)('answers a key without the permission with %i', (noPermissionStatus) => {
    const answer = send(v1({}), { purgePermission: false, noPermissionStatus });
    expect([answer.status, answer.document]).toEqual([noPermissionStatus, errorDocument(String(noPermissionStatus))]);
  });

  const subImage = (attributes: object): string =>
    JSON.stringify({ data: { type: 'purges', attributes: { url: asset, ...attributes } } });
  test.each([
    ['another content type', { headers: { 'content-type': 'application/json' } }],
    ['no JSON', { body: '{' }],
    ['the body of v2', { body: JSON.stringify({ url: asset }) }],
    ['another type', { body: JSON.stringify({ data: { type: 'purge', attributes: { url: asset } } }) }],
    ['no url', { body: JSON.stringify({ data: { type: 'purges', attributes: {} } }) }],
    ['a path for a url', { body: subImage({ url: '/a.jpg' }) }],
    ['an unencoded url', { body: subImage({ url: 'https://assets.imgix.net/a b.jpg' }) }],
    ['a broken encoding', { body: subImage({ url: 'https://assets.imgix.net/100%.jpg' }) }],
    ['sub_image without source_id', { body: subImage({ sub_image: true }) }],
    ['source_id without sub_image', { body: subImage({ source_id: 'a'.repeat(24) }) }],
    ['a source_id of 23 digits', { body: subImage({ sub_image: true, source_id: 'a'.repeat(23) }) }],
    ['a source_id that is not hexadecimal', { body: subImage({ sub_image: true, source_id: 'x'.repeat(24) }) }],
    ['sub_image as text', { body: subImage({ sub_image: 'true', source_id: 'a'.repeat(24) }) }],
  ])('answers 400 to %s', (_, changes) => {
    const answer = send(v1(changes));
    expect([answer.status, answer.document]).toEqual([400, errorDocument('400')]);
  });

  test('answers 404 to another path and 405 to another method', () => {
    expect(send(v1({ path: '/api/v1/purges' }))).toMatchObject({ status: 404, document: errorDocument('404') });
    expect(send(v1({ method: 'GET' }))).toMatchObject({
      status: 405,
      document: errorDocument('405'),
      headers: { allow: 'POST' },
    });
  });

  test('answers 409 to a duplicate and 429 over the limit in the same form', () => {
    const simulator = new ImgixSimulator({ purgeRate: 2 });
    const statuses = [1, 2, 3].map(() => {
      const { status, body } = simulator.handle(purgeRequestV1(api, asset));
      return [status, JSON.parse(toText(body)) as unknown];
    });
    expect(statuses.slice(1)).toEqual([
      [409, errorDocument('409')],
      [429, errorDocument('429')],
    ]);
  });

  test.each([400, 404] as const)(
    'answers %i for a domain of somebody else, whatever its scheme',
    (foreignDomainStatus) => {
      const answer = send(purgeRequestV1(api, 'http://other.imgix.net/a.jpg'), { foreignDomainStatus });
      expect([answer.status, answer.document]).toEqual([
        foreignDomainStatus,
        errorDocument(String(foreignDomainStatus)),
      ]);
    },
  );

  test("takes the account's other domains, and its own under http as well", () => {
    const validDomains = ['Img.example.com'];
    expect(send(purgeRequestV1(api, 'https://img.example.com/a.jpg'), { validDomains }).status).toBe(200);
    expect(send(purgeRequestV1(api, 'http://ASSETS.imgix.net/a.jpg')).status).toBe(200);
  });

  test('answers 200 or 404 for a URL of which imgix never had a file, as the option says', () => {
    const simulator = new ImgixSimulator({ unknownPurgeStatus: 404, duplicateWindowMs: 0, errorTtlMs: 0 });
    simulator.warm('/a.jpg?w=1');
    expect(simulator.handle(purgeRequestV1(api, asset)).status).toBe(404);
    simulator.source.put('a.jpg', 'new');
    simulator.warm('/a.jpg?w=1');
    expect(simulator.handle(purgeRequestV1(api, asset)).status).toBe(200);
    expect(send(purgeRequestV1(api, asset)).status).toBe(200);
  });

  test('tells maintenance by read_only, and its purges have no effect', () => {
    const simulator = new ImgixSimulator({ readOnly: true });
    simulator.source.put('a.jpg', 'old');
    simulator.warm('/a.jpg');
    simulator.source.put('a.jpg', 'new');
    const { status, body } = simulator.handle(purgeRequestV1(api, asset));
    expect(status).toBe(503);
    expect(JSON.parse(toText(body))).toMatchObject({ meta: { server: { status: { read_only: true } } } });
    expect(toText(simulator.serves(asset)[0]?.bytes ?? new Uint8Array())).toBe('old');
  });
});

describe('the Purge API v2', () => {
  test.each(['json', 'form'] as const)('takes the URL as %s and purges like v1', (format) => {
    const simulator = new ImgixSimulator();
    simulator.source.put('a.jpg', 'old');
    simulator.warm('/a.jpg');
    simulator.source.put('a.jpg', 'new');
    expect(simulator.handle(purgeRequestV2(api, asset, format)).status).toBe(200);
    expect(toText(simulator.serves(asset)[0]?.bytes ?? new Uint8Array())).toBe('new');
  });

  test('names a duplicate in its own words', () => {
    const simulator = new ImgixSimulator({ v2DuplicateStatus: 400 });
    simulator.handle(purgeRequestV2(api, asset));
    const { status, body } = simulator.handle(purgeRequestV2(api, asset));
    expect([status, toText(body)]).toEqual([400, '{"error":"Duplicate purge request pending"}']);
  });

  test('shares the duplicates and the rate limit with v1', () => {
    const simulator = new ImgixSimulator({ purgeRate: 2 });
    const requests = [purgeRequestV1(api, asset), purgeRequestV2(api, asset), purgeRequestV2(api, asset)];
    expect(requests.map((request) => simulator.handle(request).status)).toEqual([200, 409, 429]);
  });

  test('refuses a wrong key, a v1 key, a password and a bearer token', () => {
    const basic = (text: string): SimulatorRequest => {
      const request = purgeRequestV2(api, asset);
      return {
        ...request,
        headers: { ...request.headers, authorization: `Basic ${Buffer.from(text).toString('base64')}` },
      };
    };
    const wrong = ['wrong:', `${testKey}:`, `${legacyTestKey}:secret`, legacyTestKey].map(basic);
    const bearer = { ...wrong[0], headers: { authorization: `Bearer ${legacyTestKey}` } } as SimulatorRequest;
    expect([...wrong, bearer].map((request) => send(request).status)).toEqual([401, 401, 401, 401, 401]);
  });

  test.each([401, 410] as const)('can be retired with %i for every key', (v2Retired) => {
    expect(send(purgeRequestV2(api, asset), { v2Retired }).status).toBe(v2Retired);
  });

  test('answers 400 without a URL and 405 to another method', () => {
    const request = purgeRequestV2(api, asset);
    expect(send({ ...request, body: Buffer.from('{}') }).status).toBe(400);
    expect(send({ ...request, method: 'GET' }).status).toBe(405);
  });
});
