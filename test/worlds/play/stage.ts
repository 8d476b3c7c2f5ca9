// Sets the stage: a simulated imgix with the world's past behind it, and what is still to come on the clock.

import { signatureOf } from '../../simulator/cdn/signature.ts';
import type { FaultAnswer } from '../../simulator/faults.ts';
import type { SimulatorRequest } from '../../simulator/http-types.ts';
import { ImgixSimulator } from '../../simulator/imgix-simulator.ts';
import type { SimulatorOptions } from '../../simulator/options.ts';
import { purgeRequestV1 } from '../../simulator/purge/purge-requests.ts';
import { contentOf, defaultImages, pointerOf, type Query, unchanged, type Version } from '../contents.ts';
import {
  type Fault,
  type FileStory,
  type HostFault,
  isOfHost,
  type Question,
  statusOfHost,
  type Visit,
  type World,
} from '../world.ts';
import type { VirtualTime } from './virtual-time.ts';

const token = 'secureUrlToken1';
const wrongToken = 'secureUrlToken2';
export const filterPass = ['x-filter-pass', 'open'] as const;
/** By which the simulator's faults tell the run's own requests. */
export const runMark = 'x-of-the-run';

/** A file that never changes. */
export const unchangedPath = 'unchanged.gif';

export const apiUrl = 'https://api.imgix.com';

export function hostUrl(host: number): string {
  return `https://host-${host}.imgix.net`;
}

export function pathOf(world: World, file: number): string {
  return `file-${file}.${world.files[file]?.kind}`;
}

export function urlOf(world: World, file: number, host: number, query = ''): string {
  return `${hostUrl(host)}/${pathOf(world, file)}${query === '' ? '' : `?${query}`}`;
}

/** What of the world imgix itself is like, without time and trouble. */
export function toOptions({ source, cdn, seed }: World): SimulatorOptions {
  const { hosts, pops, shieldMs, routing, servedBy, age, challenge, refusesFromMs: _, ...purging } = cdn;
  return {
    ...purging,
    apiUrl,
    baseUrls: Array.from({ length: hosts }, (_, host) => hostUrl(host)),
    pointsOfPresence: pops.map(({ name, propagationMs }) => ({
      name,
      propagationMs: propagationMs ?? Number.POSITIVE_INFINITY,
    })),
    shieldPropagationMs: shieldMs ?? undefined,
    popSelection: routing,
    servedByHeader: servedBy,
    ageHeader: age,
    challenge: challenge === 'none' ? undefined : { status: challenge, pass: filterPass },
    defaultParams: source.defaultParams,
    sanitizeSvg: source.sanitizeSvg,
    svgBypass: source.svgBypass ? ['svg-sanitize', 'rasterize-bypass'] : [],
    unknownParameters: source.unknownParameters,
    unreadableMetadata: source.unreadableMetadata,
    missingStatus: source.missingStatus,
    imageMissing:
      source.imageMissing === 'none' ? undefined : { bytes: defaultImageOf(source), status: source.imageMissing },
    imageError: source.hasErrorImage ? defaultImages.ofErrors : undefined,
    secureUrlToken: source.isSigned ? token : undefined,
    seed,
  };
}

function defaultImageOf({ unreadableMetadata }: World['source']): Uint8Array {
  return unreadableMetadata === 422 ? defaultImages.odd : defaultImages.described;
}

export function openStage(world: World, time: VirtualTime): ImgixSimulator {
  const simulator = new ImgixSimulator({ ...toOptions(world), clock: time.epoch });
  const epochMs = time.epoch.now();
  const folder = world.inputs.isRootWrong ? 'elsewhere/' : '';
  simulator.source.putLater(`${folder}${unchangedPath}`, unchanged, epochMs - pastMs);
  world.files.forEach((story, file) => {
    const path = `${folder}${pathOf(world, file)}`;
    for (const { atMs, version, lagMs } of statesOf(story)) {
      const at = epochMs + atMs;
      if (version === null) simulator.source.removeLater(path, at, lagMs);
      else simulator.source.putLater(path, deployedBytes(story, version), at, lagMs);
    }
  });
  for (const { fromMs, untilMs } of world.source.outages) simulator.source.fail(epochMs + fromMs, epochMs + untilMs);
  for (const event of toEvents(world, simulator)) {
    if (event.atMs >= 0) time.at(event.atMs, event.happen);
    else {
      time.set(event.atMs);
      event.happen();
    }
  }
  time.set(0);
  for (const fault of faultsOf(world)) addFault(simulator, world, fault, epochMs, time);
  return simulator;
}

