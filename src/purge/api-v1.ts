// imgix Management API v1. https://docs.imgix.com/apis/management/purges
import { parseJson, valueAt } from '../platform/json.ts';
import {
  classifyStatus,
  type PurgeAnswer,
  type PurgeApi,
  shorten,
  toErrorsUnder,
  toKeyAdvice,
} from './purge-answer.ts';

export type ApiV1Options = {
  /** Base of the API without a trailing slash, such as `https://api.imgix.com`. */
  readonly apiUrl: string;
  readonly apiKey: string;
  /** Purge as a sub-image: every parent image of this Source is purged too. */
  readonly subImage: { readonly sourceId: string } | undefined;
};

const mediaType = 'application/vnd.api+json';

export function createApiV1({ apiUrl, apiKey, subImage }: ApiV1Options): PurgeApi {
  const parents = subImage === undefined ? {} : { sub_image: true, source_id: subImage.sourceId };
  return {
    toRequest: (url) => ({
      url: `${apiUrl}/api/v1/purge`,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': mediaType, accept: mediaType },
      body: JSON.stringify({ data: { type: 'purges', attributes: { url, ...parents } } }),
    }),
    classify,
    keyAdvice: toKeyAdvice(apiKey),
  };
}

function classify(status: number, body: string): PurgeAnswer {
  const json = parseJson(body);
  if (status >= 200 && status < 300) return toAccepted(status, json, body);
  return classifyStatus(status, body, isInMaintenance(json) ? `; ${maintenance}` : '');
}

function toAccepted(status: number, json: unknown, body: string): PurgeAnswer {
  const id = valueAt(json, 'data', 'attributes', 'purge_id') ?? valueAt(json, 'data', 'id');
  const purgeId = typeof id === 'string' ? shorten(id) : null;
  const foreign = toForeign(status, body);
  const odd = foreign ?? (purgeId === null ? 'the answer held no purge id, which is not how imgix answers' : undefined);
  const notes = [odd, isInMaintenance(json) ? maintenance : undefined].filter((note) => note !== undefined);
  return {
    kind: 'accepted',
    status,
    purgeId,
    ...(notes.length === 0 ? {} : { note: `${notes.join('; ')}.` }),
    ...(foreign === undefined ? {} : { isForeign: true }),
  };
}

/** Why this is no answer about a purge. Undefined for one, for the beginning of one, and for an answer without a body. */
function toForeign(status: number, body: string): string | undefined {
  const isLikeOurs = /^\s*($|\{)/.test(body);
  const other = "the answer was not imgix's JSON, but perhaps the page of a proxy or of another server";
  return toErrorsUnder(status, body) ?? (isLikeOurs ? undefined : other);
}

const maintenance = 'imgix reports that its API is in maintenance (read-only)';

/** [seen] imgix's answers carry the state of its API. */
function isInMaintenance(json: unknown): boolean {
  return valueAt(json, 'meta', 'server', 'status', 'read_only') === true;
}
