// The inputs that are addresses: of imgix's domain, the Source and the API. What cannot be one of them is refused.
import { ActionError } from '../errors.ts';
import { type BaseUrl, namesNoDomain, parseBaseUrl, toAddress } from '../targets/url/base-url.ts';
import { explainOtherHost } from '../targets/url/other-host.ts';
import { invalidInput, parseLines } from './input-values.ts';
import { inputDefaults } from './raw-inputs.ts';

type Addresses = { readonly baseUrls: readonly BaseUrl[]; readonly originUrl: BaseUrl | undefined };

export function parseBaseUrls(value: string): BaseUrl[] {
  const urls = parseLines(value).map((line) => parseAddress('base-url', line));
  for (const { origin } of urls) refuseOtherHost(new URL(origin).hostname);
  return [...new Map(urls.map((url) => [toAddress(url), url])).values()];
}

/** A purge does nothing there, and the files that it serves prove nothing of imgix. */
function refuseOtherHost(host: string): void {
  const other = explainOtherHost(host);
  if (other === undefined) return;
  const bucket = other.kind === 'storage' ? '; the bucket belongs in `origin-url`' : '';
  throw new ActionError(
    'invalid-input',
    `Input \`base-url\`: \`${host}\` is ${other.words}. Give the domain under which imgix serves the files, such as \`${exampleUrls['base-url']}\`${bucket}.`,
  );
}

const exampleUrls = {
  'base-url': 'https://example.imgix.net',
  'origin-url': 'https://www.example.com',
  'api-url': inputDefaults['api-url'],
};

export function parseAddress(name: keyof typeof exampleUrls, value: string): BaseUrl {
  const parsed = parseBaseUrl(value);
  if ('wrong' in parsed) {
    // A Source's name alone, as imgix's own pages show it.
    const isSource = name === 'base-url' && parsed.wrong === namesNoDomain;
    const example = isSource ? `https://${value}.imgix.net` : exampleUrls[name];
    throw invalidInput(name, value, `a URL such as \`${example}\` (${parsed.wrong})`);
  }
  return parsed;
}

/** A gateway may have a path; the path of the call is added to it. */
export function parseApiUrl(value: string): BaseUrl {
  const url = parseAddress('api-url', value);
  if (/\/purger?$|\/api\/v\d+(\/|$)/.test(url.path))
    throw invalidInput(
      'api-url',
      value,
      `an origin such as \`${inputDefaults['api-url']}\`, to which the path of the call is added`,
    );
  return url;
}

/** imgix has the new file only after the purge, which would wait for it. Another path of one's own host may be the Source behind it. */
export function refuseOriginAtImgix({ baseUrls, originUrl }: Addresses): void {
  if (originUrl === undefined) return;
  const address = toAddress(originUrl);
  const isOfImgix = originUrl.origin.endsWith('.imgix.net');
  if (!isOfImgix && !baseUrls.some((url) => toAddress(url) === address)) return;
  const words = isOfImgix ? 'an address of imgix, not of the Source' : 'on the host of a `base-url`';
  throw new ActionError(
    'invalid-input',
    `Input \`origin-url\`: \`${address}\` is ${words}. Give the address of the Source itself (the bucket or the web folder that imgix reads), or leave it out.`,
  );
}
