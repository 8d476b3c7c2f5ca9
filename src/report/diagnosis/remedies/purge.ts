// What to do about a purge that imgix did not take, in sentences: for the diagnosis of a run, and for the check of a set-up.
import type { ProblemCode } from '../../../errors.ts';
import { findProxy, ownAuthority, tlsFailed } from '../../../platform/http/http.ts';
import { quote } from '../../../platform/wording.ts';
import type { Setup } from '../../setup.ts';

export type PurgeCode = Extract<ProblemCode, `purge-${string}`>;

/** `purged`: the hosts on which imgix has accepted others. `isServed`: these are files that it serves. */
type Others = { readonly purged: ReadonlySet<string>; readonly isServed: boolean };

export function toPurgeRemedy(
  code: PurgeCode,
  status: number | null,
  origins: readonly string[],
  setup: Setup,
  others: Others = { purged: new Set(), isServed: false },
): string {
  switch (code) {
    case 'purge-rate-limited':
      // With none accepted it is not this run that used it up.
      return others.purged.size === 0
        ? 'The limit counts for the whole account, and something else uses it up: let that end, then run the job again. Let the jobs that purge run one after the other, or with a lower `rate-limit` each.'
        : `The limit counts for the whole account: lower \`rate-limit\`, let the jobs that purge run one after the other, or raise \`timeout\` (${setup.timeoutSeconds} s), which bounds the wait.`;
    case 'purge-unreachable':
      return "Run the job again; if it goes on, check `api-url`, the network and imgix's status page.";
    case 'purge-rejected':
      return toRejectedRemedy(status, origins, setup, others);
    default:
      return code satisfies never;
  }
}

/** Comes first where the words of a fault tell what stood in the way; with a space behind it, or empty. */
export function toWayAdvice(words: string): string {
  const proxy = findProxy(words);
  if (words.includes(ownAuthority))
    return `That host, or something between the runner and it that opens TLS, shows a certificate of an authority that Node does not know: name the file of that authority in \`NODE_EXTRA_CA_CERTS\`${proxy === undefined ? '' : ', or except the host from the proxy by `NO_PROXY`'}. `;
  if (isOfTls(words)) return 'The host must speak TLS, with a certificate that is valid for its name. ';
  return proxy === undefined
    ? ''
    : `Check the proxy that ${quote(proxy)} names: its address, user name and password, and whether it lets this host through. What needs no proxy belongs into \`NO_PROXY\`. `;
}

/** The host's own fault, of what its certificate says or of speaking none. */
export function isOfTls(words: string): boolean {
  return words.includes(`${tlsFailed}: `) && !words.includes(ownAuthority);
}

const oddKeyAdvice =
  'The key does not begin with `ak_`, and the retired API v2 was asked: is it an API key, and not the token of a Source?';

const retiredAdvice = '`api-version` is `v2`, which imgix retired in March 2021: leave it out.';

/** More hosts than these are no help. */
export const maxHosts = 5;

function toRejectedRemedy(
  status: number | null,
  origins: readonly string[],
  { isKeyOdd, isRetiredApi, isSubImage }: Setup,
  { purged, isServed }: Others,
): string {
  const hosts = origins.slice(0, maxHosts).map(quote).join(', ');
  const isOfHost = status === 400 || status === 404;
  if (isOfHost && origins.every((origin) => purged.has(origin))) {
    const why = status === 400 ? ofBadUrl : isServed ? ofServedFile : ofUnknownFile;
    return `imgix has accepted other purges of ${hosts} in this run, ${why}`;
  }
  if (status === 402) return 'A limit of the plan of the imgix account is reached.';
  const ofKey = isKeyOdd ? `${oddKeyAdvice} ` : isRetiredApi ? `${retiredAdvice} ` : '';
  if (isOfHost)
    return `${ofKey}${isSubImage ? 'Check `source-id`. ' : ''}Compare ${hosts} with the domains of the Source in the imgix dashboard: each must belong to the account of the API key, and be deployed.`;
  if (status !== null && status >= 300 && status < 400)
    return `${ofKey}It is a redirect, which is not followed with the key: check \`api-url\`.`;
  return `${ofKey}Check \`api-url\`, and whether a proxy answers in the place of imgix.`;
}

const ofUnknownFile =
  'so it seems to answer 404 for files that it has never had. If this is a new file, run the job again once it is deployed.';
const ofServedFile =
  "and serves what it answers 404 for: run the job again. If it goes on, give the request id to imgix's support.";
const ofBadUrl =
  'so the host is right, and what imgix finds wrong is the rest of the URL: correct or rename it, or leave it out by a line of `files` that begins with `!`.';
