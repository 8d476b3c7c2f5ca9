// What to do about a cause, in sentences that name the inputs with their values.
import { isTextFile } from '../../platform/files/file-kind.ts';
import type { AssetReport } from '../run-report.ts';
import { type Mapping, type Setup, toForgiving } from '../setup.ts';
import { isOwnHost } from '../words/cause-words.ts';
import { mayBeMissing } from '../words/origin-words.ts';
import { quote } from '../words/wording.ts';
import { toDerivativeRemedy } from './derivatives.ts';
import { type Group, isDefaultImage, isOfRemoved } from './group.ts';
import { purgeLimitedRemedy, purgeUnreachableRemedy, toPurgeRemedy } from './purge-remedies.ts';
import { toArrivedRemedy, toEarly, toReadyRemedy, toStaleRemedy } from './stale-remedies.ts';
import { toStatusRemedy } from './status-remedies.ts';

export const redirectRemedy = 'A redirect is not followed. Give the host that imgix itself serves as `base-url`.';
export const challengeRemedy =
  'Let the runner through: a rule for its user agent `imgix-purge-action`, or for a header of your own given by `verify-headers`; or give the `*.imgix.net` host as `base-url`.';
export const otherCacheRemedy =
  'A purge at imgix does not reach that cache: purge it as well, after this step. To prove what imgix itself serves, give the `*.imgix.net` host as `base-url`.';

/** Origins of which imgix has accepted a purge in this run, and on which it was proved to have a file. */
export type Hosts = { readonly purged: ReadonlySet<string>; readonly proved: ReadonlySet<string> };

export function toRemedy(group: Group, setup: Setup, { purged, proved }: Hosts): string {
  const { code, first, hosts, queries } = group;
  const { root, timeoutSeconds } = setup;
  const { cause } = first.verification;
  const baseUrls = toBaseUrls(setup, hosts);
  // It is the same for every host.
  const isRootRight = proved.size > 0 && proved.isDisjointFrom(hosts);
  const place = `${isRootRight ? '' : `\`root\` (${quote(root || '.')}) and `}\`base-url\` (${baseUrls})`;
  const ofDerivatives = queries.size > 0 ? toDerivativeRemedy(group, setup) : undefined;
  if (ofDerivatives !== undefined) return ofDerivatives;
  switch (code) {
    case 'old-bytes':
    case 'old-rendering':
      return toStaleRemedy(group, setup, { place, isElsewhere: isRootRight });
    case 'wrong-address':
      return setup.mapping !== undefined && isOfHosts(setup.mapping, hosts, isRootRight)
        ? toMappingRemedy(setup.mapping, setup)
        : `${toBadSource(group, baseUrls)}${toAddressAdvice(group, setup)}${place}: ${isRootRight ? 'it leads' : 'together they lead'} to a place that the deployment does not write to.`;
    case 'missing':
      return `${toBadSource(group, baseUrls)}${isOfRemoved(group) ? refusedRemoved : toMissingRemedy(group, setup, { place, proved })}`;
    case 'token-missing':
      if (isOfRemoved(group))
        return `If the Source has Secure URLs, give \`secure-url-token\`. Otherwise check ${place}. ${refusedRemoved}`;
      return `If the Source has Secure URLs, give \`secure-url-token\`. Where imgix may not list the bucket, it answers 403 for a missing file, too: then check ${place}.`;
    case 'token-refused':
      return `The token given was refused: check that \`secure-url-token\` is the current token of the Source of ${baseUrls}.`;
    case 'redirect':
      return cause?.kind === 'redirect' && isOwnHost(cause.location, first.url)
        ? `A redirect is not followed. Check ${place}, and how the names are spelled there.`
        : redirectRemedy;
    case 'challenge':
      return challengeRemedy;
    case 'other-cache':
      return otherCacheRemedy;
    case 'not-an-asset':
      return isTextFile(first.url)
        ? `Open one of the URLs. If it is a message or a page, something answers in the place of imgix: check \`base-url\`. ${toOtherFileRemedy(setup, place, isRootRight)}`
        : toPageRemedy(group, setup, place);
    case 'other-file':
      return isOfRemoved(group) ? stillServed : toOtherFileRemedy(setup, place, isRootRight);
    case 'lfs-pointer':
      return 'The deployment has uploaded what Git LFS keeps in the repository in place of the content. Fetch the LFS files before the upload: `lfs: true` in actions/checkout, or `git lfs pull`.';
    case 'unknown-content':
      if (isOfRemoved(group)) return stillServed;
      return `Open one of the URLs. If it is right, ${toFileAdvice(first, setup)}the Source re-encodes (default parameters) and nothing tells the versions apart${toForgiving(setup, ': ')}. If it is older, put this step after the deployment, or run the job again.`;
    case 'never-seen':
      return `${toAddressAdvice(group, setup)}${place}: a wrong one looks just like a file that is gone.`;
    case 'other-point':
      return toArrivedRemedy(setup);
    case 'too-early':
      return toEarlyRemedy(group, timeoutSeconds);
    case 'status':
      return toStatusRemedy(cause?.kind === 'status' ? cause.status : undefined, isOfRemoved(group));
    case 'unreachable':
      return "Check `base-url`, and run the job again; if it goes on, look at imgix's status page, and at the network of the runner.";
    case 'purge-rejected':
      return toPurgeRemedy(first.purge.status, [...hosts], setup, purged);
    case 'purge-rate-limited':
      return purgeLimitedRemedy;
    case 'purge-unreachable':
      return purgeUnreachableRemedy;
    case 'origin-not-ready':
      return toOriginRemedy(first, setup);
    case 'inconclusive':
      return 'What can be proved depends on the Source: run this step once with `diagnose: true`, which tells.';
    default:
      return code satisfies never;
  }
}

