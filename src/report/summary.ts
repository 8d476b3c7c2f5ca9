// The job summary: one table, failures first. It is HTML without blank lines, in which GitHub reads no Markdown; and
// names and answers from outside stand escaped in `<code>`, where neither links nor mentions are made of them.
import { cutShort, escapeLogLine } from '../platform/log-line.ts';
import { toPurgeNotes } from './purge-notes.ts';
import { type AssetReport, hasFailed, isVerified, type RunReport } from './run-report.ts';

export type SummaryOptions = {
  /** URL of a small picture of an asset; undefined: no pictures. */
  readonly toPictureUrl: ((url: string) => string) | undefined;
};

/** "Job summaries are isolated between steps, and each step is restricted to a maximum size of 1 MiB." */
const maxBytes = 1024 * 1024 - 8 * 1024;
/** One text from outside must not take the room of all others. */
const maxTextCharacters = 2000;
/** Each picture is one more rendering at imgix. */
const maxPictures = 20;

export function renderSummary(report: RunReport, options: SummaryOptions): string {
  const head = [`<h3>imgix purge: ${toHeadline(report)}</h3>`, renderFacts(report)].join('\n');
  if (report.assets.length === 0) return `${head}\n`;
  const assets = [...report.assets.filter(hasFailed), ...report.assets.filter((asset) => !hasFailed(asset))];
  const pictures = toPictures(report, assets, options);
  const top = `<table><tr>${pictures.size > 0 ? '<th></th>' : ''}<th>Result</th><th>Asset</th><th>Change</th><th>Purge</th><th>Proof</th></tr>`;
  const rows = fitting(
    assets.map((asset) => renderRow(asset, pictures)),
    maxBytes - Buffer.byteLength(head + top),
  );
  const hidden = assets.length - rows.length;
  const more = hidden === 0 ? '' : `\n<p>And ${hidden} more: see the report file.</p>`;
  return `${head}\n${[top, ...rows].join('')}</table>${more}\n`;
}

function toHeadline({ conclusion, counts }: RunReport): string {
  switch (conclusion) {
    case 'success':
      return counts.failed === 0
        ? `${counts.purged} purged, ${counts.verified} verified`
        : `${counts.failed} of ${counts.urls} not verified`;
    case 'failure':
      return counts.urls === 0 ? 'failed' : `failed for ${counts.failed} of ${counts.urls}`;
    case 'nothing-to-do':
      return 'nothing to do';
    case 'dry-run':
      return `dry run, ${counts.urls} would be purged`;
    default:
      return conclusion satisfies never;
  }
}

function renderFacts(report: RunReport): string {
  const { range, notices, warnings, error } = report;
  const lines: string[] = [];
  if (error !== null) lines.push(`${code(error.message)} (${code(error.code)})`);
  if (range !== null)
    lines.push(`Range ${code(`${range.base ?? 'empty tree'}..${range.head}`)}: ${code(range.source)}.`);
  lines.push(...warnings.map(code), ...notices.map(code), ...toPurgeNotes(report).map(code));
  return lines.map((line) => `<p>${line}</p>`).join('\n');
}

function renderRow(asset: AssetReport, pictures: ReadonlyMap<string, string>): string {
  const { url, file, change, purge, problem } = asset;
  const picture = pictures.size === 0 ? '' : `<td>${renderPicture(pictures.get(url))}</td>`;
  const result = problem === null ? (isVerified(asset) ? 'verified' : purge.outcome) : `<b>${problem.code}</b>`;
  const name = file === null ? code(url) : `${code(file)}<br>${code(url)}`;
  const cells = [result, name, change, renderPurge(asset), renderProof(asset)];
  return `<tr>${picture}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function renderPurge({ purge }: AssetReport): string {
  const repeats = purge.repeats === 0 ? '' : ` (${purge.repeats + 1} times)`;
  return `${purge.outcome}${repeats}`;
}

function renderProof({ verification, problem }: AssetReport): string {
  if (problem !== null) return code(problem.message);
  const { outcome, evidence, seconds, checks } = verification;
  return outcome === 'verified'
    ? `${evidence}, after ${seconds} s and ${checks} ${checks === 1 ? 'check' : 'checks'}`
    : '';
}

function toPictures(
  report: RunReport,
  assets: readonly AssetReport[],
  { toPictureUrl }: SummaryOptions,
): ReadonlyMap<string, string> {
  if (toPictureUrl === undefined || report.conclusion === 'dry-run') return new Map();
  const shown = assets
    .filter((asset) => isVerified(asset) && asset.verification.evidence !== 'gone')
    .slice(0, maxPictures);
  return new Map(shown.map(({ url }) => [url, toPictureUrl(url)]));
}

function renderPicture(url: string | undefined): string {
  return url === undefined ? '' : `<img src="${escapeHtml(url)}" width="96" alt="">`;
}

/** As many of the rows, from the first on, as fit into so many bytes. */
function fitting(rows: readonly string[], bytes: number): readonly string[] {
  let left = bytes;
  const index = rows.findIndex((row) => {
    left -= Buffer.byteLength(row);
    return left < 0;
  });
  return index < 0 ? rows : rows.slice(0, index);
}

function code(text: string): string {
  return `<code>${escapeHtml(cutShort(escapeLogLine(text), maxTextCharacters))}</code>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
