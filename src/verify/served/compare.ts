// `select: stale`: whether imgix serves what it should, before anything is purged. What cannot be told is no reason to purge.
import { isSvg } from '../../platform/files/file-kind.ts';
import { toBytes, toNumber } from '../../platform/wording.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Cause } from '../cause.ts';
import { type ExpectedContent, newSizesOf, recognise, toExpectedContent } from '../expected-content.ts';
import { type Known, toKnown } from '../known/known.ts';
import { hasSameBytes, isAsset, isMissing, isMissingItself, isUndeployed } from '../known/seen.ts';
import { waitForOrigin } from '../origin/origin.ts';
import { hasSameDimensions } from '../probe/metadata.ts';
import { mayBeTextFile } from '../probe/non-asset.ts';
import type { Seen, Served } from '../probe/read-answer.ts';
import { defaultImageDetail, toFaultFinding, toMissingCause } from '../rules/fault-rules.ts';
import { type Asking, type ComparePorts, learnCheckout, meetNeed, recogniseWhole, toWhole } from './asking.ts';
import { compareDerivative, compareRendering } from './compare-renderings.ts';
import type { Comparison, Indeterminate, Rendering, Same } from './comparison.ts';

/** `cost` grows with a request more (`isRendered`). */
export type Compared = { readonly comparison: Comparison; readonly cost: { readonly downloadedBytes: number } };

/**
 * One request for a file that is served as it should be, two where the Source re-encodes, and two for each derivative. With `originUrl`
 * the origin is asked first, and imgix only once the origin has the file: asking before would make imgix keep a 404.
 */
export async function compareWithServed(asset: Asset, ports: ComparePorts): Promise<Compared> {
  const { url, base } = asset;
  const cost = { downloadedBytes: 0 };
  const expected = await toExpectedContent(asset, ports.files);
  const unasked = (await toWaiting(asset, expected, ports)) ?? toLeftAlone(url, 'indeterminate', ports);
  if (unasked !== undefined) return { comparison: unasked, cost };
  const isOriginReady = asset.originUrl !== undefined;
  const known = toKnown({ url, base, isSigned: ports.token !== undefined, expected, isOriginReady }, ports.params);
  const asking: Asking = { known, cost, ports };
  const seen = await meetNeed(asking, 'check');
  const comparison = seen.kind === 'served' ? await compareBody(seen, asking) : compareFault(seen, asking.known);
  return {
    comparison: comparison.kind === 'same' ? await compareDerivatives(comparison, asking) : comparison,
    cost,
  };
}

/**
 * Of an asset that is as it should be, by more than metadata: where the Source re-encodes, a purge for a derivative alone is not proved.
 * One that cannot be compared hides no other that is stale.
 */
async function compareDerivatives(same: Same, asking: Asking): Promise<Comparison> {
  const renderings: Record<string, Rendering> = { ...same.renderings };
  let unseen: Indeterminate | undefined;
  for (const query of asking.ports.params) {
    const found = await compareDerivative(query, asking);
    if (typeof found === 'string') renderings[query] = found;
    else if (found.kind === 'stale') return found;
    else unseen ??= found;
  }
  return asking.ports.params.length === 0 ? same : { ...(unseen ?? same), renderings };
}

/** Why imgix must not be asked yet; undefined where it may. */
async function toWaiting(
  { originUrl }: Asset,
  expected: ExpectedContent,
  ports: ComparePorts,
): Promise<Comparison | undefined> {
  if (originUrl === undefined || expected.kind === 'removed') return undefined;
  const leftAlone = toLeftAlone(originUrl, 'waiting', ports);
  if (leftAlone !== undefined) return leftAlone;
  const { isReady, detail, fault } = await waitForOrigin(originUrl, expected, { ...ports, timeoutMs: 0 });
  if (isReady) return undefined;
  const what = fault === null ? 'The deployment has not arrived at the Source' : 'The Source does not show the file';
  return { kind: 'waiting', detail: `${what}: ${originUrl} ${detail}.`, cause: fault ?? undefined };
}

/** A host that hangs would hold each of thousands of comparisons up for as long as a request may take: it is left alone. */
function toLeftAlone(
  url: string,
  kind: 'waiting' | 'indeterminate',
  { sampler }: ComparePorts,
): Comparison | undefined {
  const { outage } = sampler.turnsOf(url).breaker;
  if (outage === undefined) return undefined;
  const { cause } = toFaultFinding(outage.last.seen, 'imgix', false);
  const detail = `It was not asked for, as no file had come from ${new URL(url).origin} for ${outage.seconds} s.`;
  return { kind, detail, cause };
}

/** There is no file, or a fault came. 403 and 410 may be of the whole host. */
function compareFault(seen: Seen, known: Known): Comparison {
  const { expected, isSigned } = known;
  if (isMissingItself(seen)) {
    return expected.kind === 'removed'
      ? { kind: 'same' }
      : { kind: 'missing', detail: `imgix answers ${seen.status}.`, cause: toMissingCause(seen.status, known) };
  }
  const { cause, detail } = toFaultFinding(seen, 'imgix', isSigned);
  if (!isMissing(seen)) return indeterminate(detail, cause);
  const mayBeGone = expected.kind === 'removed' && !isUndeployed(seen);
  return { ...indeterminate(detail, toMissingCause(seen.status, known)), ...(mayBeGone ? { mayBeGone } : {}) };
}