/** What refuses the run for good stands before everything else; and while all of the host is refused nothing of it is slow, or half. */
function faultsOf({ faults, cdn: { refusesFromMs } }: World): readonly Fault[] {
  const ordered = faults.toSorted((one, other) => Number(isOfHost(other.what)) - Number(isOfHost(one.what)));
  if (refusesFromMs === null) return ordered;
  const untilMs = Number.POSITIVE_INFINITY;
  return [{ on: 'cdn', what: 'refused', fromMs: refusesFromMs, untilMs, probability: 1 }, ...ordered];
}

function deployedBytes(story: FileStory, version: Version): Uint8Array {
  const content = contentOf(story.kind, version);
  return story.isPointerDeployed && version === story.now ? pointerOf(content) : content.bytes;
}

/** How long ago the first version was uploaded. */
const pastMs = 200_000;

type State = { readonly atMs: number; readonly version: FileStory['now']; readonly lagMs: number };

/** What the Source holds, and from when on. */
function statesOf(story: FileStory): readonly State[] {
  const lagMs = story.lagMs ?? Number.POSITIVE_INFINITY;
  const states: State[] = [
    { atMs: -pastMs, version: story.older, lagMs: 0 },
    { atMs: story.beforeArrivedMs, version: story.before, lagMs },
  ];
  if (story.arrivesMs !== null && story.gapMs > 0)
    states.push({ atMs: Math.max(story.beforeArrivedMs, story.arrivesMs - story.gapMs), version: null, lagMs });
  if (story.arrivesMs !== null) states.push({ atMs: story.arrivesMs, version: story.now, lagMs });
  const { newer } = story;
  if (newer !== null && newer.arrivesMs !== null) states.push({ atMs: newer.arrivesMs, version: newer.version, lagMs });
  return states;
}

/** What either replica of the Source held at some time between the two. */
export function heldBySource(story: FileStory, fromMs: number, untilMs: number): readonly FileStory['now'][] {
  const states = statesOf(story);
  const ofReplica = (isLate: boolean) => {
    const arrived = states.map(({ atMs, lagMs, version }) => ({ atMs: atMs + (isLate ? lagMs : 0), version }));
    const first = arrived.findLastIndex(({ atMs }) => atMs <= fromMs);
    return arrived.slice(Math.max(0, first)).filter(({ atMs }) => atMs <= untilMs);
  };
  return [...ofReplica(false), ...ofReplica(true)].map(({ version }) => version);
}

type Event = { readonly atMs: number; readonly happen: () => void };

function toEvents(world: World, simulator: ImgixSimulator): readonly Event[] {
  const visits = world.visits.flatMap((visit) =>
    visitTimesOf(visit).map((atMs) => ({ atMs, happen: () => come(world, simulator, visit) })),
  );
  const purges = world.purges.map(({ atMs, file, host }) => ({
    atMs,
    happen: () => void simulator.handle(purgeRequestV1(apiUrl, urlOf(world, file, host))),
  }));
  return [...visits, ...purges].toSorted((one, other) => one.atMs - other.atMs);
}

/** Whoever comes often comes for so long; what happens later happens in the first minutes, too. */
const busyMs = 150_000;

function visitTimesOf({ atMs, everyMs }: Visit): number[] {
  return everyMs === undefined ? [atMs] : Array.from({ length: busyMs / everyMs }, (_, n) => atMs + n * everyMs);
}

