// Where imgix had nothing at the URLs of a run, before the purge either: whether it has unchanged files of the repository
// at another place, which names the input that is wrong.

import type { OpenRepository } from '../changes/open-repository.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { mayBeMisplaced } from '../report/diagnosis/codes.ts';
import type { AssetReport } from '../report/run-report.ts';
import type { Mapping } from '../report/setup.ts';
import { type Place, toOwnUrls, toPlaces } from '../targets/url/places.ts';
import { findServed, type ServedPorts } from '../verify/served/find-served.ts';
import { type AssetPorts, openProbePorts } from './probe-ports.ts';
import { findUnchanged } from './unchanged-files.ts';

/** One may be missing from the Source for reasons of its own. */
const maxFiles = 2;

/** Where assets of the run may be looked for at a wrong place. A hint, and no more: no fault of ours may take their reports away. */
export async function findMappingFor(
  reports: readonly AssetReport[],
  toChanged: () => ReadonlySet<GitPath>,
  inputs: Inputs,
  opened: OpenRepository,
  ports: AssetPorts,
): Promise<Mapping | undefined> {
  if (!mayBeMisplaced(reports)) return undefined;
  return findMapping(inputs, toChanged(), opened, openProbePorts(inputs, ports)).catch(() => undefined);
}

/** `changed`: what the run has changed, which is never asked for elsewhere. Undefined where nothing was found. */
export async function findMapping(
  inputs: Pick<Inputs, 'root' | 'baseUrls' | 'files'>,
  changed: ReadonlySet<GitPath>,
  opened: OpenRepository,
  ports: ServedPorts,
): Promise<Mapping | undefined> {
  const { root, baseUrls } = inputs;
  const unchanged = await findUnchanged(inputs, changed, opened, maxFiles);
  const asked = unchanged.flatMap(({ path, expected }) => {
    const own = toOwnUrls(path, root, baseUrls);
    return baseUrls.map(async (base, index) => {
      const places = toPlaces(path, root, base).filter(({ url }) => !own.includes(url));
      return { base, path, served: await findServed({ own: own[index], places }, expected, ports) };
    });
  });
  const found = await Promise.all(asked);
  // A deployment may leave out one file, or copy it; `root` is the same for every base URL.
  const right = new Set(found.flatMap(({ base, served }) => (served === 'own' ? [base] : [])));
  const elsewhere = found.flatMap(({ base, path, served }): Elsewhere[] =>
    served === undefined || served === 'own' || right.has(base)
      ? []
      : [{ place: served.place, file: path, origin: base.origin, isOwnBytes: served.as === 'same-bytes' }],
  );
  return toMapping(elsewhere.filter(({ place }) => right.size === 0 || place.input === 'base-url'));
}

/** Where a host gives a file: its own bytes, or others, which may be another file's. */
type Elsewhere = {
  readonly place: Place;
  readonly file: GitPath;
  readonly origin: string;
  readonly isOwnBytes: boolean;
};

/** The places that are known to give a file's own bytes; only where there are none, what may be it. */
function toMapping(elsewhere: readonly Elsewhere[]): Mapping | undefined {
  const known = elsewhere.filter(({ isOwnBytes }) => isOwnBytes);
  const told = known.length > 0 ? known : elsewhere;
  const toKey = ({ place }: Elsewhere) => `${place.input} ${place.value}`;
  const keysOf = (origins: ReadonlySet<string>) => new Set(told.filter((one) => origins.has(one.origin)).map(toKey));
  const [first, ...others] = Array.from(Map.groupBy(told, toKey).values(), (same) => {
    const [{ place, file }] = same as [Elsewhere];
    const origins = new Set(same.map(({ origin }) => origin));
    // What fits two places on one host has its bytes twice, and shows neither.
    return { ...place, file, isSure: known.length > 0 && keysOf(origins).size === 1, origins: [...origins] };
  });
  return first && { ...first, others };
}
