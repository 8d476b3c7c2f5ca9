// Short forms for tests of the HTTP client.
import type { HttpAnswer, HttpRequest } from '../../src/platform/http/http.ts';

export function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, timeoutMs: 5000, ...more };
}

export async function read({ body }: Pick<HttpAnswer, 'body'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
