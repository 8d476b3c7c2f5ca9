// A matrix of jobs that know nothing of each other, on one account, and the job that joins their reports.
// Threat model: 8, 15.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { testKey } from '../simulator/options.ts';
import { type RunningSimulator, startSimulator } from '../simulator/start-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';

const [shards, limit, images] = [4, 10, 24];
const paths = Array.from({ length: images }, (_, index) => `images/${index}.png`);

/** Runs every job at once, and leaves their reports as actions/download-artifact does. */
async function playMatrix(area: TestArea, imgix: RunningSimulator): Promise<ActionResult[]> {
  for (const path of paths) imgix.source.put(path, `${path}, old`);
  imgix.simulator.warm(...paths.map((path) => `/${path}`));
  for (const path of paths) imgix.source.put(path, `${path}, new`);
  const repository = area.repository();
  const before = repository.commit(Object.fromEntries(paths.map((path) => [path, `${path}, old`])));
  const after = repository.commit(Object.fromEntries(paths.map((path) => [path, `${path}, new`])));
  const runs = Array.from({ length: shards }, (_, index) =>
    runAction({
      inputs: {
        'api-key': testKey,
        'base-url': imgix.baseUrl,
        'api-url': imgix.apiUrl,
        'rate-limit': limit,
        shard: `${index + 1}/${shards}`,
        timeout: 20,
      },
      workspace: repository.folder,
      event: { name: 'push', payload: { ref: 'refs/heads/main', before, after } },
    }),
  );
  const results = await Promise.all(runs);
  for (const [index, { report }] of results.entries()) {
    leave(area.path('last', 'reports', `report-${index + 1}`, 'report.json'), JSON.stringify(report));
  }
  return results;
}

