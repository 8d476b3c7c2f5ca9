// What verification costs the CDN, seen from the server: how many requests at once, and over how many connections.
import { expect, test } from 'vitest';
import { testKey } from '../simulator/options.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { runAction } from '../support/run-action.ts';

test('sixty stale assets are polled over a few connections, which are used again and again', async () => {
  using area = new TestArea();
  const repository = area.repository();
  const names = Array.from({ length: 60 }, (_, index) => `${index}.png`);
  const before = repository.commit(Object.fromEntries(names.map((name) => [name, `old ${name}`])));
  const after = repository.commit(Object.fromEntries(names.map((name) => [name, `new ${name}`])));
  const running = await startSimulator({ propagationMs: 3_000, purgeRate: 1_000 });
  try {
    for (const name of names) running.source.put(name, `old ${name}`);
    running.simulator.warm(...names.map((name) => `/${name}`));
    for (const name of names) running.source.put(name, `new ${name}`);
    running.faults.add({ on: 'cdn', times: 10_000, answer: { kind: 'delay', delayMs: 60 } });
    const result = await runAction({
      inputs: { 'api-key': testKey, 'base-url': running.baseUrl, 'api-url': running.apiUrl, 'rate-limit': 0 },
      workspace: repository.folder,
      event: { name: 'push', payload: { before, after, ref: 'refs/heads/main' } },
      env: { GITHUB_SHA: after },
    });
    expect(result.errors).toEqual([]);
    expect(result.outputs.verified).toBe('60');
    const cdn = running.traffic().hosts[0];
    expect(cdn?.requests).toBeGreaterThan(5 * 60);
    expect(cdn?.maxInFlight).toBeGreaterThan(8);
    expect(cdn?.maxInFlight).toBeLessThanOrEqual(24);
    expect(cdn?.connections).toBeLessThanOrEqual(32);
  } finally {
    await running.close();
  }
});
