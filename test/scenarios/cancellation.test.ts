// A cancelled job: "SIGINT, 7.5 s later SIGTERM, 2.5 s later the end". In each phase the action stops at once, writes what
// it has and tells what was purged and what was not.
// Threat model: 14, 15.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { expect, test } from 'vitest';
import type { LogEntry } from '../simulator/request-log.ts';
import { git } from '../support/hermetic-git.ts';
import { checkOut, isWindows } from '../support/repository.ts';
import { always, forever, type Played, play, type Scenario, type World } from '../support/scenario.ts';

const maxSeconds = 3;
/** What was on its way when the action heard of the signal may arrive after its word about that. */
const onItsWayMs = 100;

const signals: [string, NodeJS.Signals[]][] = [
  ['SIGINT', ['SIGINT']],
  ['SIGTERM', ['SIGTERM']],
  ['SIGINT and SIGTERM', ['SIGINT', 'SIGTERM', 'SIGINT']],
];

type Cancelled = Played & { readonly secondsAfter: number; readonly requestsAfter: readonly LogEntry[] };

/** Sends the signals as soon as `isTime`, asked at every request that the simulator gets. */
async function cancelWhen(
  names: readonly NodeJS.Signals[],
  isTime: (world: World, entry: LogEntry) => boolean,
  scenario: Scenario,
): Promise<Cancelled> {
  let cancelledAt = 0;
  let acknowledgedAt = Number.POSITIVE_INFINITY;
  const run = await play({
    ...scenario,
    onStart: (world, child, stdout) => {
      child.stdout?.on('data', () => {
        if (/^SIG(INT|TERM): /m.test(stdout())) acknowledgedAt = Math.min(acknowledgedAt, Date.now());
      });
      world.imgix.log.onEntry((entry) => {
        if (cancelledAt > 0 || !isTime(world, entry)) return;
        cancelledAt = performance.now();
        for (const name of names) child.kill(name);
      });
    },
  });
  expect(acknowledgedAt, 'the action told of the signal').toBeLessThan(Number.POSITIVE_INFINITY);
  expect(cancelledAt, 'the moment for the signal came').toBeGreaterThan(0);
  const requestsAfter = run.requests.filter(({ at }) => at > acknowledgedAt + onItsWayMs);
  return { ...run, secondsAfter: (performance.now() - cancelledAt) / 1000, requestsAfter };
}

function expectOrderlyEnd(run: Cancelled, assets: number): void {
  expect(run.exitCode).toBe(1);
  expect(run.secondsAfter).toBeLessThan(maxSeconds);
  expect(run.requestsAfter, 'no request after the signal').toEqual([]);
  expect(run.report.error.code).toBe('cancelled');
  expect(run.report.assets).toHaveLength(assets);
  expect(run.outputs.conclusion).toBe('failure');
  expect(run.summary).toContain('The run was cancelled');
  expect(run.errors.filter((line) => line.endsWith('[cancelled]'))).toHaveLength(1);
  for (const { purge, verification, problem } of run.report.assets) {
    if (verification.outcome === 'verified') continue;
    const said = purge.outcome === 'accepted' ? /It was purged, but not proved/ : /not purged|under way and may have/;
    expect(problem.code).toBe('not-attempted');
    expect(problem.message).toMatch(said);
  }
}

function many(count: number): Required<Pick<Scenario, 'before' | 'push'>> {
  const before = Object.fromEntries(Array.from({ length: count }, (_, i) => [`many/${i}.png`, `old ${i}`]));
  return { before, push: Object.fromEntries(Object.keys(before).map((path) => [path, `${before[path]}, new`])) };
}

