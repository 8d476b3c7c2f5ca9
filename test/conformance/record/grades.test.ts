// Grades: the README's tables are the facts', and what a live run found changes them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { facts } from '../facts.ts';
import { applyRecord, type LiveGrades, renderReadme } from './grades.ts';
import type { ConformanceRecord } from './record.ts';

const readme = readFileSync('test/simulator/README.md', 'utf8');
const live: LiveGrades = JSON.parse(readFileSync('test/conformance/record/live-grades.json', 'utf8'));

function recordOf(
  finding: 'holds' | 'differs' | 'not-testable',
  more: Partial<ConformanceRecord> = {},
): ConformanceRecord {
  const { statement } = facts.find(({ id }) => id === 'no-etag') ?? { statement: '' };
  return {
    schemaVersion: 1,
    imgix: 'live',
    startedAt: '2026-12-24T10:00:00.000Z',
    seconds: 300,
    apiRequests: 120,
    facts: [{ id: 'no-etag', statement, finding, seen: '', exchanges: [] }],
    ...more,
  };
}

test('the tables in the README of the simulator are generated from the facts', () => {
  expect(renderReadme(readme, facts, live)).toBe(readme);
});

test('a live run that found a fact so makes its grade live, with the date, and leaves the others', () => {
  const after = renderReadme(readme, facts, applyRecord(recordOf('holds'), facts, {}));
  expect(after).toContain('| No ETag | live (2026-12-24) |');
  expect(
    after.split('\n').filter((line, index) => line !== renderReadme(readme, facts, {}).split('\n')[index]),
  ).toHaveLength(1);
});

test('a live run that found it otherwise says so beside the old grade', () => {
  const after = renderReadme(readme, facts, applyRecord(recordOf('differs'), facts, {}));
  expect(after).toContain('| No ETag | seen; live (2026-12-24): **not so** |');
});

test('what a later run could not test keeps what an earlier one found', () => {
  const earlier = applyRecord(recordOf('holds'), facts, {});
  expect(applyRecord(recordOf('not-testable', { startedAt: '2027-01-01T00:00:00Z' }), facts, earlier)).toEqual(earlier);
});

test('a record of the simulator, of another statement or of another version changes no grade', () => {
  expect(() => applyRecord(recordOf('holds', { imgix: 'simulator' }), facts, {})).toThrow(/says nothing about imgix/);
  const [fact] = recordOf('holds').facts;
  if (fact === undefined) throw new Error('no fact');
  const other = recordOf('holds', { facts: [{ ...fact, statement: 'ETags everywhere' }] });
  expect(() => applyRecord(other, facts, {})).toThrow(/another statement.*no-etag/);
  expect(() => applyRecord({ ...recordOf('holds'), schemaVersion: 2 as 1 }, facts, {})).toThrow(/another version/);
});
