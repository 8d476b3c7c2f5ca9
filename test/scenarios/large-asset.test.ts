// An asset of 150 MB: verified by its bytes, without its bytes in memory, and without downloading the old one again and
// again while it is stale.
import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { testKey } from '../simulator/options.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { runAction } from '../support/run-action.ts';

const megabyte = 1024 * 1024;
const measuring = fileURLToPath(new URL('../support/measure-child.mjs', import.meta.url));

// The peak is read from /proc.
test.runIf(process.platform === 'linux')(
  'an asset of 150 MB is verified in less than 160 MB of memory, its stale version not read',
  async () => {
    using area = new TestArea();
    const repository = area.repository();
    // Random bytes: there is nothing in them to compress.
    for (const [name, value] of [
      ['core.compression', '0'],
      ['gc.auto', '0'],
    ] as const)
      repository.git('config', name, value);
    const [old, now] = [randomFillSync(Buffer.alloc(120 * megabyte)), randomFillSync(Buffer.alloc(150 * megabyte))];
    const before = repository.commit({ 'film.gif': old });
    const after = repository.commit({ 'film.gif': now });

    const running = await startSimulator({ propagationMs: 6_000 });
    try {
      running.source.put('film.gif', old);
      running.simulator.warm('/film.gif');
      running.source.put('film.gif', now);
      const measurements = area.path('measurements.json');
      const result = await runAction({
        inputs: { 'api-key': testKey, 'base-url': running.baseUrl, 'api-url': running.apiUrl },
        workspace: repository.folder,
        event: { name: 'push', payload: { before, after, ref: 'refs/heads/main' } },
        env: { GITHUB_SHA: after, NODE_OPTIONS: `--import=${measuring}`, MEASUREMENTS: measurements },
        limitMs: 120_000,
      });
      expect(result.errors).toEqual([]);
      expect(result.report.assets[0].verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
      expect(result.report.assets[0].verification.checks).toBeGreaterThan(4);

      const { maxRssBytes, bytesReceived } = JSON.parse(readFileSync(measurements, 'utf8'));
      expect(maxRssBytes).toBeLessThan(160 * megabyte);
      // The new one twice, because a proof must hold twice after a contrary answer; and what had come of the stale ones
      // before their length was seen.
      const needed = 2 * now.length;
      expect(bytesReceived).toBeGreaterThan(needed);
      expect(bytesReceived).toBeLessThan(needed + 30 * megabyte);
    } finally {
      await running.close();
    }
  },
  180_000,
);
