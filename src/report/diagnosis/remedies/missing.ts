// What to do where imgix has no such file: it is asked at the wrong place, or the deployment is late. In sentences.

import { quote } from '../../../platform/wording.ts';
import type { AssetReport } from '../../run-report.ts';
import { type Mapping, type Setup, toOwnMapping } from '../../setup.ts';
import { type Group, isOfDefaultImage, toEnding } from '../group.ts';
import { toEarly, toReadyRemedy } from './stale.ts';
import { toBaseUrls, type Where } from './where.ts';

/** imgix had nothing there before the purge either. */
export function toAddressRemedy(group: Group, setup: Setup, { place, baseUrls, isElsewhere }: Where): string {
  const { isTakedown } = setup;
  const mapping = toOwnMapping(setup, group.hosts) ?? setup.mapping;
  return mapping !== undefined && isOfHosts(mapping, group.hosts, isElsewhere)
    ? toMappingRemedy(mapping, setup)
    : `${toBadSource(group, baseUrls)}${toAddressAdvice(group, setup)}${place}: ${isElsewhere ? 'it leads' : 'together they lead'} to a place ${isTakedown ? 'where imgix has nothing' : 'that the deployment does not write to'}.${toFormQuestion(group)}`;
}

/** Whether what was found on one host tells what is wrong on these. */
function isOfHosts({ input, url }: Mapping, hosts: ReadonlySet<string>, isElsewhere: boolean): boolean {
  return input === 'base-url' ? hosts.has(new URL(url).origin) : input === 'case' || !isElsewhere;
}

/** What is not sure is a question. */
export function toMappingRemedy(mapping: Mapping, setup: Setup): string {
  const { file, url, isSure } = mapping;
  const follows = toConsequence(mapping, setup);
  return isSure
    ? `imgix serves ${quote(file)}, a file that has not changed, at ${quote(url)}. So ${follows}`
    : `imgix gives a file at ${quote(url)}, and its bytes do not show which. Is it ${quote(file)}? Then ${follows}`;
}

function toConsequence({ input, value, url }: Mapping, { root, baseUrls, mapping }: Setup): string {
  if (input === 'case') return 'the deployment changes the case of names, and imgix tells capitals from small letters.';
  const own = toBaseUrls(baseUrls, new Set([new URL(url).origin]));
  const now = input === 'root' ? quote(root || '.') : own.map(quote).join(', ');
  const found = mapping === undefined ? [] : [mapping, ...(mapping.others ?? [])];
  const isSplit = found.filter((one) => one.isSure && one.input === 'root').length > 1;
  return `\`${input}\` is not ${now} but ${quote(value)}.${isSplit ? ` ${splitRoots}` : ''}`;
}

const splitRoots = 'Another host shows another folder: give each a step of its own.';

/** `arrived`: the new files of this run that imgix is proved to have. */
export function toMissingRemedy(
  group: Group,
  setup: Setup,
  { place, baseUrls, mayBeWrong }: Where,
  arrived: readonly AssetReport[],
): string {
  const ofHost = toBadSource(group, baseUrls);
  if (group.isOfRemoved) return `${ofHost}${refusedRemoved}`;
  const kept = 'By default imgix keeps such an answer for five minutes.';
  if (setup.hasOrigin) return `${ofHost}${kept} ${toReadyRemedy(setup, place)}`;
  const { first, count, servedBefore } = group;
  const wasThere = servedBefore === count && !isOfDefaultImage(first.verification.cause);
  const isPlaceRight = wasThere || !mayBeWrong;
  const leftOut = toLeftOutQuestion(group, arrived);
  if (leftOut !== undefined) return `${ofHost}${toEarly(setup)}${leftOut}${toCaseQuestion(group)} ${kept}`;
  const included = count === 1 ? 'is this file in it' : 'are these files in it';
  return `${ofHost}${toEarly(setup)}${toMissingQuestion(group, setup)} the deployment to the Source finished, and ${isPlaceRight ? included : 'does it write there'}?${toCaseQuestion(group)}${toFormQuestion(group)} ${kept} Give \`origin-url\`, so that the purge waits for the deployment${isPlaceRight ? '' : `; otherwise check ${place}`}.`;
}

