// The run in one line: for the end of the log, and for the head of the summary.
import { toCount, toNumber, toUrlCount } from '../platform/wording.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import { failures, tellNeverSeen, toFailure } from './outcome-words.ts';
import { hasFailed, isNeverSeen, type RunReport } from './run-report.ts';

export function toVerdict({
  conclusion,
  counts,
  assets,
  error,
  setupChecks,
  reconciliation,
  warnings,
}: RunReport): string {
  if (setupChecks !== null) return `diagnosis, ${toFound(setupChecks)}`;
  const { urls, purged, verified, unverified, failed } = counts;
  switch (conclusion) {
    case 'nothing-to-do':
      return warnings.length === 0
        ? 'nothing to do'
        : `nothing was purged, see the ${warnings.length === 1 ? 'warning' : 'warnings'}`;
    case 'dry-run':
      return `dry run, ${toUrlCount(urls)} would be purged`;
    case 'success':
      if (failed > 0)
        return `passed, although ${toNumber(failed)} of ${toUrlCount(urls)} ${failed === 1 ? 'is' : 'are'} not proved (verify: warn)`;
      if (unverified > 0) {
        const some = `, ${toNumber(verified)} proved, ${toNumber(unverified)} not checked`;
        return `${toUrlCount(purged)} purged${verified === 0 ? ', not checked' : some}`;
      }
      return toProved(assets, purged);
    case 'failure': {
      if (urls === 0) return 'failed';
      if (isUncompared(reconciliation))
        return `failed: none of ${toUrlCount(reconciliation.compared)} could be compared`;
      const groups = Map.groupBy(assets.filter(hasFailed), toFailure);
      const parts: string[] = failures.map((words) => {
        const count = groups.get(words)?.length ?? 0;
        return count === 0 ? '' : `${toNumber(count)} ${words}, `;
      });
      const unchecked = unverified - (groups.get('not proved')?.length ?? 0);
      if (unchecked > 0) parts.push(`${toNumber(unchecked)} not checked, `);
      const isIncomplete = error?.code === 'reports-incomplete';
      const stop = isIncomplete
        ? 'the reports are incomplete, '
        : failed > 0 || error === null
          ? ''
          : `${error.code}, `;
      const known = isIncomplete ? ' that they know' : '';
      return `failed: ${parts.join('')}${stop}${toNumber(verified)} proved, of ${toUrlCount(urls)}${known}`;
    }
    default:
      return conclusion satisfies never;
  }
}

/** What nobody saw served may be a misspelt address: of that alone it is not said that it is proved. */
function toProved(assets: RunReport['assets'], purged: number): string {
  const urls = assets.length;
  const unseen = assets.filter(isNeverSeen).length;
  if (unseen === 0)
    return `${toUrlCount(urls)} ${purged === urls ? 'purged and proved' : `proved, of which ${toNumber(purged)} purged`}`;
  const proved = unseen === urls ? '' : `, ${toNumber(urls - unseen)} proved`;
  return `${toUrlCount(purged)} purged${proved}; ${toNumber(unseen)} ${tellNeverSeen(unseen)}`;
}

function isUncompared(reconciliation: RunReport['reconciliation']): reconciliation is Reconciliation {
  return reconciliation !== null && reconciliation.indeterminate.length === reconciliation.compared;
}

function toFound(setupChecks: NonNullable<RunReport['setupChecks']>): string {
  const groups = Map.groupBy(setupChecks, ({ verdict }) => verdict);
  const found = (['wrong', 'unknown'] as const).flatMap((verdict) => {
    const checks = groups.get(verdict);
    return checks === undefined ? [] : [`${toCount(checks.length, 'thing')} ${verdict}`];
  });
  return [...found, ...(groups.has('wrong') ? [] : ['nothing is wrong'])].join(', ');
}
