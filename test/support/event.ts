import type { GitHubEvent } from '../../src/platform/event.ts';

/** An event of which nothing else is known, on github.com. */
export function eventOf(name: string, payload: unknown, more: Partial<GitHubEvent> = {}): GitHubEvent {
  return {
    name,
    payload,
    apiUrl: 'https://api.github.com',
    serverUrl: 'https://github.com',
    docs: 'docs',
    workspace: '/w',
    temporaryFolder: '/t',
    ...more,
  };
}
