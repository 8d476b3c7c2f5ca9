import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../../src/purge/retry-after.ts';

const now = new Date('2026-01-01T00:00:00Z');

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
