// What to do about a cause, in sentences that name the inputs with their values.
import type { Mapping, Setup } from '../setup.ts';
import { quote } from '../wording.ts';
import type { Group } from './group.ts';

export function toRemedy({ code, first }: Group, setup: Setup): string {
  const { root, baseUrls, hasOrigin, timeoutSeconds } = setup;
  const place = `\`root\` (${quote(root === '' ? '.' : root)}) and \`base-url\` (${baseUrls.map(quote).join(', ')})`;
  switch (code) {
    case 'old-bytes':
    case 'old-rendering':
      return hasOrigin
        ? `The Source had the new file before the purge, so imgix needs longer: raise \`timeout\` (${timeoutSeconds} s), or run the job again.`
        : 'Mostly the purge came before the deployment, and then it does nothing. Put this step after the deployment, or give `origin-url`, so that the purge waits for it.';
    case 'wrong-address':
      return setup.mapping === undefined
        ? `Check ${place}: together they lead to a place that the deployment does not write to.`
        : toMappingRemedy(setup.mapping, setup);
    case 'missing':
      return `Has the deployment to the Source finished, and does it write there? imgix keeps a 404 for five minutes. Give \`origin-url\`, so that the purge waits for the deployment; otherwise check ${place}.`;
    case 'token-missing':
      return `If the Source has Secure URLs, give \`secure-url-token\`. A Source that may not list its bucket answers so for a missing file, too: then check ${place}.`;
    case 'token-refused':
      return `The token given was refused: check that \`secure-url-token\` is the token of the Source of ${baseUrls.map(quote).join(', ')}, of today.`;
    case 'redirect':
      return 'A redirect is not followed. Give the host that imgix itself serves as `base-url`.';
    case 'challenge':
      return 'Let the runner through: a rule for its user agent `imgix-purge-action`, or for a header of your own given by `verify-headers`; or give the `*.imgix.net` host as `base-url`.';
    case 'not-an-asset':
      return 'Something answers in the place of imgix: a gateway, a page for missing files, a proxy. Open one of the URLs and check `base-url`.';
    case 'other-file':
      return "Either the deployment rewrites files (optimises images, say), so that its bytes are not the repository's, or it has not arrived. In the first case take `verify: warn`; in the second put this step after it.";
    case 'unknown-content':
      return 'The Source re-encodes (default parameters), and imgix does not describe these files. Nothing can be proved of them: take `verify: warn`.';
    case 'never-seen':
      return `Check ${place}: a wrong one looks just like a file that is gone.`;
    case 'too-early':
      return `Raise \`timeout\` (${timeoutSeconds} s), or run the job again.`;
    case 'status':
    case 'unreachable':
      return "Run the job again; if it goes on, look at imgix's status page, and at the network of the runner.";
    case 'purge-rejected':
      return toPurgeRemedy(first.purge.status, setup);
    case 'purge-rate-limited':
      return 'The limit counts for the whole account: lower `rate-limit`, or let the jobs that purge run one after the other.';
    case 'purge-unreachable':
      return "Run the job again; if it goes on, check `api-url`, the network and imgix's status page.";
    case 'origin-not-ready':
      return `Has the deployment finished? Put this step after it, or raise \`timeout\` (${timeoutSeconds} s). Fetch the address that the report names.`;
    case 'inconclusive':
      return 'What can be proved depends on the Source.';
    default:
      return code satisfies never;
  }
}

export function toMappingRemedy({ input, value, file, url }: Mapping, { root, baseUrls }: Setup): string {
  const seen = `imgix serves ${quote(file)}, a file that has not changed, at ${quote(url)}`;
  if (input === 'case')
    return `${seen}: the deployment changes the case of names, and imgix tells capitals from small letters.`;
  const now = input === 'root' ? root || '.' : baseUrls.join(' ');
  return `${seen}. So \`${input}\` is not ${quote(now)} but ${quote(value)}.`;
}

function toPurgeRemedy(status: number | null, { baseUrls }: Setup): string {
  const hosts = baseUrls.map(quote).join(', ');
  if (status === 400 || status === 404)
    return `Compare ${hosts} with the domains of the Source in the imgix dashboard: each must belong to the account of the API key, and be deployed.`;
  if (status === 402) return 'A limit of the plan of the imgix account is reached.';
  if (status !== null && status >= 300 && status < 400)
    return 'It is a redirect, and the key follows none: check `api-url`.';
  return 'Check `api-url`, and whether a proxy answers in the place of imgix.';
}