/** How long what may be from before the purge has to be watched: imgix keeps an error longest. */
function toEarlyRemedy(group: Group, timeoutSeconds: number): string {
  const enoughSeconds = isOfRemoved(group) ? 400 : 90;
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

export const badSource = 'imgix answers 410 for a host that belongs to no Source, or to one that is not deployed.';

/** Words that go before the others where imgix answers 410, its `bad_source`. https://docs.imgix.com/setup/serving-assets */
function toBadSource({ first }: Group, baseUrls: string): string {
  const { cause } = first.verification;
  return cause?.kind === 'missing' && cause.status === 410
    ? `${badSource} First compare ${baseUrls} with the domains in the imgix dashboard. `
    : '';
}

function toMissingRemedy(
  group: Group,
  setup: Setup,
  { place, proved }: { readonly place: string; readonly proved: ReadonlySet<string> },
): string {
  const kept = 'By default imgix keeps such an answer for five minutes.';
  if (setup.hasOrigin) return `${kept} ${toReadyRemedy(setup, place)}`;
  const isRight = isPlaceRight(group, setup, proved);
  const included = group.count === 1 ? 'is this file in it' : 'are these files in it';
  return `${toEarly(setup)}${toMissingQuestion(group)} the deployment to the Source finished, and ${isRight ? included : 'does it write there'}? ${kept} Give \`origin-url\`, so that the purge waits for the deployment${isRight ? '' : `; otherwise check ${place}`}.`;
}

/** imgix has given the files themselves before, or others that stand beside them. */
function isPlaceRight(
  { first, count, servedBefore, hosts }: Group,
  { baseUrls }: Setup,
  proved: ReadonlySet<string>,
): boolean {
  if (servedBefore === count && !isDefaultImage(first.verification.cause)) return true;
  // Of two base URLs on one host the other may be the right one.
  const own = baseUrls.filter((url) => hosts.has(new URL(url).origin));
  return own.length <= hosts.size && hosts.isSubsetOf(proved);
}

/** The beginning of one. What somebody asks for by its address may be taken down while git still has it. */
function toMissingQuestion({ first, servedBefore }: Group): string {
  if (first.change !== 'requested') return 'Has';
  return servedBefore > 0
    ? 'If it was to be taken down, give `expect: gone`. Otherwise, has'
    : `${takenDownQuestion}, has`;
}

/** An address that somebody wrote by hand may be misspelt; and what was removed on purpose is nowhere else, either. */
function toAddressAdvice({ code, first }: Group, { isTakedown }: Setup): string {
  if (first.change !== 'requested') return 'Check ';
  return code === 'never-seen' || isTakedown
    ? 'Is the address right? If it is, check '
    : `${takenDownQuestion}, check `;
}

const takenDownQuestion =
  'Is the address right? If it was removed on purpose, give `expect: gone`. If something should be there';

/** The base URLs on these hosts; all of them where none is. */
function toBaseUrls({ baseUrls }: Pick<Setup, 'baseUrls'>, hosts: ReadonlySet<string>): string {
  const own = baseUrls.filter((url) => hosts.has(new URL(url).origin));
  return (own.length > 0 ? own : baseUrls).map(quote).join(', ');
}

/** Of a removed file what is missing is right; only a 403 leaves that open. */
const refusedRemoved =
  'It may be gone, or be refused to this step only. Allow imgix to list the bucket (`s3:ListBucket`), so that it answers 404 for what is gone; or keep an unchanged image that matches `files`, which is then fetched to tell the two apart.';

const stillServed =
  'The Source has a file at that path, or had it at the purge: remove it there, then run the job again.';

/** Whether what was found on one host tells what is wrong on these. */
function isOfHosts({ input, url }: Mapping, hosts: ReadonlySet<string>, isRootRight: boolean): boolean {
  return input === 'base-url' ? hosts.has(new URL(url).origin) : input === 'case' || !isRootRight;
}

export function toMappingRemedy({ input, value, file, url }: Mapping, { root, baseUrls }: Setup): string {
  const seen = `imgix serves ${quote(file)}, a file that has not changed, at ${quote(url)}`;
  if (input === 'case')
    return `${seen}: the deployment changes the case of names, and imgix tells capitals from small letters.`;
  const now = input === 'root' ? quote(root || '.') : toBaseUrls({ baseUrls }, new Set([new URL(url).origin]));
  return `${seen}. So \`${input}\` is not ${now} but ${quote(value)}.`;
}

/** `isElsewhere`: other hosts of the run are proved to have files. */
function toOtherFileRemedy(setup: Setup, place: string, isElsewhere: boolean): string {
  if (setup.hasOrigin) return toReadyRemedy(setup, place);
  if (isElsewhere)
    return `Other hosts of this run have their files. Either this one shows another Source: check ${place}. Or its own upload rewrites files, or has not arrived: put this step after it.`;
  return `${toBuiltRemedy(setup)} Or imgix reads another Source: check ${place}.`;
}

function toBuiltRemedy(setup: Setup): string {
  return setup.deployed === undefined
    ? `Either the deployment rewrites files (optimises images, say), so that its bytes are not the repository's: then give \`deployed\`, the folder of the built files${toForgiving(setup, ', or ')}. Or it has not arrived: put this step after it.`
    : `Either \`deployed\` (${quote(setup.deployed)}) is not the folder that is uploaded to the Source, or the upload has not arrived: put this step after it.`;
}

/** Mostly it comes from the Source: many a site gives its own page for any path that it does not know. */
function toPageRemedy(group: Group, { hasOrigin }: Setup, place: string): string {
  const elsewhere = `imgix reads another place than \`origin-url\`: check ${place}`;
  const lacking = hasOrigin
    ? elsewhere
    : `the Source does not have the file: put this step after the deployment, and check ${place}`;
  // At the origin, too, a page may have come in the place of a removed file.
  const given = `let the Source give it with status 404 instead of 200${hasOrigin ? `; if it does, ${elsewhere}` : ''}`;
  const what = isOfRemoved(group) ? given : lacking;
  return `Open one of the URLs. If it is your site's page for a missing file, ${what}. Otherwise a gateway or a proxy answers in the place of imgix: check \`base-url\`.`;
}

function toOriginRemedy({ verification }: AssetReport, setup: Setup): string {
  const { root, timeoutSeconds } = setup;
  const { cause } = verification;
  if (setup.isTakedown && cause === null) return 'Once it is removed there, run the job again.';
  const late = `${toEarly(setup)}Has the deployment finished? Put this step after it, or raise \`timeout\` (${timeoutSeconds} s).`;
  if (cause === null)
    return `${late} Where the Source should be right by now, check \`origin-url\`: below it must stand what stands below \`root\` (${quote(root || '.')}).`;
  if (cause.kind === 'challenge')
    return 'Let the runner through there, by a rule for its user agent `imgix-purge-action`: `verify-headers` are not sent to `origin-url`. Or leave `origin-url` out.';
  return mayBeMissing(cause)
    ? `${late} Where the Source should have the files by now, check \`origin-url\`: this step must be able to read it without credentials.`
    : 'Check `origin-url`: this step must be able to read it without credentials, and it must answer without a redirect. Where it was out of order for a while, run the job again.';
}
