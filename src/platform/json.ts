// Values of which nothing is taken for granted: an event's payload, the answers of GitHub and imgix.

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at a chain of keys, or undefined where any of them is not there. Own properties only. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current ?? undefined;
}

/** A non-empty string at a chain of keys. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The digits of an id, which may exceed 32 bits, at a chain of keys. */
export function idAt(value: unknown, ...keys: readonly string[]): string | undefined {
  return numberAt(value, ...keys)?.toString();
}

/** A whole number, not below 0, at a chain of keys. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

/** A full object id, in lower case, at a chain of keys; anything else counts as not there. */
export function objectIdAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = textAt(value, ...keys)?.toLowerCase();
  return found !== undefined && isObjectId(found) ? found : undefined;
}

/** A full id of git's: 40 hex characters (SHA-1 repository) or 64 (SHA-256 repository). */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The id that stands for no object: `before` of a new branch or tag, `after` of a deleted one. */
export function isZeroId(text = ''): boolean {
  return /^(?:0{40}|0{64})$/.test(text);
}

/** Whether it can become a link: of the web, and without white space. */
export function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[!-~]+$/.test(value) && URL.canParse(value);
}
