// `expect: gone`: an image must go. The first reason for a purge on imgix's own page.
import { afterEach, expect, test } from 'vitest';
import { Loopback } from '../support/loopback.ts';
import { checkOut } from '../support/repository.ts';
import { afterFirst, always, play, type Scenario, type World } from '../support/scenario.ts';

const loopback = new Loopback();
afterEach(() => loopback.close());

/** `images/harbour.jpg` is at imgix, and must go; `images/quiet.png` stays. */
function takedown(scenario: Scenario = {}): Scenario {
  return {
    push: { 'README.md': 'nothing about images' },
    event: { name: 'workflow_dispatch', payload: { inputs: {} } },
    ...scenario,
    inputs: { urls: 'images/harbour.jpg', expect: 'gone', ...scenario.inputs },
  };
}

const removed = { 'images/harbour.jpg': null };
const removeFromSource = ({ imgix }: World) => imgix.source.remove('images/harbour.jpg');

test('a URL that was served is proved gone, although the checkout still has the file', async () => {
  const run = await play(
    takedown({
      source: removed,
      env: { GITHUB_ACTOR: 'octocat', GITHUB_RUN_ID: '42', GITHUB_REPOSITORY: 'your-org/site' },
    }),
  );

  expect(run.exitCode).toBe(0);
  const [asset] = run.report.assets;
  expect(asset.verification).toMatchObject({ outcome: 'verified', evidence: 'gone' });
  expect(asset.verification.detail).not.toContain('Compared with');
  const { lastServedAt, purgedAt, goneAt } = asset.verification.removal;
  expect(Date.parse(lastServedAt)).toBeLessThanOrEqual(Date.parse(purgedAt));
  expect(Date.parse(purgedAt)).toBeLessThan(Date.parse(goneAt));
  const summary = run.summary.replaceAll('<wbr>', '');
  for (const words of [
    'Record of the takedown',
    'last seen served',
    'proved gone',
    'octocat',
    '/your-org/site/actions/runs/42',
    `It speaks of <code>${new URL(run.imgix.baseUrl).host}</code> alone: other domains of the Source, or a CDN of your own, may still serve the image.`,
  ])
    expect(summary).toContain(words);
});

test('what git still has is known by its bytes, whatever its type, and although nothing else is there', async () => {
  const nothingElse = { 'images/quiet.png': null, 'images/gone.gif': null };
  const run = await play(
    takedown({ before: nothingElse, source: removed, imgix: { contentType: 'application/json' } }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.warnings).toEqual([]);
  expect(run.report.assets[0].verification).toMatchObject({
    evidence: 'gone',
    removal: { lastServedAt: expect.stringMatching(/^\d{4}-/) },
  });
});

test('what a sparse checkout lacks is not waited for: the remote is not asked, nor GitHub, which does not answer', async () => {
  const silent = await loopback.serve(() => {});
  const run = await play(
    takedown({
      before: { 'images/.gitattributes': '*.psd filter=lfs\n' },
      source: removed,
      workspace: ({ area, repository }) =>
        checkOut(`file://${repository.pushTo(area.path('remote.git'))}`, area.path('sparse'), repository.head(), {
          filter: 'blob:none',
          sparse: ['/README.md'],
          remoteUrl: `file://${area.path('nowhere.git')}`,
        }),
      env: { GITHUB_REPOSITORY: 'your-org/site', GITHUB_API_URL: silent.url },
      limitMs: 20_000,
    }),
  );

  expect(run.report.assets[0].verification).toMatchObject({ outcome: 'verified', evidence: 'gone' });
  expect(run.gitCalls).not.toContain('fetch');
  expect(silent.connections).toBe(0);
});

test('of text that git does not have is told that it may have been served, and not that it never was', async () => {
  const run = await play(
    takedown({
      before: { 'images/harbour.jpg': null, 'images/quiet.png': null, 'images/gone.gif': null },
      imgix: { contentType: 'application/json' },
      inputs: { urls: 'images/prices.json', timeout: 2 },
      arrange: ({ imgix: { source, simulator } }) => {
        source.put('images/prices.json', '{"old": 1}');
        simulator.warm('/images/prices.json');
        source.remove('images/prices.json');
        return undefined;
      },
    }),
  );

  expect(run.errors[0]).toMatch(
    /may have been a message, and not the file.*the file itself.*Is the .* \[never-seen\]$/,
  );
  expect(run.report.assets[0].verification.removal).toMatchObject({
    lastServedAt: null,
    lastUnclearAt: expect.stringMatching(/^\d{4}-/),
  });
  expect(run.summary).toMatch(/last seen served: not for certain \(2\d{3}-/);
  expect(run.everything).not.toMatch(/never by this run|nothing shows that it ever did/);
});

test('one that a point of presence keeps is told as that: nobody has deployed', async () => {
  const run = await play(
    takedown({
      source: removed,
      imgix: { pointsOfPresence: [{ name: 'fra' }, { name: 'iad', propagationMs: 60_000 }], popSelection: 'alternate' },
      inputs: { timeout: 3 },
    }),
  );

  expect(run.errors[0]).toMatch(/The Source no longer has the file, and the purge has not reached every point/);
  expect(run.everything).not.toMatch(/deployment|imgix serves the new state/);
});

test('derivatives must be gone as well', async () => {
  const run = await play(takedown({ source: removed, inputs: { 'verify-params': 'w=100' } }));

  expect(run.exitCode).toBe(0);
  expect(run.report.assets[0].verification.derivatives).toMatchObject([{ outcome: 'verified' }]);
});

test('a file that imgix still serves fails the step', async () => {
  const run = await play(takedown({ inputs: { timeout: 2 } }));

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ purged: '1', verified: '0' });
  expect(run.summary.replaceAll('<wbr>', '')).toContain('not proved');
});

