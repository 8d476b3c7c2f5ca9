// Purge requests as the documentation shows them, for tests of the simulator and for whoever wants to send one by hand.

import { requestOf, type SimulatorRequest } from '../http-types.ts';
import { legacyTestKey, testKey } from '../options.ts';
import { jsonApiType } from './json-api.ts';

export type SubImage = { readonly sub_image: true; readonly source_id: string };

export function purgeRequestV1(apiUrl: string, url: string, key = testKey, subImage?: SubImage): SimulatorRequest {
  const headers = { authorization: `Bearer ${key}`, 'content-type': jsonApiType };
  const body = JSON.stringify({ data: { type: 'purges', attributes: { url, ...subImage } } });
  return requestOf('POST', `${apiUrl}/api/v1/purge`, headers, body);
}

export function purgeRequestV2(
  apiUrl: string,
  url: string,
  format: 'json' | 'form' = 'json',
  key = legacyTestKey,
): SimulatorRequest {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const type = format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  const body = format === 'json' ? JSON.stringify({ url }) : new URLSearchParams({ url }).toString();
  return requestOf('POST', `${apiUrl}/v2/image/purger`, { authorization, 'content-type': type }, body);
}
