// The name that somebody may have meant. Pure.

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

/** Every folder of these paths, without a slash at its end. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
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
  if (lastPart(a) === lastPart(b)) return 20 + apart(a, b);
  const most = Math.min(Math.floor(Math.max(a.length, b.length) / 4), maxEdits, limit - 3);
  const edits = most < 1 || Math.abs(a.length - b.length) > most ? undefined : countEdits(a, b, most);
  return edits === undefined ? undefined : 3 + edits;
}

const maxEdits = 8;

/** Case and the spelling of accents are easily mistaken. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function isTail(tail: string, path: string): boolean {
  return path.endsWith(`/${tail}`);
}

/** Folders that one has more than the other. */
function apart(a: string, b: string): number {
  return Math.abs(a.split('/').length - b.split('/').length);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Levenshtein's distance; undefined where it is above `most`. Names share folders, which no edit is about; of all cells only
 * those so near to the diagonal matter.
 */
function countEdits(a: string, b: string, most: number): number | undefined {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [one, other] = [a.slice(same), b.slice(same)];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = new Array<number>(other.length + 1).fill(most + 1);
    next[0] = i;
    let least = i;
    for (let j = Math.max(1, i - most); j <= Math.min(other.length, i + most); j++) {
      const replaced = (row[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      const edits = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > most) return undefined;
    row = next;
  }
  const edits = row[other.length] ?? 0;
  return edits > most ? undefined : edits;
}
