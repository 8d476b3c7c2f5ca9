// The kit as a person runs it: a child process, real sockets, commands that store and remove, against the simulator.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Intercept, testKey } from '../../simulator/options.ts';
import { type RunningSimulator, type StartOptions, startSimulator } from '../../simulator/start-simulator.ts';
import { changesText } from '../distortions.ts';
import type { ConformanceRecord } from '../record/record.ts';

let folder: string;
let imgix: RunningSimulator;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-test-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await imgix.close();
});

type Run = { readonly exitCode: number | null; readonly output: string };

const originClient = resolve('test/conformance/live/origin-client.mjs');

async function kit(
  args: readonly string[],
  { client = originClient, ...options }: StartOptions & { readonly client?: string } = {},
  onOutput: (child: Child, text: string) => void = () => {},
): Promise<Run> {
  imgix = await startSimulator({ hosts: 2, propagationMs: 500, ...options });
  const storage = `"${process.execPath}" "${client}"`;
  const all = [
    ...['--base-url', imgix.baseUrl, '--other-url', imgix.baseUrls[1] ?? '', '--api-url', imgix.apiUrl],
    ...['--put', `${storage} put ${imgix.originUrl}/{url-path} {file}`],
    ...['--delete', `${storage} delete ${imgix.originUrl}/{url-path}`],
    ...['--out', folder, ...args],
  ];
  const child = start(all);
  let output = '';
  const take = (piece: Uint8Array) => {
    output += piece;
    onOutput(child, output);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const exitCode = await new Promise<number | null>((onEnd) => child.once('close', onEnd));
  return { exitCode, output };
}

type Child = ReturnType<typeof start>;

function start(args: readonly string[]) {
  return spawn(process.execPath, ['test/conformance/main.ts', ...args], {
    env: { PATH: process.env.PATH, IMGIX_API_KEY: testKey, IMGIX_SECURE_URL_TOKEN: 'FOO123bar' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function readRecord(): ConformanceRecord & { readonly markdown: string } {
  const read = (ending: string) => {
    const name = readdirSync(folder).find((file) => file.endsWith(ending));
    return readFileSync(join(folder, name ?? `no record${ending}`), 'utf8');
  };
  return { ...JSON.parse(read('.json')), markdown: read('.md') };
}

const quick = [
  ...[
    'purge-answer',
    'purge-parameters',
    'error-form',
    'get-405',
    'no-key-401',
    'duplicate-409',
    'purge-clears-errors',
  ],
  ...[
    'bare-passes-through',
    'metadata-of-input',
    'no-etag',
    'head',
    'ranges',
    'case-counts',
    'deleted-404',
    'rate-limit-10',
  ],
];

test('facts that need no long wait are found so over real sockets, recorded, and nothing stays in the storage', async () => {
  const { exitCode, output } = await kit(['--yes', '--only', quick.join(',')]);

  expect(output).toContain(`${quick.length} as documented or assumed, 0 different, 0 not testable here`);
  expect(exitCode).toBe(0);
  const record = readRecord();
  expect(record).toMatchObject({ schemaVersion: 1, imgix: 'live' });
  expect(record.facts.map(({ id, finding }) => `${id} ${finding}`).sort()).toEqual(
    quick.map((id) => `${id} holds`).sort(),
  );
  expect(record.apiRequests).toBe(imgix.log.on('api').length);
  expect(imgix.source.paths()).toEqual([]);
  const stored = imgix.log.on('origin').filter(({ method }) => method === 'PUT');
  expect(stored.length).toBeGreaterThan(5);
  expect(stored.every(({ url }) => /\/imgix-conformance-[0-9a-f]{12}\//.test(url))).toBe(true);
});

test('what differs is shown with its exchange, without the key and the hosts, and ends with 1', async () => {
  const { exitCode, output } = await kit(['--yes', '--only', 'get-405,bare-passes-through'], {
    defaultParams: 'auto=compress',
  });

  expect(exitCode).toBe(1);
  expect(output).toMatch(/^as documented {6} get-405/m);
  expect(output).toMatch(/^DIFFERENT {10} bare-passes-through/m);
  const record = readRecord();
  for (const text of [output.slice(output.indexOf('DIFFERENT')), JSON.stringify(record), record.markdown]) {
    expect(text).toContain('GET http://host.example/imgix-conformance-');
    expect(text).toContain('x-cache: MISS, MISS');
    expect(text).not.toContain(testKey);
    expect(text).not.toContain(new URL(imgix.baseUrl).host);
  }
});

test('a key in an exchange is never shown', async () => {
  await kit(['--yes', '--only', 'purge-answer,v2-refuses-todays-key'], {
    intercept: changesText((text) => text.replace('purge_id', 'request_id')),
    v2Retired: 410,
  });

  const { facts, markdown } = readRecord();
  expect(facts.map(({ finding }) => finding)).toEqual(['differs', 'differs']);
  expect(markdown).toContain('> authorization: [redacted]');
  for (const secret of [testKey, Buffer.from(`${testKey}:`).toString('base64')]) expect(markdown).not.toContain(secret);
});

test.each(['SIGINT', 'SIGHUP'] as const)('%s ends it at once and what was stored is removed', async (signal) => {
  let isStopped = false;
  const run = await kit(['--yes', '--only', 'errors-last-300-s'], {}, (child) => {
    if (isStopped) return;
    isStopped = true;
    imgix.log.onEntry(({ on, method, url }) => {
      if (on !== 'origin' || method !== 'PUT' || !url.includes('late.png')) return;
      // A terminal that was closed takes no output any more.
      if (signal === 'SIGHUP') child.stdout.destroy();
      child.kill(signal);
    });
  });

  expect(run.output).toContain('Stopped before the end.');
  expect(run.exitCode).toBe(2);
  expect(imgix.source.paths()).toEqual([]);
});

test('nothing is sent before somebody agreed', async () => {
  const { exitCode, output } = await kit(['--only', 'no-etag']);

  expect(output).toContain('Nobody is there to ask.');
  expect(exitCode).toBe(2);
  expect(imgix.log.entries).toEqual([]);
});

test('no more requests go to the API than were allowed', async () => {
  const only = 'purge-answer,get-405,no-key-401,duplicate-409,v2-refuses-todays-key';
  const { output } = await kit(['--yes', '--minutes', '1', '--max-purges', '3', '--only', only]);

  expect(output).toContain('at most 3 requests');
  expect(output).toContain('for at most 1 minute,');
  expect(output).toContain('the 3 requests of --max-purges are used up');
  expect(imgix.log.on('api').length).toBe(3);
});

test('a command that does not store ends the run with its reason, before any fact is asked', async () => {
  const { exitCode, output } = await kit(['--yes', '--put', '/no/such/program {file} {path}']);

  expect(output).toContain('--put: spawn /no/such/program ENOENT');
  expect(output).toContain('the command of --put failed: it could not be started (ENOENT)');
  expect(exitCode).toBe(2);
  expect(imgix.log.on('api')).toEqual([]);
});

const answersPurges404: Intercept = (request, answer) =>
  request.method === 'POST' ? { ...answer(request), status: 404 } : answer(request);

test.each<[string, StartOptions, string]>([
  ['a key that is refused', { apiKeys: [] }, 'the key was refused: 401 "A valid API key is required'],
  ['a key without the permission', { purgePermission: false }, 'the key was refused: 403 "'],
  ['an API that is out of order', { readOnly: true }, 'the API answered 503 "'],
  ['a host of another account', { intercept: answersPurges404 }, 'a purge was answered 404'],
])('%s ends the run with its reason, before any fact is asked, and leaves no record', async (_, options, reason) => {
  const { exitCode, output } = await kit(['--yes', '--only', 'purge-answer,rate-limit-10'], options);

  expect(output).toContain(`The first purge was not taken: ${reason}`);
  expect(exitCode).toBe(2);
  expect(imgix.log.on('api').length).toBe(1);
  expect(imgix.source.paths()).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('what a command says is shown to the operator and is not recorded', async () => {
  const client = join(folder, 'client.mjs');
  writeFileSync(
    client,
    `if (!process.argv[3].includes('/first/')) {
       console.error('denied: s3://my-bucket');
       process.exit(7);
     }
     await import(${JSON.stringify(pathToFileURL(originClient).href)});`,
  );
  const { output } = await kit(['--yes', '--only', 'no-etag'], { client });

  expect(output).toContain('--put: denied: s3://my-bucket');
  const record = readRecord();
  expect(record.facts[0]).toMatchObject({
    finding: 'not-testable',
    seen: 'the command of --put failed: it ended with 7',
  });
  expect(JSON.stringify(record)).not.toContain('my-bucket');
});

test('a key on the command line goes before the one of the environment, and is printed nowhere', async () => {
  const key = `ak_${'b'.repeat(64)}`;
  const { output } = await kit(['--yes', '--only', 'purge-answer', '--api-key', key]);

  expect(imgix.log.on('api')[0]?.headers.authorization).toBe(`Bearer ${key}`);
  expect(output).not.toContain(key);
});
