// What many wait for at once: the abort of one signal.

type Waiters = { readonly acts: Set<() => void>; readonly leave: () => void };

const known = new WeakMap<AbortSignal, Waiters>();

/**
 * Acts when the signal aborts, unless what is returned was called before. The signal gets one listener for all: with each
 * that is added, Node looks through all that it has.
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const waiters = known.get(signal) ?? listen(signal);
  waiters.acts.add(act);
  return () => {
    // Without anybody waiting, a signal made of others would be kept as long as they.
    if (waiters.acts.delete(act) && waiters.acts.size === 0) waiters.leave();
  };
}

/** What `work` comes to, unless the signal aborts before: then its reason at once, whatever `work` does. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(signal.reason));
    work.then(resolve, reject).finally(forget);
    if (signal.aborted) reject(signal.reason);
  });
}

function listen(signal: AbortSignal): Waiters {
  const acts = new Set<() => void>();
  const actAll = () => {
    for (const act of acts) act();
  };
  const leave = () => {
    known.delete(signal);
    signal.removeEventListener('abort', actAll);
  };
  const waiters = { acts, leave };
  known.set(signal, waiters);
  signal.addEventListener('abort', actAll, { once: true });
  return waiters;
}
