// What the proof must not fall for, and what it must not fail for: each was wrong once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { requestOf } from '../simulator/http-types.ts';
import { purgeRequestV1 } from '../simulator/purge/purge-requests.ts';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import { hasLinks, TestArea } from '../support/repository.ts';
import { afterFirst, always, forever, type Played, play, type Scenario, type World } from '../support/scenario.ts';

const [old, now] = ['harbour, old', 'harbour, brand new'];
const path = 'images/harbour.jpg';
const modified = { push: { [path]: now } } satisfies Scenario;
const deleted = { push: { 'images/gone.gif': null } } satisfies Scenario;

function onlyOf(run: Played) {
  expect(run.report.assets).toHaveLength(1);
  return run.report.assets[0];
}

/** imgix has loaded the content, and visitors have it; then the Source has another one. */
function hold({ imgix }: World, content: string, atSource: string, url = `/${path}`): void {
  imgix.source.put(path, content);
  imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/${path}`));
  imgix.simulator.warm(url);
  imgix.source.put(path, atSource);
}

test.concurrent('the right bytes from before the purge are no proof: a push goes back to what imgix still holds', async () => {
  const run = await play({
    ...modified,
    imgix: { propagationMs: 1_000, duplicateWindowMs: 0 },
    inputs: { timeout: 40 },
    arrange: (world) => {
      hold(world, now, 'the version between');
      afterFirst('api', world, 3, () => world.imgix.source.put(path, now));
    },
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run)).toMatchObject({ verification: { evidence: 'bytes' }, purge: { outcome: 'accepted' } });
  expect(onlyOf(run).purge.repeats).toBeGreaterThan(0);
});

test.concurrent('nor are they where the purge is a duplicate, although the origin was ready: the other one may have come before that', async () => {
  const run = await play({
    ...modified,
    inputs: { timeout: 4 },
    arrange: (world) => {
      hold(world, now, now);
      return { 'origin-url': world.imgix.originUrl };
    },
  });

  expect(onlyOf(run)).toMatchObject({
    purge: { outcome: 'duplicate' },
    verification: { cause: { kind: 'too-early' } },
  });
});

test.concurrent('an answer without a body is no proof of a file that is to be empty', async () => {
  const run = await play({
    push: { [path]: '' },
    inputs: { timeout: 4 },
    source: { [path]: old },
    faults: [
      {
        on: 'cdn',
        skip: 2,
        times: forever,
        answer: {
          kind: 'answer',
          status: 200,
          headers: { 'content-type': 'image/jpeg', 'x-served-by': 'cache-fra-SIM' },
          body: '',
        },
      },
    ],
  });

  expect(onlyOf(run).verification).toMatchObject({ before: 'served', evidence: null, cause: { kind: 'too-early' } });
});

test.concurrent('a state that was right before the purge is no proof within a minute', async () => {
  const run = await play({
    ...modified,
    inputs: { timeout: 4 },
    arrange: (world) => {
      hold(world, now, now);
    },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({
    outcome: 'inconclusive',
    cause: { kind: 'too-early' },
    before: 'served',
  });
});

test.concurrent('what imgix holds is asked where no cache can answer', async () => {
  const run = await play({
    ...modified,
    imgix: { defaultParams: 'q=50', propagationMs: 60_000, duplicateWindowMs: 0 },
    inputs: { timeout: 4 },
    arrange: (world) => {
      hold(world, now, old, `/${path}?fm=json`);
      world.imgix.simulator.handle(purgeRequestV1(world.imgix.apiUrl, `${world.imgix.baseUrl}/${path}`));
    },
  });

  expect(run.exitCode).toBe(1);
  const asked = run.fetched.filter((url) => url.includes('fm=json'));
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(asked).size).toBe(asked.length);
});

test.concurrent('an older version in the place of a deleted file is no default image', async () => {
  const run = await play({
    ...deleted,
    inputs: { timeout: 3 },
    source: { 'images/gone.gif': 'gone, a version that git does not compare with' },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'inconclusive', evidence: null });
});

test.concurrent('a point of presence that was stale must be seen to turn', async () => {
  const run = await play({
    ...modified,
    imgix: {
      pointsOfPresence: [{ name: 'fra', propagationMs: 3_000 }, { name: 'iad' }, { name: 'nrt' }],
      popSelection: 'alternate',
    },
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).verification.seconds).toBeGreaterThan(2.9);
});

test.concurrent('an answer that was stored just after the last contrary check is told fresh', async () => {
  const run = await play({
    ...modified,
    imgix: { defaultParams: 'q=50', unknownParameters: 'rendered', propagationMs: 1_200, revalidationMs: 1_000 },
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).verification).toMatchObject({ evidence: 'metadata' });
});

test.concurrent('what a 403 for a deleted file means is told by an unchanged image, not by text that stands before it', async () => {
  const run = await play({
    before: { 'images/a.json': '{}', 'images/gone.gif': 'gone' },
    push: { 'images/gone.gif': null },
    imgix: { missingStatus: 403 },
    inputs: { files: 'images/**' },
  });
  expect(run.outputs).toMatchObject({ conclusion: 'success', verified: '1' });
  expect(run.fetched).toContain(`${run.imgix.baseUrl}/images/harbour.jpg`);
  expect(run.fetched.some((url) => url.includes('.json'))).toBe(false);
});

test.concurrent('what a 403 for a deleted file means is told by an image below `root`, not by one that stands before it', async () => {
  const run = await play({
    before: { 'aside.png': 'aside', 'images/once/gone.gif': 'gone' },
    push: { 'images/once/gone.gif': null },
    inputs: { root: 'images', timeout: 3 },
    arrange: (world) => {
      const { imgix } = world;
      const headers = { 'x-served-by': 'cache-shield-SIM, cache-fra-SIM' };
      const answer = { kind: 'answer', status: 403, headers, body: '' } as const;
      const refuse = () => imgix.faults.add({ on: 'cdn', times: forever, answer });
      afterFirst('api', world, 0, refuse);
      return { 'base-url': `${imgix.baseUrl}/images` };
    },
  });
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'inconclusive', cause: { status: 403 } });
});

test.concurrent.each([
  ['deleted', { before: { 'images/gone.gif': 'gone' }, push: { 'images/gone.gif': null } }, {}],
  ['taken down', {}, { urls: 'images/quiet.png', expect: 'gone' }],
])(
  'a host whose Source is not deployed for a while does not show that a %s file is gone: it comes back',
  async (_, files, inputs) => {
    const run = await play({
      ...files,
      inputs: { ...inputs, timeout: 3 },
      arrange: (world) => {
        const { imgix } = world;
        const headers = { 'x-served-by': 'cache-shield-SIM, cache-fra-SIM' };
        const answer = { kind: 'answer', status: 410, headers, body: 'bad_source' } as const;
        imgix.source.put('images/gone.gif', 'gone');
        afterFirst('api', world, 0, () => imgix.faults.add({ on: 'cdn', times: forever, answer }));
      },
    });
    expect(onlyOf(run).verification).toMatchObject({
      outcome: 'inconclusive',
      cause: { kind: 'missing', status: 410 },
    });
    expect(run.errors[0]).toMatch(/^1 URL: imgix answers 410, and served it before .* belongs to no Source/);
  },
);

test.concurrent('a 410 for a deleted file is no proof before it has stayed for a minute, though another file is given', async () => {
  const run = await play({
    ...deleted,
    inputs: { timeout: 3 },
    arrange: (world) => {
      const headers = { 'x-served-by': 'cache-shield-SIM, cache-fra-SIM' };
      const answer = { kind: 'answer', status: 410, headers, body: 'bad_source' } as const;
      const when = ({ url }: { readonly url: string }) => url.includes('gone');
      world.imgix.simulator.warm('/images/gone.gif');
      afterFirst('api', world, 0, () => world.imgix.faults.add({ on: 'cdn', when, probability: 1, answer }));
    },
  });
  expect(onlyOf(run).verification).toMatchObject({
    outcome: 'inconclusive',
    cause: { kind: 'too-early' },
    before: 'served',
  });
  expect(run.fetched).toContain(`${run.imgix.baseUrl}/images/harbour.jpg`);
});

test.concurrent('an added or modified file that is not to be purged is not asked for beside a deleted one: it may not be there yet', async () => {
  const run = await play({
    before: { 'images/once/gone.gif': 'gone', 'images/once/modified.png': 'old' },
    push: { 'images/once/gone.gif': null, 'images/once/added.png': 'added', 'images/once/modified.png': 'new' },
    imgix: { missingStatus: 403 },
    inputs: { 'change-types': 'deleted' },
  });
  expect(run.outputs).toMatchObject({ conclusion: 'success', verified: '1' });
  expect(run.fetched.join()).not.toMatch(/added|modified/);
});

test.concurrent('an unchanged image that is not deployed is not the last that is asked for', async () => {
  const run = await play({
    before: { 'images/once/gone.gif': 'gone' },
    push: { 'images/once/gone.gif': null },
    imgix: { missingStatus: 403 },
    inputs: { timeout: 10 },
    faults: [
      always(
        'cdn',
        { status: 403, headers: { 'x-served-by': 'cache-shield-SIM, cache-fra-SIM' } },
        ({ url }) => !/quiet|once|purge-check/.test(url),
      ),
    ],
  });
  expect(run.outputs).toMatchObject({ conclusion: 'success', verified: '1' });
});

test.concurrent('nor is it where a file that was deleted by an earlier run is missing (404)', async () => {
  const run = await play({
    before: { 'images/draft.psd': 'what the picture is made from' },
    ...deleted,
    inputs: { timeout: 5 },
    arrange: ({ imgix }) => {
      for (const left of ['images/draft.psd', 'images/harbour.jpg']) {
        imgix.source.remove(left);
        imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/${left}`));
      }
      imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/images/gone.gif`));
    },
  });
  expect(onlyOf(run).verification).toMatchObject({ before: 'status 404', cause: { kind: 'too-early' } });
});

test.concurrent('without a checkout, too, an unchanged image shows that a file that was missing before can be seen', async () => {
  using remote = new TestArea();
  const repositories = { 'your-org/site': remote.path('site.git') };
  await using github = await startGitHubSimulator({ repositories });
  const run = await play({
    ...deleted,
    inputs: { timeout: 3 },
    arrange: ({ imgix }) => {
      imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/images/gone.gif`));
    },
    workspace: ({ area, repository }) => {
      repository.pushTo(repositories['your-org/site']);
      return area.emptyFolder();
    },
    env: { GITHUB_API_URL: github.apiUrl },
  });
  expect(onlyOf(run).verification).toMatchObject({ before: 'status 404', cause: { kind: 'too-early' } });
});

