// What to do about a cause, in sentences that name the inputs with their values.
import { isTextFile } from '../../../platform/files/file-kind.ts';
import { quote } from '../../../platform/wording.ts';
import type { Cause } from '../../../verify/cause.ts';
import type { AssetReport } from '../../run-report.ts';
import { type Setup, toForgiving } from '../../setup.ts';
import { wasServed } from '../codes.ts';
import type { Group } from '../group.ts';
import { toOwnChange } from '../own-redirect.ts';
import { toDerivativeRemedy } from './derivatives.ts';
import { toChallengeRemedy, toFilterRemedy, toOtherCacheRemedy, toRedirectRemedy } from './in-front.ts';
import { refusedRemoved, toAddressRemedy, toMissingRemedy, toNeverSeenRemedy } from './missing.ts';
import { isOfEncoding, misencodedRemedy, toOriginRemedy } from './origin.ts';
import { isOfTls, toPurgeRemedy, toWayAdvice } from './purge.ts';
import { toKept, toPointRemedy, toReadyRemedy, toStaleRemedy, toTwinRemedy } from './stale.ts';
import { lfsRemedy, mayBePointer, toStatusRemedy } from './status.ts';
import { toWhere, type Where } from './where.ts';

/**
 * What else the run tells: origins of which imgix has accepted a purge, and on which it was proved to have a file; and the new files
 * that it was proved to have.
 */
export type Others = {
  readonly purged: ReadonlySet<string>;
  readonly proved: ReadonlySet<string>;
  readonly arrived: readonly AssetReport[];
};

export function toRemedy(group: Group, setup: Setup, { purged, proved, arrived }: Others): string {
  const { code, first, hosts, queries } = group;
  const { cause } = first.verification;
  const ofDerivatives = queries.size > 0 ? toDerivativeRemedy(group, setup) : undefined;
  if (ofDerivatives !== undefined) return ofDerivatives;
  const where = toWhere(group, setup, proved);
  const { place } = where;
  switch (code) {
    case 'old-bytes':
    case 'old-rendering':
      return toStaleRemedy(group, setup, where, arrived);
    case 'wrong-address':
      return toAddressRemedy(group, setup, where);
    case 'missing':
      return toMissingRemedy(group, setup, where, arrived);
    case 'never-seen':
      return toNeverSeenRemedy(group, setup, where);
    case 'token-missing':
      if (group.isOfRemoved)
        return `If the Source has Secure URLs, give \`secure-url-token\`. Otherwise check ${place}. ${refusedRemoved}`;
      return `If the Source has Secure URLs, give \`secure-url-token\`. Where imgix may not list the bucket, it answers 403 for a missing file, too: then check ${place}.${toFilterRemedy(hosts)}`;
    case 'token-refused':
      return `The token given was refused: check that \`secure-url-token\` is the current token of the Source of ${where.baseUrls}.${toFilterRemedy(hosts)}`;
    case 'redirect':
      return toRedirectRemedy(toOwnChange(cause, first.url), place, hosts);
    case 'challenge':
      return toChallengeRemedy(hosts);
    case 'other-cache':
      return toOtherCacheRemedy(hosts);
    case 'not-an-asset':
      if (isOfEncoding(cause)) return misencodedRemedy;
      return isTextFile(first.url) && !isPage(cause)
        ? `Open one of the URLs. If it is a message or a page, something answers in the place of imgix: check \`base-url\`. ${group.isOfRemoved ? `Otherwise the ${fileAtSource}` : toOtherFileRemedy(setup, where)}`
        : toPageRemedy(group, setup, place);
    case 'other-file':
      return group.isOfRemoved ? toStillServed(group, setup) : toOtherFileRemedy(setup, where);
    case 'lfs-pointer':
      return `The deployment has uploaded what Git LFS keeps in the repository in place of the content. Visitors get that pointer, a text, in place of the picture. ${lfsRemedy}`;
    case 'unknown-content':
      if (group.isOfRemoved) return toStillServed(group, setup);
      if (cause?.kind === 'unknown-content' && cause.isAsBefore) return toUnchangedRemedy(group, setup, place);
      return `Open one of the URLs. If it is right, ${toFileAdvice(first, setup)}the Source re-encodes (default parameters) and nothing tells the versions apart${toForgiving(setup, ': ')}. If it is older, put this step after the deployment, or run the job again.`;
    case 'other-point':
      return toPointRemedy(group, setup);
    case 'too-early':
      return toEarlyRemedy(group, setup);
    case 'status': {
      const status = cause !== null && 'status' in cause ? cause.status : undefined;
      const { isOfRemoved } = group;
      return toStatusRemedy(status, hosts, { isOfRemoved, isPointer: mayBePointer(status, first, setup) });
    }
    case 'unreachable':
      return isOfEncoding(cause)
        ? misencodedRemedy
        : toUnreachableRemedy(cause?.kind === 'unreachable' ? cause.reason : '');
    case 'purge-rejected':
    case 'purge-rate-limited':
    case 'purge-unreachable':
      return `${toWayAdvice(first.purge.error?.message ?? '')}${toPurgeRemedy(code, first.purge.status, [...hosts], setup, { purged, isServed: wasServed(first) })}`;
    case 'origin-not-ready':
      return toOriginRemedy(group, setup);
    case 'inconclusive':
      return 'What can be proved depends on the Source: run this step once with `diagnose: true`, which tells.';
    default:
      return code satisfies never;
  }
}

