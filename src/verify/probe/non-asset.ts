// Answers that are no asset: error pages, messages, placeholders of a gateway, nothing at all; and challenges of filters.
import { isTextFile } from '../../platform/files/file-kind.ts';
import { isReadableEncoding, toEncoding } from '../../platform/http/decode-body.ts';
import { type Headers, unreadableEncoding } from '../../platform/http/http.ts';
import { cutShort } from '../../platform/wording.ts';

export const emptyBody = 'an empty body';
export const htmlPage = 'an HTML page';

/** Characters of a header in a message. */
const maxShown = 100;

/**
 * What an answer has that no image, font, video or document has, in words that complete "imgix answers with ...";
 * undefined where there is nothing. `length` and `head` (the beginning) are of the body as it was decoded.
 */
export function findNonAssetReason(
  headers: Headers,
  length: number,
  head: Uint8Array,
  mayBeText: boolean,
): string | undefined {
  const encoding = toEncoding(headers);
  const type = toType(headers);
  if (!isReadableEncoding(encoding)) return `${unreadableEncoding} (${cutShort(encoding, maxShown)})`;
  if (length === 0) return emptyBody;
  if (isPage(type, head)) return htmlPage;
  if (type === '') return 'content of no type';
  return isText(type) && !mayBeText ? `content of the type ${cutShort(type, maxShown)}` : undefined;
}

/** Then nothing is known of the file's own bytes. */
export function isUnreadable(nonAssetReason: string | undefined): boolean {
  return nonAssetReason?.startsWith(unreadableEncoding) === true;
}

/** Whether the answer may be an older version of a text file, in whose place it came. */
export function mayBeTextFile(url: string, nonAssetReason: string): boolean {
  return isTextFile(url) && nonAssetReason !== emptyBody && nonAssetReason !== htmlPage;
}

/** The query asks for text. https://docs.imgix.com/apis/rendering (fm, palette) */
export function isTextQuery(query: string): boolean {
  return /(^|&)(fm=(json|blurhash)|palette=(json|css))(&|$)/.test(query);
}

/**
 * Whose *challenge* it is: a page that asks the client to prove that it is a browser. Undefined where it is none. A filter that
 * names itself in a header challenges with any status: AWS WAF with 202 and 405, and without a page if the client asks for none.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
 */
export function findChallenge(status: number, headers: Headers, head: Uint8Array): string | undefined {
  const isSaid = isSaidChallenge(headers);
  const text = Buffer.from(head).toString('latin1');
  if (!isSaid && !(mayBeChallenge(status) && isPage(toType(headers), head) && challengeWords.test(text)))
    return undefined;
  return filters.find(([, isIts]) => isIts(headers))?.[0] ?? 'a filter';
}

/** Whether the page must be read to tell a challenge from another answer. */
export function mayBeChallenge(status: number): boolean {
  return status === 403 || status === 429 || status === 503;
}

export function isSaidChallenge(headers: Headers): boolean {
  return headers['cf-mitigated'] !== undefined || headers['x-amzn-waf-action'] !== undefined;
}

const challengeWords =
  /just a moment|challenge|captcha|are you (a )?human|verify(ing)? (that )?you|attention required/i;

const filters: readonly (readonly [name: string, isIts: (headers: Headers) => boolean])[] = [
  ['Cloudflare', (headers) => 'cf-ray' in headers || 'cf-mitigated' in headers],
  ['AWS WAF', (headers) => 'x-amzn-waf-action' in headers],
  ['DataDome', (headers) => 'x-datadome' in headers],
  ['Akamai', (headers) => /akamai/i.test(headers.server ?? '')],
  ['Imperva', (headers) => 'x-iinfo' in headers],
  ['Sucuri', (headers) => 'x-sucuri-id' in headers],
];

function toType(headers: Headers): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function isPage(type: string, head: Uint8Array): boolean {
  return pageTypes.has(type) || /^\s*<(!doctype html|html|head|body)\b/i.test(Buffer.from(head).toString('latin1'));
}

const pageTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** The types of messages. `image/svg+xml` is none of them. */
function isText(type: string): boolean {
  return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}