/** An upload may name the kinds of files that it takes. */
function toLeftOutQuestion({ hosts, endings }: Group, arrived: readonly AssetReport[]): string | undefined {
  const [ending = ''] = endings;
  const beside = arrived.filter(({ url }) => hosts.has(new URL(url).origin)).map(toEnding);
  if (ending === '' || endings.size > 1 || beside.length === 0 || beside.includes(ending)) return undefined;
  return `Files of other kinds have arrived: does the upload leave out ${quote(ending)}? If not, has the deployment finished? Give \`origin-url\`, so that the purge waits for it.`;
}

/** A sentence with a space before it: a build may write every name in small letters. */
function toCaseQuestion({ first, servedBefore }: Group): string {
  const name = first.file?.split('/').at(-1) ?? '';
  return servedBefore > 0 || name === name.toLowerCase()
    ? ''
    : ` imgix tells capitals from small letters: is it ${quote(name)} there, too?`;
}

/** A sentence, too: macOS, or a build, may compose letters otherwise than git has them. */
function toFormQuestion({ first, servedBefore }: Group): string {
  const name = first.file ?? '';
  return servedBefore > 0 || name.normalize('NFC') === name.normalize('NFD')
    ? ''
    : ' Is the name encoded otherwise there (Unicode NFC, NFD)?';
}

/** Of a removed file what is missing is right; only a 403 leaves that open. */
export const refusedRemoved =
  'It may be gone, or be refused to this step only. Allow imgix to list the bucket (`s3:ListBucket`), so that it answers 404 for what is gone; or keep an unchanged image that matches `files`, which is then fetched to tell the two apart.';

/** The beginning of one. What somebody asks for by its address may be taken down while git still has it. */
function toMissingQuestion(group: Group, setup: Setup): string {
  const { first, servedBefore } = group;
  if (first.change !== 'requested') return 'Has';
  return servedBefore > 0 && !isOfDefaultImage(first.verification.cause)
    ? 'If it was to be taken down, give `expect: gone`. Otherwise, has'
    : `${slipOf(group, setup) ?? isAddressRight} ${takenDown}, has`;
}

export function toNeverSeenRemedy(group: Group, setup: Setup, { place }: Where): string {
  // Text, or an image of a wrong type, looks like a message.
  const wasIt =
    group.servedBefore === 0
      ? ''
      : 'It may have been the file itself, as text or of a wrong type. Then it is gone: a checkout with an unchanged image that matches `files`, which is fetched then, lets this step prove that. ';
  return `${wasIt}${toAddressAdvice(group, setup)}${place}: a wrong one looks just like a file that is gone.`;
}

/** An address that somebody wrote by hand may be misspelt; and what was removed on purpose is nowhere else, either. */
function toAddressAdvice(group: Group, setup: Setup): string {
  if (group.first.change !== 'requested') return 'Check ';
  const slip = slipOf(group, setup);
  const right = slip === undefined ? 'If it is' : 'If not';
  const rest = group.code === 'never-seen' || setup.isTakedown ? right : takenDown;
  return `${slip ?? isAddressRight} ${rest}, check `;
}

function slipOf({ first, count }: Group, { slips }: Setup): string | undefined {
  return count === 1 ? slips?.get(first.file ?? '') : undefined;
}

export const isAddressRight = 'Is the address right?';

const takenDown = 'If it was removed on purpose, give `expect: gone`. If something should be there';

export const badSource = 'imgix answers 410 for a host that belongs to no Source, or to one that is not deployed.';

/** Words that go before the others where imgix answers 410, its `bad_source`. https://docs.imgix.com/setup/serving-assets */
function toBadSource({ first }: Group, baseUrls: string): string {
  const { cause } = first.verification;
  return cause?.kind === 'missing' && cause.status === 410
    ? `${badSource} First compare ${baseUrls} with the domains in the imgix dashboard. `
    : '';
}
