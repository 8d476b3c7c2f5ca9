// Answers with status 200 that are no asset: error pages, messages, placeholders of a gateway, nothing at all.
import { cutShort } from '../platform/log-line.ts';
import { isReadableEncoding } from './decode-body.ts';

export const emptyBody = 'an empty body';
export const htmlPage = 'an HTML page';

/** Characters of a header in a message. */
const maxShown = 100;

type Headers = Readonly<Record<string, string>>;

/**
 * What an answer has that no image, font, video or document has, in words that complete "imgix answers with ...";
 * undefined where there is nothing. `length` and `head` (the beginning) are of the body as it was decoded.
 */
export function findOddity(headers: Headers, length: number, head: Uint8Array, mayBeText = false): string | undefined {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!isReadableEncoding(encoding)) return `an encoding that cannot be undone (${cutShort(encoding, maxShown)})`;
  if (length === 0) return emptyBody;
  if (pageTypes.has(type) || /^\s*<(!doctype html|html|head|body)\b/i.test(Buffer.from(head).toString('latin1'))) {
    return htmlPage;
  }
  if (type === '') return 'content of no type';
  return isTextType(type) && !mayBeText ? `content of the type ${cutShort(type, maxShown)}` : undefined;
}

/** Some derivatives are text: descriptions and palettes. https://docs.imgix.com/apis/rendering (fm, palette) */
export function asksForText(query: string): boolean {
  return /(^|&)(fm=(json|blurhash)|palette=(json|css))(&|$)/.test(query);
}

const pageTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** What messages come as. `image/svg+xml` is an image. */
function isTextType(type: string): boolean {
  if (type.startsWith('image/')) return false;
  return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}
