// What imgix makes of an input file and parameters. No pixels are computed: a derivative is the input plus a line that
// names the parameters, which is deterministic, differs from the input in bytes and length, and which viewers still show.

import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { toBytes, toText } from '../http-types.ts';
import type { SimulatorSettings } from '../options.ts';

export type Rendered = { readonly status: number; readonly contentType: string; readonly body: Uint8Array };

export type Rendering = {
  readonly input: Uint8Array;
  /** Of the Source, for the type by file name. */
  readonly path: string;
  /** Raw, without `s`. */
  readonly query: string;
  readonly accept: string;
  /** Bytes of the images that `mark` and `blend` bring in. */
  readonly subImages: readonly Uint8Array[];
  /** For a sound input; another for the default image of a missing file. */
  readonly status: number;
};

type RenderSettings = Pick<
  SimulatorSettings,
  'contentType' | 'defaultParams' | 'sanitizeSvg' | 'svgBypass' | 'unknownParameters' | 'unreadableMetadata'
>;

/** By input and everything else that has a say: worlds and visitors ask for the same again and again. */
const renderings = new WeakMap<Uint8Array, Map<string, Rendered>>();
const maxKnown = 16;

export function render(rendering: Rendering, settings: RenderSettings): Rendered {
  const { input, path, query, accept, status, subImages } = rendering;
  if (subImages.length > 0) return renderAfresh(rendering, settings);
  const { contentType, defaultParams, sanitizeSvg, svgBypass, unknownParameters, unreadableMetadata } = settings;
  const key = `${contentTypeOf(path)} ${meaningOf(query, unknownParameters)} ${accept} ${status} ${contentType} ${defaultParams} ${sanitizeSvg} ${svgBypass} ${unknownParameters} ${unreadableMetadata}`;
  const known = renderings.get(input) ?? new Map<string, Rendered>();
  const rendered = known.get(key) ?? renderAfresh(rendering, settings);
  // Nonces that are rendered would fill it without end.
  if (known.size >= maxKnown) known.clear();
  known.set(key, rendered);
  renderings.set(input, known);
  return rendered;
}

const renditionNote = /\n<!-- rendition \d+ -->$/;

/** The same picture, with other bytes than at any other time. What describes the input tells of no rendition. */
export function toOwnRendition(rendered: Rendered, n: number): Rendered {
  if (rendered.contentType === 'application/json' || rendered.status >= 400) return rendered;
  return { ...rendered, body: Buffer.concat([rendered.body, toBytes(`\n<!-- rendition ${n} -->`)]) };
}

/** What all renditions of a picture have in common. */
export function toPicture(body: Uint8Array): Uint8Array {
  const tail = Buffer.from(body.subarray(-40)).toString('latin1');
  const note = renditionNote.exec(tail)?.[0] ?? '';
  return body.subarray(0, body.length - note.length);
}

/** Queries of one meaning give one picture. What only describes the input takes no other parameter into account. */
function meaningOf(query: string, unknown: SimulatorSettings['unknownParameters']): string {
  if (query === '') return '';
  const isDescription = query.includes('fm=json') && new URLSearchParams(query).get('fm') === 'json';
  return isDescription ? '?fm=json' : `?${countedParameters(query, unknown)}`;
}

function renderAfresh(rendering: Rendering, settings: RenderSettings): Rendered {
  const { input, path, query, status } = rendering;
  const type = contentTypeOf(path);
  const parameters = new URLSearchParams(query);
  if (parameters.get('fm') === 'json') return renderMetadata(input, type, status, settings);

  const sent = { status, contentType: settings.contentType ?? type };
  if (isText(type)) return { ...sent, body: input };
  if (bypassesRasterizer(type, parameters, settings.svgBypass)) return { ...sent, body: input };
  const counted = countedParameters(query, settings.unknownParameters);
  if (type === 'image/svg+xml' && hasOnlySvgSwitches(new URLSearchParams(counted))) {
    const isOriginal = !settings.sanitizeSvg || bypassesSanitizer(parameters, settings.svgBypass);
    return { ...sent, body: isOriginal ? input : sanitized(input) };
  }
  const allParameters = [settings.defaultParams, counted].filter((part) => part !== '').join('&');
  // No parameters at all: the original bytes [doc: serving-assets].
  if (query === '' && settings.defaultParams === '') return { ...sent, body: input };
  return { ...sent, body: derivativeOf(rendering, allParameters) };
}

