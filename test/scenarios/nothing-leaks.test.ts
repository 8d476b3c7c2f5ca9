// Key and tokens under hostile conditions. That nothing holds them is checked in every scenario (safe-run.ts); these
// scenarios do their best to make it leak.
// Threat model: 2, 3, 4.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { signatureOf } from '../simulator/cdn/signature.ts';
import type { FaultAnswer } from '../simulator/faults.ts';
import { testKey } from '../simulator/options.ts';
import { always, forever, githubToken, play } from '../support/scenario.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const urlToken = 'secureUrlToken123';

const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** Everything that could be repeated, in a text. */
const echo = [
  testKey,
  base64(testKey),
  base64(`${testKey}:`),
  `Bearer ${testKey}`,
  githubToken,
  base64(`x-access-token:${githubToken}`),
  urlToken,
].join(' ');

const errorsWith = (status: number): FaultAnswer => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/vnd.api+json', 'x-echo': echo, 'set-cookie': `key=${testKey}` },
  body: JSON.stringify({ errors: [{ detail: echo, id: testKey, title: echo, status: String(status) }] }),
});

test.concurrent.each([400, 401, 402, 403, 404, 429, 500, 503])(
  'an API that repeats the key in its error %i',
  async (status) => {
    const run = await play({
      inputs: { 'secure-url-token': urlToken, timeout: 1 },
      imgix: { secureUrlToken: urlToken },
      faults: [{ on: 'api', times: forever, answer: errorsWith(status) }],
    });

    expect(run.everything).toContain('***');
  },
);

/** A key with every length modulo three, because base64 depends on that. */
test.concurrent.each(['ak_Zq7pX2mLr9TbWc4', 'ak_Zq7pX2mLr9TbWc4v', 'ak_Zq7pX2mLr9TbWc4v_'])(
  'an API that repeats the key within other texts in base64 (%s)',
  async (key) => {
    const texts = [key, `a${key}`, `ab${key}c`, `Bearer ${key}`, `{"authorization":"Bearer ${key}"}`];
    const run = await play({
      push: { 'images/harbour.jpg': 'harbour, new' },
      inputs: { 'api-key': key },
      imgix: { apiKeys: [key] },
      arrange: ({ imgix }) => {
        const details = texts.flatMap((text) => [base64(text), base64(text).replace(/=+$/, ''), base64url(text)]);
        for (const detail of details) {
          const body = JSON.stringify({ errors: [{ detail, id: detail }] });
          imgix.faults.add({ on: 'api', answer: { kind: 'answer', status: 503, body } });
        }
      },
    });

    expect(run.everything).toContain('***');
  },
);

const keyAt = (at: number) => `${'x'.repeat(at)}${testKey}`;

test.concurrent.each([
  ['detail and id', 'v1', { errors: [{ detail: keyAt(270), id: keyAt(250) }] }],
  ['title', 'v1', { errors: [{ title: keyAt(290) }] }],
  ['error', 'v2', { error: keyAt(280) }],
] as const)('an API whose %s (%s) is so long that it is cut within the key', async (_, version, answer) => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    inputs: { 'api-version': version },
    faults: [always('api', { status: 422, body: answer })],
  });

  expect(run.report.assets[0].problem.message).toMatch(/x\*\*\*\.\.\./);
});

test.concurrent('an API that gives a purge id so long that it is cut within the key', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    faults: [
      always('api', {
        status: 200,
        body: { data: { id: keyAt(280), attributes: { purge_id: keyAt(280) } } },
        hasEffect: true,
      }),
    ],
  });

  expect(run.report.assets[0].purge.purgeId).toMatch(/x\*\*\*\.\.\.$/);
});

test.concurrent.each([
  ['as a whole', `Bad credentials: token ${githubToken}`],
  ['where its words are cut', `${'x'.repeat(280)}${githubToken}`],
  ['in base64 where its words are cut', `${'x'.repeat(280)}${base64(`token ${githubToken}`)}`],
])('GitHub’s API that repeats its token %s', async (_, message) => {
  const api = createServer((_, response) => {
    response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const { port } = api.address() as AddressInfo;
  try {
    const run = await play({
      workspace: ({ area }) => area.path(),
      env: { GITHUB_API_URL: `http://127.0.0.1:${port}` },
    });

    expect(run.exitCode).toBe(1);
    expect(run.errors.join()).toMatch(/answered 422 .*\*\*\*/);
  } finally {
    api.closeAllConnections();
    api.close();
  }
});

test.concurrent('an API that gives the key as purge id', async () => {
  const run = await play({
    faults: [
      always('api', {
        status: 200,
        body: { data: { id: testKey, attributes: { purge_id: testKey } } },
        hasEffect: true,
      }),
    ],
  });

  expect(run.report.assets[0].purge.purgeId).toBe('***');
});

test.concurrent.each([301, 302, 303, 307, 308])(
  'an API that redirects with the key in Location (%i) is not followed',
  async (status) => {
    const run = await play({
      arrange: ({ imgix }) => {
        const headers = { location: `${imgix.baseUrl}/trap?key=${testKey}` };
        imgix.faults.add({ on: 'api', times: forever, answer: { kind: 'answer', status, headers } });
      },
    });

    expect(run.exitCode).toBe(1);
    expect(run.fetched.filter((url) => url.includes('trap'))).toEqual([]);
    for (const { problem } of run.report.assets) expect(problem.code).toBe('purge-rejected');
  },
);

test.concurrent('an API that redirects to itself is not followed either', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    arrange: ({ imgix }) => {
      const headers = { location: `${imgix.apiUrl}/api/v1/purge` };
      imgix.faults.add({ on: 'api', times: forever, answer: { kind: 'answer', status: 307, headers } });
    },
  });

  expect(run.purged).toHaveLength(1);
});

