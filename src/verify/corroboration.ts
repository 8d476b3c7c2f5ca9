// Where the bare URL gives other bytes than the file's (the Source re-encodes, or sanitizes SVG): which file imgix made
// them from. A derivative tells that, so by itself it proves nothing about the bare URL: see `verdict.ts`.
import type { ExpectedContent } from './expected-content.ts';
import { lengthsOf, mayBeOldSize, newSizesOf, oldSizeOf, recognise } from './expected-content.ts';
import { type FetchOptions, fetchOnce, type Looker, look } from './look.ts';
import { hasSameDimensions, type Metadata, readMetadata } from './metadata.ts';
import { toSignedUrl } from './sign-url.ts';

/** The file that imgix holds for the asset. */
export type Corroboration =
  | { readonly kind: 'new'; readonly how: 'original' | 'metadata' }
  | { readonly kind: 'old' }
  /** A file that is neither of the two; `contentLength` in bytes. */
  | { readonly kind: 'other'; readonly contentLength: number }
  | { readonly kind: 'unknown' };

const unknown: Corroboration = { kind: 'unknown' };

export async function corroborate(
  looker: Looker,
  asset: { readonly url: string; readonly token: string | undefined },
  expected: ExpectedContent,
  options: FetchOptions,
): Promise<Corroboration> {
  if (/\.svg$/i.test(asset.url)) {
    const original = await lookAtOriginal(looker, asset, expected, options);
    if (original.kind !== 'unknown') return original;
  }
  const url = toSignedUrl(asset.url, 'fm=json', asset.token);
  const answer = await fetchOnce(looker, url, options, async (response) => {
    if (response.status === 200) return { kind: 'described' as const, metadata: await readMetadata(response) };
    await response.discard();
    return { kind: 'refused' as const };
  });
  return answer.kind === 'described' && answer.metadata ? classifyMetadata(expected, answer.metadata) : unknown;
}

/** The sanitizer is switched off for this request: a guess from imgix's own parameter list, so the bytes decide. */
async function lookAtOriginal(
  looker: Looker,
  asset: { readonly url: string; readonly token: string | undefined },
  expected: ExpectedContent,
  options: FetchOptions,
): Promise<Corroboration> {
  const url = toSignedUrl(asset.url, 'svg-sanitize=false', asset.token);
  const seen = await look(looker, url, { ...options, lengths: lengthsOf(expected, undefined) });
  if (seen.kind !== 'served') return unknown;
  const likeness = await recognise(expected, seen.body);
  if (likeness === 'new') return { kind: 'new', how: 'original' };
  return likeness === 'old' ? { kind: 'old' } : unknown;
}

async function classifyMetadata(
  expected: ExpectedContent,
  { contentLength, dimensions }: Metadata,
): Promise<Corroboration> {
  if (expected.kind === 'unknown') return unknown;
  const newSizes = newSizesOf(expected);
  if (expected.kind === 'updated' && newSizes.includes(contentLength)) {
    const isNew = hasSameDimensions(await expected.checkoutFile?.dimensions(), dimensions);
    // An edit that changes neither size tells nothing.
    if (isNew) return mayBeOldSize(expected, contentLength) ? unknown : { kind: 'new', how: 'metadata' };
  }
  const oldSize = oldSizeOf(expected);
  if (oldSize === contentLength) return { kind: 'old' };
  const isComparable = expected.kind === 'removed' ? oldSize !== undefined : newSizes.length > 0;
  return isComparable ? { kind: 'other', contentLength } : unknown;
}
