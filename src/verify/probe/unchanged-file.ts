// Whether a host serves a file of the repository that did not change, where no asset of the run shows that it serves any.
import type { KnownHost } from '../known/known-host.ts';
import { hasSameBytes, isAsset, isMissing, isNameless, mayBeOfHost } from '../known/seen.ts';
import { type AskPorts, ask, toMissingSibling, toNonce } from './probes.ts';
import type { Seen } from './read-answer.ts';
import { askTwice, isFromCache, type Sample } from './sample.ts';

/** Whether the host serves an unchanged file, and no default image. `not-asked` after another fault: then it is asked for again. */
export async function probeUnchanged(
  url: string | undefined,
  ports: AskPorts,
): Promise<Pick<KnownHost, 'unchangedFile' | 'unchangedAtMs'>> {
  if (url === undefined) return { unchangedFile: 'none', unchangedAtMs: ports.sampler.clock.monotonicMs() };
  const seeFile = () => askPastCaches(ports, url);
  const seeMissing = async () => (await askAgain(ports, toMissingSibling(url, ports), '')).seen;
  let last = await seeFile();
  const toFound = (unchangedFile: KnownHost['unchangedFile']) => ({ unchangedFile, unchangedAtMs: last.sentAtMs });
  const { seen } = last;
  if (isNameless(seen)) return toFound('refused');
  if (isMissing(seen)) return toFound(mayBeOfHost(seen) ? seen.status : 'not-served');
  if (!isAsset(seen)) return toFound('not-asked');
  let missing = await seeMissing();
  // All of the host may have been refused in between. Then the file, or the path after it, gives something else by now.
  if (mayBeOfHost(missing)) {
    last = await seeFile();
    if (!isAsset(last.seen)) return toFound('not-asked');
    missing = await seeMissing();
  }
  if (!isAsset(missing) && !isMissing(missing)) return toFound('not-asked');
  return toFound(hasSameBytes(seen, missing) ? 'not-served' : 'served');
}

/**
 * A cache goes on giving what many ask for, while imgix refuses all that it is asked for: so imgix must give it, too, though with other
 * bytes where the random parameter changes the rendering.
 */
async function askPastCaches(ports: AskPorts, url: string): Promise<Sample> {
  const sample = await askAgain(ports, url, '');
  if (!isAsset(sample.seen) || !isFromCache(sample)) return sample;
  const anew = await askAgain(ports, url, toNonce(ports));
  return isAsset(anew.seen) || isUnrenderable(anew.seen) ? { ...anew, seen: sample.seen } : anew;
}

/** Once more after a fault: without this look no refusal counts as of the file. */
async function askAgain(ports: AskPorts, url: string, query: string): Promise<Sample> {
  const { sample } = await askTwice(async () => ({ sample: await ask(ports, url, query) }), ports.sampler);
  return sample;
}

/** imgix has the file, and passes it through, but renders none of it. https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function isUnrenderable(seen: Seen): boolean {
  return seen.kind === 'status' && (seen.status === 413 || seen.status === 415 || seen.status === 422);
}
