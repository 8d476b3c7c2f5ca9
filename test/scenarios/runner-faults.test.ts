// The runner in trouble: files that are missing, full or too small. What can be written is written, and no verdict is
// changed by it.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkOut, isWindows, TestArea } from '../support/repository.ts';
import { runAction } from '../support/run-action.ts';
import { always, play, type Scenario } from '../support/scenario.ts';

const push = { 'images/harbour.jpg': 'harbour, new' };

test.concurrent.each([
  ['is full', 'GITHUB_OUTPUT', '/dev/full', 'The outputs'],
  ['is missing', 'GITHUB_OUTPUT', '/no/such/file', 'The outputs'],
  ['is not named', 'GITHUB_OUTPUT', undefined, 'The outputs'],
  ['is full', 'GITHUB_STEP_SUMMARY', '/dev/full', 'The job summary'],
  ['is missing', 'GITHUB_STEP_SUMMARY', '/no/such/file', 'The job summary'],
  ['is not named', 'GITHUB_STEP_SUMMARY', undefined, 'The job summary'],
])('a file that %s (%s=%s) costs what would stand in it and nothing else', async (_, name, value, what) => {
  const run = await play({ push, env: { [name]: value } });

  expect(run.exitCode).toBe(0);
  expect(run.warnings).toHaveLength(1);
  expect(run.warnings[0]).toContain(`${what} could not be written`);
  expect(run.report.counts).toMatchObject({ verified: 1 });
  if (name === 'GITHUB_OUTPUT') expect(run.summary).toContain('harbour.jpg');
  else expect(run.outputs.conclusion).toBe('success');
  expect(run.lines.at(-1)).toMatch(/^1 URL purged and proved/);
});

/** A dry run of which nothing else is told. */
const byHand = (push: NonNullable<Scenario['push']>): Scenario => ({
  push,
  event: { name: 'workflow_dispatch', payload: {} },
  inputs: { 'dry-run': true, base: 'HEAD^', 'max-urls': 5000 },
});

test.skipIf(isWindows)('a disk that becomes full leaves no half of a file, and the short outputs', async () => {
  using area = new TestArea();
  const temporary = area.path('temporary');
  mkdirSync(temporary);
  // Three times as long in a URL as in git, which writes files, too.
  const long = 'ß'.repeat(80);
  const push = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${long}/${index}.png`, `${index}`]));
  const run = await play({ ...byHand(push), env: { RUNNER_TEMP: temporary }, maxFileKib: 32 });

  expect(run.errors).toEqual([]);
  expect(run.outputs).toEqual({
    conclusion: 'dry-run',
    purged: '0',
    verified: '0',
    unverified: '0',
    failed: '0',
    stale: '',
    report: '',
    'failed-urls': '[]',
  });
  expect(run.summary).toBe('');
  expect(readdirSync(temporary)).toEqual([]);
  expect(run.warnings).toHaveLength(3);
  for (const [index, what] of ['The report file', 'The outputs', 'The job summary'].entries())
    expect(run.warnings[index]).toMatch(new RegExp(`^${what} could not be written: EFBIG`));
});

test.concurrent('a temporary folder that cannot be used stops the run before anything is purged, and is named', async () => {
  using area = new TestArea();
  const run = await play({ push, env: { RUNNER_TEMP: '/proc/no-such-folder', TMPDIR: area.folder } });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors[0]).toMatch(
    /\/proc\/no-such-folder \(RUNNER_TEMP, or without it TMPDIR\): ENOENT.*It must be a folder that exists.*\[git-unusable\]$/,
  );
  expect(run.outputs.conclusion).toBe('failure');
  expect(run.summary).toContain('/proc/no-such-folder');
  // It goes into the system's folder then.
  expect(run.report.error.code).toBe('git-unusable');
});

test.skipIf(isWindows)('a temporary folder that goes away meanwhile is named, and no defect', async () => {
  const run = await play({
    push,
    workspace: ({ area, repository }) => {
      const remote = repository.pushTo(area.path('remote.git'));
      return checkOut(`file://${remote}`, area.path('shallow'), repository.head());
    },
    arrange: ({ area }) => {
      mkdirSync(area.path('bin'));
      const take = 'test "$1" = config && rm -rf "$RUNNER_TEMP"/*';
      writeFileSync(area.path('bin', 'git'), `#!/bin/sh\n${take}\nPATH='${process.env.PATH}' exec git "$@"\n`, {
        mode: 0o755,
      });
      return {};
    },
    env: ({ area }) => ({ PATH: `${area.path('bin')}:${process.env.PATH}` }),
  });

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toMatch(/No temporary repository could be written .*RUNNER_TEMP.*\[range-unavailable\]$/);
});

test.concurrent.each(['GITHUB_WORKSPACE', 'GITHUB_EVENT_NAME'])(
  'without %s there is no job, which one error says',
  async (name) => {
    const run = await play({ env: { [name]: undefined } });

    expect(run.exitCode).toBe(1);
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatch(new RegExp(`${name} is not set.*\\[event-unusable\\]`));
    expect(run.outputs.conclusion).toBe('failure');
    expect(run.requests).toEqual([]);
  },
);

