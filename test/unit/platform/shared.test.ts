import { expect, test, vi } from 'vitest';
import { Shared } from '../../../src/platform/timing/shared.ts';

/** Calls that end when they are told to. */
function openCalls() {
  const ends: PromiseWithResolvers<string>[] = [];
  const call = () => {
    const end = Promise.withResolvers<string>();
    ends.push(end);
    return end.promise;
  };
  return { ends, call };
}

test('all who ask while a call is under way share one more, which begins after it', async () => {
  const shared = new Shared<string>();
  const { ends, call } = openCalls();
  const first = shared.ask('a', call);
  const others = [shared.ask('a', call), shared.ask('a', call)];
  expect(ends).toHaveLength(1);
  ends[0]?.resolve('one');
  expect(await first).toBe('one');
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[1]?.resolve('two');
  expect(await Promise.all(others)).toEqual(['two', 'two']);
});

test('a call that fails is followed by the next one', async () => {
  const shared = new Shared<string>();
  const { ends, call } = openCalls();
  const failing = shared.ask('a', call);
  const other = shared.ask('a', call);
  ends[0]?.reject(new Error('cut'));
  await expect(failing).rejects.toThrow('cut');
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[1]?.resolve('two');
  expect(await other).toBe('two');
});

test('a call for one key waits for none of another', () => {
  const shared = new Shared<string>();
  const { ends, call } = openCalls();
  void shared.ask('a', call);
  void shared.ask('b', call);
  expect(ends).toHaveLength(2);
});
