// One call at a time for each key, whose result is for all who ask.

/** Whoever asks while a call is under way shares the next one, which begins after it: no result is older than the question. */
export class Shared<T> {
  readonly #current = new Map<string, Promise<T>>();
  readonly #next = new Map<string, Promise<T>>();

  ask(key: string, call: () => Promise<T>): Promise<T> {
    const waiting = this.#next.get(key);
    if (waiting !== undefined) return waiting;
    const current = this.#current.get(key);
    if (current === undefined) return this.#begin(key, call);
    const begin = () => {
      this.#next.delete(key);
      return this.#begin(key, call);
    };
    const next = current.then(begin, begin);
    this.#next.set(key, next);
    return next;
  }

  #begin(key: string, call: () => Promise<T>): Promise<T> {
    const current = call();
    this.#current.set(key, current);
    const end = () => this.#current.delete(key);
    current.then(end, end);
    return current;
  }
}
