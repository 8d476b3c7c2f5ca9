// Plays one run of dist/index.js in a whole world: a repository with a push, a simulated imgix that holds the old state
// and a Source that has the new one. A scenario states only its difference from the defaults; what must hold in every
// run (no secret anywhere, no foreign command in the log, an orderly end) is checked in every run.
import { signatureOf } from '../simulator/cdn/signature.ts';
import type { FaultRule, Place } from '../simulator/faults.ts';
import { testKey } from '../simulator/options.ts';
import type { LogEntry } from '../simulator/request-log.ts';
import { type RunningSimulator, type StartOptions, startSimulator } from '../simulator/start-simulator.ts';
import { withGitWitness } from './git-witness.ts';
import { type Edits, type FileContent, type RepositoryBuilder, TestArea } from './repository.ts';
import { type ActionResult, type ActionRun, runAction } from './run-action.ts';
import { expectSafeRun } from './safe-run.ts';

type Variables = Readonly<Record<string, string | undefined>>;
type Files = Readonly<Record<string, FileContent | null>>;

export type World = {
  readonly imgix: RunningSimulator;
  readonly repository: RepositoryBuilder;
  readonly area: TestArea;
};

type Commits = {
  readonly earlier: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
};

export type Scenario = {
  /** Over the default state, in a commit of its own before that of `before`: what imgix has from there is gone since. */
  readonly earlier?: Files;
  /** The state before the push, over the default one; null leaves a file out. */
  readonly before?: Files;
  /** Another commit, between that of `before` and the push, which nobody has deployed. */
  readonly between?: Files;
  /** What the push does to it. Default: one file modified, one added, one deleted. */
  readonly push?: Files;
  /** What the Source has instead of what the push has made of it; null for what it lacks. */
  readonly source?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly faults?: readonly FaultRule[];
  readonly imgix?: StartOptions;
  /** Over the defaults; undefined removes one. */
  readonly inputs?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly event?: ActionRun['event'] | ((world: World & Commits) => ActionRun['event']);
  readonly env?: Variables | ((world: World) => Variables);
  /** Whatever else differs; called when everything stands, before the run. May give other inputs. */
  readonly arrange?: (world: World) => Scenario['inputs'] | undefined;
  /** Folder to run in instead of the checkout. */
  readonly workspace?: (world: World) => string;
  /** What stands for git; by default the machine's own. */
  readonly git?: { readonly isOld: boolean };
  readonly onStart?: (world: World, ...args: Parameters<NonNullable<ActionRun['onStart']>>) => void;
  readonly limitMs?: number;
  readonly isOrdinaryUser?: boolean;
  readonly maxFileKib?: number;
};

export type Played = ActionResult & {
  readonly imgix: RunningSimulator;
  /** URLs of the purge requests, in the order of arrival. */
  readonly purged: readonly (string | undefined)[];
  /** URLs fetched from the CDN. */
  readonly fetched: readonly string[];
  readonly requests: readonly LogEntry[];
  /** Arguments of every git that was started. */
  readonly gitCalls: readonly string[];
  readonly gitProcesses: number;
  /** The log without the lines that mask secrets and without debug lines. */
  readonly lines: readonly string[];
};

export const githubToken = 'ghs_aTokenThatOnlyGitHubMaySee0123456789';

const defaultBefore: Files = {
  'images/harbour.jpg': 'harbour, old',
  'images/gone.gif': 'gone, old',
  'images/quiet.png': 'nothing happens to it',
  'README.md': 'not an asset',
};

const defaultPush: Files = {
  'images/harbour.jpg': 'harbour, brand new',
  'images/new.png': 'new',
  'images/gone.gif': null,
};

export async function play(scenario: Scenario = {}): Promise<Played> {
  using area = new TestArea();
  const imgix = await startSimulator({ purgeRate: Number.POSITIVE_INFINITY, ...scenario.imgix });
  try {
    const repository = area.repository();
    const commits = commitAndDeploy(repository, imgix, scenario);
    const { before, after } = commits;
    const world = { imgix, repository, area };
    for (const [path, content] of Object.entries(scenario.source ?? {})) hold(imgix.source, path, content);
    for (const fault of scenario.faults ?? []) imgix.faults.add(fault);
    const arranged = scenario.arrange?.(world);
    const event =
      typeof scenario.event === 'function'
        ? scenario.event({ ...world, ...commits })
        : (scenario.event ?? { name: 'push', payload: { ref: 'refs/heads/main', before, after } });
    const inputs = withoutUndefined({ ...defaultInputs(imgix), ...scenario.inputs, ...arranged });
    const { onStart, maxFileKib } = scenario;
    const env = typeof scenario.env === 'function' ? scenario.env(world) : scenario.env;
    const git = withGitWitness(area, scenario.git);
    const result = await runAction({
      inputs,
      workspace: scenario.workspace?.(world) ?? repository.folder,
      ...(event === undefined ? {} : { event }),
      env: { RUNNER_DEBUG: '1', GITHUB_SHA: after, ...git.env, ...env },
      ...(onStart === undefined ? {} : { onStart: (child, stdout) => onStart(world, child, stdout) }),
      limitMs: scenario.limitMs ?? 60_000,
      isOrdinaryUser: scenario.isOrdinaryUser ?? false,
      ...(maxFileKib === undefined ? {} : { maxFileKib }),
    });
    const played = toPlayed(result, imgix, git.calls());
    expectSafeRun(played, inputs);
    return played;
  } finally {
    await imgix.close();
  }
}

