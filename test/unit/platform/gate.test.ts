import { expect, test } from 'vitest';
import { Gate } from '../../../src/platform/timing/gate.ts';

type Work = {
  readonly done: Promise<string>;
  readonly finish: () => void;
  readonly fail: (error: Error) => void;
  isRunning: boolean;
};

function start(gate: Gate, signal?: AbortSignal, isUrgent = false): Work {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work: { -readonly [K in keyof Work]: Work[K] } = {
    done: promise,
    finish: () => resolve('done'),
    fail: reject,
    isRunning: false,
  };
  work.done = gate.run(
    () => {
      work.isRunning = true;
      return promise;
    },
    signal,
    isUrgent,
  );
  work.done.catch(() => {});
  return work;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function running(all: readonly Work[]): Promise<boolean[]> {
  await turn();
  return all.map(({ isRunning }) => isRunning);
}

test('so many run at a time, and the others follow in order', async () => {
  const gate = new Gate(2);
  const all = Array.from({ length: 4 }, () => start(gate));
  expect(await running(all)).toEqual([true, true, false, false]);
  all[1]?.finish();
  expect(await running(all)).toEqual([true, true, true, false]);
  all[0]?.finish();
  all[2]?.finish();
  expect(await running(all)).toEqual([true, true, true, true]);
  all[3]?.finish();
  expect(await Promise.all(all.map(({ done }) => done))).toEqual(['done', 'done', 'done', 'done']);
});

test('what is urgent goes first, but for every sixteenth place', async () => {
  const gate = new Gate(1);
  const [first, patient] = [start(gate), start(gate)];
  const urgent = Array.from({ length: 16 }, () => start(gate, undefined, true));
  for (const work of [first, ...urgent.slice(0, 15)]) {
    expect(await running([work, patient])).toEqual([true, false]);
    work?.finish();
  }
  expect(await running([patient, ...urgent.slice(15)])).toEqual([true, false]);
  patient.finish();
  expect(await running(urgent.slice(15))).toEqual([true]);
});

test('work that fails gives its place back and its error on', async () => {
  const gate = new Gate(1);
  const all = [start(gate), start(gate)];
  all[0]?.fail(new Error('broken'));
  await expect(all[0]?.done).rejects.toThrow('broken');
  expect(await running(all)).toEqual([true, true]);
});

test('work that throws at once gives its place back', async () => {
  const gate = new Gate(1);
  await expect(
    gate.run(() => {
      throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
  expect(await gate.run(async () => 'next')).toBe('next');
});

test('who waits leaves at the abort, and takes no place from the others', async () => {
  const gate = new Gate(1);
  const abort = new AbortController();
  const all = [start(gate, abort.signal), start(gate, abort.signal), start(gate)];
  await turn();
  abort.abort(new Error('cancelled'));
  await expect(all[1]?.done).rejects.toThrow('cancelled');
  expect(await running(all)).toEqual([true, false, false]);
  all[0]?.finish();
  expect(await all[0]?.done).toBe('done');
  expect(await running(all)).toEqual([true, false, true]);
});

test('who comes after the abort is turned away, and takes no place either', async () => {
  const gate = new Gate(1);
  const late = start(gate, AbortSignal.abort(new Error('cancelled')));
  await expect(late.done).rejects.toThrow('cancelled');
  expect(late.isRunning).toBe(false);
  expect(await gate.run(async () => 'next')).toBe('next');
});

test('an abort after getting a place is the business of the work itself', async () => {
  const gate = new Gate(1);
  const abort = new AbortController();
  const all = [start(gate), start(gate, abort.signal)];
  all[0]?.finish();
  expect(await running(all)).toEqual([true, true]);
  abort.abort(new Error('cancelled'));
  all[1]?.finish();
  expect(await all[1]?.done).toBe('done');
  expect(await gate.run(async () => 'next')).toBe('next');
});

test('how long the one that waits for longest has waited is known', async () => {
  let nowMs = 0;
  const gate = new Gate(1, { monotonicMs: () => nowMs });
  const first = start(gate);
  expect(gate.waitedMs).toBe(0);
  nowMs = 10;
  const second = start(gate);
  nowMs = 15;
  const urgent = start(gate, undefined, true);
  nowMs = 30;
  expect(gate.waitedMs).toBe(20);
  first.finish();
  await running([urgent]);
  expect(gate.waitedMs).toBe(20);
  urgent.finish();
  await running([second]);
  expect(gate.waitedMs).toBe(0);
});
