// A checkout without history does not have the old files; GitHub tells their sizes, if it can and at once.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChanges } from '../../../src/changes/find-changes.ts';
import { maxPointerBytes } from '../../../src/changes/lfs-pointer.ts';
import { openGitHubApi } from '../../../src/platform/github/open-github-api.ts';
import { systemClock } from '../../../src/platform/timing/clock.ts';
import { type Fault, startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { openClient } from '../../support/http-client.ts';
import { checkOut, TestArea } from '../../support/repository.ts';
import { changesOf, enter, type Job } from './scene.ts';

const area = new TestArea();
afterAll(() => area[Symbol.dispose]());

let remote: string;
let job: Job;

beforeAll(() => {
  const work = area.repository();
  const before = work.commit({
    'm/deep/image.png': 'x'.repeat(maxPointerBytes + 1),
    'm/gone.png': 'x'.repeat(4000),
    'm/small.png': 'x'.repeat(maxPointerBytes),
    'b/other.png': 'x'.repeat(5000),
    'same.png': 'x'.repeat(6000),
    // What it was is at hand all the same.
    'once-same.png': 'x'.repeat(6000),
  });
  const after = work.commit({
    'm/deep/image.png': 'y'.repeat(2000),
    'm/gone.png': null,
    'm/small.png': 'y',
    'once-same.png': 'y',
  });
  remote = work.pushTo(area.path('octo', 'site.git'));
  checkOut(`file://${remote}`, area.path('shallow'), after);
  checkOut(`file://${remote}`, area.path('full'), after, { depth: 0 });
  job = { workspace: area.path('shallow'), sha: after, payload: { ref: 'refs/heads/main', before, after } };
});

const start = (options: { faults?: Fault[]; maxTreeEntries?: number } = {}) =>
  startGitHubSimulator({ repositories: { 'octo/site': remote }, ...options });

/** Path to the old version's size. */
async function oldSizes(given: Job): Promise<Record<string, number | undefined>> {
  const changes = await changesOf(given);
  if (changes.kind === 'nothing') throw new Error(changes.reason);
  expect(changes.notices).toEqual([]);
  return Object.fromEntries(changes.files.map(({ path, before }) => [path, before?.size]));
}

const unknown = {
  'm/deep/image.png': undefined,
  'm/gone.png': undefined,
  'm/small.png': undefined,
  'once-same.png': 6000,
};
// Git LFS may have a pointer of that size in the place of a file.
const told = {
  'm/deep/image.png': maxPointerBytes + 1,
  'm/gone.png': 4000,
  'm/small.png': undefined,
  'once-same.png': 6000,
};

test('the sizes of modified and deleted files are told by one request', async () => {
  await using api = await start();
  expect(await oldSizes({ ...job, apiUrl: api.apiUrl })).toEqual(told);
  expect(api.requests).toHaveLength(1);
});

test('of a tree that is cut off only the folders of these files are asked for', async () => {
  await using api = await start({ maxTreeEntries: 2 });
  expect(await oldSizes({ ...job, apiUrl: api.apiUrl })).toEqual(told);
  // The root and `m`, each as a whole and then without its folders; never `b`.
  expect(api.requests).toHaveLength(4);
});

test('nothing is asked where git knows, or where no file with an old version is wanted', async () => {
  await using api = await start();
  const { apiUrl } = api;
  const sizes = await oldSizes({ ...job, workspace: area.path('full'), apiUrl });
  expect(sizes).toEqual({ ...told, 'm/small.png': maxPointerBytes });
  await oldSizes({ ...job, apiUrl, isWanted: (path) => path === 'same.png' });
  expect(api.requests).toHaveLength(0);
});

test('an API that fails is asked once, and is no matter', async () => {
  for (const status of [403, 404, 429, 503]) {
    await using api = await start({ faults: [{ path: '/', status, headers: { 'retry-after': '30' } }] });
    expect(await oldSizes({ ...job, apiUrl: api.apiUrl })).toEqual(unknown);
    expect(api.requests).toHaveLength(1);
    // Nor is it for the next comparison of the same run.
    await using scene = enter({ ...job, apiUrl: api.apiUrl });
    await scene.use(async (opened) => {
      await findChanges(opened, scene.options);
      await findChanges(opened, scene.options);
    });
    expect(api.requests).toHaveLength(2);
  }
  // Nobody listens there.
  expect(await oldSizes({ ...job, apiUrl: 'http://127.0.0.1:9' })).toEqual(unknown);
});

describe('a question in a hurry', () => {
  test('ends after its time where no answer comes', async () => {
    let asked = 0;
    const server = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const http = openClient();
    const signal = new AbortController().signal;
    const api = await openGitHubApi({ apiUrl, http, clock: systemClock, signal }).repository('octo/site', {
      totalMs: 100,
    });
    await expect(api.tree('a'.repeat(40), { recursive: true })).rejects.toMatchObject({ code: 'github-api-failed' });
    await expect(api.tree('a'.repeat(40), { recursive: true })).rejects.toMatchObject({ code: 'github-api-failed' });
    expect(asked).toBe(1);
    server.closeAllConnections();
    server.close();
  });
});