test('text that git does not have, and that imgix still serves, has to be removed, and not to be deployed', async () => {
  const run = await play(
    takedown({
      imgix: { contentType: 'application/json' },
      inputs: { urls: 'images/prices.json', timeout: 2 },
      arrange: ({ imgix: { source } }) => {
        source.put('images/prices.json', '{"old": 1}');
        return undefined;
      },
    }),
  );

  expect(run.errors[0]).toMatch(/Otherwise the Source has a file at that path, .*remove it there.* \[not-an-asset\]$/);
  expect(run.errors[0]).not.toMatch(/`deployed`|put this step after/);
});

test("the Source's default image in its place is proof", async () => {
  const run = await play(
    takedown({
      imgix: { imageMissing: { bytes: Buffer.from('GIF89a the default image'), status: 200 } },
      source: removed,
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.report.assets[0].verification).toMatchObject({ outcome: 'verified', evidence: 'replaced' });
});

test('while the origin has the file nothing is purged, and the message says to remove it first', async () => {
  const run = await play(takedown({ arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl, timeout: 1 }) }));

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.errors.join('\n')).toMatch(
    /a purge would make imgix load it again .* Is `origin-url` the place that imgix reads\? Then remove the file there, .*correct it\./,
  );
});

test('another file in its place at the origin is no takedown either', async () => {
  const run = await play(
    takedown({
      source: { 'images/harbour.jpg': 'another picture' },
      arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl, timeout: 1 }),
    }),
  );

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
});

test('what is not purged stands in the record, too, beside what is proved gone', async () => {
  const run = await play(
    takedown({
      inputs: { urls: 'images/harbour.jpg\nimages/quiet.png', timeout: 3 },
      arrange: (world) => {
        removeFromSource(world);
        return { 'origin-url': world.imgix.originUrl };
      },
    }),
  );

  expect(run.exitCode).toBe(1);
  const [, quiet] = run.report.assets;
  expect(quiet.verification.removal).toEqual({ lastServedAt: null, purgedAt: null, goneAt: null });
  const [, record = ''] = run.summary.replaceAll('<wbr>', '').split('Record of the takedown');
  expect(record).toMatch(/harbour\.jpg.*proved gone.*quiet\.png.*served: not looked at<.*purged: no<.*not proved/s);
});

