// Complete: each asset is in the report with exactly one outcome that fits its problem, and nothing is thrown.
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Verification } from '../../../src/verify/verification.ts';
import type { Played } from '../play/play.ts';
import type { Finding } from './finding.ts';

export function judgeComplete({ assets, reports, error }: Played): readonly Finding[] {
  const found = (kind: string, url: string | null, detail: string): Finding => ({
    property: 'complete',
    kind,
    url,
    detail,
  });
  const findings: Finding[] = [];
  if (error !== undefined) findings.push(found('the run stopped', null, String(error)));
  if (assets.map(({ url }) => url).join(' ') !== reports.map(({ url }) => url).join(' ')) {
    findings.push(found('reports that are not the assets', null, `${reports.length} for ${assets.length}`));
  }
  for (const report of reports) {
    const wrong = findContradiction(report);
    if (wrong !== undefined) findings.push(found('a report that contradicts itself', report.url, wrong));
  }
  return findings;
}

/** What a report may say. A belief in the code that leaves garbage in it must not pass for one that was found out. */
const outcomes = [
  'verified',
  'stale',
  'inconclusive',
  'skipped',
] satisfies Verification['outcome'][] as readonly string[];

function findContradiction({ verification, problem, purge }: AssetReport): string | undefined {
  const { outcome, evidence, cause, derivatives = [] } = verification;
  const unknown = [outcome, ...derivatives.map((derivative) => derivative.outcome)].find(
    (each) => !outcomes.includes(each),
  );
  if (unknown !== undefined) return `the outcome ${unknown}`;
  if (outcome === 'verified') {
    if (evidence === null) return 'verified without evidence';
    if (cause !== null) return `verified, with the cause ${cause.kind}`;
    const open = derivatives.find((derivative) => derivative.outcome !== 'verified');
    if (open !== undefined) return `verified, with a derivative that is ${open.outcome}`;
    return purge.outcome === 'skipped' ? 'verified without a purge' : undefined;
  }
  if (problem === null) return `${outcome} without a problem`;
  return evidence === null ? undefined : `${outcome} with the evidence ${evidence}`;
}