test.concurrent('where only text is unchanged, none of it is asked for in every round: text never tells', async () => {
  const run = await play({
    before: { 'images/a.json': '{}', 'images/gone.gif': 'gone', 'images/quiet.png': null },
    push: { 'images/gone.gif': null },
    imgix: { missingStatus: 403 },
    inputs: { files: 'images/*.{gif,json}' },
    arrange: ({ imgix }) => {
      imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/images/gone.gif`));
    },
  });
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'inconclusive', before: 'status 403' });
  // Once, at the end: whether `root` is wrong.
  expect(run.fetched.filter((url) => url === `${run.imgix.baseUrl}/images/a.json`)).toHaveLength(1);
});

test.concurrent('a deleted text file is recognised in chunks, so that 403 shows that it is gone', async () => {
  const run = await play({
    before: { 'images/note.txt': 'a note' },
    push: { 'images/note.txt': null },
    imgix: { missingStatus: 403, chunked: true },
    inputs: { files: '**/*.txt' },
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).verification).toMatchObject({ evidence: 'gone' });
});

test.concurrent('a requested URL that is rightly gone has a derivative that is gone', async () => {
  const run = await play({
    push: { 'images/gone.gif': null },
    inputs: { urls: 'images/gone.gif', 'verify-params': 'w=9' },
    arrange: ({ imgix }) => {
      imgix.simulator.warm('/images/gone.gif?w=9');
    },
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).verification.derivatives).toMatchObject([{ outcome: 'verified' }]);
});

test.concurrent.each<[string, string, string, object]>([
  ['something else', '../../shared/harbour.jpg', 'harbour, of all sites', { evidence: 'changed' }],
  ['nothing', '../../shared/harbour.jpg', '', { evidence: 'gone' }],
  ['what a submodule has', '../shared/harbour.jpg', 'harbour, of all sites', { evidence: 'bytes' }],
])(
  'a file that became a link out of the repository is purged, and proved by %s in its place',
  async (_, link, content, proof) => {
    const submodule = { shared: { submodule: 'f'.repeat(40) } };
    const run = await play({
      before: submodule,
      push: { ...submodule, [path]: { link } },
      arrange: ({ imgix, repository }) => {
        if (content === '') imgix.source.remove(path);
        else imgix.source.put(path, content);
        mkdirSync(join(repository.folder, 'shared'), { recursive: true });
        writeFileSync(join(repository.folder, 'shared', 'harbour.jpg'), content);
      },
    });

    expect(run.exitCode).toBe(0);
    const evidence = hasLinks || content === '' ? proof : { evidence: 'changed' };
    expect(onlyOf(run)).toMatchObject({ change: 'modified', verification: { outcome: 'verified', ...evidence } });
  },
);

test.concurrent.each([
  ['a later version', 'harbour, newest of all'],
  ['the old one again', old],
])(
  'where a newer push has won (%s), what the branch holds is proved as superseded',
  async (_, newest) => {
    let tip = '';
    const run = await play({
      ...modified,
      inputs: { timeout: 100 },
      limitMs: 120_000,
      arrange: ({ imgix, repository, area }) => {
        const after = repository.git('rev-parse', 'HEAD').trim();
        tip = repository.commit({ [path]: newest });
        repository.git('remote', 'add', 'origin', `file://${repository.pushTo(area.path('remote.git'))}`);
        repository.git('reset', '--quiet', '--hard', after);
        imgix.source.put(path, newest);
      },
    });

    expect(run.exitCode).toBe(0);
    expect(onlyOf(run).verification).toMatchObject({ outcome: 'verified', evidence: 'superseded', supersededBy: tip });
  },
  130_000,
);

