// What to do where imgix still has the state from before: usually the Source was late, in sentences.

import { quote } from '../../../platform/wording.ts';
import type { OwnCause } from '../../../verify/cause.ts';
import type { AssetReport } from '../../run-report.ts';
import type { Setup } from '../../setup.ts';
import { type Group, toOrigins } from '../group.ts';
import { toFilterRemedy } from './in-front.ts';
import type { Where } from './where.ts';

/** `arrived`: the new files of this run that imgix is proved to have. */
export function toStaleRemedy(
  group: Group,
  setup: Setup,
  { place, isElsewhere }: Where,
  arrived: readonly AssetReport[],
): string {
  if (hasArrived(group)) return toArrivedRemedy(group, setup);
  if (group.isOfRemoved) return toRemovedRemedy(group, setup, place);
  if (setup.hasOrigin) return `${toReadyRemedy(setup, place)} ${unchangedAdvice}`;
  if (isElsewhere)
    return `Other hosts of this run have their files already. If this one shows the same Source, ${toLonger(setup)}. Otherwise put this step after the deployment to its Source, too.`;
  const short = toShort(setup);
  if (group.hosts.isSubsetOf(toOrigins(arrived))) return `${short}${toLeftOut(group)}`;
  const where = setup.trialEnvironment === undefined ? placeAdvice : 'Otherwise';
  return `${short}${toEarly(setup)}${where} ${lateAdvice}`;
}

/** imgix says that a purge takes up to a minute. https://docs.imgix.com/getting-started/setup/purging-assets */
const effectSeconds = 60;

/** A sentence with a space after it, where the purge may only not have had its effect yet. */
function toShort({ timeoutSeconds }: Setup): string {
  return timeoutSeconds < effectSeconds
    ? `It was checked for ${timeoutSeconds} s only: imgix may need a minute, so raise \`timeout\` or leave it out. `
    : '';
}

function toLeftOut({ count }: Group): string {
  const [was, it] = count === 1 ? ['was this one', 'it'] : ['were these', 'them'];
  return `Other files of this run have arrived. If those came with an earlier deployment, put this step after the deployment of ${it}, or give \`origin-url\`. Otherwise: ${was} left out (\`aws s3 sync --size-only\` leaves out an edit of the same length), or does the Source answer 304 for ${it}, as servers do that go by the date of a file? Upload ${it} anew.`;
}

/** It ends with the beginning of a sentence, which `lateAdvice` goes on with. */
const placeAdvice =
  'Usually the purge came before the deployment, and then it does nothing. Put this step after the deployment, or give `origin-url`, so that the purge waits for it. If it stands there already,';

/** docs/troubleshooting.md has more of each. */
const lateAdvice =
  'open the file at the Source itself, past imgix. Old there: the upload failed, or goes elsewhere. New there: imgix reads another place or is slow, or a cache in front of the Source gives it the old file.';

/** imgix has the new file, or has shown it in some checks, and not only before the purge could have its effect. */
function hasArrived({ first: { verification } }: Group): boolean {
  const { cause, seen = [] } = verification;
  const isHeld = cause?.kind === 'old-rendering' && cause.isHeld === true;
  return isHeld || seen.some((one) => one.cause === null || one.cause.kind === 'other-point');
}

function toArrivedRemedy(group: Group, { timeoutSeconds }: Setup): string {
  const arrived = group.isOfRemoved ? 'The Source no longer has the file' : 'The deployment has arrived';
  return `${arrived}, and the purge has not reached every point of presence of imgix; which of them answers is up to the CDN. Raise \`timeout\` (${timeoutSeconds} s), or run the job again. If it goes on, purge the cache of your own that may stand in front of imgix; without one, imgix's support can look at it.`;
}

/** One point of presence gave something else than the others. Where it gave no file, that is no matter of the purge. */
export function toPointRemedy(group: Group, setup: Setup): string {
  const { cause } = group.first.verification;
  if (cause?.kind !== 'other-point' || !isFaulty(cause.gave)) return toArrivedRemedy(group, setup);
  const { gave } = cause;
  const isFiltered = gave.kind === 'refused' || gave.kind === 'challenge' || gave.kind === 'not-an-asset';
  return `That point of presence fails, or refuses this step: run the job again. If it goes on, imgix's support can look at it.${isFiltered ? toFilterRemedy(group.hosts) : ''}`;
}