/** No format that imgix renders: served without any transformations. https://docs.imgix.com/references/supported-file-formats */
function isText(type: string): boolean {
  return type.startsWith('text/');
}

/** `fm=json` tells about the input, not about what the other parameters make of it [doc, seen]. */
function renderMetadata(input: Uint8Array, type: string, status: number, settings: RenderSettings): Rendered {
  const size = pixelSize(input);
  if (size === undefined && settings.unreadableMetadata === 422) {
    return { status: 422, contentType: 'text/plain', body: toBytes('Unable to read the image.') };
  }
  const metadata = {
    'Content-Length': String(input.byteLength),
    'Content-Type': settings.contentType ?? type,
    ...size,
  };
  return { status, contentType: 'application/json', body: toBytes(JSON.stringify(metadata)) };
}

function pixelSize(input: Uint8Array): { readonly PixelWidth: number; readonly PixelHeight: number } | undefined {
  try {
    const { width, height } = imageSize(input);
    return { PixelWidth: width, PixelHeight: height };
  } catch {
    return undefined;
  }
}

function derivativeOf({ input, accept, subImages }: Rendering, parameters: string): Uint8Array {
  const hash = createHash('sha256').update(parameters).update(input);
  for (const subImage of subImages) hash.update(subImage);
  const format = isNegotiated(parameters) ? ` as ${negotiatedFormat(accept)}` : '';
  const note = toBytes(`\n<!-- simulated derivative ${hash.digest('hex')} by ${parameters}${format} -->\n`);
  return Buffer.concat([input, note]);
}

/** `auto=format` chooses by what the client accepts, so that two clients can get different bytes of one URL [doc]. */
export function isNegotiated(parameters: string): boolean {
  if (!parameters.includes('auto')) return false;
  return new URLSearchParams(parameters).getAll('auto').some((value) => value.split(',').includes('format'));
}

export function negotiatedFormat(accept: string): string {
  return ['avif', 'webp'].find((format) => accept.includes(`image/${format}`)) ?? 'original';
}

/** Scripts and comments go, and the rest is written anew [lib: svg-sanitize is on by default]. */
function sanitized(svg: Uint8Array): Uint8Array {
  const clean = toText(svg)
    .replaceAll(/<script[\s\S]*?<\/script\s*>|<!--[\s\S]*?-->/gi, '')
    .trim();
  return toBytes(`${clean}\n<!-- sanitized -->`);
}

/** The names of imgix's rendering API that tests use; all others are unknown to it. */
const knownParameters: ReadonlySet<string> = new Set(
  'auto blend blur bri con crop dpr fit flip fm h lossless mark page q rasterize-bypass rot sat svg-sanitize txt w'.split(
    ' ',
  ),
);

/** The part of a query that has a say in the picture. */
function countedParameters(query: string, unknown: SimulatorSettings['unknownParameters']): string {
  if (unknown === 'rendered' || query === '') return query;
  const known = knownParametersOf(query);
  if (unknown !== 'noticed' || known === query) return known;
  return known === '' ? 'unknown' : `${known}&unknown`;
}

export function knownParametersOf(query: string): string {
  const pairs = query.split('&');
  return pairs.filter((pair) => knownParameters.has(pair.replace(/=.*$/s, ''))).join('&');
}

const svgSwitches: ReadonlySet<string> = new Set(['svg-sanitize', 'rasterize-bypass']);

function hasOnlySvgSwitches(parameters: URLSearchParams): boolean {
  return parameters.keys().every((name) => svgSwitches.has(name));
}

function bypassesSanitizer(parameters: URLSearchParams, honoured: RenderSettings['svgBypass']): boolean {
  return honoured.includes('svg-sanitize') && parameters.get('svg-sanitize') === 'false';
}

/** Past all parameters, the Source's defaults included. https://docs.imgix.com/apis/rendering/format/rasterize-bypass */
function bypassesRasterizer(type: string, parameters: URLSearchParams, honoured: RenderSettings['svgBypass']): boolean {
  const isVector = type === 'image/svg+xml' || type === 'application/pdf';
  return isVector && honoured.includes('rasterize-bypass') && parameters.get('rasterize-bypass') === 'true';
}

const contentTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
};

export function contentTypeOf(path: string): string {
  return contentTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