test.concurrent('without a checkout, GitHub tells that a newer push has won', async () => {
  using remote = new TestArea();
  const repositories = { 'your-org/site': remote.path('site.git') };
  await using github = await startGitHubSimulator({ repositories });
  let tip = '';
  const run = await play({
    ...modified,
    inputs: { timeout: 100 },
    limitMs: 120_000,
    arrange: ({ imgix, repository }) => {
      tip = repository.commit({ [path]: 'harbour, newest of all' });
      repository.pushTo(repositories['your-org/site']);
      imgix.source.put(path, 'harbour, newest of all');
    },
    workspace: ({ area }) => area.emptyFolder(),
    env: { GITHUB_API_URL: github.apiUrl },
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).verification).toMatchObject({ evidence: 'superseded', supersededBy: tip });
  expect(run.gitProcesses).toBe(0);
}, 130_000);

test.concurrent('what a pull_request_target proposes is not proved by the old file on the branch that it is meant for', async () => {
  const run = await play({
    ...modified,
    event: ({ before, after }) => {
      const payload = { number: 7, pull_request: { number: 7, base: { sha: before }, head: { sha: after } } };
      return { name: 'pull_request_target', payload };
    },
    env: { GITHUB_REF: 'refs/heads/main' },
    arrange: ({ imgix, repository, area }) => {
      const after = repository.git('rev-parse', 'HEAD').trim();
      repository.git('reset', '--quiet', '--hard', 'HEAD^');
      repository.git('remote', 'add', 'origin', `file://${repository.pushTo(area.path('remote.git'))}`);
      repository.git('reset', '--quiet', '--hard', after);
      imgix.source.put(path, old);
    },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-bytes' } });
});

test.concurrent.each([
  ['compared', { base: 'main' }],
  ['asked for', { urls: path }],
])('a checkout that goes back behind the branch is not proved by what the branch holds (%s)', async (_, inputs) => {
  const run = await play({
    ...modified,
    inputs,
    event: { name: 'workflow_dispatch' },
    arrange: ({ imgix, repository, area }) => {
      repository.git('remote', 'add', 'origin', `file://${repository.pushTo(area.path('remote.git'))}`);
      repository.git('checkout', '--quiet', '--detach', 'HEAD^');
      imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/${path}`));
    },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale' });
});

test.concurrent.each(['workflow_run', 'deployment_status'])(
  'a deployment that goes back behind the branch is not proved by what the branch holds (%s)',
  async (name) => {
    const run = await play({
      ...modified,
      inputs: { base: 'main', timeout: 90 },
      limitMs: 110_000,
      event: ({ before }) => ({
        name,
        payload:
          name === 'workflow_run'
            ? {
                action: 'completed',
                workflow_run: { id: 5, workflow_id: 7, conclusion: 'success', head_branch: 'main', head_sha: before },
              }
            : {
                deployment: { id: 5, sha: before, environment: 'production' },
                deployment_status: { state: 'success' },
              },
      }),
      env: ({ repository }) => ({ GITHUB_SHA: repository.git('rev-parse', 'HEAD^').trim() }),
      arrange: ({ imgix, repository, area }) => {
        repository.git('remote', 'add', 'origin', `file://${repository.pushTo(area.path('remote.git'))}`);
        imgix.simulator.handle(purgeRequestV1(imgix.apiUrl, `${imgix.baseUrl}/${path}`));
      },
    });

    expect(run.exitCode).toBe(1);
    expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-bytes' } });
  },
  120_000,
);

test.concurrent('429 for twenty seconds, longer than five attempts last, is waited for', async () => {
  const run = await play({
    ...modified,
    inputs: { timeout: 60 },
    faults: [
      {
        on: 'api',
        times: 7,
        answer: { kind: 'answer', status: 429, headers: { 'retry-after': '3' } },
      },
    ],
    limitMs: 90_000,
  });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).purge).toMatchObject({ outcome: 'accepted', attempts: 8 });
  expect(run.lines.join('\n')).toMatch(
    /1 not purged yet\. imgix has taken no purge for (8|9|10) s: the last answer was 429, too many purges\./,
  );
  expect(run.seconds).toBeGreaterThan(20);
}, 100_000);

