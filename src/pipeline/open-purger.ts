// What every purge of a stage goes through: one API with its key, and one rate limit.
import type { Inputs } from '../inputs/inputs.ts';
import { createApiV1 } from '../purge/api-v1.ts';
import { createApiV2 } from '../purge/api-v2.ts';
import { Purger } from '../purge/purger.ts';
import { RateLimiter } from '../purge/rate-limiter.ts';
import { toAddress } from '../targets/url/base-url.ts';
import type { AssetPorts } from './probe-ports.ts';

/** `halt` lets what is under way finish, and starts nothing new. */
export function openPurger(inputs: Inputs, ports: AssetPorts, halt: AbortSignal): Purger {
  const { http, clock, random, signal: cancel } = ports;
  const { apiKey, subImage, timeoutMs: maxWaitMs, apiVersion, rateLimit: limit } = inputs;
  const apiUrl = toAddress(inputs.apiUrl);
  const api = apiVersion === 'v1' ? createApiV1({ apiUrl, apiKey, subImage }) : createApiV2({ apiUrl, apiKey });
  const limiter = new RateLimiter({ limit, clock, random, signal: halt });
  return new Purger({ api, limiter, http, clock, random, maxWaitMs, cancel, halt });
}
