// Answers with status 200 that are no asset: error pages, messages, placeholders of a gateway, nothing at all.
import { isReadableEncoding } from './decode-body.ts';

export const emptyBody = 'an empty body';
export const htmlPage = 'an HTML page';

type Headers = Readonly<Record<string, string>>;

/**
 * What an answer has that no image, font, video or document has, in words that complete "imgix answers with ...";
 * undefined where there is nothing. `length` and `head` (the beginning) are of the body as it was decoded.
 */
export function findOddity(headers: Headers, length: number, head: Uint8Array): string | undefined {
  const encoding = headers['content-encoding']?.trim().toLowerCase().slice(0, 100) ?? 'identity';
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase().slice(0, 100) ?? '';
  if (!isReadableEncoding(encoding)) return `an encoding that cannot be undone (${encoding})`;
  if (length === 0) return emptyBody;
  if (pageTypes.has(type) || /^\s*<(!doctype html|html|head|body)\b/i.test(Buffer.from(head).toString('latin1'))) {
    return htmlPage;
  }
  if (type === '') return 'content of no type';
  return isTextType(type) ? `content of the type ${type}` : undefined;
}

const pageTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** What messages come as. `image/svg+xml` is an image. */
function isTextType(type: string): boolean {
  if (type.startsWith('image/')) return false;
  return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}