/** It says nothing of the file, nor of the purge. */
export function isFaulty({ kind }: OwnCause): boolean {
  return ['status', 'unreachable', 'refused', 'challenge', 'redirect', 'not-an-asset', 'other-cache'].includes(kind);
}

function toRemovedRemedy({ first, twin }: Group, setup: Setup, place: string): string {
  if (twin !== undefined) return `${toShort(setup)}${toTwinRemedy(first, twin)}`;
  // A 403 lets the purge go, as storage that may not be listed gives it for what is gone.
  if (setup.hasOrigin)
    return `If \`origin-url\` is not where imgix reads, or answers 403 and so may refuse this step, the Source may still have the file: remove it there, then run the job again. Otherwise ${toLonger(setup)}; and if it goes on, imgix reads another place: check ${place}.`;
  if (first.change === 'requested')
    return `${toShort(setup)}${toKept(first, setup)}Usually the Source still has the file: remove it there first, then run the job again. A purge that comes earlier does nothing.`;
  return `${toShort(setup)}${toEarly(setup)}Usually the Source still has the file: does ${deploymentDeletes}, and does it end before this step? A purge that comes earlier does nothing.`;
}

/** It stands inside a question. */
export const deploymentDeletes = 'the deployment delete there what git no longer has (`aws s3 sync --delete`, say)';

/** imgix asks by what it has stored, and stops at 304. https://docs.imgix.com/getting-started/setup/purging-assets */
const unchangedAdvice =
  'Or the Source tells it that nothing has changed (304), as servers do that go by the date of a file: upload the files anew, with a new date.';

/** Neither the deployment nor `origin-url` is what is missing. */
export function toReadyRemedy(setup: Setup, place: string): string {
  return `The Source was ready before the purge. Either imgix reads another place than \`origin-url\`: check ${place}. Or a cache in front of the Source gives imgix an old answer. Or ${toLonger(setup)}.`;
}

function toLonger({ timeoutSeconds }: Setup): string {
  return `imgix needs longer: raise \`timeout\` (${timeoutSeconds} s), or run the job again`;
}

/** A sentence with a space after it, where the files of the run may not be deployed to what imgix shows. */
export function toEarly({ proposal, trialEnvironment }: Setup): string {
  if (trialEnvironment !== undefined)
    return `This deployment went to ${quote(trialEnvironment)}: if imgix shows another environment, start this step for that one only (\`if: github.event.deployment.environment == 'Production'\`). `;
  if (proposal === undefined) return '';
  const what =
    proposal === 'merge queue'
      ? 'This run is of a merge queue, before the merge, and most changes are deployed after it'
      : 'This run is of a pull request, and most are deployed only when they are merged';
  return `${what}: run this step on \`push\`, or give \`dry-run: true\`. `;
}

/** Sentences with a space after them, where somebody may not have meant to take down what they have asked for. */
export function toKept({ change, file }: AssetReport, { keptFiles }: Setup): string {
  return change === 'requested' && keptFiles?.has(file ?? '')
    ? 'This run has `expect: gone`, which proves that an image is taken down, and git still has the file: if it is to stay, leave that line out. '
    : '';
}

/** To remove the file there would remove what it is called now. `twin`: its name. A line of `files` would leave out both. */
export function toTwinRemedy({ file, change }: AssetReport, twin: string): string {
  const old = quote(file ?? '');
  const pass =
    change === 'requested'
      ? 'leave that line out of the list'
      : 'let it pass by one run with `change-types` without `deleted`';
  return `${quote(twin)} differs from ${old} in capitals alone. If the Source tells them apart, as buckets do, ${old} is still there: remove it alone, and run the job again. If it does not, the old name cannot be gone, and nothing is to be removed: ${pass}.`;
}
