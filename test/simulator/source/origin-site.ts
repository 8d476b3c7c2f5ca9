// The Source as a web site of its own (what `origin-url` points at): GET and HEAD with ETag, Last-Modified and 304, and,
// for a person who plays with the simulator, PUT and DELETE.

import { decodePath } from '../cdn/asset-address.ts';
import { httpDate } from '../cdn/delivery.ts';
import { contentTypeOf } from '../cdn/rendering.ts';
import { emptyBody, type SimulatorRequest, type SimulatorResponse, toBytes } from '../http-types.ts';
import type { SimulatorSettings } from '../options.ts';
import type { Source } from './source.ts';

export function answerOrigin(
  request: SimulatorRequest,
  source: Source,
  settings: SimulatorSettings,
  atMs: number,
): SimulatorResponse {
  const rawPath = request.url.replace(/^[a-z]+:\/\/[^/?#]+/i, '').replace(/[?#].*$/s, '') || '/';
  const path = decodePath(rawPath);
  if (path === undefined) return plain(400, 'Bad Request', atMs);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return answerRead(request, path, source, settings, atMs);
    case 'PUT':
      source.put(path, request.body);
      return plain(201, 'Stored', atMs);
    case 'DELETE':
      source.remove(path);
      return plain(200, 'Removed', atMs);
    default:
      return plain(405, 'Method Not Allowed', atMs);
  }
}

function answerRead(
  { method, headers }: SimulatorRequest,
  path: string,
  source: Source,
  { missingStatus, contentType }: SimulatorSettings,
  atMs: number,
): SimulatorResponse {
  if (source.isFailing(atMs)) return plain(503, 'Service Unavailable', atMs, method);
  const file = source.read(path, atMs);
  if (file === undefined)
    return plain(missingStatus, missingStatus === 403 ? 'Access Denied' : 'Not Found', atMs, method);
  const validators = { etag: file.etag, 'last-modified': httpDate(file.lastModifiedMs), date: httpDate(atMs) };
  if (isUnchanged(headers, file.etag, file.lastModifiedMs))
    return { status: 304, headers: validators, body: emptyBody };
  return {
    status: 200,
    headers: {
      ...validators,
      'content-type': contentType ?? contentTypeOf(path),
      'content-length': String(file.bytes.byteLength),
      'accept-ranges': 'bytes',
    },
    body: method === 'HEAD' ? emptyBody : file.bytes,
  };
}

/** If-None-Match decides where it is present (RFC 9110, section 13.2.2). */
function isUnchanged(headers: Readonly<Record<string, string>>, etag: string, lastModifiedMs: number): boolean {
  const wanted = headers['if-none-match'];
  if (wanted !== undefined) {
    return wanted.trim() === '*' || wanted.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  }
  const sinceMs = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(lastModifiedMs / 1_000) * 1_000 <= sinceMs;
}

function plain(status: number, text: string, atMs: number, method = 'GET'): SimulatorResponse {
  const body = toBytes(`${text}\n`);
  return {
    status,
    headers: { 'content-type': 'text/plain', 'content-length': String(body.byteLength), date: httpDate(atMs) },
    body: method === 'HEAD' ? emptyBody : body,
  };
}
