import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRetryAfterMs, readSentAtMs } from '../../../src/platform/http/retry-after.ts';

const now = new Date('2026-01-01T00:00:00Z');

/** Of an answer without a `Date`. */
const parseRetryAfter = (value: string | undefined, receivedAt: Date) =>
  readRetryAfterMs({ 'retry-after': value }, receivedAt);

test.each([
  ['0', 0],
  ['7', 7000],
  [' 7 ', 7000],
  ['007', 7000],
  ['9'.repeat(400), Number.POSITIVE_INFINITY],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  // The obsolete forms that RFC 9110 still wants to be read.
  ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
])('%j means so many milliseconds: %i', (value, ms) => {
  expect(parseRetryAfter(value, now)).toBe(ms);
});

test.each([
  undefined,
  '',
  ' ',
  'soon',
  '-5',
  '+5',
  '1.5',
  '1e3',
  '0x10',
  '5s',
  '5, 7',
  '2026-01-01',
  '01 Jan 2026',
  'Thursday',
  'Thu, 99 Foo 2026',
  'thu, 01 Jan 2026 00:00:30 GMT',
])('%j says nothing', (value) => {
  expect(parseRetryAfter(value, now)).toBeUndefined();
});

test.each(['Pacific/Auckland', 'UTC', 'America/New_York'])(
  'the time zone of the machine (%s) makes no difference',
  (zone) => {
    const { TZ } = process.env;
    process.env.TZ = zone;
    try {
      expect(parseRetryAfter('Thu Jan  1 00:00:30 2026', now)).toBe(30_000);
      expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30_000);
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  },
);

test('whatever the header says, it is a time that lies ahead or nothing', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.integer().map(String),
  );
  fc.assert(
    fc.property(value, (text) => {
      const ms = parseRetryAfter(text, now);
      expect(ms === undefined || ms >= 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each(['2020-06-01T12:00:00Z', '2031-12-31T23:59:59Z'])(
  'a date counts from when the server says that it answered: the clock here may say %s',
  (here) => {
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const headers = { date, 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' };
    expect(readRetryAfterMs(headers, new Date(here))).toBe(30_000);
    expect(readRetryAfterMs({ date, 'retry-after': date }, new Date(here))).toBe(0);
    expect(readSentAtMs({ date: ` ${date} ` }, new Date(here))).toBe(now.getTime());
  },
);

test.each([undefined, '', 'yesterday', '1767225600'])('a Date that says nothing (%j) leaves the clock here', (date) => {
  expect(readRetryAfterMs({ date, 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, now)).toBe(30_000);
  expect(readSentAtMs({ date }, now)).toBe(now.getTime());
});