function leave(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const joinIn = (workspace: string, inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> =>
  runAction({ inputs: { 'join-reports': 'reports', ...inputs }, workspace, event: { name: 'push' } });

test('four shards stay within the limit of the account, and their reports become one', async () => {
  using area = new TestArea();
  const imgix = await startSimulator({ purgeRate: Number.POSITIVE_INFINITY });
  let results: ActionResult[] = [];
  try {
    results = await playMatrix(area, imgix);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    const purged = imgix.log.purges();
    // Not in each second, which a machine that stands still for a moment would belie (the limiter's own tests have a clock of
    // their own for that), but in all: jobs that took the whole limit each would be done at once.
    const [firstMs, lastMs] = [Math.min, Math.max].map((most) => most(...purged.map(({ at }) => at)));
    expect(Number(lastMs) - Number(firstMs)).toBeGreaterThan((images / limit - 1) * 1000);
    expect(purged.every(({ status }) => status === 200)).toBe(true);
    expect(new Set(purged.map(({ url }) => url)).size).toBe(images);
    expect(purged).toHaveLength(images);
  } finally {
    await imgix.close();
  }

  const joined = await joinIn(area.path('last'));
  expect(joined.exitCode).toBe(0);
  expect(joined.report).toMatchObject({
    conclusion: 'success',
    counts: { urls: images, purged: images, verified: images, failed: 0 },
    error: null,
    shard: null,
  });
  expect(joined.outputs).toMatchObject({ conclusion: 'success', purged: String(images), verified: String(images) });
  expect(joined.summary).toContain(`${images} URLs purged and proved`);
  // Their URLs may need a signature, for which this job has no token.
  expect(joined.summary).not.toContain('<img');
  expect((await joinIn(area.path('last'), { 'summary-images': 'true' })).summary).toContain('<img');

  // A job that was a dry run: nothing of its share is purged, whatever the others did.
  const last = results.at(-1)?.report;
  const asDry = (asset: object) => ({ ...asset, purge: notPurged, verification: notChecked, problem: null });
  const dry = { ...last, conclusion: 'dry-run', assets: last.assets.map(asDry) };
  leave(area.path('last', 'reports', `report-${shards}`, 'report.json'), JSON.stringify(dry));
  const mixed = await joinIn(area.path('last'));
  expect(mixed.exitCode).toBe(1);
  expect(mixed.report).toMatchObject({ conclusion: 'failure', error: { code: 'reports-incomplete' } });
  expect(mixed.report.counts.purged).toBe(images - last.assets.length);
  expect(mixed.errors.join()).toContain('purged nothing, while others did purge: 4/4.');
  expect(mixed.summary).not.toMatch(/purged and proved|purged, not checked/);

  // That job is run again, and the first joined report lies beside the jobs' own.
  leave(area.path('last', 'reports', `report-${shards}`, 'report.json'), JSON.stringify(last));
  leave(area.path('last', 'reports', 'report-all', 'report.json'), JSON.stringify(mixed.report));
  const mended = await joinIn(area.path('last'));
  expect(mended.report).toMatchObject({ conclusion: 'success', counts: { urls: images, verified: images } });
  expect(mended.report.joinedFrom).toEqual([1, 2, 3, 4].map((shard) => `report-${shard}/report.json`));
  expect(mended.report.notices.join()).toContain('`report-all/report.json` is left out');
  rmSync(area.path('last', 'reports', 'report-all'), { recursive: true });

  // A job that ended before it could leave a report.
  rmSync(area.path('last', 'reports', 'report-3'), { recursive: true });
  const short = await joinIn(area.path('last'));
  expect(short.exitCode).toBe(1);
  expect(short.report.error.code).toBe('reports-incomplete');
  expect(short.errors.join()).toContain(
    'This shard has left no report: 3/4. Nothing is known of its assets: look at the log of that job.',
  );
  expect(short.stdout).toMatch(/^Failed: the reports are incomplete, \d+ proved, of \d+ URLs that they know\.$/m);
  expect(short.report.assets.length).toBeGreaterThan(0);
  expect(short.report.assets.length).toBeLessThan(images);

  cpSync(area.path('last', 'reports', 'report-2'), area.path('last', 'reports', 'report-3'), { recursive: true });
  expect((await joinIn(area.path('last'))).errors.join()).toContain(
    'the same shard, 2/4: `report-2/report.json`, `report-3/report.json`. This shard has left no report: 3/4.',
  );

  // All of them in one folder, each over the one before.
  leave(area.path('flat', 'reports', 'report.json'), JSON.stringify(last));
  expect((await joinIn(area.path('flat'))).errors.join()).toMatch(
    /left no report: 1\/4, 2\/4, 3\/4\. .* Or `report\.json`, which lies in no sub-folder, is written over .* leave `merge-multiple`/,
  );
});

const notPurged = { outcome: 'skipped', attempts: 0, repeats: 0, status: null, purgeId: null, error: null, note: null };
const notChecked = {
  outcome: 'skipped',
  evidence: null,
  cause: null,
  before: 'not-asked',
  checks: 0,
  seconds: 0,
  detail: 'A dry run purges nothing.',
};
const empty = {
  schemaVersion: 1,
  conclusion: 'success',
  range: null,
  funnel: null,
  reconciliation: null,
  error: null,
  diagnoses: [],
  catchUp: null,
  setupChecks: null,
  notices: [],
  warnings: [],
  shard: null,
  joinedFrom: null,
  assets: [],
};
const nothingCompared = { same: 0, sameByMetadata: 0, missing: 0, indeterminate: [], downloadedBytes: 0 };
const poor = { url: 'https://your-source.imgix.net/a.png', purge: notPurged, verification: notChecked, problem: null };
const withAsset = (changes: object) =>
  JSON.stringify({ ...empty, assets: [{ ...poor, file: null, change: 'requested', ...changes }] });
const withRemoval = (goneAt: string) => ({ ...notChecked, removal: { lastServedAt: null, purgedAt: null, goneAt } });

test.each([
  ['nothing is there', undefined, 'The folder `reports` is not there'],
  ['no file is a report', '', 'There is no `report.json` to join.'],
  [
    'a file is of a diagnosis',
    JSON.stringify({ ...empty, setupChecks: [] }),
    'report of a diagnosis (`diagnose: true`)',
  ],
  ['a file is no report', '{"schemaVersion": 1}', 'report-1'],
  ['a file is a report without a field', JSON.stringify({ ...empty, diagnoses: undefined }), '`diagnoses` is missing'],
  [
    'a URL is none that a browser may open',
    JSON.stringify({ ...empty, assets: [{ ...poor, url: 'javascript:1' }] }),
    'assets[0].url',
  ],
  ['an asset lacks a field', JSON.stringify({ ...empty, assets: [poor] }), '`assets[0].file` is missing'],
  ['a change is markup', withAsset({ change: '<h1>x</h1>' }), '`assets[0].change` is'],
  ['a URL ends the line', withAsset({ url: `${poor.url}\n\n# x` }), '`assets[0].url` is'],
  ['a time ends the line', withAsset({ verification: withRemoval('1\n\n# x') }), '`assets[0].verification.removal` is'],
  [
    'a commit ends the line',
    JSON.stringify({ ...empty, range: { base: null, head: '\n\n# x', source: '' } }),
    '`range` is',
  ],
  ['a shard is one of billions', JSON.stringify({ ...empty, shard: { index: 1, count: 4e9 } }), '`shard` is'],
  ['a file is something else', '[]', 'it is no JSON object'],
  [
    'a file is nested without end',
    withAsset({ more: 0 }).replace('"more":0', `"more":${'['.repeat(1e5)}${']'.repeat(1e5)}`),
    'nested too deeply',
  ],
  ['a file is cut short', '{"schemaVersion": 1, "assets": [', 'report-1'],
])('where %s, the join fails and says so', async (_, text, words) => {
  using area = new TestArea();
  if (text !== undefined) leave(area.path('reports', 'report-1', text === '' ? 'other.json' : 'report.json'), text);
  const joined = await joinIn(area.folder);
  expect(joined.exitCode).toBe(1);
  expect(joined.report).toMatchObject({
    conclusion: 'failure',
    error: { code: 'reports-incomplete' },
    joinedFrom: [],
    assets: [],
  });
  expect(joined.errors.join()).toContain(words);
});

test('what stopped a job is told, also where a wrong `shard` hides which job it was', async () => {
  using area = new TestArea();
  const right = { 'api-key': testKey, 'base-url': 'https://example.imgix.net' };
  const wrong = [{ shard: '0/3' }, { shard: '1/3', root: '../x' }];
  for (const [index, inputs] of wrong.entries()) {
    const { report } = await runAction({
      inputs: { ...right, ...inputs },
      workspace: area.folder,
      event: { name: 'push' },
    });
    leave(area.path('reports', `report-${index}`, 'report.json'), JSON.stringify(report));
  }
  leave(area.path('reports', 'report-2', 'report.json'), JSON.stringify({ ...empty, shard: { index: 2, count: 3 } }));
  const { exitCode, report } = await joinIn(area.folder);
  expect(exitCode).toBe(1);
  expect(report.error).toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(
      /^`report-0\/report\.json`: Input `shard` .*`0\/3`\. 1\/3: Input `root` .*`\.\.\/x`\. This shard has left no report: 3\/3\. Nothing is known of its assets: look at the log of that job\.$/,
    ),
  });
});