function isPage(cause: Cause | null): boolean {
  return cause?.kind === 'not-an-asset' && cause.nonAssetReason === 'an HTML page';
}

function toUnreachableRemedy(reason: string): string {
  const ofDomain = isOfTls(reason) ? 'Is TLS set up for this domain at imgix? ' : '';
  return `${toWayAdvice(reason)}${ofDomain}Check \`base-url\`, and run the job again; if it goes on, look at imgix's status page, and at the network of the runner.`;
}

/** How long what may be from before the purge has to be watched: imgix keeps an error longest. */
function toEarlyRemedy(group: Group, { timeoutSeconds }: Setup): string {
  const enoughSeconds = group.isOfRemoved ? 400 : 90;
  return timeoutSeconds < enoughSeconds
    ? `Raise \`timeout\` (${timeoutSeconds} s) to ${enoughSeconds}: without another sign that the purge has worked, what imgix serves has to be watched for so long.`
    : `Raise \`timeout\` (${timeoutSeconds} s), or run the job again.`;
}

/** The beginning of a sentence: a URL that somebody asks for may have no file here that it could be compared with. */
function toFileAdvice({ change }: AssetReport, { deployed }: Setup): string {
  if (change !== 'requested') return '';
  const checkout = deployed === undefined ? 'check the repository out, or ' : '';
  return `either there is no file here to compare it with: ${checkout}give \`origin-url\`; or `;
}

/** Also the old file may have been as long as the new one. */
function toUnchangedRemedy({ first }: Group, setup: Setup, place: string): string {
  const early = setup.hasOrigin
    ? toReadyRemedy(setup, place)
    : 'The purge came before the deployment: put this step after it, or give `origin-url`, so that the purge waits for it.';
  const isOld = `Open one of the URLs. Is it the old image? ${early}`;
  if (setup.wasStale) return isOld;
  return `${isOld} If it is right, ${toFileAdvice(first, setup)}the Source re-encodes (default parameters), and an unchanged image cannot be proved${toForgiving(setup, ': ')}.`;
}

const fileAtSource = 'Source has a file at that path, or had it at the purge: remove it there, then run the job again.';

function toStillServed({ first, twin }: Group, setup: Setup): string {
  return twin === undefined ? `${toKept(first, setup)}The ${fileAtSource}` : toTwinRemedy(first, twin);
}

function toOtherFileRemedy(setup: Setup, { place, isElsewhere }: Where): string {
  if (setup.hasOrigin) return toReadyRemedy(setup, place);
  if (isElsewhere)
    return `Other hosts of this run have their files. Either this one shows another Source: check ${place}. Or its own upload rewrites files, or has not arrived: put this step after it.`;
  const isElse = `Or imgix reads another Source: check ${place}.`;
  if (setup.deployed !== undefined)
    return `Either \`deployed\` (${quote(setup.deployed)}) is not what is uploaded to the Source (another folder, or an older build out of a cache), or the upload has not arrived: put this step after it. ${isElse}`;
  const toPass = setup.verify === 'warn' ? '' : ' With `verify: warn` the step passes, and these stay unproved.';
  return `Either the deployment rewrites files (optimises images, say), so that its bytes are not the repository's: then give \`deployed\`, the folder of the built files. Or it has not arrived: put this step after it. ${isElse}${toPass}`;
}

/** Mostly it comes from the Source: many a site gives its own page for any path that it does not know. */
function toPageRemedy(group: Group, { hasOrigin }: Setup, place: string): string {
  const elsewhere = `imgix reads another place than \`origin-url\`: check ${place}`;
  const lacking = hasOrigin
    ? elsewhere
    : `the Source does not have the file: put this step after the deployment, and check ${place}`;
  // At the origin, too, a page may have come in the place of a removed file.
  const given = `let the Source give it with status 404 instead of 200${hasOrigin ? `; if it does, ${elsewhere}` : ''}`;
  const what = group.isOfRemoved ? given : lacking;
  return `Open one of the URLs. If it is your site's page for a missing file, ${what}. Otherwise something else answers in the place of imgix: check \`base-url\`.${toFilterRemedy(group.hosts)}`;
}
