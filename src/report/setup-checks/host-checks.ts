// `diagnose: true`: what was found about one host of `base-url` -> checks. Pure.
import { isMisencoded } from '../../platform/http/http.ts';
import { quote, toCount } from '../../platform/wording.ts';
import type { HostFacts } from '../../verify/served/examine.ts';
import type { DiagnosisCode } from '../diagnosis/diagnosis.ts';
import { atQueries } from '../diagnosis/queries.ts';
import {
  redirectRemedy,
  toChallengeRemedy,
  toFilterRemedy,
  toOtherCacheRemedy,
} from '../diagnosis/remedies/in-front.ts';
import { badSource, toMappingRemedy } from '../diagnosis/remedies/missing.ts';
import { misencodedRemedy } from '../diagnosis/remedies/origin.ts';
import { toStatusRemedy } from '../diagnosis/remedies/status.ts';
import { type Setup, toOwnMapping } from '../setup.ts';
import { hasOwnBytes, isServed, mayPass, statusOf, toGivenWords } from './given.ts';
import { checkBytes, checkProvable } from './proof-checks.ts';
import { type Check, note, right, unknown, wrong } from './setup-check.ts';

/** `isOfBuilt`: the files that were asked for are those of `deployed`. */
export function checkHost(host: HostFacts, setup: Setup, isOfBuilt = false): Check[] {
  const ofToken = checkToken(host, setup);
  const isTokenWrong = ofToken.some(({ verdict }) => verdict === 'wrong');
  return [
    checkPlace(host, setup, isTokenWrong),
    ...checkBytes(host, setup, isOfBuilt),
    ...ofToken,
    ...checkMissing(host),
    ...checkProvable(host, setup, isOfBuilt),
    ...checkDerivatives(host),
    ...checkCaches(host),
  ];
}

function checkPlace({ baseUrl, files }: HostFacts, setup: Setup, isTokenWrong: boolean): Check {
  const about = `${quote(baseUrl)} and \`root\``;
  if (files.length === 0) return unknown(about, 'No unchanged file to ask for.');
  const counts = [...Map.groupBy(files, ({ given }) => toGivenWords(given))];
  const seen = counts.map(([words, same]) => `${words} (${toExample(same, counts.length > 1)})`).join(', ');
  const subject = `Of ${toCount(files.length, 'unchanged file')} imgix gives`;
  if (files.some(isServed)) return right(about, `${subject}: ${seen}.`);
  const finding = `${subject} none: ${seen}.`;
  if (isTokenWrong) return note(about, finding, 'See "Secure URLs".');
  const [code, remedy] = explainNone(files, finding, baseUrl, setup);
  return wrong(about, code, finding, remedy);
}

/** Why imgix serves none of these, and what to do. */
function explainNone(
  files: HostFacts['files'],
  finding: string,
  baseUrl: string,
  setup: Setup,
): readonly [code: DiagnosisCode, remedy: string] {
  const kinds = new Set(files.map(({ given }) => given.kind));
  const statuses = files.map(({ given }) => statusOf(given));
  if (kinds.has('challenge')) return ['challenge', toChallengeRemedy([baseUrl])];
  if (kinds.has('redirect')) return ['redirect', redirectRemedy];
  if (kinds.has('failed'))
    return ['unreachable', isMisencoded(finding) ? misencodedRemedy : 'Check `base-url`, the network and the proxy.'];
  if (kinds.has('no-asset')) return ['not-an-asset', 'Something else answers: check `base-url`.'];
  const [status] = statuses;
  if (status !== undefined && statuses.every((one) => one !== undefined && !missingStatuses.has(one)))
    return ['status', toStatusRemedy(status, [baseUrl])];
  const mapping = toOwnMapping(setup, [new URL(baseUrl).origin]) ?? setup.mapping;
  if (mapping !== undefined) return ['wrong-address', toMappingRemedy(mapping, setup)];
  const ofHost = statuses.includes(410) ? `${badSource} ` : '';
  const inputs = `${setup.deployed === undefined ? '' : '`deployed`, '}\`root\` and \`base-url\``;
  return ['wrong-address', `${ofHost}Check ${inputs}; or these files are not deployed.`];
}

