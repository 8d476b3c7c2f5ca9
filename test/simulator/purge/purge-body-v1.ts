// Reads the JSON:API document of a v1 purge, as strictly as the documentation describes it.

import { type SimulatorRequest, toText } from '../http-types.ts';
import { jsonApiType } from './json-api.ts';
import type { PurgeOrder } from './purge-intake.ts';

export type PurgeBody =
  | { readonly kind: 'order'; readonly order: PurgeOrder }
  | { readonly kind: 'invalid'; readonly detail: string };

export function readPurgeBody(request: SimulatorRequest): PurgeBody {
  const type = request.headers['content-type'] ?? '';
  if (type.split(';')[0]?.trim().toLowerCase() !== jsonApiType) {
    return invalid(`The Content-Type must be ${jsonApiType}.`);
  }
  const attributes = parseAttributes(toText(request.body));
  if (attributes === undefined) return invalid('The body must be a JSON:API document of the type "purges".');

  const { url, sub_image: subImage, source_id: sourceId } = attributes;
  if (typeof url !== 'string') return invalid('The attribute "url" is required.');
  if (subImage === undefined && sourceId === undefined) return { kind: 'order', order: { kind: 'asset', url } };
  // All three belong together [doc]. What the API says to two of them is a guess: 400.
  if (subImage === false && sourceId === undefined) return { kind: 'order', order: { kind: 'asset', url } };
  if (subImage !== true || typeof sourceId !== 'string' || !/^[0-9a-f]{24}$/.test(sourceId)) {
    return invalid('A sub-image needs "url", "sub_image": true and "source_id" (24 hexadecimal digits).');
  }
  return { kind: 'order', order: { kind: 'sub-image', url, sourceId } };
}

function invalid(detail: string): PurgeBody {
  return { kind: 'invalid', detail };
}

function parseAttributes(text: string): Readonly<Record<string, unknown>> | undefined {
  const data = asObject(asObject(parseJson(text))?.data);
  return data?.type === 'purges' ? asObject(data.attributes) : undefined;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
