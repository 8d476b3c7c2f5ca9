// For each wrong belief a world that is sound, and gives it away: found by `npm run worlds -- --canary NAME`, as `--replay` would
// write it.
import { newVersion, worldWith } from '../plain-world.ts';
import type { World } from '../world.ts';

export const canaryWorlds = {
  'an answer was stored when it was asked for, whatever its age says': worldWith({
    cdn: { revalidationMs: 39007, purgeClearsErrors: false },
    files: [
      {
        change: 'deleted',
        now: null,
        newer: { version: { mark: 'old', size: 12, width: 7 }, pushedMs: -28164, arrivesMs: 34436 },
      },
      { change: 'deleted', now: null, beforeArrivedMs: -30254, arrivesMs: null },
    ],
    latency: { thereMs: 1, backMs: 40 },
    visits: [{ file: 1, host: 0, pop: null, query: '', atMs: -66550 }],
  }),
  'ages are exact': worldWith({
    cdn: { revalidationMs: 6_560, pops: [{ name: 'fra', propagationMs: 16_550 }] },
    inputs: { params: ['w=9'] },
    files: [{ older: { mark: 'much older', size: 52, width: 7 }, beforeArrivedMs: -60_000 }],
    visits: [
      { file: 0, host: 0, pop: 0, query: '', atMs: -80_000 },
      { file: 0, host: 0, pop: 0, query: 'w=9', atMs: -80_000 },
      { file: 0, host: 0, pop: 0, query: 'w=9', atMs: 6_500 },
    ],
    purges: [{ file: 0, host: 0, atMs: -10_100 }],
  }),
  'what is right once needs no confirmation': worldWith({
    source: { defaultParams: 'q=50' },
    cdn: { renditions: 'own' },
    files: [
      {
        change: 'added',
        before: null,
        arrivesMs: 36_623,
        newer: { version: { mark: 'newest', size: 72, width: 7 }, pushedMs: -15_040, arrivesMs: 49_108 },
      },
    ],
    visits: [],
  }),
  'what is right stays right: no sign of the purge is needed': worldWith({
    cdn: { revalidationMs: 8250 },
    files: [{ change: 'deleted', now: null, beforeArrivedMs: -85750, arrivesMs: 20153 }],
    visits: [{ file: 0, host: 0, pop: null, query: '', atMs: -89091 }],
  }),
  'a purge has its effect within five seconds': worldWith({
    cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }] },
    files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 40_000 }],
  }),
  'a point of presence that was stale need not be asked again': worldWith({
    cdn: {
      pops: [
        { name: 'fra', propagationMs: 5000 },
        { name: 'iad', propagationMs: 55000 },
        { name: 'nrt', propagationMs: 20000 },
      ],
      routing: 'alternate',
    },
    files: [{}],
    visits: [{ file: 0, host: 0, pop: 2, query: '', atMs: -93440 }],
  }),
  'a file that is missing has been there': worldWith({
    inputs: { isRootWrong: true },
    files: [{ change: 'deleted' }],
    visits: [],
  }),
  '403 is gone': worldWith({
    files: [{ change: 'deleted', now: null, arrivesMs: null }],
    faults: [{ on: 'cdn', what: 'forbidden', fromMs: 150, untilMs: 20_000, probability: 1 }],
  }),
  'the answer of a path that does not exist is not worth knowing: any image is the default image': worldWith({
    files: [{ change: 'deleted', arrivesMs: null, isOldKnown: false }],
    visits: [],
  }),
  'there are no default images': worldWith({
    source: { unreadableMetadata: 422, imageMissing: 200 },
    files: [{ older: { mark: 'much older', size: 17040, width: 7 }, before: null, arrivesMs: 16867 }],
    visits: [{ file: 0, host: 0, pop: 0, query: '', atMs: -110763 }],
  }),
  'files of one size are the same file': worldWith({
    source: { svgBypass: false },
    files: [
      {
        kind: 'svg',
        now: { mark: 'new', size: 12, width: 7 },
        arrivesMs: 8588,
        hasCheckout: true,
        storage: 'filtered',
      },
    ],
    visits: [],
  }),
  'no cache has what nobody has asked for': worldWith({
    source: { defaultParams: 'q=50', unknownParameters: 'unkeyed' },
    cdn: { pops: [{ name: 'fra', propagationMs: 5000 }], age: false },
    inputs: { origin: true },
    files: [{}],
    faults: [{ on: 'cdn', what: 'error', fromMs: -1, untilMs: 1100, probability: 1 }],
    visits: [{ file: 0, host: 0, pop: null, query: '', atMs: -60_001 }],
  }),
  'what a silent cache gives is what imgix renders': worldWith({
    source: { defaultParams: 'q=50', unknownParameters: 'unkeyed' },
    cdn: { pops: [{ name: 'fra', propagationMs: null }], age: false, ages: 'silent' },
    files: [{}],
    visits: [{ file: 0, host: 0, pop: 0, query: '', atMs: -60_001 }],
  }),
  'imgix holding the new file means that every URL gives it': worldWith({
    cdn: { pops: [{ name: 'fra', propagationMs: 46131 }] },
    inputs: { origin: true },
    files: [{ older: { mark: 'much older', size: 52, width: 7 }, beforeArrivedMs: -32730 }],
    faults: [{ on: 'cdn', what: 'error', fromMs: -1, untilMs: 1100, probability: 1 }],
    visits: [{ file: 0, host: 0, pop: 0, query: '', atMs: -52805 }],
  }),
  'other bytes are fresh bytes': worldWith({
    source: { defaultParams: 'q=50', unreadableMetadata: 422 },
    cdn: { pops: [{ name: 'fra', propagationMs: 22000 }] },
    files: [{ kind: 'bin', older: { mark: 'much older', size: 52, width: 7 }, beforeArrivedMs: -30000 }],
    visits: [
      { file: 0, host: 0, pop: null, query: '', atMs: -60000 },
      { file: 0, host: 0, pop: null, query: '', atMs: 2050 },
    ],
    purges: [{ file: 0, host: 0, atMs: -20000 }],
    latency: { thereMs: 700, backMs: 700 },
  }),
  'a derivative is fresh if it was made since the purge': worldWith({
    source: { defaultParams: 'q=50' },
    cdn: { revalidationMs: 4_000, derivativeLagMs: 40_000 },
    inputs: { params: ['w=9'] },
    files: [{ older: { mark: 'much older', size: 52, width: 7 }, beforeArrivedMs: -1, arrivesMs: 10_900 }],
    visits: [
      { file: 0, host: 0, pop: null, query: '', atMs: -200 },
      { file: 0, host: 0, pop: 0, query: 'w=9', atMs: 6_000 },
    ],
    faults: [{ on: 'cdn', what: 'error', fromMs: -1, untilMs: 1_010, probability: 1 }],
  }),
  'a derivative of a missing file need not be looked at': worldWith({
    cdn: {
      pops: [
        { name: 'fra', propagationMs: 0 },
        { name: 'iad', propagationMs: 0 },
        { name: 'nrt', propagationMs: 20000 },
      ],
      routing: 'drawn',
      servedBy: false,
      revalidationMs: 6296,
    },
    inputs: { params: ['w=9'], token: true },
    files: [
      { change: 'deleted', now: null, arrivesMs: 4715 },
      { change: 'deleted', now: null },
    ],
    startMs: 538,
    seed: 8141,
    visits: [],
  }),
  'one purge is enough': worldWith({ files: [{ change: 'deleted', now: null, lagMs: 13752 }], visits: [] }),
  'a CDN likes to be asked': worldWith({ files: [{}], visits: [] }),
  'every 400 ms is not too often': worldWith({ files: [{ older: newVersion, beforeArrivedMs: -30_000 }] }),
  'every body is worth reading': worldWith({ files: [{ before: { mark: 'old', size: 17_000, width: 7 } }] }),
  'the deadline is a wish': worldWith({ inputs: { timeoutS: 10 }, files: [{ arrivesMs: null }], visits: [] }),
  'the window of the rate limit is as long as a purge takes': worldWith({
    inputs: { rateLimit: 2 },
    files: [{}, {}, {}],
    visits: [],
  }),
  'what the branch holds is what imgix serves': worldWith({
    files: [{ newer: { version: null, pushedMs: -1631, arrivesMs: null }, storage: 'filtered' }],
    visits: [],
  }),
  'what git has is what a takedown must leave': worldWith({
    inputs: { expect: 'gone' },
    files: [{ now: null, arrivesMs: 38364 }],
    visits: [],
  }),
  'a Source forgets what it has when imgix is told to': worldWith({
    inputs: { origin: true, expect: 'gone' },
    files: [{ arrivesMs: null }],
    visits: [],
  }),
  'whatever imgix describes is the file': worldWith({
    source: { defaultParams: 'q=50' },
    inputs: { select: 'stale' },
    files: [{ older: { mark: 'much older', size: 52, width: 7 }, beforeArrivedMs: -55069 }],
    visits: [{ file: 0, host: 0, pop: null, query: '', atMs: -66710 }],
  }),
} as const satisfies Readonly<Record<string, World>>;
