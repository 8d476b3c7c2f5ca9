// `select: stale`: what a comparison has found that is to be looked at, in sentences.
import type { Inputs } from '../../inputs/inputs.ts';
import { inputDefaults } from '../../inputs/raw-inputs.ts';
import { toCount, toNumber, toUrlCount } from '../../platform/wording.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';
import { type BaseUrl, toAddress } from '../../targets/url/base-url.ts';
import type { ComparedAsset } from './compare-all.ts';

/** So few may all differ, or be missing, by chance. */
export const fewFiles = 3;

/** It is deleted and not there, as it is not at another Source either. */
export function isGone({ asset, result }: ComparedAsset): boolean {
  return result.kind === 'same' && asset.expected.kind === 'removed';
}

/** It is served as it should be, whatever became of its derivatives. */
export function isFileThere({ asset, result }: ComparedAsset): boolean {
  const isRight = result.kind === 'same' || (result.kind === 'indeterminate' && result.derivative !== undefined);
  return isRight && asset.expected.kind !== 'removed';
}

/** Base URLs below which imgix has none of the files that should be there. */
export function findEmptyBases(compared: readonly ComparedAsset[], { baseUrls }: Inputs): readonly BaseUrl[] {
  const files = compared.filter((one) => !isGone(one));
  return baseUrls.filter((base) => {
    const ofBase = files.filter(({ asset }) => isBelow(base, asset));
    return ofBase.length > 0 && ofBase.every(({ result }) => result.kind === 'missing');
  });
}

/** What could not be compared. */
export function toIndeterminate(compared: readonly ComparedAsset[]): Reconciliation['indeterminate'] {
  return compared.flatMap(({ asset: { url }, result }) =>
    result.kind === 'indeterminate' || result.kind === 'waiting' ? [{ url, reason: result.detail }] : [],
  );
}

/** `compared`: those that have no report of their own. */
export function toWarnings(compared: readonly ComparedAsset[], inputs: Inputs): string[] {
  const files = compared.filter((one) => !isGone(one));
  const empty = findEmptyBases(compared, inputs);
  const others = files.filter(({ asset }) => !empty.some((base) => isBelow(base, asset)));
  const missing = others.filter(({ result }) => result.kind === 'missing');
  const warnings = [];
  if (empty.length > 0) {
    const count = files.length - others.length;
    const things = empty.length === 1 ? 'files' : 'URLs';
    const what = count === 1 ? 'does not have the only file' : `has none of the ${toNumber(count)} ${things}`;
    warnings.push(`imgix ${what}${toPlace(empty, inputs)}: check ${toMappingQuestion(inputs, empty)}.`);
  }
  if (missing.length > 0) {
    const them = missing.length === 1 ? 'it' : 'them';
    const why =
      inputs.originUrl === undefined
        ? `A purge brings none back: has the deployment left ${them} out?`
        : `The Source has ${them}: imgix keeps a 404 for five minutes; otherwise, check \`base-url\`.`;
    const all = toCount(others.length, inputs.baseUrls.length === 1 ? 'file' : 'URL');
    warnings.push(
      `imgix does not have ${toNumber(missing.length)} of ${all}, such as ${missing[0]?.asset.url}. ${why}`,
    );
  }
  const indeterminate = toIndeterminate(compared);
  if (indeterminate.length > 0)
    warnings.push(
      `${toUrlCount(indeterminate.length)} that could not be compared ${indeterminate.length === 1 ? 'was' : 'were'} left alone, such as ${indeterminate[0]?.url}: ${indeterminate[0]?.reason}`,
    );
  return warnings;
}

/** Where nothing of a base URL is as it should be: another one may well be right. */
export function explainAll(compared: readonly ComparedAsset[], inputs: Inputs): string | undefined {
  // A limit of the user's own is consent.
  const maxUrls = Number(inputDefaults['max-urls']);
  if (inputs.maxUrls !== maxUrls) return undefined;
  const isStale = ({ result }: ComparedAsset) => result.kind === 'stale';
  // One share may have more than its part of what is stale.
  const few = fewFiles * (inputs.shard?.count ?? 1);
  const bases = inputs.baseUrls.filter((base) => {
    const ofBase = compared.filter(({ asset }) => isBelow(base, asset));
    return ofBase.filter(isStale).length >= few && !ofBase.some(isFileThere);
  });
  if (bases.length === 0) return undefined;
  const differing = compared.flatMap(({ asset, result }) =>
    result.kind === 'stale' && bases.some((base) => isBelow(base, asset)) ? [`${asset.url}: ${result.detail}`] : [],
  );
  const count = compared.filter(isStale).length;
  const what = bases.length === 1 ? 'files' : 'URLs';
  const orBuilt = inputs.deployed === undefined ? '; or, where a build rewrites files, give `deployed`' : '';
  const ofShare = inputs.shard === undefined ? '' : ', or more where another share has more';
  return `All ${toNumber(differing.length)} ${what} that could be compared differ from what imgix serves${toPlace(bases, inputs)}, such as ${differing[0]} Check ${toMappingQuestion(inputs, bases)}${orBuilt}. If they really are all stale, say so with another \`max-urls\` than ${toNumber(maxUrls)}, such as \`max-urls: ${count === maxUrls ? count + 1 : count}\`${ofShare}.`;
}

export function isBelow(baseUrl: BaseUrl, { base }: Asset): boolean {
  return base === toAddress(baseUrl);
}

/** `root` and `deployed` are the same for every base URL: where another one has its files, they are right. */
function toMappingQuestion({ root, baseUrls, deployed }: Inputs, bases: readonly BaseUrl[]): string {
  const isSource = `whether \`base-url\` (${quoteBases(bases)}) is the Source of this repository`;
  if (bases.length < baseUrls.length) return isSource;
  return `${isSource}, and \`root\` (\`${root || '.'}\`)${deployed === undefined ? '' : `, and \`deployed\` (\`${deployed}\`)`}`;
}

/** Empty where it is all of them. */
function toPlace(bases: readonly BaseUrl[], { baseUrls }: Inputs): string {
  return bases.length < baseUrls.length ? ` below ${quoteBases(bases)}` : '';
}

function quoteBases(bases: readonly BaseUrl[]): string {
  return bases.map((base) => `\`${toAddress(base)}\``).join(', ');
}