async function compareBody(seen: Served, asking: Asking): Promise<Comparison> {
  const { expected } = asking.known;
  const content = await recogniseWhole(seen, asking);
  if (content === 'new') return { kind: 'same', isOwnBytes: !isSvg(asking.known.url) };
  if (content === 'old') return (await compareSanitized(seen, asking)) ?? toStale(expected);
  if (content === 'pointer') return { kind: 'stale', detail: 'imgix serves the Git LFS pointer, not its content.' };
  if (content === 'unhashed') return indeterminate('The file to compare with cannot be read.');
  if (content !== 'other') return indeterminate('imgix does not tell the length of its answer.');
  const { nonAssetReason } = seen;
  if (nonAssetReason !== undefined && !mayBeTextFile(asking.known.url, nonAssetReason))
    return compareNonAsset(seen, asking);
  if (expected.kind === 'removed') return compareRemoved(seen, asking);
  const comparison = await compareHeld(seen, asking);
  const isRight = comparison.kind === 'same' || (comparison.kind === 'differs' && comparison.isHeld);
  if (isRight || !(await servesDefaultImage(seen, asking))) return comparison;
  return asking.known.isOriginReady
    ? { kind: 'stale', detail: 'imgix serves its default image, although the Source has the file.' }
    : { kind: 'missing', detail: defaultImageDetail, cause: { kind: 'missing', status: 200 } };
}

/** Where imgix holds the new SVG, the sanitizer may make the old one's bytes of it, too. */
async function compareSanitized(seen: Served, asking: Asking): Promise<Comparison | undefined> {
  const { url, expected } = asking.known;
  if (!isSvg(url) || expected.kind !== 'updated') return undefined;
  const comparison = await compareHeld(seen, asking);
  return comparison.kind === 'same' && comparison.renderings?.[''] === 'as-now' ? comparison : undefined;
}

/**
 * A page, or nothing: a fault, unless imgix tells that it holds another file, as the Source may have given a page for one that was not
 * there yet. Where it gives one for every such path, only the origin shows that the file is there by now.
 */
async function compareNonAsset(seen: Served, asking: Asking): Promise<Comparison> {
  const fault = compareFault(seen, asking.known);
  const { expected, isOriginReady } = asking.known;
  if (expected.kind !== 'updated') return fault;
  const comparison = await compareHeld(seen, asking);
  if (comparison.kind !== 'stale') return fault;
  const missing = isOriginReady ? undefined : await meetNeed(asking, 'missing');
  return missing === undefined || isMissing(missing) || isAsset(missing) ? comparison : fault;
}

async function servesDefaultImage(seen: Served, asking: Asking): Promise<boolean> {
  const missing = await meetNeed(asking, 'missing');
  if (!isAsset(missing) || missing.body.length !== seen.body.length) return false;
  return hasSameBytes(missing, await toWhole(seen, asking));
}

function toStale({ kind }: ExpectedContent): Comparison {
  const detail = kind === 'removed' ? 'imgix serves the removed file.' : 'imgix serves other bytes than the file has.';
  return { kind: 'stale', detail };
}

/** In the place of a file that git has deleted, only the default image is right. */
async function compareRemoved(seen: Served, asking: Asking): Promise<Comparison> {
  const whole = await toWhole(seen, asking);
  const missing = await meetNeed(asking, 'missing');
  if (isAsset(missing) && hasSameBytes(missing, whole)) return { kind: 'same' };
  return isAsset(whole) && (isAsset(missing) || isMissing(missing))
    ? toStale(asking.known.expected)
    : indeterminate('imgix does not tell what it serves for a path that does not exist.');
}

/**
 * Other bytes: the Source re-encodes, or imgix holds another file. Bytes as long as the file described are its own: also of an SVG, as a
 * sanitizer that keeps the length, and cannot be switched off, is less likely than a new colour.
 */
async function compareHeld(seen: Served, asking: Asking): Promise<Comparison> {
  const { cost, ports } = asking;
  const { url, base, isSigned, isOriginReady, expected } = asking.known;
  // Anew, as this is kept for many files until all are compared.
  const isRendered = async () => {
    const anew: Asking = { known: toKnown({ url, base, isSigned, expected, isOriginReady }, []), cost, ports };
    return (await compareRendering(await toWhole(seen, anew), '', anew)) === 'as-now';
  };
  const differs = (isHeld: boolean) => ({ kind: 'differs', isHeld, isRendered }) as const;
  await meetNeed(asking, 'held');
  const { held } = asking.known;
  if (held === undefined || held.file.kind === 'unknown') return differs(false);
  if (held.file.kind === 'original') {
    await learnCheckout(asking);
    const original = { kind: 'served', body: held.file.body } as const;
    if (recognise(expected, original, asking.known.checkout) !== 'new') return toStale(expected);
    const rendering = await compareRendering(await toWhole(seen, asking), '', asking);
    return typeof rendering === 'object' ? rendering : { kind: 'same', renderings: { '': rendering } };
  }
  const { contentLength, dimensions } = held.file.metadata;
  const sizes = newSizesOf(expected);
  if (sizes.length === 0) return differs(false);
  if (!sizes.includes(contentLength))
    return {
      kind: 'stale',
      detail: `imgix has a file of ${toBytes(contentLength)}, it should have ${sizes.map(toNumber).join(' or ')}.`,
    };
  if (seen.body.length === contentLength) return toStale(expected);
  await learnCheckout(asking);
  return hasSameDimensions(asking.known.checkout?.dimensions, dimensions)
    ? differs(true)
    : { kind: 'stale', detail: 'imgix has a file of the same size with other dimensions.' };
}

function indeterminate(detail: string, cause?: Cause): Indeterminate {
  return { kind: 'indeterminate', detail, cause };
}