test.each([400, 401])(
  'nor is one left out that imgix answered with %d, although it was seen served',
  async (status) => {
    const run = await play(
      takedown({
        arrange: (world) => {
          removeFromSource(world);
          world.imgix.faults.add({ on: 'api', times: 9, answer: { kind: 'answer', status, headers: {}, body: '{}' } });
        },
      }),
    );

    expect(run.exitCode).toBe(1);
    const { lastServedAt, purgedAt, goneAt } = run.report.assets[0].verification.removal;
    expect(lastServedAt).toMatch(/^\d{4}-/);
    expect([purgedAt, goneAt]).toEqual([null, null]);
    expect(run.summary).toContain('purged: not accepted');
  },
);

test.each([
  { urls: 'images/harbour.jpg', expect: 'gone' },
  // Git does not know it: the Source tells that it is gone.
  { urls: 'images/cms.png', expect: 'auto' },
])(
  "the record has the time of the purge that imgix took, not of one that a proxy answered in imgix's place: %j",
  async (inputs) => {
    const run = await play(
      takedown({
        inputs,
        arrange: (world) => {
          removeFromSource(world);
          world.imgix.source.put('images/cms.png', 'cms, old');
          world.imgix.simulator.warm('/images/cms.png');
          world.imgix.source.remove('images/cms.png');
          const page = { kind: 'answer', status: 200, headers: {}, body: '<html>Log in</html>' } as const;
          world.imgix.faults.add({ on: 'api', times: 1, answer: page });
          return inputs.expect === 'auto' ? { 'origin-url': world.imgix.originUrl } : undefined;
        },
      }),
    );

    expect(run.exitCode).toBe(0);
    const { purge, verification } = run.report.assets[0];
    expect(purge).toMatchObject({ outcome: 'accepted', repeats: 1 });
    const { purgedAt, goneAt } = verification.removal;
    const takenMs = run.requests.findLast(({ on }) => on === 'api')?.at ?? Number.NaN;
    expect(Date.parse(purgedAt)).toBeGreaterThanOrEqual(Math.floor(takenMs));
    expect(Date.parse(purgedAt)).toBeLessThan(Date.parse(goneAt));
  },
);

test('a challenge of a filter in front of the Source does not say that the file is gone', async () => {
  const headers = { 'content-type': 'text/html', 'cf-mitigated': 'challenge' };
  const run = await play(
    takedown({
      faults: [always('origin', { status: 403, headers, body: '<html>' })],
      arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl, timeout: 1 }),
    }),
  );

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.errors[0]).toMatch(
    /could not be asked.* challenge of Cloudflare\. It was not purged, because nothing shows that it has been removed there\./,
  );
});

