// Wrong inputs: one error line that names the input, the value, what is allowed and the code; nothing is sent.
// Threat model: 5, 6, 11.
import { expect, test } from 'vitest';
import { type Played, play } from '../support/scenario.ts';

function expectOneError(run: Played, code: string, ...parts: readonly (string | RegExp)[]): void {
  expect(run.exitCode).toBe(1);
  expect(run.errors).toHaveLength(1);
  expect(run.errors[0]).toMatch(new RegExp(`\\[${code}\\]$`));
  for (const part of parts) expect(run.errors[0]).toMatch(part);
  expect(run.requests).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', purged: '0', urls: '[]' });
  expect(run.report.error.code).toBe(code);
  expect(run.summary.replaceAll('<wbr>', '')).toContain(`docs/troubleshooting.md#${code}</code>`);
  // No group was open.
  expect(run.stdout).not.toContain('::endgroup::');
  // Nobody is shown where in the program it happened.
  expect(run.lines.join('\n')).not.toMatch(/\n\s+at |index\.js:\d|node:internal/);
}

/** One of each kind: `test/unit/inputs` has them all. */
test.concurrent.each([
  ['rate-limit', 'ten', /`ten`/, /0 to 100/],
  ['base', 'main@{1.day.ago}', /`main@\{1\.day\.ago\}`/, /without `@\{`, got .* that of a fresh checkout begins/],
  ['head', 'HEAD@{yesterday}', /`HEAD@\{yesterday\}`/, /`since: last-success`/],
  ['base', '@{-1}', /`@\{-1\}`/, /without `@\{`/],
  ['base', 'FETCH_HEAD', /`FETCH_HEAD`/, /other than `FETCH_HEAD`.*fetched last/],
  ['head', 'ORIG_HEAD~2', /`ORIG_HEAD~2`/, /other than `FETCH_HEAD` and `ORIG_HEAD`/],
  [
    'base',
    ':/Release',
    /`:\/Release`/,
    /a tag, not `:\/`, got .* whichever commits the checkout holds.*`HEAD\^\{\/text\}`/,
  ],
  [
    'base',
    '4B825DC642cb6eb9a060e54bf8d69288fbee4904',
    /`4B825DC/,
    /the empty tree, which is no commit\. .*`select: all`/,
  ],
  ['head', '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321', /`6ef19b4/, /the empty tree/],
  ['verify', 'Strict', /`Strict`/, /`strict`, `warn`, `off`/],
  ['dry-run', 'yes', /`yes`/, /`true` or `false`/],
  ['root', '../elsewhere', /`\.\.\/elsewhere`/, /folder/],
  ['files', '!**/*.png', /`!\*\*\/\*\.png`/, /does not begin with `!`/],
  ['base-url', 'https://user:word@assets.example.com', /assets\.example\.com/, /user name/],
  ['base-url', 'https://аssets.imgix.net', /xn--ssets-3ve/, /write that if it is meant/],
  ['api-url', 'https://api.imgix.com。evil.example', /api\.imgix\.com\.evil\.example/, /write that if it is meant/],
  ['origin-url', 'https://[64:ff9b::a00:1]', /64:ff9b/, /private/],
  ['origin-url', 'https://other.imgix.net', /other\.imgix\.net` is an address of imgix/, /bucket .* or leave it out/],
  ['sub-image', 'true', /source-id/, /`sub-image: true`, but is empty\./],
  ['verify-params', 'w=4\x01', /`w=4/, /query/],
  ['files', '**/*.[png', /`\*\*\/\*\.\[png`/, /brace closed/],
  ['api-key', 'ak_one two', /holds a space/, /Store it again/],
  ['api-key', undefined, /`api-key` is empty/, /secrets\.IMGIX_API_KEY.*`environment: <name>`/],
  ['base-url', undefined, /`base-url` is empty/, /https:\/\/example\.imgix\.net/],
])('`%s: %s` is named with its value and what is allowed', async (name, value, shown, allowed) => {
  const run = await play({ inputs: { [name]: value } });

  expectOneError(
    run,
    'invalid-input',
    new RegExp(`Input \`${name === 'sub-image' ? 'source-id' : name}\``),
    shown,
    allowed,
  );
});

