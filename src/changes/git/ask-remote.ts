// One question to the remote, by one way to it after the other.
import type { Git, GitCommand } from '../../platform/git/git.ts';
import { withoutPasswords } from '../../platform/secrets.ts';
import { ObjectsUnavailableError } from '../repository.ts';
import type { Remote } from './credentials.ts';

/** What git is to call it: a name that no configuration of the machine has settings for. */
export const remoteName = 'imgix-purge-source';

const timeoutMs = 120_000;

/** What git prints. `failed`: what could not be done, for the message. An address that is out of reach is not asked again. */
export async function askRemote(
  git: Git,
  { accesses }: Remote,
  { args, failed, ...command }: { readonly args: readonly string[]; readonly failed: string } & GitCommand,
): Promise<string> {
  const reasons = new Set<string>();
  const unreached = new Set<string>();
  for (const access of accesses) {
    if (unreached.has(access.url)) continue;
    const { status, stdout, stderr } = await git.run(args, {
      ...command,
      network: true,
      timeoutMs,
      // The address goes the same way as the token, as it may hold a password.
      config: [
        [`remote.${remoteName}.url`, access.url],
        ['http.lowSpeedLimit', '100'],
        ['http.lowSpeedTime', '30'],
        ['fetch.writeCommitGraph', 'false'],
        ['fetch.prune', 'false'],
        ...access.config,
      ],
    });
    if (status === 0) return stdout.toString('utf8');
    reasons.add(withoutPasswords(`${access.url}: ${stderr}`).replace(/\s*\n\s*/g, ', '));
    if (/could not resolve|failed to connect|couldn't connect|timed out|too slow|ended by/i.test(stderr))
      unreached.add(access.url);
  }
  const why = [...reasons].join('; ') || 'the repository has no remote';
  throw new ObjectsUnavailableError(`${failed} (${why}).`, { isGone: why.includes('not our ref') });
}
