// Retry-After as RFC 9110 section 10.2.3 has it: seconds, or an HTTP date.

/** Milliseconds to wait from `now`; 0 for a date that has passed; undefined for no header or one that says nothing. */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // HTTP dates name a day of the week; without that check Date.parse would take "1.5" for a date.
  if (!/^[A-Z][a-z]+,? /.test(text)) return undefined;
  // The form of C's asctime names no zone, and means GMT all the same.
  const atMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - now.getTime());
}
