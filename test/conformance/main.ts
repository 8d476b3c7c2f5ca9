// `npm run conformance`: asks an imgix about every fact, prints fact by fact, leaves a record.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Fact } from './fact.ts';
import { facts } from './facts.ts';
import { type Plan, parsePlan, usage } from './flags.ts';
import { runLive } from './live/run-live.ts';
import { applyRecord, type LiveGrades, renderReadme } from './record/grades.ts';
import { type ConformanceRecord, type RecordedFact, renderMarkdown, toRecordedFact, toWords } from './record/record.ts';
import { createRedact } from './record/redaction.ts';
import { runFacts } from './run-facts.ts';
import { createSimulatedImgix } from './simulated-imgix.ts';
import { simulatedPrefix, worlds } from './turned-round.ts';

const readmeUrl = new URL('../simulator/README.md', import.meta.url);
const gradesUrl = new URL('record/live-grades.json', import.meta.url);

async function main(plan: Plan): Promise<number> {
  switch (plan.kind) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'simulator':
      return finish(await runSimulator(select(plan.only)), plan.folder);
    case 'live':
      return finish(await runLive(plan, select(plan.only), print), plan.folder);
    case 'apply': {
      const record = JSON.parse(readFileSync(plan.record, 'utf8')) as ConformanceRecord;
      const grades = applyRecord(record, facts, readGrades());
      writeFileSync(gradesUrl, `${JSON.stringify(grades, undefined, 2)}\n`);
      return writeReadme(false);
    }
    case 'grades':
      return writeReadme(plan.isCheck);
  }
}

function select(only: readonly string[] | undefined): readonly Fact[] {
  const unknown = only?.filter((id) => facts.every((fact) => fact.id !== id)) ?? [];
  if (unknown.length > 0) throw new RangeError(`Flag --only names no fact of the table: ${unknown.join(', ')}.`);
  return only === undefined ? facts : facts.filter(({ id }) => only.includes(id));
}

async function runSimulator(selected: readonly Fact[]): Promise<ConformanceRecord> {
  const startMs = Date.now();
  const redact = createRedact(createSimulatedImgix().site);
  const results = await runFacts({
    prefix: simulatedPrefix,
    facts: selected,
    imgixFor: (fact) => createSimulatedImgix(worlds[fact.id]?.given),
    concurrency: 1,
    onResult: (result) => print(toRecordedFact(result, redact), result.fact),
  });
  const isPurge = ({ url }: { url: string }) => /\/api\/v1\/purge|\/v2\//.test(url);
  return {
    schemaVersion: 1,
    imgix: 'simulator',
    startedAt: new Date(startMs).toISOString(),
    seconds: Math.round((Date.now() - startMs) / 1_000),
    apiRequests: results.flatMap(({ exchanges }) => exchanges).filter(({ request }) => isPurge(request)).length,
    facts: results.map((result) => toRecordedFact(result, redact)),
  };
}

function print(recorded: RecordedFact, fact: Fact): void {
  const { id, statement, finding, seen, exchanges } = recorded;
  process.stdout.write(`${toWords(fact, finding).padEnd(19)} ${id}: ${statement}\n${' '.repeat(20)}${seen}\n`);
  const indented = exchanges.join('\n\n').replaceAll(/^/gm, '    | ');
  if (exchanges.length > 0) process.stdout.write(`${indented}\n`);
}

/** 1 where something differs: a table that is not so has to be mended. */
function finish(record: ConformanceRecord, folder: string): number {
  mkdirSync(folder, { recursive: true });
  const name = join(folder, `${record.imgix}-${record.startedAt.replaceAll(/[:.]/g, '-')}`);
  writeFileSync(`${name}.json`, `${JSON.stringify(record, undefined, 2)}\n`);
  writeFileSync(`${name}.md`, renderMarkdown(record, facts));
  const count = (finding: RecordedFact['finding']) => record.facts.filter((fact) => fact.finding === finding).length;
  process.stdout.write(
    `\n${count('holds')} as documented or assumed, ${count('differs')} different, ${count('not-testable')} not testable here. Record: ${name}.json and .md\n`,
  );
  return count('differs') > 0 ? 1 : 0;
}

function readGrades(): LiveGrades {
  return JSON.parse(readFileSync(gradesUrl, 'utf8'));
}

function writeReadme(isCheck: boolean): number {
  const before = readFileSync(readmeUrl, 'utf8');
  const after = renderReadme(before, facts, readGrades());
  if (isCheck && after !== before)
    process.stderr.write('test/simulator/README.md is old: npm run conformance -- --grades\n');
  if (!isCheck) writeFileSync(readmeUrl, after);
  return isCheck && after !== before ? 1 : 0;
}

try {
  process.exitCode = await main(parsePlan(process.argv.slice(2), process.env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
