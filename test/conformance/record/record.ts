// What a run leaves behind: a JSON file for `--apply`, a Markdown file for an issue.

import type { Fact } from '../fact.ts';
import type { Exchange } from '../imgix.ts';
import type { Result } from '../run-facts.ts';
import { type Redact, renderExchange, toVisible } from './redaction.ts';

export type RecordedFact = {
  readonly id: string;
  readonly statement: string;
  readonly finding: 'holds' | 'differs' | 'not-testable';
  /** What was seen, or why nothing could be. */
  readonly seen: string;
  /** Redacted; only where it differs. */
  readonly exchanges: readonly string[];
};

export type ConformanceRecord = {
  readonly schemaVersion: 1;
  readonly imgix: 'live' | 'simulator';
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly apiRequests: number;
  readonly facts: readonly RecordedFact[];
};

export function toRecordedFact({ fact, finding, exchanges }: Result, redact: Redact): RecordedFact {
  const seen = finding.kind === 'not-testable' ? finding.why : finding.seen;
  return {
    id: fact.id,
    statement: fact.statement,
    finding: finding.kind,
    seen: toVisible(redact(seen)),
    exchanges: finding.kind === 'differs' ? renderExchanges(exchanges, redact) : [],
  };
}

/** A check that asks again and again shows how it began and how it ended. */
function renderExchanges(exchanges: readonly Exchange[], redact: Redact): readonly string[] {
  const [first, last] = [8, 4];
  const shown = (some: readonly Exchange[]) => some.map((exchange) => renderExchange(exchange, redact));
  const leftOut = exchanges.length - first - last;
  if (leftOut <= 0) return shown(exchanges);
  return [...shown(exchanges.slice(0, first)), `(${leftOut} more exchanges)`, ...shown(exchanges.slice(-last))];
}

/** "as documented" is said of documentation only. */
export function toWords(fact: Fact, finding: RecordedFact['finding']): string {
  switch (finding) {
    case 'holds':
      return fact.grades.some((grade) => grade === 'doc' || grade === 'lib') ? 'as documented' : 'as assumed';
    case 'differs':
      return 'DIFFERENT';
    case 'not-testable':
      return 'not testable here';
  }
}

export function renderMarkdown(record: ConformanceRecord, facts: readonly Fact[]): string {
  const count = (finding: RecordedFact['finding']) => record.facts.filter((fact) => fact.finding === finding).length;
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const rows = record.facts.map(({ id, finding, seen }) => {
    const fact = known.get(id);
    const words = fact === undefined ? finding : toWords(fact, finding);
    return `| \`${id}\` | ${fact?.statement ?? ''} | ${words} | ${escapeCell(seen)} |`;
  });
  const different = record.facts.filter(({ finding }) => finding === 'differs');
  return [
    `# imgix conformance, ${record.imgix}, ${record.startedAt.slice(0, 10)}`,
    '',
    `${count('holds')} as documented or assumed, ${count('differs')} different, ${count('not-testable')} not testable; ${record.apiRequests} requests to the API, ${record.seconds} s.`,
    '',
    '| id | statement | found | seen |',
    '|---|---|---|---|',
    ...rows,
    ...different.flatMap(({ id, exchanges }) => [
      '',
      `## \`${id}\``,
      '',
      '~~~~~~~~',
      exchanges.join('\n\n'),
      '~~~~~~~~',
    ]),
    '',
  ].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll(/[\\|`*_<>[\]@#]/g, (character) => `\\${character}`);
}
