// Outputs of the step, within the limits of GitHub.
import { type AssetReport, hasFailed, type RunReport } from '../run-report.ts';

/**
 * A list may be the input or the environment of another step, of which one string holds 131,071 bytes (docs/github-facts.md). All
 * outputs of a job together may have 1 MB.
 */
const maxListCharacters = 120_000;

/**
 * `reportPath`: empty where the report could not be written. `leftOut`: URLs that did not fit into `urls`; what did not fit into
 * `failed-urls` is among them. The lists come last: where there is no room for them, all the others are written.
 */
export function toOutputs(report: RunReport, reportPath: string) {
  const urls = toList(report.assets);
  const failedUrls = toList(report.assets.filter(hasFailed));
  const { purged, verified, unverified, failed } = report.counts;
  return {
    values: {
      conclusion: report.conclusion,
      purged: String(purged),
      verified: String(verified),
      unverified: String(unverified),
      failed: String(failed),
      stale: report.reconciliation === null ? '' : String(report.reconciliation.stale),
      report: reportPath,
      'failed-urls': failedUrls.json,
      urls: urls.json,
    },
    leftOut: urls.leftOut,
  };
}

function toList(assets: readonly AssetReport[]): { json: string; leftOut: number } {
  const parts: string[] = [];
  let characters = 2;
  for (const { url } of assets) {
    const part = JSON.stringify(url);
    characters += part.length + 1;
    if (characters > maxListCharacters) break;
    parts.push(part);
  }
  return { json: `[${parts.join(',')}]`, leftOut: assets.length - parts.length };
}
