// The retired Purge API v2: HTTP Basic with the key as user name, the URL as JSON or as a form. What it answers today is
// unknown (`v2Retired`); the request's shape is from the documentation of its time.

import { type SimulatorRequest, type SimulatorResponse, toBytes, toText } from '../http-types.ts';
import type { SimulatorSettings } from '../options.ts';
import { asObject, parseJson } from './purge-body-v1.ts';
import type { Decision, PurgeIntake } from './purge-intake.ts';

export function answerV2(
  request: SimulatorRequest,
  settings: SimulatorSettings,
  intake: PurgeIntake,
  atMs: number,
): SimulatorResponse {
  if (request.method !== 'POST') return failure(405, 'Method Not Allowed', { allow: 'POST' });
  if (settings.v2Retired === 410) return failure(410, 'Gone');
  if (settings.v2Retired === 401 || !isAuthorized(request, settings.apiKeys)) return failure(401, 'Invalid API key');
  if (!settings.purgePermission) return failure(settings.noPermissionStatus, 'Not allowed');
  if (!intake.admit(atMs)) {
    const headers = settings.retryAfter === undefined ? {} : { 'retry-after': settings.retryAfter };
    return failure(429, 'Too many requests', headers);
  }
  const url = urlOf(request);
  if (url === undefined) return failure(400, 'Missing url');
  return answerDecision(intake.decide({ kind: 'asset', url }, atMs), settings);
}

function answerDecision(decision: Decision, settings: SimulatorSettings): SimulatorResponse {
  switch (decision.kind) {
    case 'accepted':
      return answer(200, {});
    case 'duplicate':
      return failure(settings.v2DuplicateStatus, 'Duplicate purge request pending');
    case 'malformed-url':
      return failure(400, 'Invalid url');
    case 'foreign-domain':
    case 'foreign-source':
      return failure(settings.foreignDomainStatus, 'Unknown domain');
    case 'unknown-url':
      return failure(404, 'Unknown url');
  }
}

/** A legacy key as the user name; the password is empty. */
function isAuthorized(request: SimulatorRequest, apiKeys: readonly string[]): boolean {
  const encoded = /^Basic (?<encoded>\S+)$/i.exec(request.headers.authorization ?? '')?.groups?.encoded;
  const [user = '', password] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  return password === '' && !user.startsWith('ak_') && apiKeys.includes(user);
}

function urlOf(request: SimulatorRequest): string | undefined {
  const text = toText(request.body);
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  const url = isJson ? asObject(parseJson(text))?.url : new URLSearchParams(text).get('url');
  return typeof url === 'string' ? url : undefined;
}

function failure(status: number, error: string, headers: Readonly<Record<string, string>> = {}): SimulatorResponse {
  return answer(status, { error }, headers);
}

function answer(status: number, document: object, headers: Readonly<Record<string, string>> = {}): SimulatorResponse {
  const body = toBytes(JSON.stringify(document));
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(body.byteLength), ...headers },
    body,
  };
}
