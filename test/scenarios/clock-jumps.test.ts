// The runner's wall clock is set while the step runs: no wait gets longer or shorter by it.
// Threat model: 15.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { SimulatorRequest } from '../simulator/http-types.ts';
import { play } from '../support/scenario.ts';

const preload = fileURLToPath(new URL('../support/jumping-clock.mjs', import.meta.url));
const isHarbour = ({ body }: SimulatorRequest) => Buffer.from(body).includes('harbour');

test.concurrent.each([
  ['an hour forward', 3_600_000],
  ['a day back', -86_400_000],
])('a wall clock that jumps %s and home again neither stretches the run nor hurries it', async (_, jumpMs) => {
  const push = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`images/${i}.png`, `${i}`]));
  const run = await play({
    push: { ...push, 'images/harbour.jpg': 'harbour, new' },
    imgix: { propagationMs: 2_000 },
    inputs: { 'rate-limit': 2, timeout: 30 },
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_JUMP_MS: String(jumpMs) },
    faults: [
      {
        on: 'api',
        when: isHarbour,
        times: 1,
        answer: { kind: 'answer', status: 503, headers: { 'retry-after': new Date(Date.now() + 4_000).toUTCString() } },
      },
    ],
  });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ purged: '7', verified: '7', failed: '0' });
  expect(run.purged.filter((url) => url?.includes('harbour'))).toHaveLength(2);
  const arrivals = run.imgix.log.purges().map(({ at }) => at);
  // Seven purges and a repeated one, two a second.
  expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(2_000);
  expect(run.seconds).toBeLessThan(15);
});
