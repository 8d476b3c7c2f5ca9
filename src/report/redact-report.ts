// A report in which no text holds a secret. Before it is rendered: in JSON or HTML a secret with a quotation mark in it
// does not look like itself any more.
import type { RunReport } from './run-report.ts';

/** Fields whose values are this program's own words; a secret that happens to be one of them must not change them. */
const ownWords: ReadonlySet<string> = new Set([
  'code',
  'conclusion',
  'outcome',
  'evidence',
  'change',
  'kind',
  'before',
]);

export function redactReport(report: RunReport, redact: (text: string) => string): RunReport {
  return redactTexts(report, redact) as RunReport;
}

function redactTexts(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactTexts(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, field]) => [
    name,
    ownWords.has(name) ? field : redactTexts(field, redact),
  ]);
  return Object.fromEntries(entries);
}
