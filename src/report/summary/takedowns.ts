// The record of a takedown: what was asked to go, when it was last seen, purged and proved gone, in which run and by whom.
import { listFirst, quote } from '../../platform/wording.ts';
import type { RemovalRecord } from '../../verify/verification.ts';
import type { RunReport } from '../run-report.ts';
import { escapeHtml, link, prose, renderTable } from './markup.ts';

/** The rest is for the assets. A longer record stands in the report file. */
const maxBytes = 256 * 1024;

/** Who asked for it, and the address of the run's page; undefined where it is not known. */
export type Occasion = { readonly actor?: string | undefined; readonly runUrl?: string | undefined };

/** Nothing where nobody asked for a takedown. */
export function renderTakedowns({ assets }: RunReport, { runUrl, actor }: Occasion): string[] {
  const taken = assets.flatMap(({ url, change, purge, problem, verification: { removal } }) =>
    change === 'requested' && removal !== undefined
      ? [{ url, isSent: purge.attempts > 0, isAsked: problem?.code !== 'origin-not-ready', ...removal }]
      : [],
  );
  if (taken.length === 0) return [];
  const run = runUrl === undefined ? '' : ` in ${link(runUrl, 'this run')}`;
  const by = actor === undefined ? '' : `, asked for by ${prose(`\`${actor}\``)}`;
  const hosts = [...new Set(taken.map(({ url }) => new URL(url).host))];
  const scope = `It speaks of ${prose(listFirst(hosts, maxHosts, quote))} alone: other domains of the Source, or a CDN of your own, may still serve the image.`;
  return [
    `<h4>Record of the takedown</h4><p>Made${run}${by}. ${scope} Times are UTC.</p>`,
    renderTable(['URL', 'When'], taken, maxBytes, renderRow),
  ];
}

const maxHosts = 10;

/** `isAsked`: imgix was. Otherwise the Source still had the file. */
type Row = { readonly url: string; readonly isSent: boolean; readonly isAsked: boolean } & RemovalRecord;

function renderRow({ url, isSent, isAsked, lastServedAt, lastUnclearAt, purgedAt, goneAt }: Row): string {
  const never = isAsked ? 'never by this run' : 'not looked at';
  const unseen =
    lastUnclearAt === undefined
      ? never
      : `not for certain (${toTime(lastUnclearAt, '')}: it, or a message in its place)`;
  const times = [
    `last seen served: ${toTime(lastServedAt, unseen)}`,
    `purged: ${toTime(purgedAt, isSent ? 'not accepted' : 'no')}`,
    `<b>${goneAt !== null && lastServedAt === null ? 'gives nothing' : 'proved gone'}</b>: ${toTime(goneAt, 'not proved')}`,
  ];
  return `<tr><td>${link(url, url.replace(/^https?:\/\//, ''))}</td><td>${times.join('<br>')}</td></tr>`;
}

function toTime(time: string | null, none: string): string {
  return escapeHtml(time?.replace('T', ' ').replace(/\.\d+Z$/, 'Z') ?? none);
}