test.concurrent.each<[string, NonNullable<Parameters<typeof play>[0]>['inputs'] & {}, boolean]>([
  ['a wrong input', { timeout: '5m' }, true],
  ['a missing key', { 'api-key': undefined }, true],
  ['a missing base URL', { 'base-url': undefined }, true],
  ['a head that there is not', { head: 'nowhere' }, true],
  ['a wrong input of a dry run', { 'dry-run': 'True', timeout: '5m' }, false],
  ['a wrong input beside `urls`', { urls: 'images/new.png', timeout: '5m' }, false],
  ['a wrong input beside `select: all`', { select: 'all', timeout: '5m' }, false],
  ['a wrong input beside a `base` of its own', { base: 'main', timeout: '5m' }, false],
  ['a wrong input beside `since: last-success`', { since: 'last-success', timeout: '5m' }, true],
  ['an earlier run that cannot be asked for', { since: 'last-success' }, true],
])('how to catch up on a push that was stopped by %s', async (_, inputs, isTold) => {
  let begin = '';
  const event = ({ before, after }: { before: string; after: string }) => {
    begin = before;
    return { name: 'push', payload: { ref: 'refs/heads/main', before, after } };
  };
  const run = await play({ inputs, event });

  const { catchUp } = run.report;
  if (!isTold) return expect(catchUp).toBeNull();
  // What earlier runs have left as well comes first.
  const byHand = `run the workflow by hand with \`base: ${begin}\``;
  if (inputs.since === undefined)
    expect(catchUp).toMatch(
      new RegExp(`^To catch up, run this job again\\. If .* corrected first, ${byHand}.* instead: `),
    );
  else
    expect(catchUp).toBe(
      `If an earlier run has succeeded, the next one catches up by itself, as it begins there; else ${byHand}.`,
    );
  expect(run.lines.at(-2)).toBe(catchUp);
  expect(run.summary.replaceAll('<wbr>', '')).toContain(`base: ${begin}</code>`);
});

test.concurrent.each([
  ['dry_run', 'true', 'dry-run'],
  ['DryRun', 'true', 'dry-run'],
  ['base url', 'https://assets.imgix.net', 'base-url'],
  ['github_token', 'ghs_aTokenThatOnlyGitHubMaySee0123456789', 'github-token'],
])('`%s` is no input, and is named with the one that is meant', async (name, value, meant) => {
  const run = await play({ inputs: { [name]: value } });

  const shown = name.toLowerCase().replace(' ', '_');
  expectOneError(run, 'invalid-input', `Input \`${shown}\` is not known. Did you mean \`${meant}\`?`);
  // Whatever the job calls a variable of its own looks the same.
  expect(run.errors[0]).toContain(`If the job sets the variable \`INPUT_${shown.toUpperCase()}\` for`);
});

test.concurrent('an empty one of these, and what is no name of an input, stop nothing', async () => {
  const run = await play({ inputs: { dry_run: '', file: '**/*.gif', 'dry-runs': 'true' }, push: {} });

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
});

test.concurrent.each([
  ['another host', 'https://evil.example/images/harbour.jpg'],
  ['a path that climbs', '../../secret.jpg'],
  ['a URL that climbs in disguise', 'https://assets.imgix.net/%2e%2e/secret.jpg'],
])('`urls` with %s is refused before anything is purged', async (_, entry) => {
  const run = await play({ inputs: { urls: `images/new.png\n${entry}`, 'base-url': 'https://assets.imgix.net' } });

  expectOneError(run, 'invalid-input', /Input `urls`/);
});

test.concurrent('`path` that names a file is told', async () => {
  const run = await play({ inputs: { path: 'images/harbour.jpg' } });

  expectOneError(run, 'repository-unusable', /Input `path` \(`images\/harbour\.jpg`\)/);
});

