// Retry-After as RFC 9110 section 10.2.3 has it: seconds, or an HTTP date.

type RetryAfterHeaders = {
  readonly 'retry-after'?: string | undefined;
  readonly date?: string | undefined;
};

/**
 * Milliseconds that an answer asks to wait; 0 for a date that has passed; undefined for no header or one that says
 * nothing. A date is counted from the answer's own `Date`, so that the clock of this machine may be wrong; from
 * `receivedAt` only where the answer has none.
 */
export function readRetryAfterMs(headers: RetryAfterHeaders, receivedAt: Date): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const atMs = parseHttpDate(text);
  return atMs === undefined ? undefined : Math.max(0, atMs - readSentAtMs(headers, receivedAt));
}

/** When the server says that it answered, in milliseconds since the epoch; `receivedAt` where it does not say. */
export function readSentAtMs({ date }: RetryAfterHeaders, receivedAt: Date): number {
  return parseHttpDate(date?.trim() ?? '') ?? receivedAt.getTime();
}

/** RFC 9110 section 5.6.7, with the two obsolete forms; undefined for anything else. */
function parseHttpDate(text: string): number | undefined {
  // HTTP dates name a day of the week; without that check Date.parse would take "1.5" for a date.
  if (!/^[A-Z][a-z]+,? /.test(text)) return undefined;
  // The form of C's asctime names no zone, and means GMT all the same.
  const ms = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(ms) ? undefined : ms;
}