function come(world: World, simulator: ImgixSimulator, { file, host, pop, query }: Visit): void {
  const url = signed(world, urlOf(world, file, host, query));
  if (pop === null) simulator.warm(url);
  else simulator.visit(url, world.cdn.pops[pop]?.name ?? '');
}

/** What the run signs by; '' for not at all. */
export function tokenOf({ token: given }: World['inputs']): string {
  if (given === 'wrong') return wrongToken;
  return given ? token : '';
}

/** By default as the site's own pages would have it. */
export function signed(world: World, url: string, by = token): string {
  if (!world.source.isSigned) return url;
  const pathAndQuery = url.replace(/^https:\/\/[^/]+/, '');
  return `${url}${url.includes('?') ? '&' : '?'}s=${signatureOf(by, pathAndQuery)}`;
}

function addFault(
  simulator: ImgixSimulator,
  { files, cdn }: World,
  fault: Fault,
  epochMs: number,
  time: VirtualTime,
): void {
  const { on, what, fromMs, untilMs, probability, question } = fault;
  const when = ({ url, headers }: SimulatorRequest): boolean => {
    const atMs = time.epoch.now() - epochMs;
    const isMeant = question === undefined || toQuestion(url) === question;
    return isMeant && headers[runMark] !== undefined && fromMs <= atMs && atMs < untilMs;
  };
  const answer = what === 'html' ? toPageFor(files[0]) : isOfHost(what) ? toRefusal(cdn, what) : faultAnswers[what];
  simulator.faults.add({ on, when, probability, answer });
}

function toQuestion(url: string): Question {
  if (url.includes(unchangedPath)) return 'unchanged';
  if (url.includes('/purge-check-')) return 'missing';
  if (/\?(fm=json|svg-sanitize=false)&purge-check=/.test(url)) return 'held';
  return url.includes('purge-check=') ? 'fresh' : 'check';
}

function page(status: number, type: string, body: string, headers = {}): FaultAnswer {
  return { kind: 'answer', status, headers: { 'content-type': type, age: '0', ...headers }, body };
}

/** As long as the file itself, if that is longer than a page: its length does not give it away. */
function toPageFor(story: FileStory | undefined): FaultAnswer {
  const length = story?.now ? contentOf(story.kind, story.now).bytes.length : 0;
  return page(200, 'text/html', '<html>Sorry</html>'.padEnd(length));
}

const faultAnswers: Readonly<Record<Exclude<Fault['what'], 'html' | HostFault>, FaultAnswer>> = {
  limited: page(429, 'application/vnd.api+json', '{"errors":[{"detail":"Too many requests.","status":"429"}]}'),
  'limited-with-wait': page(429, 'application/json', '{}', { 'retry-after': '3' }),
  'lost-before': { kind: 'reset-before' },
  'lost-after': { kind: 'reset-after' },
  'proxy-page': page(200, 'text/html', '<html>Welcome</html>'),
  error: page(503, 'text/plain', 'Service unavailable'),
  lost: { kind: 'reset-before' },
  hangs: { kind: 'hang-headers' },
  half: { kind: 'truncate', afterBytes: 5 },
  json: page(200, 'application/json', '{"error":"none"}'),
  text: page(200, 'text/plain', 'Service unavailable'),
  empty: page(200, 'image/gif', ''),
  redirect: page(302, 'text/plain', '', { location: 'https://www.example.com/' }),
  slow: { kind: 'delay', delayMs: 4_000 },
  refused: page(403, 'text/plain', 'Forbidden'),
};

function toRefusal({ servedBy, age }: World['cdn'], what: HostFault): FaultAnswer {
  const headers = {
    'content-type': 'application/json',
    ...(age ? { age: '0' } : {}),
    ...(servedBy === true ? { 'x-served-by': 'cache-fra1234-FRA' } : {}),
  };
  return { kind: 'answer', status: statusOfHost[what], headers, body: `{"error":"${what}"}` };
}

/** Every URL that is asked of a file: its own, and its derivatives'. */
export function queriesOf({ inputs }: World): readonly Query[] {
  return ['', ...inputs.params];
}