test('once the origin has it no more, it is purged and proved gone', async () => {
  const run = await play(
    takedown({
      arrange: (world) => {
        afterFirst('origin', world, 0.5, () => removeFromSource(world));
        return { 'origin-url': world.imgix.originUrl, timeout: 20 };
      },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.report.assets[0].verification.evidence).toBe('gone');
  const purge = run.requests.findIndex(({ on }) => on === 'api');
  expect(run.requests.slice(0, purge).filter(({ on }) => on === 'origin').length).toBeGreaterThan(1);
});

test('a purge that fails for a while is tried again, and a takedown is proved all the same', async () => {
  const run = await play(
    takedown({
      arrange: (world) => {
        removeFromSource(world);
        world.imgix.faults.add({ on: 'api', times: 2, answer: { kind: 'answer', status: 503, headers: {}, body: '' } });
      },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.report.assets[0].purge.attempts).toBe(3);
});

test('a full URL is one address: the `base-url` that it leaves out is named', async () => {
  const twoHosts: Scenario['arrange'] = (world) => {
    removeFromSource(world);
    const { baseUrl } = world.imgix;
    const other = baseUrl.replace('127.0.0.1', 'localhost');
    return { 'base-url': `${baseUrl}\n${other}`, urls: `${baseUrl}/images/harbour.jpg` };
  };
  const [one, dry] = [
    await play(takedown({ arrange: twoHosts })),
    await play(takedown({ arrange: twoHosts, inputs: { 'dry-run': true } })),
  ];

  expect(one.exitCode).toBe(0);
  expect(one.purged).toEqual([`${one.imgix.baseUrl}/images/harbour.jpg`]);
  for (const { warnings } of [one, dry]) {
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/the same image on `http:\/\/localhost:\d+`\..* below `root`: `images\/harbour\.jpg`/);
  }
});

test('an address without its scheme is that address, and no path below `root`', async () => {
  const run = await play(
    takedown({
      arrange: (world) => {
        removeFromSource(world);
        return { urls: `${world.imgix.baseUrl.replace('http://', '')}/images/harbour.jpg` };
      },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/harbour.jpg`]);
});

test('without URLs nothing is sent: a takedown is of what somebody names', async () => {
  const run = await play(takedown({ inputs: { urls: undefined } }));

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toContain('`expect: gone` takes down what `urls` name, and none are given');
});

test('a takedown that nobody checks is refused', async () => {
  const run = await play(takedown({ source: removed, inputs: { verify: 'off' } }));

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors).toHaveLength(1);
  expect(run.errors[0]).toMatch(/`verify: off` checks nothing.* or give `verify: warn`.*\[invalid-input\]$/);
});

test('with `verify: warn` what is not gone is reported, and passes', async () => {
  const run = await play(takedown({ inputs: { verify: 'warn', timeout: 2 } }));

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ purged: '1', verified: '0', unverified: '1', failed: '1' });
  expect(run.warnings.join('\n')).toContain('not proved');
});

test('an address that imgix has nothing at may be meant to be taken down: a run without `expect` says how', async () => {
  const event = { name: 'workflow_dispatch', payload: { inputs: { url: 'images/nothing.jpg' } } };
  const run = await play(takedown({ event, inputs: { urls: undefined, expect: undefined, timeout: 2 } }));

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toMatch(/If it was removed on purpose, give `expect: gone`\. .*\[wrong-address\]$/);
});

test('a wrong word is refused with the words that are allowed', async () => {
  const run = await play(takedown({ inputs: { expect: 'missing' } }));

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toContain('Input `expect` must be one of `auto`, `gone`, got `missing`.');
});

test.each([
  ['begins with `root`', 'images/harbour.jpg', /begins with `root`.*Did you mean `harbour\.jpg`/],
  ['is a glob', '*.jpg', /is a glob/],
])('an address that %s is refused before anything is sent', async (_, urls, words) => {
  const run = await play(takedown({ inputs: { urls, root: 'images' }, source: removed }));

  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toMatch(words);
});

test('a misspelt address is gone as well: that nothing was there before is said, and which may be meant', async () => {
  const run = await play(takedown({ inputs: { urls: 'images/harbor.jpg\nimages/nothing-like-it.jpg', timeout: 2 } }));

  expect(run.warnings.join('\n')).toContain('harbor.jpg before the purge. Did you mean `images/harbour.jpg`?');
  expect(run.warnings.join('\n')).not.toContain('nothing-like-it.jpg before');
});

test('of a dry run, which asks imgix nothing, what may be meant is told by the checkout alone', async () => {
  const slips = ['images/harbor.jpg', 'images/quiet.pgn', 'images/nothing-like-it.jpg'];
  const run = await play(takedown({ inputs: { urls: slips.join('\n'), 'dry-run': true } }));

  expect(run.exitCode).toBe(0);
  expect(run.requests).toEqual([]);
  const said = run.lines.join('\n');
  expect(said).toContain('no `images/harbor.jpg`. Did you mean `images/harbour.jpg`?');
  expect(said).toContain('no `images/quiet.pgn`. Did you mean `images/quiet.png`?');
  expect(said).not.toContain('no `images/nothing-like-it.jpg`');
});

test('an address that was served is no slip, whatever else has a name like it', async () => {
  const run = await play(
    takedown({
      inputs: { urls: 'images/harbour2.jpg', timeout: 20 },
      source: { 'images/harbour2.jpg': Buffer.from('two harbours') },
      arrange: ({ imgix }) => {
        imgix.simulator.warm('/images/harbour2.jpg');
        imgix.source.remove('images/harbour2.jpg');
      },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.lines.join('\n')).not.toContain('Did you mean');
});

test('a list of blanks that a person filled in is no list', async () => {
  const event = { name: 'workflow_dispatch', payload: { inputs: { url: '  ' } } };
  const run = await play(takedown({ event, inputs: { urls: undefined } }));

  expect(run.exitCode).toBe(1);
  expect(run.errors.join('\n')).toContain('none are given');
});
