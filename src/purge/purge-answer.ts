// What an answer of imgix's purge API means, whichever API gave it.
import { parseJson, textAt, valueAt } from '../platform/json.ts';
import { cutShort } from '../platform/wording.ts';

export type PurgeAnswer =
  /** 2xx: received, not completed. */
  | {
      readonly kind: 'accepted';
      readonly status: number;
      readonly purgeId: string | null;
      /** What is odd about the answer. */
      readonly note?: string;
      /** It is no answer about a purge at all, such as a proxy's page: only what imgix serves tells whether it purged. */
      readonly isForeign?: true;
    }
  /** A purge of the same URL is under way already. */
  | { readonly kind: 'duplicate'; readonly status: number }
  /**
   * The key is missing, wrong or lacks the permission: no other asset would fare better. `isForeign`: a page says so, which imgix's API
   * does not have, and a proxy or a firewall may.
   */
  | { readonly kind: 'refused'; readonly status: number; readonly words: string; readonly isForeign: boolean }
  /** This URL was turned down; a second attempt would be too. */
  | { readonly kind: 'rejected'; readonly status: number; readonly words: string }
  /** Over the rate limit of the account. */
  | { readonly kind: 'limited'; readonly status: number; readonly words: string }
  /** A fault on the way or at imgix, which may pass. */
  | { readonly kind: 'unavailable'; readonly status: number | null; readonly words: string };

/** One API of imgix: how a purge is asked for, and what its answers say. */
export type PurgeApi = {
  readonly toRequest: (url: string) => { url: string; headers: Record<string, string>; body: string };
  /** `body` is the beginning of the answer as text: JSON where the answer is imgix's own. */
  readonly classify: (status: number, body: string) => PurgeAnswer;
  /** Where imgix refuses the key: what to look at, in sentences. */
  readonly keyAdvice: string;
};

/** What both APIs share: the meaning of the status. `more`: words about the answer beside its own. */
export function classifyStatus(status: number, body: string, more = ''): PurgeAnswer {
  const words = `${toReason(body)}${more}`;
  if (status === 409) return { kind: 'duplicate', status };
  if (status === 401 || status === 403) return { kind: 'refused', status, words, isForeign: isPage(body) };
  if (status === 429) return { kind: 'limited', status, words };
  if (status >= 500 || status === 408 || status === 425) return { kind: 'unavailable', status, words };
  return { kind: 'rejected', status, words };
}

export function isPage(body: string): boolean {
  return /^\s*</.test(body);
}

export function toKeyAdvice(apiKey: string): string {
  return apiKey.startsWith('ak_')
    ? "Check that the key has the permission Asset Purge (in imgix's dashboard, under API Keys) and is still valid, and that the secret holds all of it."
    : "The key given does not begin with `ak_`, as imgix's API keys do. Give one with the permission Asset Purge: the Secure URL token of a Source is another thing, and a key from before 2021 is for API v2, which imgix retired in March 2021.";
}

/** Words for errors under a status that says that there are none; undefined where there really are none. */
export function toErrorsUnder(status: number, body: string): string | undefined {
  if (!holdsErrors(parseJson(body))) return undefined;
  return `the answer had the status ${status} and held errors (${toReason(body)})`;
}

function holdsErrors(json: unknown): boolean {
  const errors = valueAt(json, 'errors') ?? valueAt(json, 'error');
  if (typeof errors === 'object' && errors !== null) return Object.keys(errors).length > 0;
  return errors === true || (typeof errors === 'string' && errors !== '');
}

/**
 * What the answer says of itself: JSON:API's errors (https://jsonapi.org/format/#error-objects), of which `id` is the request id that
 * imgix's support asks for, or what gateways and older APIs write in their place.
 */
function toReason(body: string): string {
  const json = parseJson(body);
  const said = [valueAt(json, 'errors'), valueAt(json, 'error'), json].map(toSentences);
  const sentences = said.find(({ length }) => length > 0);
  if (sentences !== undefined) return sentences.join('; ');
  const text = body.trim();
  // A page, or JSON that was cut off.
  if (json === undefined && /^[<{[]/.test(text))
    return "an answer that is not imgix's JSON, but perhaps that of a proxy or a firewall";
  return text !== '' && (json === undefined || holdsErrors(json)) ? `"${shorten(text)}"` : 'no reason given';
}

function toSentences(errors: unknown): string[] {
  return (Array.isArray(errors) ? errors : [errors]).slice(0, 3).flatMap((error: unknown) => {
    const words = ['detail', 'title', 'message'].map((name) => textAt(error, name)).find(Boolean) ?? textAt(error);
    const id = textAt(error, 'id');
    if (words === undefined) return [];
    return [id === undefined ? `"${shorten(words)}"` : `"${shorten(words)}" (request id ${shorten(id)})`];
  });
}

const maxWordsCharacters = 300;

/** Text from outside, short enough for a message. */
export function shorten(text: string): string {
  return cutShort(text, maxWordsCharacters);
}
