// The envelope of the Management API's answers: JSON:API documents with imgix's `meta`.

import { hash } from 'node:crypto';
import { type SimulatorResponse, toBytes } from '../http-types.ts';

export const jsonApiType = 'application/vnd.api+json';

export type ApiError = { readonly status: number; readonly title: string; readonly detail: string };

/** Maintenance is told apart from a fault by `read_only` [seen]. */
export function metaOf(isReadOnly: boolean): object {
  return { server: { status: { healthy: true, read_only: isReadOnly, tombstone: false }, version: 'simulator' } };
}

export function jsonApiAnswer(
  status: number,
  document: object,
  headers: Readonly<Record<string, string>> = {},
): SimulatorResponse {
  const body = toBytes(JSON.stringify(document));
  return {
    status,
    headers: { 'content-type': jsonApiType, 'content-length': String(body.byteLength), ...headers },
    body,
  };
}

/** `status` is a string [doc]; `id` is the request's, which imgix's support asks for. */
export function jsonApiErrors(
  error: ApiError,
  requestNumber: number,
  isReadOnly = false,
  headers: Readonly<Record<string, string>> = {},
): SimulatorResponse {
  const id = hash('sha256', `request ${requestNumber}`).slice(0, 20);
  const errors = [{ detail: error.detail, id, status: String(error.status), title: error.title }];
  return jsonApiAnswer(error.status, { errors, jsonapi: { version: '1.0' }, meta: metaOf(isReadOnly) }, headers);
}
