import { describe, expect, test } from 'vitest';
import { openTurns } from '../../../src/pipeline/probe-ports.ts';
import { openDoor } from '../../../src/pipeline/prove/door.ts';
import { Gate } from '../../../src/platform/timing/gate.ts';
import { VirtualTime } from '../../worlds/play/virtual-time.ts';

describe('at the door', () => {
  const open = () => {
    const time = new VirtualTime(0);
    const hosts = new Map(
      ['https://a.imgix.net', 'https://b.imgix.net'].map((host) => [
        host,
        openTurns(time, () => 0, { places: 1, outageMs: 15_000 }),
      ]),
    );
    const gateOf = (host: string): Gate => hosts.get(host)?.gate ?? new Gate(1);
    const abort = new AbortController();
    const sampler = {
      http: { request: () => Promise.reject(new Error('nothing is sent')), close: async () => {} },
      clock: time,
      signal: abort.signal,
      turnsOf: (url: string) => hosts.get(new URL(url).origin) ?? openTurns(time, () => 0, { places: 1, outageMs: 1 }),
    };
    const door = openDoor(sampler, 15_000);
    const passedMs = (url: string) => door(url, async () => time.monotonicMs());
    /** Of two requests the second one waits until the first one is over. */
    const occupy = (host: string, ms: number) => {
      for (const work of [() => time.sleep(ms), async () => {}]) void gateOf(host).run(work);
    };
    /** Ten failures in a row, for longer than the host is given. */
    const breakOff = (host: string) => {
      for (let request = 0; request < 10; request++) hosts.get(host)?.breaker.record({} as never, -60_000);
    };
    return { time, abort, passedMs, occupy, breakOff };
  };

  test('an asset waits while a request has waited for too long, and passes when that has got its turn', async () => {
    const { time, passedMs, occupy } = open();
    occupy('https://a.imgix.net', 5_000);
    await time.pass(1_001);
    expect(await time.until(passedMs('https://a.imgix.net/a.png'))).toBeGreaterThanOrEqual(5_000);
    expect(time.monotonicMs()).toBeLessThan(5_200);
  });

  test('the asset of another host does not wait', async () => {
    const { time, passedMs, occupy } = open();
    occupy('https://a.imgix.net', 5_000);
    await time.pass(1_001);
    const held = passedMs('https://a.imgix.net/a.png');
    expect(await time.until(passedMs('https://b.imgix.net/a.png'))).toBe(1_001);
    await time.until(held);
  });

  test('nobody waits while a request has not waited for long, nor where the host does not answer', async () => {
    const { time, passedMs, occupy, breakOff } = open();
    occupy('https://a.imgix.net', 90_000);
    await time.pass(1_000);
    expect(await time.until(passedMs('https://a.imgix.net/a.png'))).toBe(1_000);
    breakOff('https://a.imgix.net');
    await time.pass(10_000);
    expect(await time.until(passedMs('https://a.imgix.net/a.png'))).toBe(10_000);
  });

  test('nobody waits on when the run is stopped', async () => {
    const { time, abort, passedMs, occupy } = open();
    occupy('https://a.imgix.net', 5_000);
    await time.pass(1_001);
    const all = Array.from({ length: 40 }, () => passedMs('https://a.imgix.net/a.png').catch((reason) => reason));
    abort.abort('stopped');
    expect(new Set(await time.until(Promise.all(all)))).toEqual(new Set(['stopped']));
    expect(time.monotonicMs()).toBeLessThan(1_200);
  });
});
