// One asset, one row: a picture, its name, what changed, and what came of it. Two columns of text that fit a phone.

import { type GitPath, percentEncode } from '../../platform/git/git-path.ts';
import { toFailure, toNeverSeenWords, toReason, toRepeats } from '../outcome-words.ts';
import { type AssetReport, isNeverSeen, isProvedThere, isVerified, type RunReport } from '../run-report.ts';
import { escapeHtml, link, prose, renderTable } from './markup.ts';

export type RowOptions = {
  /** Such as `https://github.com/your-org/site`; undefined where it is not known. */
  readonly repositoryUrl: string | undefined;
  /** URL of a small picture of an asset; undefined: no pictures. */
  readonly toPictureUrl: ((url: string) => string) | undefined;
};

export type RowContext = RowOptions &
  Pick<RunReport, 'range'> & {
    /** Several: with one alone no row needs to name it. */
    readonly hasHosts: boolean;
  };

/** Each picture is one more rendering at imgix. */
const maxPictures = 20;

export function renderAssetTable(assets: readonly AssetReport[], maxBytes: number, context: RowContext): string {
  const withPictures = context.toPictureUrl !== undefined && assets.some(isProvedThere);
  return renderTable([...(withPictures ? [''] : []), 'Asset', 'Result'], assets, maxBytes, (asset, index) =>
    renderRow(asset, withPictures, index < maxPictures, context),
  );
}

function renderRow(asset: AssetReport, withPictures: boolean, mayShow: boolean, context: RowContext): string {
  const { toPictureUrl } = context;
  // Nothing else could be shown that is true.
  const url = mayShow && isProvedThere(asset) ? toPictureUrl?.(asset.url) : undefined;
  const image = url === undefined ? '' : `<img src="${escapeHtml(url)}" width="48" height="48" alt="">`;
  const picture = withPictures ? `<td>${image}</td>` : '';
  return `<tr>${picture}<td>${renderName(asset, context)}</td><td>${renderResult(asset)}</td></tr>`;
}

/** The file leads to its page at GitHub, where that is known; else the name leads to imgix, and nothing else needs to. */
function renderName(asset: AssetReport, context: RowContext): string {
  const { file, url, change } = asset;
  const page = file === null ? undefined : toFilePage(file, change, context);
  const name = link(page ?? url, file ?? url.replace(/^https?:\/\//, ''));
  if (page === undefined && (file === null || !context.hasHosts)) return `${name}<br>${change}`;
  return `${name}<br>${change}, ${link(url, context.hasHosts ? new URL(url).host : 'at imgix')}`;
}

/** A name that is not UTF-8 leads there by its bytes. */
function toFilePage(file: GitPath, change: AssetReport['change'], context: RowContext): string | undefined {
  const { range, repositoryUrl } = context;
  // A deleted file was at the base, if nothing else was compared; else another commit alone may have had it.
  const before = range?.alsoFrom === undefined ? range?.base : undefined;
  const commit = change === 'deleted' ? before : range?.head;
  return repositoryUrl && commit ? `${repositoryUrl}/blob/${commit}/${percentEncode(file, /[\w.~/-]/)}` : undefined;
}

function renderResult(asset: AssetReport): string {
  const { problem, purge, verification } = asset;
  if (problem !== null) return `<b>${toFailure(asset)}</b>: ${prose(toReason(asset))}`;
  if (isVerified(asset)) {
    const { evidence, seconds, supersededBy } = verification;
    const by = supersededBy === undefined ? '' : ` (\`${supersededBy.slice(0, 7)}\`)`;
    const [word, how] = isNeverSeen(asset) ? ['checked', toNeverSeenWords(asset)] : ['proved', evidence];
    return `<b>${word}</b>: ${prose(`${how}${by}, after ${seconds} s${toRepeats(purge)}`)}`;
  }
  return purge.outcome === 'skipped' ? 'would be purged' : 'purged, not checked';
}
