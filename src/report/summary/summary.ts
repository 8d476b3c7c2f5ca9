// The job summary: the verdict, what many failures have in common, the assets with the failed ones first, and how it all
// came about. Bounded: GitHub takes a mebibyte, and nobody reads a thousand rows.

import type { CommitRange } from '../../changes/changed-file.ts';
import { toNumber, toUrlCount } from '../../platform/wording.ts';
import type { Evidence } from '../../verify/verification.ts';
import { toDiagnosisCode } from '../diagnosis/codes.ts';
import { maxDiagnoses } from '../diagnosis/diagnose.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { evidenceWords } from '../outcome-words.ts';
import { type AssetReport, hasFailed, isProvedThere, isPurged, isVerified, type RunReport } from '../run-report.ts';
import type { SetupCheck } from '../setup-checks/setup-check.ts';
import { toVerdict } from '../verdict.ts';
import { toPurgeNotes } from '../words/purge-notes.ts';
import { toAlsoFrom, toFunnelWords, toReconciliationWords } from '../words/selection-words.ts';
import { type RowContext, type RowOptions, renderAssetTable } from './asset-rows.ts';
import { code, codeLink, escapeHtml, link, prose } from './markup.ts';
import { type Occasion, renderTakedowns } from './takedowns.ts';

export type SummaryOptions = RowOptions & Occasion;

/** "Job summaries are isolated between steps, and each step is restricted to a maximum size of 1 MiB." */
const maxBytes = 1024 * 1024 - 16 * 1024;

export function renderSummary(report: RunReport, options: SummaryOptions): string {
  const head = [
    `<h3>imgix purge: ${escapeHtml(toVerdict(report))}</h3>`,
    ...renderError(report),
    ...report.diagnoses.map(renderDiagnosis),
    ...renderOtherCauses(report),
    ...renderSetupChecks(report),
  ];
  const [facts, notes] = [renderFacts(report, options), renderNotes(report)];
  // Why there are none comes first.
  const last = report.assets.length === 0 ? [...notes, ...facts] : [...facts, ...notes];
  const foot = [...renderTakedowns(report, options), ...last];
  const room = maxBytes - Buffer.byteLength([...head, ...foot].join('\n'));
  return `${[...head, ...renderAssets(report, options, room), ...foot].join('\n')}\n`;
}

function renderError({ error }: RunReport): string[] {
  if (error === null) return [];
  const { message } = error;
  const [first] = firstSentence.exec(message) ?? [message];
  const rest = message.slice(first.length).trimStart();
  const more = rest === '' ? '' : `<br>${prose(rest)}`;
  return [`<p><b>${prose(first)}</b>${more} ${codeLink(error.link, error.code)}</p>`];
}

/** What stands in backticks comes from outside. */
const firstSentence = /^(?:`[^`]*`|[^`])*?\.(?= |$)/s;

function renderDiagnosis(diagnosis: Diagnosis): string {
  const { finding, remedy } = diagnosis;
  return `<p><b>${prose(finding)}</b><br>${prose(remedy)} ${codeLink(diagnosis.link, diagnosis.code)}</p>`;
}

function renderOtherCauses({ assets, diagnoses }: RunReport): string[] {
  if (diagnoses.length < maxDiagnoses) return [];
  const failed = assets.filter((asset) => toDiagnosisCode(asset) !== null).length;
  const others = failed - diagnoses.reduce((sum, { count }) => sum + count, 0);
  return others > 0 ? [`<p>${toUrlCount(others)} failed for other causes, which their rows tell.</p>`] : [];
}

/** Fit to be pasted into a report of a problem: hosts and names of files, no secrets. */
function renderSetupChecks({ setupChecks }: RunReport): string[] {
  if (setupChecks === null) return [];
  const isWrong = ({ verdict }: SetupCheck) => verdict === 'wrong';
  const sorted = [...setupChecks.filter(isWrong), ...setupChecks.filter((check) => !isWrong(check))];
  const rows = sorted.map(({ about, verdict, finding, remedy, code: ofWhat, link: place }) => {
    const result = verdict === 'wrong' ? '<b>wrong</b>' : verdict;
    const advice = remedy === null ? '' : `<br>${prose(remedy)}`;
    const more = ofWhat === null || place === null ? '' : ` ${codeLink(place, ofWhat)}`;
    return `<tr><td>${prose(about)}<br>${result}</td><td>${prose(finding)}${advice}${more}</td></tr>`;
  });
  return [`<table>${rows.join('')}</table>`];
}

