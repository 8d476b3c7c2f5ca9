// Which of several URLs gives a file that is known to be deployed: for hints, where the inputs lead to nothing. Few requests, each
// once, and only for files that were deployed long ago: for others imgix would keep a 404.
import type { LocalFiles } from '../../platform/files/local-file.ts';
import type { Asset } from '../../targets/asset.ts';
import { type ExpectedContent, recognise, toExpectedContent } from '../expected-content.ts';
import { isAsset } from '../known/seen.ts';
import { ask, type ProbePorts } from '../probe/probes.ts';
import type { Seen } from '../probe/read-answer.ts';

export type ServedAs = 'same-bytes' | 'other-bytes';

export type ServedPorts = ProbePorts & { readonly files: LocalFiles };

const timeLimitMs = 10_000;

/**
 * The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all, which may be another
 * file. `own` where the URL at which it should be gives its bytes. Undefined where that gives an asset, and nothing tells that it is a
 * default image.
 */
export async function findServed<T extends { readonly url: string }>(
  { own, places }: { readonly own: string | undefined; readonly places: readonly T[] },
  expected: Asset['expected'],
  ports: ServedPorts,
): Promise<{ readonly place: T; readonly as: ServedAs } | 'own' | undefined> {
  const content = await toExpectedContent({ url: own ?? '', expected, change: 'selected' }, ports.files);
  const toServedAs = async (url: string) => toServed((await ask({ ...ports, timeLimitMs }, url, '')).seen, content);
  const [asOwn, ...found] = await Promise.all([own && toServedAs(own), ...places.map(({ url }) => toServedAs(url))]);
  if (asOwn === 'same-bytes') return 'own';
  const firstAs = (as: ServedAs) => {
    const place = places[found.indexOf(as)];
    return place && { place, as };
  };
  // Where every place gives something, it is a default image: that tells nothing.
  const isTelling = !asOwn && found.includes(undefined);
  return firstAs('same-bytes') ?? (isTelling ? firstAs('other-bytes') : undefined);
}

/** Undefined where it is no asset. Text has the looks of none, but its own bytes are it. */
export function toServed(seen: Seen, content: ExpectedContent): ServedAs | undefined {
  if (recognise(content, seen, undefined) === 'new') return 'same-bytes';
  return isAsset(seen) ? 'other-bytes' : undefined;
}
