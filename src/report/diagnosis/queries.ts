// Which derivatives (`verify-params`) of an asset are not proved, although it is itself.
import { cutShort, listFirst, quote } from '../../platform/wording.ts';
import type { AssetReport } from '../run-report.ts';

/** More than these are no help. */
const maxQueries = 5;
/** A query may be as long as a URL. */
const maxQueryCharacters = 80;

/** `?w=400` and the like, of those that share the asset's cause. Derivatives are judged once the asset itself is proved. */
export function failedQueriesOf({ problem, verification }: AssetReport): string[] {
  if (problem?.code !== 'stale' && problem?.code !== 'inconclusive') return [];
  const { cause, derivatives = [] } = verification;
  const shared = JSON.stringify(cause);
  return derivatives
    .filter((one) => one.outcome !== 'verified' && JSON.stringify(one.cause) === shared)
    .map(({ url }) => url.slice(url.indexOf('?')));
}

/** Such as " at `?w=400`"; nothing of the asset itself. */
export function atQueries(queries: Iterable<string>): string {
  const listed = listFirst([...queries], maxQueries, (query) => quote(cutShort(query, maxQueryCharacters)));
  return listed === '' ? '' : ` at ${listed}`;
}
