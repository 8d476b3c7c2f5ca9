// What was odd about accepted purges. Mostly it is the state of the API, the same for every asset: told once.

import { toUrlCount } from '../../platform/wording.ts';
import type { AssetReport, RunReport } from '../run-report.ts';

/** More than these say the same in other words. */
const maxNotes = 5;

/** A sentence for each kind of oddity. */
export function toPurgeNotes({ assets }: RunReport): string[] {
  const odd = assets.filter(({ purge }) => purge.note !== null);
  const notes = [...Map.groupBy(odd, ({ purge }) => purge.note)].map(
    ([note, group]) => `Purge of ${toSubject(group)}: ${note}`,
  );
  const hidden = notes.length - maxNotes;
  return hidden <= 0
    ? notes
    : [...notes.slice(0, maxNotes), `Further odd answers to purges, of other wordings: ${hidden}, see the report.`];
}

function toSubject([first, ...others]: readonly AssetReport[]): string {
  return others.length === 0 ? `${first?.url}` : `${toUrlCount(others.length + 1)}, such as ${first?.url}`;
}
