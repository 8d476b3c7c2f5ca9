// Routes of the API host. Each version of the Purge API is a file of its own.

import type { SimulatorRequest, SimulatorResponse } from '../http-types.ts';
import type { SimulatorSettings } from '../options.ts';
import { jsonApiAnswer, jsonApiErrors, metaOf } from './json-api.ts';
import { answerV2 } from './purge-api-v2.ts';
import { readPurgeBody } from './purge-body-v1.ts';
import type { Decision, PurgeIntake } from './purge-intake.ts';

/** The exact text for a missing and for a wrong key alike [seen 2026-09]. */
const noKeyDetail = 'A valid API key is required and could not be determined.';

export class PurgeApi {
  readonly #settings: SimulatorSettings;
  readonly #intake: PurgeIntake;
  #requests = 0;

  constructor(settings: SimulatorSettings, intake: PurgeIntake) {
    this.#settings = settings;
    this.#intake = intake;
  }

  handle(request: SimulatorRequest, atMs: number): SimulatorResponse {
    this.#requests += 1;
    const { pathname } = new URL(request.url);
    if (pathname === '/v2/image/purger') return answerV2(request, this.#settings, this.#intake, atMs);
    if (pathname !== '/api/v1/purge') {
      return this.#error(404, 'Not Found', 'The requested resource could not be found.');
    }
    if (request.method !== 'POST') {
      return this.#error(405, 'Method Not Allowed', `The method ${request.method} is not allowed here.`, {
        allow: 'POST',
      });
    }
    return this.#answerPurge(request, atMs);
  }

  #answerPurge(request: SimulatorRequest, atMs: number): SimulatorResponse {
    const { apiKeys, noPermissionStatus, purgePermission, readOnly, readOnlyStatus, retryAfter } = this.#settings;
    const key = /^Bearer (?<key>\S+)$/i.exec(request.headers.authorization ?? '')?.groups?.key;
    if (key === undefined || !key.startsWith('ak_') || !apiKeys.includes(key)) {
      return this.#error(401, 'Unauthorized', noKeyDetail);
    }
    if (!purgePermission) {
      return noPermissionStatus === 401
        ? this.#error(401, 'Unauthorized', noKeyDetail)
        : this.#error(403, 'Forbidden', 'The API key does not have the permission for this request.');
    }
    if (!this.#intake.admit(atMs)) {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      return this.#error(429, 'Too Many Requests', 'The rate limit was exceeded.', headers);
    }
    if (readOnly) return this.#error(readOnlyStatus, 'Service Unavailable', 'The API is in read-only mode.');
    const body = readPurgeBody(request);
    return body.kind === 'invalid'
      ? this.#error(400, 'Bad Request', body.detail)
      : this.#answerDecision(this.#intake.decide(body.order, atMs));
  }

  #answerDecision(decision: Decision): SimulatorResponse {
    switch (decision.kind) {
      case 'accepted': {
        const { purgeId } = decision;
        const data = { attributes: { purge_id: purgeId }, id: purgeId, type: 'purges' };
        const meta = metaOf(this.#settings.readOnly);
        return jsonApiAnswer(200, { data, included: [], jsonapi: { version: '1.0' }, meta });
      }
      case 'duplicate':
        return this.#error(
          409,
          'Conflict',
          'Duplicate purge request: the same URL was purged within the last 10 seconds.',
        );
      case 'malformed-url':
        return this.#error(400, 'Bad Request', 'The attribute "url" must be a fully qualified, encoded URL.');
      case 'foreign-domain':
        return this.#settings.foreignDomainStatus === 400
          ? this.#error(400, 'Bad Request', 'The domain of the URL does not belong to this account.')
          : this.#error(404, 'Not Found', 'The domain of the URL was not found in this account.');
      case 'foreign-source':
        return this.#error(404, 'Not Found', 'The Source was not found in this account.');
      case 'unknown-url':
        return this.#error(404, 'Not Found', 'The image was not found.');
    }
  }

  #error(
    status: number,
    title: string,
    detail: string,
    headers: Readonly<Record<string, string>> = {},
  ): SimulatorResponse {
    return jsonApiErrors({ status, title, detail }, this.#requests, this.#settings.readOnly, headers);
  }
}