test.concurrent('a CDN that redirects with everything it can think of', async () => {
  const run = await play({
    inputs: { timeout: 1, 'secure-url-token': urlToken },
    faults: [
      always('cdn', {
        status: 302,
        headers: { location: `https://evil.example/?${encodeURIComponent(urlToken)}`, 'x-echo': echo },
      }),
    ],
  });

  expect(run.exitCode).toBe(1);
  expect(run.report.assets).toHaveLength(3);
});

test.concurrent('a redirect that repeats a signed URL', async () => {
  const path = '/images/harbour.jpg';
  const location = `https://www.example.com${path}?s=${signatureOf(urlToken, path)}`;
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    inputs: { 'secure-url-token': urlToken, timeout: 1 },
    imgix: { secureUrlToken: urlToken },
    faults: [always('cdn', { status: 301, headers: { location } })],
  });

  expect(run.report.assets[0].verification.cause.location).toBe(`https://www.example.com${path}`);
  expect(run.everything).not.toMatch(/[?&]s=[0-9a-f]{32}/);
});

const signed = `/images/harbour.jpg?s=${signatureOf(urlToken, '/images/harbour.jpg')}`;
const [, signature = ''] = signed.split('s=');

test.concurrent.each([
  ['the path of a redirect', 302, { location: `https://www.example.com/s/${signature}/x` }],
  ['an address within a redirect', 302, { location: `/go/${encodeURIComponent(signed)}/x` }],
  ['a type', 200, { 'content-type': `text/plain${signed}` }],
  ['a type in capitals', 200, { 'content-type': `text/plain${signed.toUpperCase()}` }],
  ['an encoding', 200, { 'content-encoding': `x${signed}` }],
] as const)('a signature that comes back in %s', async (_, status, headers) => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    inputs: { 'secure-url-token': urlToken, timeout: 1 },
    imgix: { secureUrlToken: urlToken },
    faults: [always('cdn', { status, headers, body: signed })],
  });

  expect(run.exitCode).toBe(1);
  expect(run.everything.toLowerCase()).not.toContain(signature);
});

test.concurrent('the legacy API, whose key travels in base64', async () => {
  const key = 'legacyKey0123456789abcdefghijklm';
  const run = await play({
    inputs: { 'api-key': key },
    faults: [always('api', { status: 400, body: { error: `Basic ${base64(`${key}:`)} ${key}` } })],
  });

  expect(run.report.assets[0].problem.message).toContain('Basic ***');
});

test.concurrent('a key with characters that JSON and HTML write otherwise', async () => {
  const key = `ak_<b>"quoted\\"&'amp'`;
  const run = await play({
    inputs: { 'api-key': key },
    imgix: { apiKeys: [key] },
    faults: [always('api', { status: 400, body: { errors: [{ detail: `Not with ${key}` }] } })],
  });

  expect(run.report.assets[0].problem.message).toContain('Not with ***');
  expect(run.summary).not.toContain('quoted');
  expect(run.everything.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('quoted');
});

test.concurrent('a key that stands in a file name', async () => {
  const run = await play({ push: { [`images/${testKey}.png`]: 'oh' }, inputs: { 'dry-run': true } });

  expect(run.report.assets[0].file).toBe('images/***.png');
});

test.concurrent.each(['base-url', 'urls', 'origin-url', 'api-url'])(
  'a password in `%s` that ends the host before its `@` is not repeated by the error',
  async (name) => {
    const run = await play({ inputs: { [name]: 'https://deploy:hunter/2@www.example.com/a.png' } });

    expect(run.errors.join()).toContain('https://***@www.example.com');
    expect(run.everything).not.toMatch(/deploy|hunter/);
  },
);

test.concurrent.each(['base-url', 'urls', 'origin-url', 'verify', 'root', 'files', 'source-id'])(
  'a key that was pasted into `%s` is not repeated by the error',
  async (name) => {
    const run = await play({ inputs: { [name]: `!${testKey} ${testKey}` } });

    expect(run.exitCode).toBe(1);
  },
);

test.concurrent.each([
  ['the workflow’s input `url`', { inputs: { url: `images/${testKey}.png` } }, 'Input `url` of the workflow'],
  ['the workflow’s input `urls`', { inputs: { urls: `["a.png", "${testKey}"]` } }, 'Input `urls` of the workflow'],
  ['the file of `urls-file`', {}, 'The file `list.txt` (input `urls-file`)'],
])('a key that was pasted into %s is refused before any request, without repeating it', async (_, payload, where) => {
  const run = await play({
    before: { 'list.txt': `images/quiet.png\n${testKey}\n` },
    inputs: 'inputs' in payload ? {} : { 'urls-file': 'list.txt' },
    event: { name: 'workflow_dispatch', payload },
  });

  expect(run.requests).toEqual([]);
  expect(run.errors).toHaveLength(1);
  expect(run.errors[0]).toContain(`${where} holds the value of \`api-key\`, which belongs into that input alone.`);
  expect(run.errors[0]).toMatch(/\[invalid-input\]$/);
});

test.concurrent('an API that repeats the key in capitals', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    faults: [always('api', { status: 400, body: { errors: [{ detail: `NOT WITH ${testKey.toUpperCase()}` }] } })],
  });

  expect(run.report.assets[0].problem.message).toContain('NOT WITH ***');
  expect(run.everything).not.toContain(testKey.toUpperCase());
});