/** A server that takes requests, or connections alone, and never answers; the first one sends the signals. */
async function cancelAtHangingServer(
  names: readonly NodeJS.Signals[],
  toScenario: (url: string) => Scenario,
  asked: 'request' | 'connection' = 'request',
): Promise<Cancelled> {
  let cancelledAt = 0;
  let kill = () => {};
  const onAsked = () => {
    if (cancelledAt === 0) cancelledAt = Date.now();
    kill();
  };
  const server = asked === 'request' ? createServer(onAsked) : createTcpServer(onAsked);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const run = await play({
      ...toScenario(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      onStart: (_world, child) => {
        kill = () => {
          for (const name of names) child.kill(name);
        };
      },
    });
    expect(cancelledAt, 'the server was asked').toBeGreaterThan(0);
    const requestsAfter = run.requests.filter(({ at }) => at > cancelledAt + onItsWayMs);
    return { ...run, secondsAfter: (Date.now() - cancelledAt) / 1000, requestsAfter };
  } finally {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
}

test.each(signals)('%s while GitHub’s API is asked for the changes', async (_, names) => {
  const run = await cancelAtHangingServer(names, (url) => ({
    workspace: ({ area }) => area.path(),
    env: { GITHUB_API_URL: url },
  }));

  expectOrderlyEnd(run, 0);
});

test.each(signals)('%s while git fetches commits that the checkout lacks', async (_, names) => {
  const run = await cancelAtHangingServer(names, (url) => ({
    workspace: ({ area, repository }) => {
      const bare = repository.pushTo(area.path('remote.git'));
      const shallow = checkOut(bare, area.path('shallow'), repository.head());
      git(shallow, 'remote', 'set-url', 'origin', `${url}/your-org/site.git`);
      return shallow;
    },
  }));

  expectOrderlyEnd(run, 0);
});

test.each([
  ['the purge API', 'api-url'],
  ['imgix', 'base-url'],
  ['the Source', 'origin-url'],
])('SIGINT while %s lets a TLS connection hang', async (_, name) => {
  const toScenario = (url: string): Scenario => ({
    push: { 'images/harbour.jpg': 'harbour, new' },
    inputs: { [name]: url.replace('http:', 'https:') },
  });

  expectOrderlyEnd(await cancelAtHangingServer(['SIGINT'], toScenario, 'connection'), 1);
});

test('SIGINT while a proxy lets a tunnel to GitHub’s API hang', async () => {
  const run = await cancelAtHangingServer(
    ['SIGINT'],
    (url) => ({
      workspace: ({ area }) => area.path(),
      env: { GITHUB_API_URL: 'https://api.example.com', HTTPS_PROXY: url },
    }),
    'connection',
  );

  expectOrderlyEnd(run, 0);
});

test('a signal while a git runs that ignores every signal', async () => {
  const run = await play({
    // The parent of this git is the action.
    arrange: ({ area }) => {
      const script = "#!/bin/sh\ntrap '' INT TERM\nkill -INT $PPID\nsleep 30\n";
      mkdirSync(area.path('stubborn'));
      writeFileSync(area.path('stubborn', 'git'), script, { mode: 0o755 });
      return {};
    },
    env: ({ area }) => ({ PATH: `${area.path('stubborn')}:${process.env.PATH}` }),
  });

  expect(run.exitCode).toBe(1);
  expect(run.seconds).toBeLessThan(15);
  expect(run.report.error.code).toBe('cancelled');
  expect(run.outputs.conclusion).toBe('failure');
});

test.skipIf(isWindows)(
  'a signal while the files of a long list are looked up',
  async () => {
    let toldAt = 0;
    const run = await play({
      before: { 'list.txt': Array.from({ length: 400_000 }, (_, index) => `${index}.png`).join('\n') },
      inputs: { 'urls-file': 'list.txt', 'max-urls': 1_000_000 },
      event: { name: 'workflow_dispatch' },
      arrange: ({ area }) => {
        mkdirSync(area.path('bin'));
        // The parent of this git is the action.
        const script = `#!/bin/sh\ncase " $* " in *" ls-tree "*) kill -INT $PPID;; esac\nPATH='${process.env.PATH}' exec git "$@"\n`;
        writeFileSync(area.path('bin', 'git'), script, { mode: 0o755 });
        return {};
      },
      env: ({ area }) => ({ PATH: `${area.path('bin')}:${process.env.PATH}` }),
      onStart: (_world, child, stdout) => {
        child.stdout?.on('data', () => {
          if (toldAt === 0 && stdout().includes('SIGINT: ')) toldAt = performance.now();
        });
      },
    });

    expect(toldAt, 'the action told of the signal').toBeGreaterThan(0);
    expect((performance.now() - toldAt) / 1000).toBeLessThan(maxSeconds);
    expect(run.exitCode).toBe(1);
    expect(run.report.error.code).toBe('cancelled');
  },
  120_000,
);

test.each(signals)('%s while the origin is waited for', async (_, names) => {
  const run = await cancelWhen(names, (_world, { on }) => on === 'origin', {
    faults: [always('origin', { status: 500 })],
    arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl }),
  });

  expectOrderlyEnd(run, 3);
  expect(run.purged).toEqual([]);
  for (const { problem } of run.report.assets) expect(problem.message).toContain('It was not purged.');
});

