// What to do where the Source itself (`origin-url`) does not show the new state, in sentences: for the diagnosis of a run, and for the
// check of a set-up.
import { isMisencoded } from '../../../platform/http/http.ts';
import { quote } from '../../../platform/wording.ts';
import type { Cause } from '../../../verify/cause.ts';
import type { Setup } from '../../setup.ts';
import { isNotAtSource, mayBeMissing } from '../../words/origin-words.ts';
import { type Group, isRemoved } from '../group.ts';
import { toMappingRemedy } from './missing.ts';
import { toWayAdvice } from './purge.ts';
import { deploymentDeletes, toEarly, toKept, toTwinRemedy } from './stale.ts';

export const originFaultRemedy =
  'Check `origin-url`: this step must be able to read it without credentials, and it must answer without a redirect.';
export const originFilterRemedy =
  'Let the runner through there, by a rule for its user agent `imgix-purge-action`: `verify-headers` are not sent to `origin-url`. Or leave `origin-url` out.';
export const misencodedRemedy =
  'Correct the `Content-Encoding` of the file, which is metadata at the Source, or upload the file encoded as it says; then run the job again.';

export function isOfEncoding(cause: Cause | null): boolean {
  if (cause?.kind === 'unreachable') return isMisencoded(cause.reason);
  return cause?.kind === 'not-an-asset' && isMisencoded(cause.nonAssetReason);
}

/** It stands inside a sentence. */
export function toOriginAdvice(root: string): string {
  return `check \`origin-url\`: below it must stand what stands below \`root\` (${quote(root || '.')}).`;
}

export const rewrittenRemedy = 'If the deployment rewrites files, give `deployed`.';

function toRewrittenAdvice({ deployed }: Setup): string {
  return deployed === undefined ? rewrittenRemedy : `Is \`deployed\` (${quote(deployed)}) the folder that is uploaded?`;
}

export function toOriginRemedy({ first: asset, twin }: Group, setup: Setup): string {
  const { cause } = asset.verification;
  const { root, timeoutSeconds, mapping } = setup;
  if (mapping?.input === 'root' && isNotAtSource(cause))
    return `${toMappingRemedy(mapping, setup)} Below \`origin-url\` must stand what stands below that folder.`;
  const afterIt = `Put this step after it, or raise \`timeout\` (${timeoutSeconds} s).`;
  if (cause === null && twin !== undefined) return toTwinRemedy(asset, twin);
  if (cause === null && isRemoved(asset))
    return asset.change === 'requested'
      ? `${toKept(asset, setup)}Is \`origin-url\` the place that imgix reads? Then remove the file there, and run the job again. Otherwise correct it.`
      : `${toEarly(setup)}Does ${deploymentDeletes}? ${afterIt}`;
  const late = `${toEarly(setup)}Has the deployment finished? ${afterIt}`;
  const where = `${late} Where the Source should be right by now, ${toOriginAdvice(root)}`;
  if (cause === null) return `${where} ${toRewrittenAdvice(setup)}`;
  if (cause.kind === 'missing') return where;
  if (cause.kind === 'challenge') return originFilterRemedy;
  if (isOfEncoding(cause)) return misencodedRemedy;
  return mayBeMissing(cause)
    ? `${late} Where the Source should have the files by now, check \`origin-url\`: this step must be able to read it without credentials.`
    : `${cause.kind === 'unreachable' ? toWayAdvice(cause.reason) : ''}${originFaultRemedy} Where it was out of order for a while, run the job again.`;
}