function renderAssets(report: RunReport, options: SummaryOptions, room: number): string[] {
  const { assets, conclusion, range } = report;
  const context: RowContext = { ...options, range, hasHosts: hasSeveralHosts(assets) };
  if (assets.length === 0) return [];
  if (conclusion === 'dry-run') return [renderAssetTable(assets, room, context)];
  const groups = Map.groupBy(assets, toHeading);
  const parts: string[] = [];
  for (const heading of headings) {
    const group = groups.get(heading);
    if (group === undefined) continue;
    const table = renderAssetTable(group, room - Buffer.byteLength(parts.join('\n')), context);
    const isOpen = !groups.has('failed') && group.length <= maxOpenRows;
    const title = `<summary>${toNumber(group.length)} ${heading}</summary>`;
    parts.push(heading === 'failed' ? table : `<details${isOpen ? ' open' : ''}>${title}${table}</details>`);
  }
  return parts;
}

/** The failed ones have none: they come first, and their rows tell. */
const headings = ['failed', 'proved', 'purged, not checked', 'not purged'] as const;

/** `not purged`: of a dry run that failed, or among the jobs of a matrix. */
function toHeading(asset: AssetReport): (typeof headings)[number] {
  if (hasFailed(asset)) return 'failed';
  if (isVerified(asset)) return 'proved';
  return isPurged(asset) ? 'purged, not checked' : 'not purged';
}

const maxOpenRows = 5;

function hasSeveralHosts(assets: readonly AssetReport[]): boolean {
  const [first] = assets;
  const origin = first === undefined ? '' : `${new URL(first.url).origin}/`;
  return assets.some(({ url }) => !url.startsWith(origin));
}

function renderFacts(report: RunReport, { repositoryUrl, toPictureUrl }: SummaryOptions): string[] {
  const { range, funnel, reconciliation, counts, assets } = report;
  const lines: string[] = [];
  const evidence = renderEvidence(report);
  if (evidence !== '') lines.push(`Proved by ${evidence}.`);
  if (reconciliation !== null) lines.push(prose(toReconciliationWords(reconciliation)));
  if (funnel !== null) lines.push(`${prose(toFunnelWords(funnel))}; ${toUrlCount(counts.urls)}.`);
  if (range !== null) {
    const source = range.sourceUrl === undefined ? prose(range.source) : link(range.sourceUrl, range.source);
    lines.push(`${range.base === null ? 'All files of' : 'Compared'} ${renderRange(range, repositoryUrl)}: ${source}.`);
    lines.push(...toAlsoFrom(range).map(prose));
  }
  if (toPictureUrl !== undefined && assets.some(isProvedThere))
    lines.push('A picture shows what imgix gave when this page was first opened.');
  return lines.length === 0 ? [] : [`<p>${lines.join('<br>')}</p>`];
}

function renderEvidence({ assets }: RunReport): string {
  const byEvidence = Map.groupBy(assets, ({ verification }) => verification.evidence);
  const kinds = Object.keys(evidenceWords) as Evidence[];
  return kinds
    .filter((kind) => byEvidence.has(kind))
    .map((kind) => `${evidenceWords[kind]}: ${toNumber(byEvidence.get(kind)?.length ?? 0)}`)
    .join('; ');
}

function renderRange(range: CommitRange, repositoryUrl: string | undefined): string {
  const { base, head } = range;
  const short = head.slice(0, 7);
  const text = base === null ? short : `${base.slice(0, 7)}..${short}`;
  // Two dots: what differs between the two trees, which is what was compared.
  const page = base === null ? `tree/${head}` : `compare/${base}..${head}`;
  return repositoryUrl === undefined ? code(text) : link(`${repositoryUrl}/${page}`, text);
}

function renderNotes(report: RunReport): string[] {
  const catchUp = report.catchUp === null ? [] : [report.catchUp];
  const notes = [...catchUp, ...report.warnings, ...report.notices, ...toPurgeNotes(report)];
  return notes.slice(0, maxNotes).map((note) => `<p>${prose(note)}</p>`);
}

const maxNotes = 50;