export const forever = Number.POSITIVE_INFINITY;

type Answer = Omit<Extract<FaultRule['answer'], { kind: 'answer' }>, 'kind' | 'body'> & {
  /** An object goes out as JSON. */
  readonly body?: string | object;
};

/** The one answer of that place to all requests, or to those of which `when` is true. */
export function always(on: Place, { body = '', ...answer }: Answer, when: FaultRule['when'] = () => true): FaultRule {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { on, when, times: forever, answer: { kind: 'answer', ...answer, body: text } };
}

// biome-ignore lint/suspicious/noExplicitAny: as the report, of which it is a part.
export function assetOf({ report }: Played, name: string): any {
  return report.assets.find(({ file }: { file: string }) => file.includes(name));
}

/** Acts so long after the first request to that place: how long the action takes to start is no matter. */
export function afterFirst(place: LogEntry['on'], { imgix }: World, seconds: number, act: () => void): void {
  let isAsked = false;
  imgix.log.onEntry(({ on }) => {
    if (on === place && !isAsked) setTimeout(act, seconds * 1000).unref();
    isAsked ||= on === place;
  });
}

function defaultInputs(imgix: RunningSimulator): Scenario['inputs'] {
  return {
    'api-key': testKey,
    'base-url': imgix.baseUrls.join('\n'),
    'api-url': imgix.apiUrl,
    'github-token': githubToken,
    'rate-limit': 0,
    timeout: 20,
  };
}

/** imgix and its visitors know the old state; the repository and the Source have the new one. */
function commitAndDeploy(
  repository: RepositoryBuilder,
  { source, simulator }: RunningSimulator,
  scenario: Scenario,
): Commits {
  const old = { ...defaultBefore, ...scenario.before };
  const push = scenario.push ?? defaultPush;
  for (const [path, content] of Object.entries(old)) if (isBytes(content)) source.put(path, content);
  const { secureUrlToken } = simulator.settings;
  const toVisited = (path: string) =>
    secureUrlToken === undefined ? path : `${path}?s=${signatureOf(secureUrlToken, path)}`;
  simulator.warm(...source.paths().map((path) => toVisited(`/${toEncoded(path)}`)));
  for (const [path, content] of Object.entries(push)) {
    if (isBytes(content) || content === null) hold(source, path, content);
  }
  const earlier = scenario.earlier && repository.commit({ ...defaultBefore, ...scenario.earlier } as Edits);
  const before = repository.commit(old as Edits);
  const between = scenario.between && repository.commit(scenario.between as Edits);
  return { earlier: earlier ?? before, before, between: between ?? before, after: repository.commit(push as Edits) };
}

function hold(source: RunningSimulator['source'], path: string, content: string | Uint8Array | null): void {
  if (content === null) source.remove(path);
  else source.put(path, content);
}

/** As imgix's own libraries spell paths; written down once more here, so as not to share the action's mistakes. */
export function toEncoded(path: string): string {
  return encodeURI(path).replace(/[#?:+]/g, (character) => encodeURIComponent(character));
}

function isBytes(content: FileContent | null | undefined): content is string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array;
}

function withoutUndefined<T>(values: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, T] => entry[1] !== undefined));
}

function toPlayed(result: ActionResult, imgix: RunningSimulator, gitCalls: readonly (readonly string[])[]): Played {
  const { log } = imgix;
  return {
    ...result,
    imgix,
    purged: log.purges().map(({ url }) => url),
    fetched: log.on('cdn').map(({ url }) => url),
    requests: log.entries,
    gitCalls: gitCalls.flat(),
    gitProcesses: gitCalls.length,
    lines: result.stdout.split('\n').filter((line) => line !== '' && !/^::(add-mask|debug)::/.test(line)),
  };
}
