// What a person reads after the start: where everything is, and the whole story of a purge in five commands.

import type { RunningSimulator } from './start-simulator.ts';

export function renderInstructions(running: RunningSimulator, keys: readonly string[], files: number): string {
  const key = keys.find((candidate) => candidate.startsWith('ak_')) ?? keys[0] ?? '';
  const { apiUrl, baseUrl, originUrl } = running;
  return `imgix simulator
  API     ${apiUrl}
  CDN     ${running.baseUrls.join(' ')}
  Origin  ${originUrl} (${files} ${files === 1 ? 'file' : 'files'}; takes PUT and DELETE)
  Key     ${key}

Try it:
  printf old > /tmp/photo.jpg && curl -sT /tmp/photo.jpg ${originUrl}/photo.jpg
  curl -i ${baseUrl}/photo.jpg
  printf new > /tmp/photo.jpg && curl -sT /tmp/photo.jpg ${originUrl}/photo.jpg
  curl -i ${apiUrl}/api/v1/purge -H 'Authorization: Bearer ${key}' \\
    -H 'Content-Type: application/vnd.api+json' \\
    -d '{"data":{"type":"purges","attributes":{"url":"${baseUrl}/photo.jpg"}}}'
  curl -i ${baseUrl}/photo.jpg        # old until the purge has propagated, then new

Stop with Ctrl+C.
`;
}