test.each(signals)('%s while the rate limit is waited for', async (_, names) => {
  const run = await cancelWhen(names, ({ imgix }) => imgix.log.purges().length === 5, {
    ...many(40),
    inputs: { 'rate-limit': 2, verify: 'off' },
  });

  expectOrderlyEndWithoutVerification(run);
  expect(run.report.assets).toHaveLength(40);
});

test.each(signals)('%s while a purge is under way', async (_, names) => {
  const run = await cancelWhen(names, (_world, { on }) => on === 'api', {
    push: { 'images/harbour.jpg': 'harbour, new' },
    faults: [{ on: 'api', times: forever, answer: { kind: 'hang-headers' } }],
  });

  expectOrderlyEnd(run, 1);
  expect(run.report.assets[0].problem.message).toContain('under way and may have had its effect');
  expect(run.report.assets[0].purge).toMatchObject({ outcome: 'skipped', attempts: 1 });
});

test.each(signals)('%s while a proof is being polled for', async (_, names) => {
  const isPolling = ({ imgix }: World) => imgix.log.on('cdn').filter(({ url }) => url.includes('harbour')).length === 4;
  const run = await cancelWhen(names, isPolling, { imgix: { propagationMs: 60_000 }, inputs: { timeout: 100 } });

  expectOrderlyEnd(run, 3);
  expect(run.outputs).toMatchObject({ purged: '3' });
});

test('a signal while a look hangs ends that look', async () => {
  const run = await cancelWhen(['SIGINT'], ({ imgix }) => imgix.log.on('cdn').length === 1, {
    push: { 'images/harbour.jpg': 'harbour, new' },
    faults: [{ on: 'cdn', times: forever, answer: { kind: 'hang-body', afterBytes: 2 } }],
  });

  expectOrderlyEnd(run, 1);
});

test('SIGINT while everything is compared: why the run ended stands in no group of the log', async () => {
  const run = await cancelWhen(['SIGINT'], (_world, { on }) => on === 'cdn', {
    inputs: { select: 'stale' },
    faults: [{ on: 'cdn', times: forever, answer: { kind: 'hang-headers' } }],
  });

  expectOrderlyEnd(run, 0);
  expect(run.stdout).toMatch(/^::group::Compare [\s\S]*^::endgroup::\n[\s\S]*^::error /m);
});

test('a thousand assets are cancelled as fast as one', async () => {
  const run = await cancelWhen(['SIGINT'], ({ imgix }) => imgix.log.purges().length === 300, {
    ...many(1000),
    imgix: { propagationMs: 60_000 },
    inputs: { timeout: 100 },
  });

  expect(run.secondsAfter).toBeLessThan(maxSeconds);
  expect(run.report.assets).toHaveLength(1000);
  expect(Number(run.outputs.purged)).toBeGreaterThan(250);
  expect(run.errors.length).toBeLessThanOrEqual(10);
});

function expectOrderlyEndWithoutVerification(run: Cancelled): void {
  expect(run.exitCode).toBe(1);
  expect(run.secondsAfter).toBeLessThan(maxSeconds);
  expect(run.requestsAfter).toEqual([]);
  const purged = run.report.assets.filter(({ purge }: { purge: { outcome: string } }) => purge.outcome === 'accepted');
  const accepted = run.imgix.log.purges().filter(({ status }) => status === 200).length;
  // The answers to the two purges that may be on their way when the signal comes are not waited for.
  expect(accepted - purged.length).toBeLessThanOrEqual(2);
  expect(purged.length).toBeGreaterThan(0);
  for (const { problem, purge } of run.report.assets) {
    if (purge.outcome === 'accepted') expect(problem).toBeNull();
    else expect(problem.message).toMatch(/not purged|under way/);
  }
}

test('SIGINT while the right `root` is looked for: what became of the images is told', async () => {
  const isLookedFor = ({ url }: { readonly url: string }) => url.includes('/public/images/quiet.png');
  const run = await cancelWhen(['SIGINT'], (_world, entry) => isLookedFor(entry), {
    before: { 'public/images/hero.jpg': 'hero, old', 'public/images/quiet.png': 'quiet' },
    push: { 'public/images/hero.jpg': 'hero, new' },
    inputs: { root: 'public/images', timeout: 2 },
    faults: [{ on: 'cdn', when: isLookedFor, times: forever, answer: { kind: 'hang-headers' } }],
  });

  expect(run.exitCode).toBe(1);
  expect(run.secondsAfter).toBeLessThan(maxSeconds);
  expect(run.report.assets).toMatchObject([{ file: 'public/images/hero.jpg', purge: { outcome: 'accepted' } }]);
});
