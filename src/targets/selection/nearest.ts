// The name that somebody may have meant. Pure.
import { posix } from 'node:path';
import leven from 'leven';
import { foldersAbove } from '../../platform/git/git-path.ts';
import { cutShort, quote } from '../../platform/wording.ts';

/** Undefined where nothing is near. `names` are paths; in what order does not matter. */
export function nearestName(asked: string, names: Iterable<string>): string | undefined {
  const folded = fold(asked);
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = toDistance(folded, fold(name), best?.distance ?? Number.POSITIVE_INFINITY);
    if (distance === undefined) continue;
    const isNearer = best === undefined || distance < best.distance || (distance === best.distance && name < best.name);
    if (isNearer) best = { name, distance };
  }
  return best?.name;
}

/** To name the nearest in a sentence. Names that look the same may be spelled by other characters, which are other names for imgix. */
export function toNearestWords(asked: string, nearest: string): string {
  return asked !== nearest && asked.normalize() === nearest.normalize()
    ? 'one that looks the same, but has its accents encoded otherwise: NFC here, NFD there, or the other way round'
    : quote(cutShort(nearest, 300));
}

/** Every folder of these paths, without a slash at its end. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (const folder of foldersAbove(path)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Undefined where the two have too little in common, or are no nearer than `limit`. Small numbers are near. */
function toDistance(a: string, b: string, limit: number): number | undefined {
  if (a === b) return 0;
  if (withoutExtension(a) === withoutExtension(b)) return 1;
  if (isTail(a, b) || isTail(b, a)) return 2 + apart(a, b);
  if (posix.basename(a) === posix.basename(b)) return 20 + apart(a, b);
  if (limit > hashedDistance && (isHashed(a, b) || isHashed(b, a))) return hashedDistance;
  const longest = Math.max(a.length, b.length);
  const most = Math.min(Math.floor(longest / 4), maxEdits, limit - 3);
  if (longest > maxCompared || most < 1 || Math.abs(a.length - b.length) > most) return undefined;
  const edits = leven(a, b, { maxDistance: most + 1 });
  return edits > most ? undefined : 3 + edits;
}

const maxEdits = 8;
/** A slip of a few letters is nearer. */
const hashedDistance = 9;
/** Characters. A thousand names of four thousand, which anybody can commit, would take a minute. */
const maxCompared = 250;

/** Case and the spelling of accents are easily mistaken. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

/** A build may put a hash of the content into a name: `logo-4f3a9c.png` for `logo.png`. */
export function isHashed(name: string, plain: string): boolean {
  const stem = withoutExtension(plain);
  const isLonger = name.startsWith(stem) && /^[-._~][\w-]{6,}$/.test(withoutExtension(name).slice(stem.length));
  return isLonger && posix.extname(name) === posix.extname(plain);
}

function isTail(tail: string, path: string): boolean {
  return path.endsWith(`/${tail}`);
}

/** Folders that one has more than the other. */
function apart(a: string, b: string): number {
  return Math.abs(a.split('/').length - b.split('/').length);
}
