// What is made when it is first needed, and then kept.

/** Calls `make` once, at the first call. A promise is kept as it is, rejected or not. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