test.concurrent.each([
  'https//assets.imgix.net/images/new.png',
  'https:/assets.imgix.net/images/new.png',
  'http:example.com/new.png',
  'https;//example.com/new.png',
  'http/assets.imgix.net/images/new.png',
  'ttps//other.imgix.net/images/new.png',
  '://assets.imgix.net/images/new.png',
])('an address whose scheme is broken is no path: `%s`', async (url) => {
  const event = { name: 'workflow_dispatch', payload: { inputs: { url } } };
  const run = await play({ event, inputs: { 'base-url': 'https://assets.imgix.net' } });

  expectOneError(
    run,
    'invalid-input',
    /^Input `url` of the workflow: `\S+` looks like an address with a slip in its `https:\/\/`/,
  );
  expect(run.requests).toEqual([]);
});

test.concurrent('a folder may be named like a scheme, and any path may begin with a slash', async () => {
  const paths = ['http/a.png', 'https.png', '/https//assets.imgix.net/a.png', 'tests/assets.imgix.net/a.png'];
  const run = await play({
    inputs: { urls: paths.join('\n'), 'base-url': 'https://assets.imgix.net', 'dry-run': true },
  });

  expect(JSON.parse(run.outputs.urls ?? '')).toEqual(
    paths.map((path) => `https://assets.imgix.net/${path.replace(/^\//, '')}`),
  );
});

test.concurrent('more URLs in a list than `max-urls` are told without what a list does not have', async () => {
  const run = await play({ inputs: { 'max-urls': 1, urls: '//images/new.png\n//images/harbour.jpg' } });

  expectOneError(run, 'too-many-urls', /Shorten the list, or raise `max-urls`\./);
  expect(run.errors.join()).not.toContain('`files`');
  expect(run.gitCalls, 'nothing is looked up').not.toContain('ls-tree');
});

test.concurrent('what a list names twice, and what falls into other shards, does not count for `max-urls`', async () => {
  const inputs = { urls: 'a.png\n/a.png\nc.png', shard: '1/2', 'rate-limit': 10, 'max-urls': 1, verify: 'off' };
  const run = await play({ push: { 'a.png': 'a', 'c.png': 'c' }, inputs });

  expect(run.exitCode).toBe(0);
  expect(JSON.parse(run.outputs.urls ?? '')).toEqual([`${run.imgix.baseUrl}/a.png`]);
});

test.concurrent('more URLs than `max-urls` are shown by a dry run, with a warning that the step would fail', async () => {
  const push = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`images/${index}.png`, `${index}`]));
  const run = await play({ push, inputs: { 'dry-run': true } });

  expect(run.exitCode).toBe(0);
  expect(run.warnings).toHaveLength(1);
  expect(run.warnings[0]).toMatch(/^2,001 URLs would be purged, more than the input `max-urls` allows \(1,000\)\./);
  expect(run.warnings[0]).toContain(' 2,001 of them are in `images`.');
  expect(run.warnings[0]).toMatch(/Without `dry-run` the step fails and purges nothing\.$/);
  expect(run.lines).toContain('And 1,001 more: see the report file.');
  expect(JSON.parse(run.outputs.urls ?? '')).toHaveLength(2001);
});

test.concurrent('more URLs than `max-urls` stop before anything is purged: how long they would take, where most lie, how to catch up', async () => {
  const photos = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`photos/2026/${index}.jpg`, `${index}`]));
  const run = await play({ push: { ...photos, 'a.png': '1' }, inputs: { 'max-urls': 20, 'rate-limit': 10 } });

  expectOneError(
    run,
    'too-many-urls',
    /^41 URLs would be purged.*\(20\).*take 4 s at 10 a second.*40 of them are in `photos\/2026`\./,
    /`base: [0-9a-f]{40}` or `select: all` and a higher `max-urls`\. Nothing was purged\./,
  );
  expect(run.report).toMatchObject({ range: { source: expect.any(String) }, funnel: { changed: 41 } });
  // What is known of the contents is not looked at either.
  expect(run.gitCalls).not.toContain('cat-file');
});

