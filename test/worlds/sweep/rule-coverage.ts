// Which places of src/verify/rules/ that give a rule the word were reached: V8 counts which parts of the code ran, and the source tells
// where such places are. So the rules need no hook for it, and one that only asks for a further probe counts as well. Places, not
// names: a rule may have the word for several reasons, each of which has to be met.
import { readdirSync, readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';

const folder = new URL('../../../src/verify/rules/', import.meta.url);

/** `rule: 'old-bytes'`, and calls of what makes a finding, `right('gone', ...)`, with the beginning of what is handed to it. */
const placePattern =
  /\brule: '[a-z-]+'(?! \|)|(?<!function |\.)\b(?:right|stale|inconclusive|oldRendering|fault|indeterminate|asBefore|tooEarly|toGone)\(\s*(?:\{ )?[^,;)]*/g;

type Place = { readonly name: string; readonly url: string; readonly offset: number };

function findPlaces(): readonly Place[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((relative) => {
    const file = relative.replaceAll('\\', '/');
    const url = new URL(file, folder);
    const source = readFileSync(url, 'utf8');
    return source
      .matchAll(placePattern)
      .map(({ 0: call, index }) => {
        const above = source.slice(0, index);
        const [, within = ''] =
          above
            .matchAll(/^(?:export )?(?:function|const) (\w+)/gm)
            .toArray()
            .at(-1) ?? [];
        const name = `${file}:${above.split('\n').length} ${within}: ${call.replace(/\s+/g, ' ')}`;
        return { name, url: url.href, offset: index };
      })
      .toArray();
  });
}

/** Those that have to be reached, by file, line, function, and beginning. */
export function allPlaces(): ReadonlySet<string> {
  return new Set(
    findPlaces()
      .map(({ name }) => name)
      .filter((name) => !(name.replace(/:\d+/, '') in rare)),
  );
}

/** Without the line: met too rarely for 100,000 worlds to be sure of it. */
const rare: Readonly<Record<string, string>> = {
  "derivative-rules.ts ifRefusedAsAsset: inconclusive('derivative-indeterminate'":
    'A host that begins to refuse between the look at the asset and that at its derivative: a directed world has it.',
  'derivative-rules.ts classifyUnheld: indeterminate(':
    'Every purge was turned down, the asset was right before, and imgix does not describe its file: a unit test has it.',
  "derivative-rules.ts classifyUnheld: oldRendering('derivative-old'":
    'The asset is right out of a cache, and imgix has another file by now: a unit test has it.',
};

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
      return places.filter(({ url, offset }) => hasRun(scripts.get(url) ?? [], offset)).map(({ name }) => name);
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
