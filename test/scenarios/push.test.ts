// The main job: a push changes assets, each is purged on every host and proved.
// Threat model: 3.
import { expect, test } from 'vitest';
import { testKey } from '../simulator/options.ts';
import { afterFirst, play, toEncoded } from '../support/scenario.ts';

test('a push that modifies, adds and deletes an asset purges these three and proves each', async () => {
  const run = await play();

  expect(run.exitCode).toBe(0);
  const url = (path: string) => `${run.imgix.baseUrl}/${path}`;
  const urls = ['images/gone.gif', 'images/harbour.jpg', 'images/new.png'].map(url);
  expect([...run.purged].sort()).toEqual(urls);
  expect(run.outputs).toMatchObject({ conclusion: 'success', purged: '3', verified: '3', failed: '0' });
  expect(JSON.parse(run.outputs.urls ?? '').sort()).toEqual(urls);
  expect(run.outputs['failed-urls']).toBe('[]');
  expect(run.report).toMatchObject({
    schemaVersion: 1,
    conclusion: 'success',
    counts: { urls: 3, purged: 3, verified: 3, failed: 0 },
    error: null,
  });
  expect(run.report.assets).toHaveLength(3);
  for (const [change, evidence, file] of [
    ['deleted', 'gone', 'images/gone.gif'],
    ['modified', 'bytes', 'images/harbour.jpg'],
    ['added', 'bytes', 'images/new.png'],
  ] as const) {
    const asset = run.report.assets.find((candidate: { file: string }) => candidate.file === file);
    expect(asset).toMatchObject({
      url: url(file),
      change,
      purge: { outcome: 'accepted', attempts: 1, status: 200, error: null },
      verification: { outcome: 'verified', evidence },
      problem: null,
    });
    expect(asset.purge.purgeId).toMatch(/^[0-9a-f-]{36}$/);
    expect(run.lines.some((line) => line.startsWith(`proved ${url(file)}: ${evidence}`))).toBe(true);
    expect(run.summary.replaceAll('<wbr>', '')).toContain(`>${file}</a>`);
  }
  expect(run.lines.at(-1)).toBe('3 URLs purged and proved.');
  expect(run.errors).toEqual([]);
  expect(run.warnings).toEqual([]);
});

test('every request is one that the job needs: purges without signature, fetches without credentials, no other host', async () => {
  const token = 'FOO123barBAZ';
  const run = await play({ imgix: { secureUrlToken: token }, inputs: { 'secure-url-token': token } });

  expect(run.exitCode).toBe(0);
  for (const { on, method, url, headers, body } of run.requests) {
    if (on === 'api') {
      expect(`${method} ${url}`).toBe(`POST ${run.imgix.apiUrl}/api/v1/purge`);
      expect(headers.authorization).toBe(`Bearer ${testKey}`);
      expect(headers['content-type']).toBe('application/vnd.api+json');
      const { data } = JSON.parse(body);
      expect(Object.keys(data.attributes)).toEqual(['url']);
      expect(data.attributes.url).not.toMatch(/[?&]s=/);
    } else {
      expect(`${on} ${method}`).toBe('cdn GET');
      expect(url).toMatch(/[?&]s=[0-9a-f]{32}$/);
      expect(url).toMatch(/\/images\/(harbour\.jpg|new\.png|gone\.gif)\?/);
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
    }
  }
  // A signed address in a page would be a key for every reader of it.
  expect(run.summary).not.toContain('<img');
});

test('an added asset is not asked for before its purge, which would plant a cached 404', async () => {
  const run = await play({ push: { 'images/new.png': 'new' } });

  expect(run.requests.map(({ on }) => on)).toEqual(['api', 'cdn']);
});

test('a renamed asset is purged under both names: gone here, new there', async () => {
  const run = await play({ push: { 'images/harbour.jpg': null, 'images/port.jpg': 'harbour, old' } });

  expect([...run.purged].sort()).toEqual([
    `${run.imgix.baseUrl}/images/harbour.jpg`,
    `${run.imgix.baseUrl}/images/port.jpg`,
  ]);
  const changes = run.report.assets.map((asset: { file: string; change: string }) => `${asset.change} ${asset.file}`);
  expect(changes.sort()).toEqual(['added images/port.jpg', 'deleted images/harbour.jpg']);
  expect(run.report.counts).toMatchObject({ verified: 2, failed: 0 });
});

