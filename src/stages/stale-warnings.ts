// `select: stale`: what a comparison has found that is to be looked at, in sentences.
import type { Inputs } from '../inputs/inputs.ts';
import { inputDefaults } from '../inputs/raw-inputs.ts';
import { toNumber } from '../platform/log-line.ts';
import { toCount } from '../report/words/wording.ts';
import type { Asset } from '../targets/asset.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Comparison } from '../verify/served/compare.ts';

/** Once all are compared, `differs` has a meaning. */
export type Settled = Exclude<Comparison, { kind: 'differs' }>;
export type Compared = { readonly asset: Asset; readonly result: Settled };

/** So few may all differ by chance. */
const fewFiles = 3;

/** It is deleted and not there, as it is not at another Source either. */
export function isGone({ asset, result }: Compared): boolean {
  return result.kind === 'same' && asset.expected.kind === 'removed';
}

/** `files`: how many should be there. */
export function toWarnings(
  { compared, missing, indeterminate }: Reconciliation,
  files: number,
  firstMissing: string | undefined,
  inputs: Inputs,
): string[] {
  if (files > 0 && missing === files) {
    const what = files === 1 ? 'does not have the only file' : `has none of the ${toNumber(files)} files`;
    return [`imgix ${what}: check ${toMappingQuestion(inputs)}.`];
  }
  const left = [];
  const them = missing === 1 ? 'it' : 'them';
  const why =
    inputs.originUrl === undefined
      ? `A purge brings none back: has the deployment left ${them} out?`
      : `The Source has ${them}: imgix keeps a 404 for five minutes; otherwise, check \`base-url\`.`;
  if (missing > 0)
    left.push(`imgix does not have ${toNumber(missing)} of ${toCount(files, 'file')}, such as ${firstMissing}. ${why}`);
  if (indeterminate.length > 0)
    left.push(
      `${toNumber(indeterminate.length)} of ${toNumber(compared)} URLs could not be compared and ${indeterminate.length === 1 ? 'was' : 'were'} left alone, such as ${indeterminate[0]?.url}: ${indeterminate[0]?.reason}`,
    );
  return left;
}

/** Where nothing of a base URL is as it should be: another one may well be right. */
export function explainAll(compared: readonly Compared[], inputs: Inputs): string | undefined {
  // A limit of the user's own is consent.
  const maxUrls = Number(inputDefaults['max-urls']);
  if (inputs.maxUrls !== maxUrls) return undefined;
  const isStale = ({ result }: Compared) => result.kind === 'stale';
  const isFileThere = (one: Compared) => one.result.kind === 'same' && !isGone(one);
  const bases = inputs.baseUrls.filter(({ origin, path }) => {
    const ofBase = compared.filter(({ asset }) => asset.base === origin + path);
    return ofBase.filter(isStale).length >= fewFiles && !ofBase.some(isFileThere);
  });
  if (bases.length === 0) return undefined;
  const places = new Set(bases.map(({ origin, path }) => origin + path));
  const differing = compared.flatMap(({ asset, result }) =>
    result.kind === 'stale' && places.has(asset.base ?? '') ? [`${asset.url}: ${result.detail}`] : [],
  );
  const count = compared.filter(isStale).length;
  const where = bases.length < inputs.baseUrls.length ? ` below ${toPlaces(bases)}` : '';
  return `All ${toNumber(differing.length)} files that could be compared differ from what imgix serves${where}, such as ${differing[0]} Check ${toMappingQuestion(inputs, bases)}. If they really are all stale, say so with a \`max-urls\` of your own, such as \`max-urls: ${count === maxUrls ? count + 1 : count}\`.`;
}

function toMappingQuestion({ root, baseUrls, deployed }: Inputs, bases = baseUrls): string {
  const folder = deployed === undefined ? '' : `, and \`deployed\` (\`${deployed}\`)`;
  return `whether \`base-url\` (${toPlaces(bases)}) is the Source of this repository, and \`root\` (\`${root || '.'}\`)${folder}`;
}

function toPlaces(bases: Inputs['baseUrls']): string {
  return bases.map(({ origin, path }) => `\`${origin}${path}\``).join(', ');
}