test.concurrent.each([
  ['', '/elsewhere'],
  ['/images', ''],
])('of two base URLs on one host the right one (%j) shows nothing of the wrong one (%j)', async (right, wrong) => {
  const run = await play({
    ...deleted,
    inputs: { timeout: 300, root: right.slice(1) || '.' },
    arrange: ({ imgix: { baseUrl } }) => ({ 'base-url': `${baseUrl}${right}\n${baseUrl}${wrong}` }),
  });

  const below = right === '' ? '/images/gone.gif' : '/gone.gif';
  expect(run.exitCode).toBe(1);
  expect(run.report.assets).toMatchObject([
    { url: `${run.imgix.baseUrl}${right}${below}`, verification: { evidence: 'gone' } },
    { url: `${run.imgix.baseUrl}${wrong}${below}`, verification: { cause: { kind: 'never-seen' } } },
  ]);
});

test.concurrent('with a wrong `root` nothing is proved gone, and nothing waited for', async () => {
  const run = await play({ ...deleted, inputs: { root: 'images', timeout: 300 } });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'never-seen' } });
  expect(run.seconds).toBeLessThan(40);
});

test.concurrent('every URL refused is known at once', async () => {
  const run = await play({ imgix: { secureUrlToken: 'FOO123bar' }, inputs: { timeout: 300 } });

  expect(run.exitCode).toBe(1);
  for (const { verification } of run.report.assets)
    expect(verification.cause).toMatchObject({ kind: 'refused', signed: false });
  expect(run.seconds).toBeLessThan(40);
});