test.concurrent.each([
  ['HTTPS_PROXY', 'not a url proxyPassword', /it has no scheme/],
  ['https_proxy', ':3128', /it has no scheme/],
  ['HTTP_PROXY', 'http://user:proxyPassword%zz@127.0.0.1:1', /`%25`/],
  ['http_proxy', 'ftp://user:proxyPassword@127.0.0.1:1', /its scheme is neither/],
  ['https_proxy', 'socks5://user:proxyPassword@127.0.0.1:1', /SOCKS is not supported/],
  ['HTTPS_PROXY', 'http://user:proxyPassword@127.0.0.1:80a', /its port is no number/],
])(
  'a variable %s that names no proxy (%s) is one error, which keeps the value to itself',
  async (name, value, fault) => {
    const run = await play({ env: { [name]: value } });

    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatch(new RegExp(`variable ${name} .* proxy .*\\[proxy-unusable\\]$`));
    expect(run.errors[0]).toMatch(fault);
    // Before anything else: a set-up that cannot work is told by the first run, whatever it has to purge.
    expect(run.gitCalls).toEqual([]);
    expect(run.report.range).toBeNull();
    expect(run.everything).not.toContain('proxyPassword');
    expect(run.report.error.code).toBe('proxy-unusable');
    expect(run.outputs.conclusion).toBe('failure');
    expect(run.summary).toContain(name);
  },
);

test.concurrent('a proxy that cannot be used is named where GitHub’s API has to be asked', async () => {
  const run = await play({
    workspace: ({ area }) => area.path(),
    env: { https_proxy: '[proxyPassword', GITHUB_API_URL: 'https://api.example.com' },
  });

  expect(run.errors.join()).toMatch(/^The environment variable https_proxy .*, or remove it\..*\[proxy-unusable\]$/);
  expect(run.everything).not.toContain('proxyPassword');
});

test.concurrent('a proxy that gives no way to GitHub’s API is to be mended, where there is no checkout to ask either', async () => {
  const run = await play({
    workspace: ({ area }) => area.path(),
    env: { https_proxy: 'http://127.0.0.1:9', GITHUB_API_URL: 'https://api.example.com' },
  });

  expect(run.errors.join()).toMatch(
    /through the proxy of https_proxy\)\. Check the network of the runner, and its proxy, .*\[range-unavailable\]$/,
  );
  expect(run.errors.join()).not.toMatch(/actions\/checkout|`base`/);
});

test.concurrent.each([
  ['is not set', undefined],
  ['is empty', ''],
  ['leads nowhere', '/no/such/event.json'],
  ['is no JSON', '/dev/null'],
])('an event file that %s stops a push before anything is purged, and the remedy is told', async (_, path) => {
  const run = await play({ push, env: { GITHUB_EVENT_PATH: path } });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join()).toMatch(/its payload is missing: .*`base`.*\[event-unusable\]/);
});

test.concurrent('a run by hand whose event file is cut: that its input `url` could not be read, and where to give it', async () => {
  const event = { name: 'workflow_dispatch', payload: { inputs: { url: 'images/new.png' } } };
  const run = await play({ push, event, env: { GITHUB_EVENT_PATH: '/dev/null' } });

  expect(run.requests).toEqual([]);
  expect(run.errors.join()).toMatch(
    /its own input `url` or `urls` could not be read .* give as `urls` .*\[event-unusable\]/,
  );
});

test.concurrent('a log that is closed while assets are purged costs the rest of the log and nothing else', async () => {
  const run = await play({
    onStart: ({ imgix }, child) => {
      imgix.log.onEntry(({ on }) => {
        if (on === 'api') child.stdout?.destroy();
      });
    },
  });

  expect(run.exitCode).toBe(0);
  expect(run.lines.join()).not.toContain('purged and proved');
  expect(run.report.counts).toMatchObject({ urls: 3, verified: 3 });
  expect(run.outputs.conclusion).toBe('success');
  expect(run.summary).toContain('harbour.jpg');
});

test.concurrent.each([
  ['success', 0, 'https://example.imgix.net/a.png'],
  ['failure', 1, 'https://elsewhere.example/a.png'],
])('a log that cannot be written changes no %s', async (what, exitCode, urls) => {
  using area = new TestArea();
  const inputs = { 'base-url': 'https://example.imgix.net', 'dry-run': true, urls };
  const run = await runAction({ inputs, workspace: area.repository().folder, logFile: '/dev/full' });

  expect(run.exitCode).toBe(exitCode);
  expect(run.outputs.conclusion).toBe(what === 'success' ? 'dry-run' : what);
  expect(run.report.conclusion).toBe(run.outputs.conclusion);
  expect(run.summary).toContain('imgix purge');
});

// Not beside others: building so large a repository holds up the simulators of this process.
test('what does not fit into summary and outputs is counted there, and stands in the report', async () => {
  const long = 'a'.repeat(180);
  const files = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${long}/${i}.png`, `${i}`]));
  const run = await play(byHand(files));

  expect(run.exitCode).toBe(0);
  expect(run.report.assets).toHaveLength(3000);
  expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(1024 * 1024);
  const rows = run.summary.split('<tr>').length - 2;
  expect(run.summary).toContain(`And ${(3000 - rows).toLocaleString('en')} more`);
  const urls = JSON.parse(run.outputs.urls ?? '');
  expect(urls.length).toBeLessThan(3000);
  expect(run.warnings).toHaveLength(1);
  expect(run.warnings[0]).toContain(`${(3000 - urls.length).toLocaleString('en')} URLs did not fit into the outputs`);
  const outputCharacters = Object.values(run.outputs).join('').length;
  expect(outputCharacters).toBeLessThan(524_288);
});

test.concurrent('at most ten error lines stand in the log, and the first tells for how many they stand', async () => {
  const before = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`many/${i}.png`, `old ${i}`]));
  const push = Object.fromEntries(Object.keys(before).map((path) => [path, `${before[path]}, new`]));
  const run = await play({
    before,
    push,
    faults: [always('api', { status: 400 })],
  });

  expect(run.exitCode).toBe(1);
  expect(run.errors).toHaveLength(10);
  expect(run.errors[0]).toMatch(/^30 URLs: imgix did not accept the purge \(400\).*\[purge-rejected\]$/);
  expect(run.report.assets).toHaveLength(30);
});
