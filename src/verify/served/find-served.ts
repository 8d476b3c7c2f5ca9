// Which of several URLs gives a file that is known to be deployed: for hints where the inputs lead to nothing. Few requests,
// each once; of files that lie there for long, because asking for others would plant a 404 that imgix keeps.

import type { LocalFiles } from '../../platform/local-file.ts';
import type { Asset } from '../../targets/asset.ts';
import { recognise, toExpectedContent } from '../expected-content.ts';
import { type Sampler, takeSample } from '../probe/sample.ts';
import { toSignedUrl } from '../probe/sign-url.ts';

export type Served = 'same-bytes' | 'other-bytes';

export type FindServedPorts = {
  readonly sampler: Sampler;
  readonly files: LocalFiles;
  readonly token: string | undefined;
  readonly headersFor: (url: string) => Readonly<Record<string, string>>;
};

const timeLimitMs = 10_000;

/** The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all. */
export async function findServed<T extends { readonly url: string }>(
  places: readonly T[],
  expected: Asset['expected'],
  { sampler, files, token, headersFor }: FindServedPorts,
): Promise<{ readonly place: T; readonly as: Served } | undefined> {
  const content = await toExpectedContent({ expected, change: 'requested' }, files);
  const found = await Promise.all(
    places.map(async (place) => {
      const url = toSignedUrl(place.url, '', token);
      const { seen } = await takeSample(sampler, { url, timeLimitMs, headers: headersFor(url) });
      if (seen.kind !== 'served' || seen.nonAssetReason !== undefined) return undefined;
      return { place, as: recognise(content, seen.body, undefined) === 'new' ? 'same-bytes' : 'other-bytes' } as const;
    }),
  );
  const served = found.filter((one) => one !== undefined);
  return served.find(({ as }) => as === 'same-bytes') ?? (isTelling(places, served) ? served[0] : undefined);
}

/** Where every place gives something, it is a default image: that tells nothing. */
function isTelling(places: readonly unknown[], served: readonly unknown[]): boolean {
  return served.length < places.length;
}