test('of several jobs that were stopped each cause is told once, with the most stale first', async () => {
  using area = new TestArea();
  const stopped = (code: string, message: string, stale: number) => ({
    ...empty,
    conclusion: 'failure',
    error: { code, message, link: '' },
    reconciliation: { ...nothingCompared, compared: stale, stale },
  });
  const jobs = [
    stopped('too-many-urls', 'All 12 differ.', 12),
    stopped('api-key-refused', 'Refused.', 1),
    stopped('too-many-urls', 'All 14 differ.', 14),
    stopped('api-key-refused', 'Refused.', 1),
  ];
  for (const [index, job] of jobs.entries()) {
    const report = { ...job, shard: { index: index + 1, count: jobs.length } };
    leave(area.path('reports', `report-${index}`, 'report.json'), JSON.stringify(report));
  }
  expect((await joinIn(area.folder)).report.error).toMatchObject({
    code: 'too-many-urls',
    message: '3/4: All 14 differ. 1/4: All 12 differ. 2/4, 4/4: Refused.',
  });
});

test('a URL of two jobs is one, which failed where it did for either, and both reports are named', async () => {
  using area = new TestArea();
  const proved = { ...poor, file: null, change: 'requested', verification: { ...notChecked, outcome: 'verified' } };
  const failed = { ...proved, problem: { code: 'purge-rejected', message: 'Rejected.' } };
  for (const [name, asset] of Object.entries({ a: proved, b: failed, c: proved }))
    leave(area.path('reports', name, 'report.json'), JSON.stringify({ ...empty, assets: [asset] }));
  const { exitCode, report } = await joinIn(area.folder);
  expect(exitCode).toBe(1);
  expect(report).toMatchObject({ counts: { urls: 1, failed: 1 }, error: { code: 'reports-incomplete' } });
  expect(report.error.message).toContain(`\`a/report.json\` and \`b/report.json\` are both of ${poor.url}`);
});

