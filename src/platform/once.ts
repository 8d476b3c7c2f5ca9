// What is made or asked for when it is first needed, and then kept.

/** Calls `make` once, at the first call. A promise is kept as it is, rejected or not. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Once for each key. Who asks meanwhile shares the answer. What could not be told may be at the next time. */
export function remember<T>(memory: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const asked = ask();
  memory.set(key, asked);
  asked.catch(() => memory.delete(key));
  return asked;
}
