// A report in which no text holds a secret. Before it is rendered: in JSON or HTML a secret with a quotation mark in it
// does not look like itself any more.
import type { RunReport } from '../run-report.ts';

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

/** The value itself where nothing in it had to go: a copy of every asset would double the memory. */
function redactTexts(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  let copy: Record<string, unknown> | undefined;
  for (const name in value) {
    if (ownWords.has(name)) continue;
    const field = (value as Record<string, unknown>)[name];
    const redacted = redactTexts(field, redact);
    if (redacted === field) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    copy[name] = redacted;
  }
  return copy ?? value;
}