test('a report that is cut short does not take away what the others tell', async () => {
  using area = new TestArea();
  leave(
    area.path('reports', 'report-1', 'report.json'),
    JSON.stringify({ ...empty, assets: [{ ...poor, file: null, change: 'requested' }] }),
  );
  leave(area.path('reports', 'report-2', 'report.json'), '{"schemaVersion": 1, "assets": [');
  const { exitCode, report, errors } = await joinIn(area.folder);
  expect(exitCode).toBe(1);
  expect(report).toMatchObject({ error: { code: 'reports-incomplete' }, assets: [{ url: poor.url }] });
  expect(errors.join()).toContain('`report-2/report.json` is no report of this version of the action');
});

test.each([
  ['success', 0, 'warning'],
  ['failure', 1, 'error'],
] as const)(
  'what was not proved in a run that was a %s is told as that run told it',
  async (conclusion, exitCode, level) => {
    using area = new TestArea();
    const cause = { kind: 'old-bytes' };
    const unproved = {
      ...poor,
      file: null,
      change: 'requested',
      purge: { ...notPurged, outcome: 'accepted', attempts: 1, status: 200 },
      verification: { ...notChecked, outcome: 'stale', cause, checks: 3, seconds: 1, detail: 'Old.' },
      problem: { code: 'stale', message: 'Old.' },
    };
    leave(area.path('reports', 'r', 'report.json'), JSON.stringify({ ...empty, conclusion, assets: [unproved] }));
    const joined = await joinIn(area.folder);
    expect(joined.exitCode).toBe(exitCode);
    expect(joined[`${level}s`].join()).toContain('[old-bytes]');
    expect(joined[level === 'error' ? 'warnings' : 'errors']).toEqual([]);
  },
);

test('the folder of the reports may be given as `github.workspace` begins it, and lies in the workspace', async () => {
  using area = new TestArea();
  leave(
    area.path('workspace', 'reports', 'r', 'report.json'),
    JSON.stringify({ ...empty, conclusion: 'nothing-to-do' }),
  );
  const joined = await joinIn(area.path('workspace'), { 'join-reports': area.path('workspace', 'reports') });
  expect([joined.exitCode, joined.outputs.conclusion]).toEqual([0, 'nothing-to-do']);
  const elsewhere = await joinIn(area.path('workspace'), { 'join-reports': '..' });
  expect(elsewhere.errors.join()).toMatch(/The folder `\.\.` lies outside of the workspace .*\[reports-incomplete\]$/);
});

test('a file in the place of the folder of the reports is named', async () => {
  using area = new TestArea();
  leave(area.path('reports'), '{}');
  const joined = await joinIn(area.folder);
  expect(joined.errors.join()).toMatch(/The folder `reports` is a file, not a folder\..*\[reports-incomplete\]$/);
});