test.concurrent('a dry run shows what would be purged and sends nothing, also without a key', async () => {
  const run = await play({ inputs: { 'dry-run': true, 'api-key': undefined } });

  expect(run.exitCode).toBe(0);
  expect(run.requests).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'dry-run', purged: '0', failed: '0' });
  expect(JSON.parse(run.outputs.urls ?? '')).toHaveLength(3);
  expect(run.lines.at(-1)).toBe('Dry run, 3 URLs would be purged. Nothing was purged.');
  expect(run.report.assets.map(({ purge }: { purge: { outcome: string } }) => purge.outcome)).toEqual(
    Array(3).fill('skipped'),
  );
  expect(run.summary).not.toContain('<img');
});

test.concurrent('a push without assets is nothing to do, with the reason', async () => {
  const run = await play({ push: { 'README.md': 'changed' } });

  expect(run.exitCode).toBe(0);
  expect(run.requests).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'nothing-to-do', urls: '[]', purged: '0' });
  expect(run.lines.at(-1)).toBe('Nothing to do. No file that is to be purged has changed.');
});

test.concurrent('explicit `urls` purge these and no others, full URLs and paths alike', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, brand new', 'images/quiet.png': 'quiet, new', 'images/gone.gif': null },
    arrange: ({ imgix }) => ({ urls: `${imgix.baseUrl}/images/harbour.jpg?w=100#top\nimages/quiet.png` }),
  });

  expect(run.exitCode).toBe(0);
  expect([...run.purged].sort()).toEqual([
    `${run.imgix.baseUrl}/images/harbour.jpg`,
    `${run.imgix.baseUrl}/images/quiet.png`,
  ]);
  expect(run.lines.join('\n')).toContain('Parameters and fragments were dropped from 1');
});

test.concurrent.each(['url', 'urls'])('a workflow started by hand takes its input `%s`', async (name) => {
  const run = await play({
    event: { name: 'workflow_dispatch', payload: { inputs: { [name]: 'images/harbour.jpg' } } },
  });

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/harbour.jpg`]);
  expect(run.outputs.verified).toBe('1');
});

test.concurrent.each([
  [
    'https://elsewhere.example.com/a.jpg',
    {},
    /^Input `url` of the workflow: `\S+` is not on the host of a `base-url` .*; give the address at which imgix serves it, or/,
  ],
  [
    'https://shop.s3.eu-west-1.amazonaws.com/a.jpg',
    {},
    /`\S+` leads to storage, not imgix; give the address at which imgix/,
  ],
  [
    'https://dashboard.imgix.com/a.jpg',
    { 'base-url': '' },
    /`\S+` leads to imgix's own site, not a Source; give the address/,
  ],
  ['images', {}, /^Input `url` of the workflow: `images` is a folder/],
  ['a.jpg', { select: 'stale' }, /leave `url` of the workflow out/],
])('what is wrong with %s is told of the input that somebody has filled in', async (url, inputs, words) => {
  const run = await play({ inputs, event: { name: 'workflow_dispatch', payload: { inputs: { url } } } });

  expectOneError(run, 'invalid-input', words);
});

test.concurrent('what is wrong in `urls-file` is told of that', async () => {
  const run = await play({ before: { 'list.txt': 'images\n' }, inputs: { 'urls-file': 'list.txt' } });

  expectOneError(run, 'invalid-input', /^Input `urls-file`: `images` is a folder/);
});

test.concurrent('the event input of another event is not taken', async () => {
  const run = await play({
    event: ({ before, after }) => ({
      name: 'push',
      isForged: true,
      payload: { ref: 'refs/heads/main', before, after, inputs: { url: 'images/quiet.png' } },
    }),
  });

  expect(run.purged).toHaveLength(3);
  expect(run.purged.join()).not.toContain('quiet');
});