/** Those that say that there is no such file, or may. */
const missingStatuses: ReadonlySet<number> = new Set([403, 404, 410]);

/** How many; with the name of one, where others are given as something else. */
function toExample(same: HostFacts['files'], isNamed: boolean): string {
  const [first] = same;
  return isNamed && first !== undefined && !hasOwnBytes(first.given)
    ? `${same.length}, such as ${quote(first.file)}`
    : `${same.length}`;
}

function checkToken({ baseUrl, files, unsigned }: HostFacts, setup: Setup): Check[] {
  const about = 'Secure URLs';
  const isRefused = files.length > 0 && files.every(({ given }) => statusOf(given) === 403);
  // Where a file is served at another place of the host, this one is wrong, and says nothing of a token.
  if (isRefused && toOwnMapping(setup, [new URL(baseUrl).origin]) !== undefined) return [];
  if (unsigned === undefined) {
    if (!isRefused) return [];
    const remedy = `Give \`secure-url-token\`, if the Source has Secure URLs; otherwise check \`root\` and \`base-url\`.${toFilterRemedy([baseUrl])}`;
    return [wrong(about, 'token-missing', 'imgix answers 403 to every unsigned URL.', remedy)];
  }
  // Something else than imgix has answered.
  if (['failed', 'challenge', 'redirect'].includes(unsigned.kind)) return [];
  if (statusOf(unsigned) !== 403) {
    const finding =
      'imgix answers to unsigned URLs as well: the Source has none, and `secure-url-token` is not needed.';
    return [note(about, finding)];
  }
  if (!isRefused) return [right(about, 'The Source has them, and the token is right.')];
  const remedy = "The token given was refused: check that it is this Source's.";
  return [wrong(about, 'token-refused', 'imgix answers 403 to the signed URLs, too.', remedy)];
}

export const againRemedy = 'Run this job again.';

/** Where nothing is served, what is missing proves nothing. */
function checkMissing({ files, missing }: HostFacts): Check[] {
  const about = 'A missing file';
  if (!files.some(isServed)) return [];
  if (missing.kind === 'served')
    return [note(about, 'imgix gives a default image: a deleted file is proved as `replaced`.')];
  const status = statusOf(missing);
  if (status === 404) return [right(about, 'imgix answers 404: a deleted file is proved as `gone`.')];
  if (status === 403 || status === 410)
    return [note(about, `imgix answers ${status}: a deleted file is proved once an unchanged one is served after it.`)];
  const given = `imgix gives ${toGivenWords(missing)}`;
  // Of a page that comes in its place imgix renders nothing: it says 421 or 422.
  const isPage = missing.kind === 'no-asset' || status === 421 || status === 422;
  return [
    isPage
      ? note(about, `${given}: a deleted file is not proved.`, 'Let the Source answer 404 for what it does not have.')
      : note(about, `${given}.`),
  ];
}

/** Of each query one file is enough: another may be one that imgix renders with none. */
function checkDerivatives({ derivatives }: HostFacts): Check[] {
  const about = '`verify-params`';
  const alike = Map.groupBy(derivatives, (one) => (isServed(one) ? 'served' : toGivenWords(one.given)));
  return [...alike].flatMap(([words, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const { given, url } = first;
    const at = atQueries(same.map(({ query }) => `?${query}`));
    if (isServed(first)) return right(about, `imgix gives an unchanged file${at}.`);
    const finding = `Of unchanged files imgix gives ${words}${at}, such as ${quote(url)}.`;
    if (given.kind === 'no-asset') return wrong(about, 'not-an-asset', finding, queryRemedy);
    const status = statusOf(given);
    if (status === undefined || mayPass(given)) return unknown(about, finding, againRemedy);
    return wrong(about, 'status', finding, status === 402 ? toStatusRemedy(402, []) : queryRemedy);
  });
}

const queryRemedy = 'Correct that line of `verify-params`: with it no image would be proved.';

function checkCaches({ baseUrl, otherCache }: HostFacts): Check[] {
  if (otherCache === undefined) return [];
  const finding = `A cache in front of imgix (${quote(otherCache)}) may give what it has stored: of what has changed since, nothing is proved until it lets go.`;
  return [note('Caches', finding, toOtherCacheRemedy([baseUrl]))];
}
