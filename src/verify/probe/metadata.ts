// `fm=json`: imgix describes the file that it holds, which tells a fresh rendering from a stale one.
// https://docs.imgix.com/apis/rendering/format/fm (json)
import type { Dimensions } from '../../platform/files/local-file.ts';
import { parseJson, valueAt } from '../../platform/json.ts';

/** Of the file that imgix holds; `contentLength` in bytes. */
export type Metadata = { readonly contentLength: number; readonly dimensions: Dimensions | undefined };

/** A description has some kilobytes; one with embedded profiles some hundred. */
export const maxMetadataBytes = 1024 * 1024;

/** Undefined where the text is no description, as of an asset that is no image. `Content-Length` is a string there. */
export function parseMetadata(text: string): Metadata | undefined {
  const json = parseJson(text);
  const contentLength = toWholeNumber(valueAt(json, 'Content-Length'));
  if (contentLength === undefined) return undefined;
  const width = toWholeNumber(valueAt(json, 'PixelWidth'));
  const height = toWholeNumber(valueAt(json, 'PixelHeight'));
  return { contentLength, dimensions: width === undefined || height === undefined ? undefined : { width, height } };
}

/** Orientation metadata may turn an image by a quarter: the description does not say whether its size is from before or after. */
export function hasSameDimensions(one: Dimensions | undefined, other: Dimensions | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  const turned = one.width === other.height && one.height === other.width;
  return turned || (one.width === other.width && one.height === other.height);
}

function toWholeNumber(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined;
}
