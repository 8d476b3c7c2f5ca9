// Which rules of src/verify/ had a word: V8 counts which parts of the code ran, and the source tells where each rule is
// named. So the rules need no hook for it, and one that only asks for a further probe counts as well.
import { readdirSync, readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';

const folder = new URL('../../../src/verify/', import.meta.url);

/** `rule: 'old-bytes'`, `right('gone', ...)`: by their names, wherever a rule begins. */
const rulePattern = /(?:\brule: |\b(?:right|wrong|open|oldRendering)\(\s*)'(?<rule>[a-z][a-z-]+)'/g;

type Place = { readonly rule: string; readonly url: string; readonly offset: number };

function findPlaces(): readonly Place[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const url = new URL(file.replaceAll('\\', '/'), folder);
    const matches = readFileSync(url, 'utf8').matchAll(rulePattern).toArray();
    return matches.map((match) => ({ rule: match.groups?.rule ?? '', url: url.href, offset: match.index }));
  });
}

export function allRules(): ReadonlySet<string> {
  return new Set(findPlaces().map(({ rule }) => rule));
}

export type RuleCoverage = {
  /** Of the time since the one before. */
  readonly takeReached: () => Promise<readonly string[]>;
  /** Counting slows the code by a third. */
  readonly stop: () => Promise<void>;
};

/** To be started before the rules are imported. */
export async function startRuleCoverage(): Promise<RuleCoverage> {
  const places = findPlaces();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  let isStopped = false;
  return {
    takeReached: async () => {
      if (isStopped) return [];
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const scripts = new Map(result.map((script) => [script.url, script.functions]));
      return places.filter(({ url, offset }) => hasRun(scripts.get(url) ?? [], offset)).map(({ rule }) => rule);
    },
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await session.post('Profiler.stopPreciseCoverage');
      await session.post('Profiler.disable');
    },
  };
}

/** The innermost part of the code around the place decides. */
function hasRun(functions: readonly Profiler.FunctionCoverage[], offset: number): boolean {
  const around = functions
    .flatMap(({ ranges }) => ranges)
    .filter(({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset)
    .toSorted((one, other) => one.endOffset - one.startOffset - (other.endOffset - other.startOffset));
  return (around[0]?.count ?? 0) > 0;
}