test.concurrent('a challenge is named, and passed with the header of `verify-headers`, which nobody else sees', async () => {
  const challenge = { status: 403, pass: ['x-shop-pass', 'open-sesame-123'] } as const;
  const barred = await play({ ...modified, imgix: { challenge }, inputs: { timeout: 300 } });
  expect(barred.exitCode).toBe(1);
  expect(onlyOf(barred).verification.cause).toMatchObject({ kind: 'challenge' });
  expect(barred.seconds).toBeLessThan(40);

  const run = await play({
    ...modified,
    imgix: { challenge },
    inputs: { 'verify-headers': challenge.pass.join(': ') },
  });
  expect(run.exitCode).toBe(0);
  for (const { on, headers } of run.requests)
    expect(headers['x-shop-pass']).toBe(on === 'cdn' ? 'open-sesame-123' : undefined);
  expect(JSON.stringify(run.report) + run.summary + run.lines.join()).not.toContain('open-sesame');
}, 120_000);

test.concurrent.each([
  [202, 'challenge'],
  [405, 'captcha'],
])('AWS WAF answers %d (%s), which is a challenge by its header alone', async (status, action) => {
  const run = await play({
    ...modified,
    inputs: { timeout: 300 },
    faults: [always('cdn', { status, headers: { 'x-amzn-waf-action': action } })],
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification.cause).toEqual({ kind: 'challenge', by: 'AWS WAF' });
  expect(run.seconds).toBeLessThan(40);
});

test.concurrent.each([
  ['Cloudflare', { 'cf-cache-status': 'HIT' }],
  ['CloudFront', { 'x-cache': 'Hit from cloudfront' }],
  ['Akamai', { 'x-cache': 'TCP_MEM_HIT from a23-1-2-3.deploy.akamaitechnologies.com (AkamaiGHost/11.5)' }],
  ['Bunny', { 'cdn-cache': 'HIT' }],
  ['Vercel', { 'x-vercel-cache': 'HIT' }],
  ['X-Cache-Status', { 'x-cache': 'MISS, MISS', 'x-cache-status': 'HIT' }],
  ['Cache-Status', { 'x-cache': 'MISS, MISS', 'cache-status': 'OwnCDN; hit; ttl=300' }],
])('old bytes from another cache in front of imgix are told as that (%s)', async (by, headers) => {
  const run = await play({
    ...modified,
    inputs: { timeout: 3 },
    faults: [
      always(
        'cdn',
        { status: 200, headers: { age: '86400', 'content-type': 'image/jpeg', ...headers }, body: old },
        ({ url }) => !url.includes('?'),
      ),
    ],
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', cause: { kind: 'other-cache', by } });
  expect(run.errors[0]).toMatch(/a cache in front of imgix .* gives what it had stored.* purge it as well/);
});

test.concurrent.each([
  ['redirect', { status: 301, headers: { location: 'https://www.example.com/' }, body: '' }],
  ['unreachable', undefined],
] as const)('what stands in the place of imgix since before the purge is known at once (%s)', async (kind, answer) => {
  const run = await play({
    ...modified,
    inputs: { timeout: 300 },
    arrange: ({ imgix }) => {
      // No TLS is spoken there.
      if (answer === undefined) return { 'base-url': imgix.baseUrl.replace('http:', 'https:') };
      imgix.faults.add({ on: 'cdn', times: forever, answer: { kind: 'answer', ...answer } });
      return {};
    },
  });

  expect(run.exitCode).toBe(1);
  expect(run.report.diagnoses).toMatchObject([{ code: kind }]);
  expect(run.seconds).toBeLessThan(40);
});

test.concurrent('the user agent of `verify-headers` is the one that the checks have', async () => {
  const run = await play({ ...modified, inputs: { 'verify-headers': 'User-Agent: let-me-pass/1' } });

  expect(run.exitCode).toBe(0);
  for (const { on, headers } of run.requests)
    if (on === 'cdn') expect(headers['user-agent']).toBe('let-me-pass/1');
    else expect(headers['user-agent']).toBe('imgix-purge-action');
});

test.concurrent('a header that is no credential, or a short word, is no secret: what holds it too stays whole', async () => {
  const folder = 'zh-Hant-TW';
  const run = await play({
    before: { [`${folder}/harbour.jpg`]: old },
    push: { [`${folder}/harbour.jpg`]: 'harbour, new' },
    imgix: { secureUrlToken: 'FOO123bar' },
    inputs: { timeout: 2 },
    env: { GITHUB_ACTION_REPOSITORY: 'your-org/imgix-purge-action', GITHUB_ACTION_REF: 'v1' },
    arrange: ({ imgix }) => {
      const words = [imgix.baseUrl, 'imgix-purge', 'false', 'failure', 'table', 'docs', 'harbour'];
      return {
        'verify-headers': [
          `Referer: ${imgix.baseUrl}/${folder}/`,
          `Accept-Language: ${folder}`,
          'User-Agent: your-org/imgix-purge-action',
          ...words.map((word, index) => `X-${index}: ${word}`),
          'X-Pass: open-sesame-123',
        ].join('\n'),
      };
    },
  });

  const url = `${run.imgix.baseUrl}/${folder}/harbour.jpg`;
  expect(run.warnings).toEqual([]);
  expect(JSON.parse(run.outputs['failed-urls'] ?? '')).toEqual([url]);
  expect(run.summary).toContain('/your-org/imgix-purge-action/blob/v1/docs/troubleshooting.md#');
  expect(onlyOf(run)).toMatchObject({ url, verification: { cause: { kind: 'refused', signed: false } } });
  expect(run.everything).not.toContain('***');
  expect(run.stdout.match(/^::add-mask::(?!ak_|ghs_).*/gm)).toEqual(['::add-mask::open-sesame-123']);
});

test.concurrent('a masked header whose value stands in a URL is named beforehand, and its value is not', async () => {
  const run = await play({
    before: { 'products/hall.jpg': 'hall, old' },
    push: { 'products/hall.jpg': 'hall, new' },
    inputs: { 'dry-run': true, 'verify-headers': 'X-Pass: products\nX-Other: open-sesame-123' },
  });

  expect(run.warnings).toEqual([
    expect.stringMatching(/^Input `verify-headers`: .* `X-Pass` stands in URLs .*`\*\*\*`.* Choose another value/),
    expect.stringMatching(/^`dry-run: true` is set/),
  ]);
  expect(JSON.parse(run.outputs.urls ?? '')).toEqual([`${run.imgix.baseUrl}/***/hall.jpg`]);
});

test.concurrent('other bytes than before are no proof where another picture shows that the host gives files as they are', async () => {
  const icon = 'images/icon.ico';
  const run = await play({
    push: { [icon]: 'the icon of this commit' },
    imgix: { unreadableMetadata: 422 },
    inputs: { select: 'all', files: `${path}\n${icon}`, timeout: 4 },
    arrange: ({ imgix: { source, simulator } }) => {
      source.put(icon, 'the icon of long ago');
      simulator.warm(`/${icon}`);
      source.put(icon, 'the icon of the commit before');
      return {};
    },
  });

  expect(run.exitCode).toBe(1);
  const { verification } = run.report.assets.find(({ url }: { readonly url: string }) => url.endsWith(icon));
  expect(verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'other-file', contentLength: 29 } });
  expect(run.lines.join()).toContain('give `deployed`');
});

test.concurrent('a secret that this action’s own words happen to hold leaves outputs and markup as they are', async () => {
  const own = ['nothing-to-do', 'action-run-', 'h3>imgix', '</details>'];
  const run = await play({
    push: { 'README.md': 'changed' },
    inputs: { 'verify-headers': own.map((words, index) => `X-${index}: ${words}`).join('\n') },
  });

  expect(run.outputs.conclusion).toBe('nothing-to-do');
  expect(run.report.conclusion).toBe('nothing-to-do');
  expect(run.summary).toMatch(/^<h3>imgix purge: /);
});

test.concurrent('the default image in the place of a modified file that nothing describes is no new version', async () => {
  const run = await play({
    ...modified,
    imgix: {
      defaultParams: 'q=50',
      unreadableMetadata: 422,
      imageMissing: { bytes: Buffer.from('nothing here'), status: 200 },
    },
    inputs: { timeout: 4 },
    source: { [path]: null },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', cause: { kind: 'missing' } });
});

test.concurrent.each([
  ['an added', 'images/badge.png', 404],
  ['a modified', path, 200],
])(
  'the default image in the place of %s file of which imgix describes nothing is no file',
  async (_, changed, status) => {
    const bytes = Buffer.from('nothing here');
    const run = await play({
      push: { [changed]: now },
      imgix: { imageMissing: { bytes, status: 200 } },
      inputs: { timeout: 4 },
      source: { [changed]: null },
      faults: [
        always('cdn', { status, headers: { 'content-type': 'image/png' }, body: bytes }, ({ url }) =>
          url.includes('fm=json'),
        ),
      ],
    });

    expect(run.exitCode).toBe(1);
    expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', cause: { kind: 'missing' } });
  },
);

test.concurrent('the step ends soon after imgix serves the new state', async () => {
  const run = await play({ ...modified, imgix: { propagationMs: 2_000 } });

  expect(run.exitCode).toBe(0);
  expect(onlyOf(run).verification.seconds).toBeLessThan(3.5);
  const first = run.fetched.filter((url) => url === `${run.imgix.baseUrl}/${path}`);
  expect(first.length).toBeLessThan(14);
});

test.concurrent('a derivative that stays as it was keeps its asset from being proved', async () => {
  const run = await play({
    ...modified,
    inputs: { 'verify-params': 'w=9', timeout: 4 },
    arrange: ({ imgix }) => {
      imgix.simulator.warm(`/${path}?w=9`);
      const stuck = imgix.simulator.handle(requestOf('GET', `${imgix.baseUrl}/${path}?w=9`));
      const headers = { ...stuck.headers, age: '90' };
      const answer = { kind: 'answer', status: 200, headers, body: stuck.body } as const;
      imgix.faults.add({ on: 'cdn', when: ({ url }) => url.endsWith('?w=9'), times: 999, answer });
    },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', derivatives: [{ outcome: 'stale' }] });
  // The file is right: the deployment is not to blame.
  expect(run.errors[0]).toMatch(
    / at `\?w=9`, .*The file itself is proved.*raise `timeout` \(4 s\).*\[old-rendering\]$/,
  );
});

test.concurrent('a derivative made between the purge and the right file is no proof, though it was stored since', async () => {
  const derivative = `/${path}?w=9`;
  const run = await play({
    ...modified,
    imgix: { duplicateWindowMs: 0 },
    inputs: { 'verify-params': 'w=9', timeout: 22 },
    arrange: (world) => {
      const { baseUrl, simulator, faults, source } = world.imgix;
      hold(world, 'harbour, long ago', old, derivative);
      // A visitor has it made from the old file, which the purge has brought, and one point of presence keeps it.
      afterFirst('api', world, 3, () => {
        const visited = simulator.handle(requestOf('GET', baseUrl + derivative));
        const madeAtMs = Date.now();
        const headers = {
          ...visited.headers,
          get age() {
            return String(Math.floor((Date.now() - madeAtMs) / 1000));
          },
        };
        const answer = { kind: 'answer', status: 200, headers, body: visited.body } as const;
        faults.add({ on: 'cdn', when: ({ url }) => url.endsWith(derivative), times: 999, answer });
      });
      afterFirst('api', world, 6, () => source.put(path, now));
    },
  });

  expect(run.exitCode).toBe(1);
  const { derivatives, detail } = onlyOf(run).verification;
  expect(derivatives).toMatchObject([{ outcome: 'stale', cause: { kind: 'old-rendering' } }]);
  expect(detail).toContain('stored before imgix was seen to have the right file');
});

test.concurrent('that the new file is what the URL is made from is only said where imgix describes that file', async () => {
  const settings = { defaultParams: 'q=50' };
  const described = await play({ ...modified, imgix: settings });
  expect(onlyOf(described).verification).toMatchObject({ evidence: 'metadata' });
  expect(onlyOf(described).verification.detail).toContain('the new file');

  const changed = await play({ ...modified, imgix: { ...settings, unreadableMetadata: 422 } });
  expect(onlyOf(changed).verification).toMatchObject({ evidence: 'changed' });
  expect(onlyOf(changed).verification.detail).toContain('other bytes than before');
  expect(changed.lines.join() + changed.summary).not.toMatch(/made from|the new file/);
});

test.concurrent('of a Web Proxy Source the address is purged that pages use, with that of the file as one piece', async () => {
  const folder = 'https://www.example.com/images';
  const asPagesHave = (name: string) => `/${encodeURIComponent(`${folder}/${encodeURI(name)}`)}`;
  const names = ['harbour.jpg', 'two words.jpg'];
  const run = await play({
    inputs: { root: 'images', timeout: 5 },
    before: { 'images/two words.jpg': 'two words, old' },
    push: { 'images/harbour.jpg': 'harbour, brand new', 'images/two words.jpg': 'two words, brand new' },
    arrange: ({ imgix: { source, simulator, baseUrl } }) => {
      for (const state of ['old', 'brand new']) {
        for (const name of names) source.put(`${folder}/${encodeURI(name)}`, `${name.replace('.jpg', '')}, ${state}`);
        simulator.warm(...names.map(asPagesHave));
      }
      return { 'base-url': `${baseUrl}/${folder}/` };
    },
  });

  expect(run.exitCode).toBe(0);
  expect([...run.purged].sort()).toEqual(names.map((name) => run.imgix.baseUrl + asPagesHave(name)));
  expect(run.outputs.verified).toBe('2');
});

test.concurrent('a default image of a Web Proxy Source is asked for below the address of the folder: no other path has one', async () => {
  const folder = 'https://www.example.com/images';
  const file = `${folder}/harbour.jpg`;
  const run = await play({
    push: { [path]: now },
    imgix: {
      defaultParams: 'q=50',
      unreadableMetadata: 422,
      imageMissing: { bytes: Buffer.from('nothing here'), status: 200 },
    },
    inputs: { root: 'images', timeout: 4 },
    arrange: ({ imgix: { source, simulator, baseUrl, faults } }) => {
      source.put(file, old);
      simulator.warm(`/${encodeURIComponent(file)}`);
      source.remove(file);
      const when = ({ url }: { readonly url: string }) => !url.includes('/https%3A%2F%2F');
      const answer = { kind: 'answer', status: 404, headers: { 'x-served-by': 'cache-fra-1' }, body: '' } as const;
      faults.add({ on: 'cdn', times: 99, when, answer });
      return { 'base-url': `${baseUrl}/${folder}` };
    },
  });

  expect(run.exitCode).toBe(1);
  expect(onlyOf(run).verification).toMatchObject({ outcome: 'stale', cause: { kind: 'missing' } });
});
