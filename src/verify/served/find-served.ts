// Which of several URLs gives a file that is known to be deployed: for hints, where the inputs lead to nothing. Few requests, each
// once, and only for files that were deployed long ago: for others imgix would keep a 404.
import type { LocalFiles } from '../../platform/files/local-file.ts';
import type { Asset } from '../../targets/asset.ts';
import { type ExpectedContent, recognise, toExpectedContent } from '../expected-content.ts';
import { isAsset } from '../known/seen.ts';
import { ask, type ProbePorts } from '../probe/probes.ts';
import type { Seen } from '../probe/read-answer.ts';

type ServedAs = 'same-bytes' | 'other-bytes';

export type ServedPorts = ProbePorts & { readonly files: LocalFiles };

const timeLimitMs = 10_000;

/** The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all. */
export async function findServed<T extends { readonly url: string }>(
  places: readonly T[],
  expected: Asset['expected'],
  ports: ServedPorts,
): Promise<T | undefined> {
  const content = await toExpectedContent({ expected, change: 'selected' }, ports.files);
  const found = await Promise.all(
    places.map(async (place) => {
      const as = toServed((await ask({ ...ports, timeLimitMs }, place.url, '')).seen, content);
      return as && { place, as };
    }),
  );
  const served = found.filter((one) => one !== undefined);
  const own = served.find(({ as }) => as === 'same-bytes');
  // Where every place gives something, it is a default image: that tells nothing.
  return (own ?? (served.length < places.length ? served[0] : undefined))?.place;
}

/** Undefined where it is no asset. Text has the looks of none, but its own bytes are it. */
export function toServed(seen: Seen, content: ExpectedContent): ServedAs | undefined {
  if (seen.kind === 'served' && recognise(content, seen.body, undefined) === 'new') return 'same-bytes';
  return isAsset(seen) ? 'other-bytes' : undefined;
}
