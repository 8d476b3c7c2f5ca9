// The grades of the simulator's README: generated from the table of facts and from what live runs found.

import type { Fact, Part } from '../fact.ts';
import type { ConformanceRecord } from './record.ts';

export type LiveGrade = { readonly date: string; readonly finding: 'holds' | 'differs' };
export type LiveGrades = Readonly<Record<string, LiveGrade>>;

const parts: readonly Part[] = ['purge', 'api', 'fetch'];

/** The README with its generated tables made anew. What stands outside the marks is left as it is. */
export function renderReadme(readme: string, facts: readonly Fact[], live: LiveGrades): string {
  return parts.reduce((text, part) => {
    const [start, end] = [`<!-- facts: ${part} -->`, `<!-- end of facts: ${part} -->`];
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`The README lacks the marks "${start}" and "${end}".`);
    const rows = facts.filter((fact) => fact.part === part).map((fact) => renderRow(fact, live[fact.id]));
    const table = ['| behaviour | grade | option, and the other way |', '|---|---|---|', ...rows].join('\n');
    return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`;
  }, readme);
}

/** Live grades after a record. What the record could not test keeps the grade that it had. */
export function applyRecord(record: ConformanceRecord, facts: readonly Fact[], live: LiveGrades): LiveGrades {
  if (record.schemaVersion !== 1) throw new Error('This is no record of this kit, or one of another version.');
  if (record.imgix !== 'live') throw new Error('A record of the simulator says nothing about imgix.');
  const date = record.startedAt.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`The record's startedAt is no date: "${record.startedAt}".`);
  const found = record.facts.flatMap(({ id, statement, finding }) => {
    const fact = facts.find((candidate) => candidate.id === id);
    if (fact?.statement !== statement)
      throw new Error(`The record speaks of another statement than the table: "${id}".`);
    return finding === 'not-testable' ? [] : [[id, { date, finding }] as const];
  });
  const grades = { ...live, ...Object.fromEntries(found) };
  return Object.fromEntries(Object.entries(grades).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function renderRow({ statement, grades, option = '' }: Fact, live: LiveGrade | undefined): string {
  return `| ${statement} | ${renderGrade(grades.join(', '), live)} | ${option} |`;
}

function renderGrade(grades: string, live: LiveGrade | undefined): string {
  if (live === undefined) return grades;
  return live.finding === 'holds' ? `live (${live.date})` : `${grades}; live (${live.date}): **not so**`;
}