test('names with spaces, umlauts and signs that mean something in a URL reach imgix as its libraries spell them', async () => {
  const names = [
    'images/café + #1 50%.jpg',
    "images/a&b=c;d,e@f$g!h'i(j)k*l~m.png",
    'images/q?x=1:2.gif',
    'bilder/日本.webp',
  ];
  const run = await play({
    before: Object.fromEntries(names.map((name) => [name, `${name}, old`])),
    push: Object.fromEntries(names.map((name) => [name, `${name}, new`])),
  });

  expect(run.exitCode).toBe(0);
  expect([...run.purged].sort()).toEqual(names.map((name) => `${run.imgix.baseUrl}/${toEncoded(name)}`).sort());
  expect(run.purged).toContain(`${run.imgix.baseUrl}/images/caf%C3%A9%20%2B%20%231%2050%25.jpg`);
  expect(run.report.assets.map((asset: { file: string }) => asset.file).sort()).toEqual([...names].sort());
  expect(run.outputs.verified).toBe('4');
});

test('with two hosts each asset is purged and proved on both', async () => {
  const run = await play({ imgix: { hosts: 2 }, push: { 'images/harbour.jpg': 'harbour, new' } });

  const urls = run.imgix.baseUrls.map((base) => `${base}/images/harbour.jpg`).sort();
  expect(new Set(urls).size).toBe(2);
  expect([...run.purged].sort()).toEqual(urls);
  expect(run.outputs).toMatchObject({ purged: '2', verified: '2', failed: '0' });
});

test('the legacy API gets the key as Basic user name, from a key that does not begin with ak_, pasted with a line break', async () => {
  const key = 'legacyKey0123456789abcdefghijklm';
  const run = await play({ inputs: { 'api-key': ` ${key}\n` } });

  expect(run.exitCode).toBe(0);
  const [purge] = run.imgix.log.on('api');
  expect(purge?.url).toBe(`${run.imgix.apiUrl}/v2/image/purger`);
  expect(purge?.headers.authorization).toBe(`Basic ${Buffer.from(`${key}:`).toString('base64')}`);
});

test('a purge that changed nothing fails the step, says so at the file and tells what to do', async () => {
  const run = await play({
    inputs: { timeout: 1 },
    source: { 'images/harbour.jpg': 'harbour, old' },
  });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', purged: '3', verified: '2', failed: '1' });
  expect(run.outputs['failed-urls']).toBe(JSON.stringify([`${run.imgix.baseUrl}/images/harbour.jpg`]));
  expect(run.stdout).toMatch(
    /^::error title=imgix%3A old-bytes::1 URL: .*Other files of this run have arrived\..*\[old-bytes\]$/m,
  );
  expect(run.stdout).toMatch(/^::error title=imgix%3A stale,file=images\/harbour\.jpg::.*not proved: .*\[stale\]$/m);
});

test('where `path` is a folder of the checkout, files are told from its top all the same', async () => {
  const run = await play({
    inputs: { timeout: 1, path: 'images' },
    source: { 'images/harbour.jpg': 'harbour, old' },
  });

  expect(run.stdout).toMatch(/^::error title=imgix%3A stale,file=images\/harbour\.jpg::/m);
});

test('with `origin-url` the purge waits until the Source has the deployment', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    arrange: (world) => {
      const { source, originUrl } = world.imgix;
      source.put('images/harbour.jpg', 'harbour, old');
      afterFirst('origin', world, 0.5, () => source.put('images/harbour.jpg', 'harbour, new'));
      return { 'origin-url': originUrl };
    },
  });

  expect(run.exitCode).toBe(0);
  const purge = run.requests.findIndex(({ on }) => on === 'api');
  expect(run.requests.slice(0, purge).filter(({ on }) => on === 'origin').length).toBeGreaterThan(1);
  expect(run.report.assets[0].verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
});
