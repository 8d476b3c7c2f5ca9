import { expect, test } from 'vitest';
import { maxConcurrentFetches, openProbePorts } from '../../../src/pipeline/probe-ports.ts';
import { takeSample } from '../../../src/verify/probe/sample.ts';
import { VirtualTime } from '../../worlds/play/virtual-time.ts';

test('a host that does not answer holds up no other, however many wait for it', async () => {
  const time = new VirtualTime(0);
  const http = {
    request: async ({ url }: { readonly url: string }) => {
      if (url.startsWith('https://silent.')) await time.sleep(60_000);
      return { status: 404, headers: {}, body: (async function* () {})(), discard: async () => {} };
    },
    close: async () => {},
  };
  const files = { open: async () => undefined };
  const { signal } = new AbortController();
  const inputs = { secureUrlToken: undefined, baseUrls: [], verifyHeaders: {} };
  const { sampler } = openProbePorts(inputs, { http, files, clock: time, random: () => 0, signal });
  const take = (url: string) => takeSample(sampler, { url, timeLimitMs: 90_000 });
  const silent = Array.from({ length: maxConcurrentFetches + 1 }, () => take('https://silent.imgix.net/a.png'));
  const { seen } = await time.until(take('https://example.imgix.net/a.png'));
  expect(seen).toMatchObject({ kind: 'status', status: 404 });
  expect(time.monotonicMs()).toBe(0);
  await time.until(Promise.all(silent));
});
