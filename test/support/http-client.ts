// Short forms for tests of the HTTP client.
import { onTestFinished } from 'vitest';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../src/platform/http/http.ts';
import { createHttpClient } from '../../src/platform/http/http-client.ts';

/** Closed when the test ends. */
export function openClient(): HttpClient {
  const http = createHttpClient(process.env);
  onTestFinished(() => http.close());
  return http;
}

export function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, timeoutMs: 5000, ...more };
}

export async function read({ body }: Pick<HttpAnswer, 'body'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
