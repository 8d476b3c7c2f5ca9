// One world for each way in which the proof was once wrong (or waited in vain). The random worlds must be able to be like
// these, and the rules must bear them.
import { newVersion, oldVersion, plainVisit, worldWith } from './plain-world.ts';
import type { World } from './world.ts';

export type DirectedWorld = { readonly name: string; readonly world: World };

const older = { mark: 'much older', size: 52, width: 7 };
/** As long as the old one, and as wide. */
const sameSize = { mark: 'new', size: 12, width: 7 };
const reEncodes = { defaultParams: 'q=50' } as const;
const fra = { name: 'fra', propagationMs: 0 };

export const directedWorlds: readonly DirectedWorld[] = [
  {
    name: 'a push goes back to the version that imgix still holds, while the Source has the one between',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 20_000 }],
    }),
  },
  {
    name: 'the same, while all of the host is refused at first',
    world: worldWith({
      cdn: { revalidationMs: 3_000 },
      files: [{ older: newVersion, beforeArrivedMs: -1, arrivesMs: 3_043 }],
      faults: [{ on: 'cdn', what: 'forbidden', fromMs: -1, untilMs: 799, probability: 1 }],
      visits: [{ ...plainVisit, pop: 0, query: 'w=9&auto=format', atMs: -2 }],
    }),
  },
  {
    name: 'imgix keeps an error from before a file that should be gone and stays: it rejects the purge, as it has no file',
    world: worldWith({
      cdn: { unknownPurgeStatus: 404 },
      files: [{ change: 'deleted', now: null, beforeArrivedMs: -15_000, arrivesMs: null }],
      visits: [{ ...plainVisit, atMs: -20_000 }],
    }),
  },
  {
    name: 'a purge whose answer is lost brings an older rendering, and the one after it is accepted before the new file',
    world: worldWith({
      source: reEncodes,
      files: [{ older, now: sameSize, beforeArrivedMs: -1, arrivesMs: 26_316 }],
      faults: [{ on: 'api', what: 'hangs', fromMs: -1, untilMs: 19_999, probability: 0.2 }],
      seed: 1308,
      visits: [
        { ...plainVisit, pop: 0, atMs: -5_001 },
        { ...plainVisit, pop: 0, atMs: 10_000 },
      ],
    }),
  },
  {
    name: 'a derivative of a version that a push goes back to, while the Source has the one between',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      inputs: { params: ['w=9'] },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 20_000 }],
      visits: [plainVisit, { ...plainVisit, query: 'w=9' }],
    }),
  },
  {
    name: 'a deployment takes the file away for a moment, which imgix is told by another purge; and a newer push deletes it',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      files: [
        {
          older,
          beforeArrivedMs: -2,
          arrivesMs: 0,
          gapMs: 300,
          newer: { version: null, pushedMs: 5_828, arrivesMs: 11_404 },
        },
      ],
      latency: { thereMs: 1, backMs: 700 },
      visits: [{ ...plainVisit, pop: 0, atMs: -5_002 }],
      purges: [{ file: 0, host: 0, atMs: -1 }],
    }),
  },
  {
    name: 'a cache tells what imgix held after the purge, which was still the old file, where another one came before the purge',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }], revalidationMs: 3_000 },
      files: [{ older, beforeArrivedMs: -1, arrivesMs: 25_261 }],
      faults: [{ on: 'cdn', what: 'half', fromMs: 13_761, untilMs: 33_761, probability: 0.6 }],
      latency: { thereMs: 1, backMs: 700 },
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a point of presence has stored what imgix makes from an old copy, and another one gave the same before imgix held the file',
    world: worldWith({
      source: { svgBypass: false, isSigned: true },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 4_408 },
          { name: 'iad-kcgs7200113', propagationMs: 400 },
        ],
        routing: 'drawn',
        copyLagMs: 400,
      },
      inputs: { token: true },
      files: [{ kind: 'svg', older, beforeArrivedMs: -1, arrivesMs: 82 }],
      startMs: 107,
      seed: 5704,
      visits: [
        { ...plainVisit, pop: 0, atMs: 5_322 },
        { ...plainVisit, atMs: -200 },
      ],
    }),
  },
  {
    name: 'a deployment takes a file away for a moment, and brings one of the same size, which is made into other bytes',
    world: worldWith({
      source: reEncodes,
      files: [{ now: sameSize, arrivesMs: 11_404, gapMs: 5_000 }],
      visits: [],
    }),
  },
  {
    name: 'of a built SVG whose unsanitized bytes were the new ones, a cache repeats the description on a busy site',
    world: worldWith({
      source: { unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 2_538 }] },
      inputs: { origin: true },
      files: [{ kind: 'svg', hasCheckout: true, storage: 'filtered' }],
      latency: { thereMs: 700, backMs: 700 },
      visits: [{ ...plainVisit, pop: 0, atMs: -9_963, everyMs: 1_000 }],
    }),
  },
  {
    name: 'the host begins to refuse the client between the look at a removed file and that at its derivative',
    world: worldWith({
      inputs: { params: ['w=9'] },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'forbidden', fromMs: 5_600, untilMs: 25_600, probability: 1 }],
      latency: { thereMs: 700, backMs: 700 },
    }),
  },
  ...[20_000, 520].map((untilMs) => ({
    name: `the host belongs to no Source (410) until ${untilMs} ms, while a file is yet to be removed`,
    world: worldWith({
      cdn: { revalidationMs: 20_000 },
      files: [{ change: 'deleted', now: null, arrivesMs: 30_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 150, untilMs, probability: 1 }],
      latency: { thereMs: 40, backMs: 40 },
    }),
  })),
  {
    name: 'of several points of presence that a purge reaches late, one was met long ago, and another one just now',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'lhr', propagationMs: 55_000 },
          { name: 'iad-kcgs7200113', propagationMs: 0 },
          { name: 'iad-kjyo7100043', propagationMs: 55_000 },
          { name: 'syd', propagationMs: 20_000 },
          { name: 'nrt', propagationMs: 55_000 },
        ],
        routing: 'drawn',
      },
      files: [{}, { arrivesMs: 0 }],
      startMs: 269,
      seed: 9092,
      visits: [{ ...plainVisit, file: 1, atMs: -200 }],
    }),
  },
  {
    name: 'an added file that was there once before is gone for a moment, while the purge is yet to bring it, and the branch deletes it',
    world: worldWith({
      cdn: { revalidationMs: 3_000, pops: [{ name: 'fra', propagationMs: 5_602 }] },
      files: [
        {
          change: 'added',
          older,
          before: null,
          beforeArrivedMs: -1,
          arrivesMs: 3_041,
          newer: { version: null, pushedMs: 0, arrivesMs: 13_781 },
        },
      ],
      latency: { thereMs: 1, backMs: 700 },
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a derivative is told by an exact age alone, and another question comes first in each round',
    world: worldWith({
      source: { defaultParams: 'auto=format,compress', unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }], unchangedPurge: 'expires', renditions: 'own' },
      inputs: { params: ['w=9'] },
      files: [{ change: 'requested' }],
      faults: [{ on: 'cdn', what: 'error', fromMs: 18_295, untilMs: 42_334, probability: 1 }],
      seed: 3504,
      visits: [],
    }),
  },
  {
    name: 'a description (fm=json) from the cache of the CDN tells of a file that imgix has no more',
    world: worldWith({
      source: reEncodes,
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }] },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 25_000 }],
      visits: [{ ...plainVisit, query: 'fm=json' }],
      purges: [{ file: 0, host: 0, atMs: -3_000 }],
    }),
  },
  {
    name: 'a derivative was stored after the purge, and before imgix had the right file',
    world: worldWith({
      cdn: {
        revalidationMs: 4_000,
        pops: [
          { name: 'fra', propagationMs: 30_000 },
          { name: 'iad', propagationMs: 9_000 },
          { name: 'nrt', propagationMs: 9_000 },
        ],
        routing: 'drawn',
      },
      inputs: { params: ['w=9'] },
      files: [{ older, beforeArrivedMs: -30_000, arrivesMs: 2_000 }],
      visits: [
        { ...plainVisit, query: 'w=9', pop: 0, atMs: -80_000 },
        { ...plainVisit, query: 'w=9', pop: 1, atMs: 1_000 },
      ],
      purges: [{ file: 0, host: 0, atMs: -20_000 }],
      seed: 61,
    }),
  },
  {
    name: 'in the place of a deleted file its older version is served, which the Source has at a replica',
    world: worldWith({
      files: [{ change: 'deleted', older, now: null, beforeArrivedMs: -30_000, lagMs: 60_000 }],
      visits: [{ ...plainVisit, atMs: -20_000 }],
      seed: 0,
    }),
  },
  {
    name: 'the point of presence that showed the old state stays stale, and others are fresh',
    world: worldWith({
      cdn: { pops: [fra, { name: 'iad', propagationMs: 50_000 }, { name: 'nrt', propagationMs: 0 }], routing: 'drawn' },
      seed: 10,
    }),
  },
  {
    name: 'the new answer was stored within a second of the last old one, and nothing else tells',
    world: worldWith({
      source: { ...reEncodes, unreadableMetadata: 422 },
      cdn: { pops: [{ name: 'fra', propagationMs: 100 }] },
      files: [{ kind: 'bin' }],
      visits: [plainVisit, { ...plainVisit, atMs: 110 }],
    }),
  },
  {
    name: 'a deleted text file comes in chunks, and missing files are forbidden',
    world: worldWith({
      source: { missingStatus: 403 },
      cdn: { chunked: true, pops: [{ name: 'fra', propagationMs: 2_000 }] },
      files: [{ kind: 'txt', change: 'deleted', now: null }],
    }),
  },
  {
    name: 'a parameter is left out of the key: the description comes from a cache then, and is no third file for that',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'unkeyed' },
      files: [{ arrivesMs: 0 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a requested URL is rightly gone, and so is its derivative',
    world: worldWith({
      inputs: { params: ['w=9'] },
      cdn: { pops: [{ name: 'fra', propagationMs: 2_000 }] },
      files: [{ change: 'requested', now: null }],
    }),
  },
  ...(['svg', 'gif'] as const).map((kind) => ({
    name: `what a point of presence has stored anew comes from a cache behind it, which the purge has not reached: ${kind}`,
    world: worldWith({
      source: kind === 'svg' ? {} : reEncodes,
      cdn: {
        shieldMs: 12_000,
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'iad', propagationMs: 30_000 },
        ],
        routing: 'alternate',
      },
      files: [{ kind, older, beforeArrivedMs: -60_000 }],
      visits: [
        { ...plainVisit, pop: 0, atMs: -80_000 },
        { ...plainVisit, pop: 1, atMs: -2_000 },
      ],
      purges: [{ file: 0, host: 0, atMs: -15_000 }],
    }),
  })),
  {
    name: 'a cache behind the points of presence still gives what is right again, while the purge has made imgix load the one between',
    world: worldWith({
      cdn: { shieldMs: 400 },
      inputs: { params: ['w=9'] },
      files: [{ older: newVersion, beforeArrivedMs: -1, arrivesMs: 200_000 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a newer push has won',
    world: worldWith({
      files: [{ newer: { version: { mark: 'newest', size: 72, width: 7 }, pushedMs: -20_000, arrivesMs: -500 } }],
    }),
  },
  {
    name: 'a newer push has taken the change back',
    world: worldWith({ files: [{ newer: { version: oldVersion, pushedMs: -20_000, arrivesMs: -500 } }] }),
  },
  {
    name: 'the API answers 429 for 20 seconds',
    world: worldWith({ faults: [{ on: 'api', what: 'limited', fromMs: -1, untilMs: 20_000, probability: 1 }] }),
  },
  {
    name: 'with a wrong root everything is 404, before and after',
    world: worldWith({ inputs: { isRootWrong: true }, files: [{ change: 'deleted', now: null }] }),
  },
  {
    name: 'every URL is refused for want of a signature',
    world: worldWith({ source: { isSigned: true }, inputs: { token: false } }),
  },
  {
    name: 'a filter answers with its challenge unless it gets its header',
    world: worldWith({ cdn: { challenge: 403 }, inputs: { passesFilter: true } }),
  },
  {
    name: 'a modified file that nothing describes is gone from a re-encoding Source, which shows its default image',
    world: worldWith({
      source: { ...reEncodes, unreadableMetadata: 422, imageMissing: 200 },
      files: [{ kind: 'bin', newer: { version: null, pushedMs: 60_000, arrivesMs: -500 } }],
    }),
  },
  {
    name: 'with a wrong root, and a default image for everything, the Source breaks down while an unchanged file is looked for',
    world: worldWith({
      source: { imageMissing: 200, outages: [{ fromMs: 450, untilMs: 9_000 }] },
      inputs: { isRootWrong: true },
      latency: { thereMs: 40, backMs: 40 },
      files: [{ change: 'deleted', now: null }],
    }),
  },
  {
    name: 'a requested URL that git knows nothing of shows the default image, and the origin has the file',
    world: worldWith({
      source: { imageMissing: 200 },
      cdn: { purgeClearsErrors: false },
      inputs: { origin: true },
      files: [{ change: 'requested', now: null, beforeArrivedMs: -40_000, arrivesMs: null }],
    }),
  },
  {
    name: 'a deleted file is back by a later push, and the Source re-encodes',
    world: worldWith({
      source: reEncodes,
      files: [{ change: 'deleted', now: null, newer: { version: oldVersion, pushedMs: -20_000, arrivesMs: -500 } }],
    }),
  },
  {
    name: 'something on the way answers with a message in the place of what imgix would say of its file',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'rendered' },
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }] },
      faults: [{ on: 'cdn', what: 'json', fromMs: 31_510, untilMs: 31_600, probability: 1 }],
      files: [{ arrivesMs: 8_000 }],
      visits: [plainVisit, { ...plainVisit, atMs: 30_100 }],
    }),
  },
  {
    name: 'a file is still forbidden, and the unchanged file cannot be fetched',
    world: worldWith({
      source: { missingStatus: 403 },
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }] },
      faults: [{ on: 'cdn', what: 'half', fromMs: -1, untilMs: 19_000, probability: 1 }],
      files: [{ before: null, change: 'modified', isOldKnown: false }],
    }),
  },
  {
    name: 'imgix held the new file from the first, until the purge made it load the one between for a while',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'noticed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 37_900 }], revalidationMs: 19_000 },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 38_600 }],
      visits: [plainVisit, { ...plainVisit, atMs: 38_200 }],
    }),
  },
  {
    name: 'of two sites of one city one has turned, and the other is stale still',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'iad-kcgs7200113', propagationMs: 50_000 },
          { name: 'iad-kjyo7100043', propagationMs: 0 },
        ],
        routing: 'drawn',
      },
    }),
  },
  {
    name: 'half an answer shows the point of presence that is stale',
    world: worldWith({
      cdn: { pops: [fra, { name: 'iad', propagationMs: 50_000 }], routing: 'alternate' },
      faults: [{ on: 'cdn', what: 'half', fromMs: 40, untilMs: 80, probability: 1 }],
    }),
  },
  {
    name: 'a deleted file is proved gone, and is back before its derivative can be fetched',
    world: worldWith({
      inputs: { params: ['w=9'] },
      files: [
        {
          change: 'deleted',
          now: null,
          arrivesMs: 5_000,
          newer: { version: newVersion, pushedMs: 0, arrivesMs: 15_000 },
        },
      ],
      visits: [plainVisit, { ...plainVisit, query: 'w=9' }],
      purges: [{ file: 0, host: 0, atMs: 25_000 }],
      faults: [{ on: 'cdn', what: 'error', fromMs: 10_240, untilMs: 30_000, probability: 1 }],
    }),
  },
  {
    name: 'a message comes in the place of a text file that the branch has deleted',
    world: worldWith({
      source: reEncodes,
      cdn: { servedBy: false },
      files: [{ kind: 'txt', arrivesMs: 50_000, newer: { version: null, pushedMs: -20_000, arrivesMs: 60_000 } }],
      faults: [{ on: 'cdn', what: 'text', fromMs: 14_000, untilMs: 40_000, probability: 1 }],
    }),
  },
  {
    name: 'a message comes in the place of a text file that is refused for want of a signature',
    world: worldWith({
      source: { isSigned: true },
      cdn: { servedBy: false },
      inputs: { token: false },
      files: [{ kind: 'txt', newer: { version: null, pushedMs: -20_000, arrivesMs: -500 } }],
      faults: [{ on: 'cdn', what: 'text', fromMs: 6_000, untilMs: 20_000, probability: 1 }],
    }),
  },
  {
    name: 'of two files compared, imgix holds the new one of the first and still serves its old bytes; the second shows that it passes them through',
    world: worldWith({
      inputs: { select: 'stale' },
      files: [
        { change: 'tracked', now: sameSize, beforeArrivedMs: -50_000, arrivesMs: -20_000 },
        { change: 'tracked', now: sameSize, beforeArrivedMs: -50_000, arrivesMs: -20_000 },
      ],
      visits: [{ ...plainVisit, atMs: -30_000 }],
    }),
  },
  {
    name: 'one file is compared: imgix passes it through, and serves other bytes of the same size',
    world: worldWith({
      inputs: { select: 'stale' },
      files: [{ change: 'tracked', now: sameSize, beforeArrivedMs: -50_000, arrivesMs: -20_000 }],
      visits: [{ ...plainVisit, atMs: -30_000 }],
    }),
  },
  {
    name: 'a deleted file is compared, and what imgix gives for a path that does not exist cannot be had',
    world: worldWith({
      source: { imageMissing: 200 },
      inputs: { select: 'stale' },
      files: [{ change: 'deleted', now: null, beforeArrivedMs: -50_000, arrivesMs: -20_000 }],
      visits: [],
      faults: [{ on: 'cdn', what: 'error', fromMs: 2, untilMs: 2_000, probability: 1 }],
    }),
  },
  {
    name: 'a deleted text file is compared, and a message comes in its place and in that of a path that does not exist',
    world: worldWith({
      inputs: { select: 'stale' },
      files: [{ kind: 'txt', change: 'deleted', now: null, beforeArrivedMs: -50_000, arrivesMs: -20_000 }],
      faults: [{ on: 'cdn', what: 'json', fromMs: 0, untilMs: 2_000, probability: 1 }],
    }),
  },
  {
    name: 'a derivative whose age would have told, had it been asked a moment later',
    world: worldWith({
      source: { unknownParameters: 'noticed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 26_506 }] },
      inputs: { params: ['w=9'] },
      files: [{ change: 'tracked', older, beforeArrivedMs: -1, arrivesMs: 0 }],
      latency: { thereMs: 1, backMs: 700 },
      seed: 5618,
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a message comes in the place of a deleted text file, and then an error from before its time',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], servedBy: false },
      files: [{ kind: 'txt', change: 'deleted', now: null, beforeArrivedMs: -1 }],
      visits: [{ ...plainVisit, atMs: -2 }],
      faults: [{ on: 'cdn', what: 'json', fromMs: -1, untilMs: 1_999, probability: 1 }],
      latency: { thereMs: 1, backMs: 700 },
    }),
  },
  {
    name: 'an added file is refused by a filter for a while, before imgix itself has answered',
    world: worldWith({
      files: [{ change: 'added', before: null }],
      visits: [],
      faults: [{ on: 'cdn', what: 'refused', fromMs: -1, untilMs: 21_000, probability: 1 }],
    }),
  },
  {
    name: 'the origin of a requested URL refuses the step once, and imgix still has an error from before the deployment',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      inputs: { origin: true },
      files: [{ change: 'requested', before: null, arrivesMs: 0 }],
      visits: [{ ...plainVisit, atMs: -200 }],
      faults: [{ on: 'origin', what: 'refused', fromMs: -1, untilMs: 10, probability: 1 }],
    }),
  },
  {
    name: 'a requested URL is missing at one of two nameless points of presence, and what it gave before failed',
    world: worldWith({
      cdn: {
        pops: [
          { ...fra, propagationMs: 5_000 },
          { name: 'iad', propagationMs: 0 },
        ],
        routing: 'alternate',
        servedBy: false,
        age: false,
      },
      files: [{ change: 'requested', before: null, now: { mark: 'new', size: 17_021, width: 7 }, arrivesMs: 0 }],
      visits: [{ ...plainVisit, atMs: -200 }],
      faults: [{ on: 'cdn', what: 'error', fromMs: 0, untilMs: 2_000, probability: 0.2 }],
      seed: 1708,
    }),
  },
  {
    name: 'the replicas of an origin give the newest file, and then the one that was due, while it is read again',
    world: worldWith({
      inputs: { origin: true, timeoutS: 248 },
      files: [
        {
          before: { mark: 'old', size: 17_000, width: 7 },
          now: { mark: 'new', size: 17_021, width: 7 },
          beforeArrivedMs: -3_486,
          arrivesMs: 16_142,
          lagMs: 19_169,
          newer: { version: { mark: 'newest', size: 17_060, width: 7 }, pushedMs: -16_097, arrivesMs: 19_866 },
        },
      ],
      latency: { thereMs: 1, backMs: 700 },
      startMs: 68,
      seed: 2373,
    }),
  },
  {
    name: 'a visitor asks for a deleted file while imgix is answering its purge: a second purge tells the new error from the old',
    world: worldWith({
      files: [{ change: 'deleted', now: null }],
      latency: { thereMs: 1, backMs: 40 },
      visits: [{ ...plainVisit, atMs: 43 }],
    }),
  },
  {
    name: 'a derivative of a text file is the file, of which only the checkout tells',
    world: worldWith({
      inputs: { params: ['w=9'] },
      files: [{ kind: 'txt', storage: 'filtered', hasCheckout: true }],
      visits: [plainVisit, { ...plainVisit, query: 'w=9' }],
    }),
  },
  {
    name: 'one of two nameless points of presence stores an error anew, from the one that imgix keeps from before the purge',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 5_000 },
          { name: 'iad', propagationMs: 27_014 },
        ],
        routing: 'drawn',
        servedBy: false,
        purgeClearsErrors: false,
      },
      inputs: { expect: 'gone', hasBranch: false, timeoutS: 577 },
      files: [
        { kind: 'txt', change: 'deleted', now: null, beforeArrivedMs: -55_961, arrivesMs: 35_273, isOldKnown: false },
        { kind: 'txt', change: 'deleted', now: null, beforeArrivedMs: -34_138, arrivesMs: null, isOldKnown: false },
      ],
      latency: { thereMs: 40, backMs: 700 },
      startMs: 560,
      seed: 3886,
      visits: [{ ...plainVisit, file: 1, pop: 0, query: 'w=9', atMs: -93_841 }],
    }),
  },
  {
    name: 'a fault hides what was there before the purge: the error after it may be one that imgix has from before the file',
    world: worldWith({
      cdn: { purgeClearsErrors: false },
      files: [
        { change: 'deleted', now: null },
        { change: 'deleted', now: null, beforeArrivedMs: -2_653, arrivesMs: null },
      ],
      faults: [{ on: 'cdn', what: 'error', fromMs: -1, untilMs: 1_999, probability: 0.2 }],
      visits: [{ ...plainVisit, file: 1, query: 'w=9&auto=format', pop: 0, atMs: -2_654 }],
    }),
  },
  {
    name: 'a page is as long as the new file by chance: that is no sign that the Source passes bytes through',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'noticed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      files: [{ now: { mark: 'new', size: 17_021, width: 7 } }],
      faults: [{ on: 'cdn', what: 'html', fromMs: -1, untilMs: 1_999, probability: 1 }],
      visits: [],
    }),
  },
  {
    name: 'the purge of another host has made a file gone here as well, which only the origin had',
    world: worldWith({
      cdn: { hosts: 2, purgeScope: 'source' },
      inputs: { origin: true, hasUnchangedFile: false, select: 'stale' },
      files: [{ change: 'deleted', now: null, arrivesMs: 18_293 }],
      visits: [],
    }),
  },
  {
    name: 'a Git LFS pointer was deployed before the branch has deleted the file, of which a 403 tells',
    world: worldWith({
      source: { missingStatus: 403 },
      inputs: { hasUnchangedFile: false },
      files: [
        { kind: 'txt', newer: { version: null, pushedMs: 0, arrivesMs: 121 }, storage: 'lfs', isPointerDeployed: true },
      ],
    }),
  },
  {
    name: 'one of two nameless points of presence has an error from before the file, whose age tells that it is no turn',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 5_000 },
          { name: 'iad', propagationMs: 0 },
        ],
        routing: 'drawn',
        servedBy: false,
      },
      files: [{ change: 'requested', beforeArrivedMs: -1_146 }],
      latency: { thereMs: 1, backMs: 700 },
      seed: 8_425,
      visits: [{ file: 0, host: 0, pop: null, query: '', atMs: -1_147 }],
      purges: [{ file: 0, host: 0, atMs: 0 }],
    }),
  },
  {
    name: 'between two looks at what imgix holds it had another file, from which the fresh rendering was made: that is asked for again',
    world: worldWith({
      cdn: { revalidationMs: 300 },
      files: [{ kind: 'svg', lagMs: 24_785 }],
      faults: [{ on: 'cdn', what: 'slow', fromMs: -1, untilMs: 19_999, probability: 0.6 }],
      seed: 3_765,
      visits: [],
    }),
  },
  {
    name: 'what is stored anew is no older than that where it is only as long, and was not read before',
    world: worldWith({
      files: [
        {
          kind: 'svg',
          now: { mark: 'new', size: 17_000, width: 7 },
          beforeArrivedMs: -1,
          arrivesMs: 0,
          newer: { version: { mark: 'old', size: 17_000, width: 7 }, pushedMs: 0, arrivesMs: 6_452 },
          hasCheckout: true,
          storage: 'filtered',
        },
      ],
      latency: { thereMs: 700, backMs: 700 },
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'only the comparison (`select: stale`) has seen the file, which was gone before the purge',
    world: worldWith({
      cdn: { revalidationMs: 3_000 },
      inputs: { hasUnchangedFile: false, select: 'stale', timeoutS: 487 },
      files: [{ change: 'deleted', now: null }],
      latency: { thereMs: 700, backMs: 1 },
      visits: [{ ...plainVisit, atMs: -23_010 }],
      purges: [{ file: 0, host: 0, atMs: -1_600 }],
    }),
  },
  {
    name: 'a derivative is asked for once more right after its asset has turned: ages must tell the two apart each time',
    world: worldWith({
      source: { unknownParameters: 'noticed' },
      cdn: { revalidationMs: 3_527, purgedCopy: 'dropped' },
      inputs: { params: ['w=9'] },
      files: [
        {
          older,
          now: older,
          beforeArrivedMs: -1,
          arrivesMs: 4_447,
          newer: { version: oldVersion, pushedMs: 0, arrivesMs: 5_244 },
        },
      ],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a check whose moment an age has set comes at that moment, and not after the question what imgix holds',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'noticed' },
      files: [{ newer: { version: oldVersion, pushedMs: 6_769, arrivesMs: 23_101 } }],
      latency: { thereMs: 40, backMs: 700 },
      visits: [],
    }),
  },
  {
    name: 'a CDN leaves unknown parameters out of its key: what it gives in the place of a new rendering is from before the purge',
    world: worldWith({
      source: { unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      inputs: { origin: true },
      files: [{ older, beforeArrivedMs: -1, arrivesMs: 0 }],
      visits: [{ ...plainVisit, pop: 0, atMs: -2 }],
    }),
  },
  {
    name: 'the same of an unsanitized SVG, where no age tells, but the point of presence says that it had it',
    world: worldWith({
      source: { unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], age: false },
      inputs: { origin: true },
      files: [{ kind: 'svg', arrivesMs: 12_542 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'an unsanitized SVG is told once, out of a cache from then on, and its description tells of the same file',
    world: worldWith({
      source: { unknownParameters: 'unkeyed' },
      cdn: { unchangedPurge: 'expires' },
      files: [{ kind: 'svg', arrivesMs: 0 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a description of the size of both versions says nothing of when imgix came to hold the new SVG',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 553 }] },
      files: [{ kind: 'svg', change: 'tracked', older, now: sameSize, beforeArrivedMs: -1, arrivesMs: 421 }],
      faults: [{ on: 'cdn', what: 'error', fromMs: -1, untilMs: 10_372, probability: 0.6 }],
      seed: 2_822,
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'the asset is right all the time, imgix has loaded the file in between, and a derivative shows that: it is purged again',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], shieldMs: 55_000, unchangedPurge: 'expires' },
      inputs: { params: ['w=9'], timeoutS: 296 },
      files: [{ kind: 'bin', older, now: older, beforeArrivedMs: -22_922, arrivesMs: 37_146, hasCheckout: true }],
      latency: { thereMs: 700, backMs: 1 },
      visits: [{ ...plainVisit, query: 'svg-sanitize=false', atMs: -99_452 }],
    }),
  },
  {
    name: 'imgix keeps its file at two places, and makes a derivative from the one that it renews a moment later',
    world: worldWith({
      cdn: { copyLagMs: 400 },
      inputs: { params: ['w=9'] },
      files: [{ arrivesMs: 82 }],
      seed: 1_459,
      visits: [],
    }),
  },
  {
    name: 'of two places imgix tells of the new file from one, and renders what was there before from the other',
    world: worldWith({
      cdn: { copyLagMs: 15_000 },
      inputs: { origin: true },
      files: [{ kind: 'svg', arrivesMs: 0 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'of two places imgix tells of the new file from one and renders what was there before from the other, while another point of presence has turned',
    world: worldWith({
      source: { sanitizeSvg: false },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'iad-kcgs7200113', propagationMs: 20_000 },
          { name: 'iad-kjyo7100043', propagationMs: 400 },
        ],
        routing: 'alternate',
        copyLagMs: 15_000,
      },
      files: [{}, { kind: 'svg', change: 'tracked', arrivesMs: 0 }],
      seed: 878,
      visits: [
        { ...plainVisit, file: 1, pop: null, atMs: -200 },
        { ...plainVisit, file: 1, pop: 0, query: 'w=9', atMs: -2 },
      ],
    }),
  },
  {
    name: 'of two places imgix renders what was there before from one at first, and a cache behind the points of presence gives that for longer',
    world: worldWith({
      cdn: { shieldMs: 20_000, copyLagMs: 15_000 },
      inputs: { token: true },
      files: [{ kind: 'svg', arrivesMs: 0, hasCheckout: true, storage: 'filtered' }],
      latency: { thereMs: 700, backMs: 40 },
      seed: 7_481,
      visits: [{ ...plainVisit, pop: null, atMs: -200 }],
    }),
  },
  {
    name: 'a newer push has deleted the file, and of two places imgix makes a derivative from the one that has it still',
    world: worldWith({
      cdn: { copyLagMs: 15_000 },
      inputs: { params: ['w=9'], timeoutS: 471 },
      files: [{ arrivesMs: -668, newer: { version: null, pushedMs: 0, arrivesMs: 121 } }],
      seed: 9_887,
      visits: [{ ...plainVisit, pop: 0, query: 'w=9', atMs: -669 }],
    }),
  },
  {
    name: 'of two places imgix tells of an added file from one, and has the default image at the other',
    world: worldWith({
      source: { defaultParams: 'auto=format,compress', imageMissing: 200 },
      cdn: { copyLagMs: 5_000 },
      files: [{ kind: 'svg', change: 'added', before: null, arrivesMs: 16_402 }],
      seed: 5_905,
      visits: [],
    }),
  },
  {
    name: 'without `Age`, a cache hands on the dates of an error that it has stored: they do not tell when that was',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 55_000 }], purgeClearsErrors: false, age: false, dates: 'stored' },
      files: [{ change: 'deleted', now: null, beforeArrivedMs: -1 }],
      visits: [{ ...plainVisit, pop: 0, atMs: -84_994 }],
    }),
  },
  {
    name: 'a newer push has deleted the file, and a derivative is made from what one of two places has kept of it: it is purged again',
    world: worldWith({
      source: { imageMissing: 200 },
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }], copyLagMs: 400 },
      inputs: { params: ['w=9'], timeoutS: 497 },
      files: [{}, { beforeArrivedMs: -1, arrivesMs: 0, newer: { version: null, pushedMs: 0, arrivesMs: 20_008 } }],
      visits: [
        { ...plainVisit, file: 1, pop: null, atMs: -200 },
        { ...plainVisit, file: 1, pop: 0, query: 'w=9&auto=format', atMs: -1 },
      ],
    }),
  },
  {
    name: 'without `Age`, a point of presence turns to what another one gave before a newer push won: both have it out of a cache behind',
    world: worldWith({
      source: { defaultParams: 'q=50' },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 0 },
          { name: 'iad-kcgs7200113', propagationMs: 5_000 },
          { name: 'iad-kjyo7100043', propagationMs: 20_000 },
        ],
        shieldMs: 20_000,
        routing: 'alternate',
        age: false,
      },
      files: [{ newer: { version: { mark: 'newest', size: 72, width: 7 }, pushedMs: 0, arrivesMs: 20_008 } }],
      visits: [{ ...plainVisit, pop: null, query: 'fm=json', atMs: -1_272 }],
    }),
  },
  {
    name: 'a derivative is stored anew where the other point of presence gave the same a moment before imgix told of the file: its age tells',
    world: worldWith({
      source: { unknownParameters: 'noticed' },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 55_000 },
          { name: 'iad-kcgs7200113', propagationMs: 0 },
        ],
        routing: 'drawn',
        derivativeLagMs: 19_534,
      },
      inputs: { params: ['w=9'], timeoutS: 283 },
      files: [
        {
          beforeArrivedMs: -1,
          arrivesMs: 32_425,
          newer: { version: { mark: 'newest', size: 72, width: 7 }, pushedMs: 0, arrivesMs: 52_429 },
          isOldKnown: false,
        },
      ],
      startMs: 203,
      seed: 6_139,
      visits: [{ ...plainVisit, pop: 0, atMs: -2 }],
    }),
  },
  {
    name: 'the branch is back at the old file, which is what imgix holds: the deployment of the commit is still to come',
    world: worldWith({
      files: [
        {
          kind: 'svg',
          beforeArrivedMs: -1,
          arrivesMs: 11_521,
          newer: { version: { mark: 'old', size: 12, width: 7 }, pushedMs: 0, arrivesMs: null },
          isPointerDeployed: true,
        },
      ],
      latency: { thereMs: 1, backMs: 700 },
      visits: [{ ...plainVisit, pop: null, atMs: -200 }],
    }),
  },
  {
    name: 'what is as long as what was there a moment before, and was not read, is not new: a cache gives it as if it had just been made',
    world: worldWith({
      source: { svgBypass: false },
      cdn: { shieldMs: 7_870, revalidationMs: 6_187, ages: 'anew' },
      files: [
        {},
        {
          kind: 'svg',
          older: { mark: 'much older', size: 17_040, width: 7 },
          before: { mark: 'old', size: 17_000, width: 7 },
          beforeArrivedMs: -1,
          arrivesMs: 6_890,
        },
      ],
      latency: { thereMs: 1, backMs: 700 },
      seed: 4_160,
      visits: [{ ...plainVisit, file: 1, pop: null, atMs: -200 }],
    }),
  },
  {
    name: 'a page as long as the file, of which nobody knows yet that it is none, is no change that was seen',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }], servedBy: false, age: false },
      inputs: { timeoutS: 30 },
      files: [{ beforeArrivedMs: -1, hasCheckout: true }],
      faults: [{ on: 'cdn', what: 'html', fromMs: 0, untilMs: 2_000, probability: 0.2 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'nor is one that comes before the purge',
    world: worldWith({
      cdn: { servedBy: false, revalidationMs: 3_000 },
      inputs: { timeoutS: 30 },
      files: [{ beforeArrivedMs: -1, hasCheckout: true }],
      faults: [{ on: 'cdn', what: 'html', fromMs: -1, untilMs: 1_999, probability: 0.2 }],
      seed: 704,
      visits: [{ ...plainVisit, pop: 0, query: 'w=9&auto=format', atMs: -2 }],
    }),
  },
  {
    name: 'what imgix renders afresh comes from a place that lags behind, and is asked for anew later',
    world: worldWith({
      source: { defaultParams: 'q=50', imageMissing: 200 },
      cdn: { purgeClearsErrors: false, copyLagMs: 400 },
      inputs: { timeoutS: 460 },
      files: [{ kind: 'bin', beforeArrivedMs: -1, arrivesMs: 0 }, {}],
      latency: { thereMs: 40, backMs: 1 },
      seed: 88,
      visits: [
        { ...plainVisit, pop: 0, query: 'w=9&auto=format', atMs: -30_146 },
        { ...plainVisit, pop: 0, query: 'svg-sanitize=false', atMs: -92_283 },
      ],
    }),
  },
  {
    name: 'one point of presence gives the bytes of the file, another one something that has changed: one of them needs a purge',
    world: worldWith({
      source: { sanitizeSvg: false, unreadableMetadata: 422 },
      cdn: {
        pops: [fra, { name: 'iad-kcgs7200113', propagationMs: 400 }],
        shieldMs: 400,
        routing: 'alternate',
        unchangedPurge: 'expires',
      },
      files: [
        {
          kind: 'svg',
          older,
          now: older,
          beforeArrivedMs: -1,
          arrivesMs: 121,
          hasCheckout: true,
          storage: 'filtered',
        },
      ],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'the object of a derivative is given once more, after the minute in which its asset was right all the time',
    world: worldWith({
      cdn: { shieldMs: 400, purgedObject: 'stale' },
      inputs: { params: ['w=9'] },
      files: [{ kind: 'txt', older, now: older, beforeArrivedMs: -1, arrivesMs: 781 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'a visitor has the right answer stored while the answer to the purge is on its way',
    world: worldWith({
      source: { defaultParams: 'auto=format,compress' },
      inputs: { timeoutS: 230 },
      files: [{ change: 'tracked', arrivesMs: 0 }],
      latency: { thereMs: 700, backMs: 1 },
      visits: [
        { ...plainVisit, atMs: -200 },
        { ...plainVisit, pop: 0, atMs: 1_500 },
      ],
    }),
  },
  {
    name: 'what imgix renders comes from a copy that lags behind, and differs from what was there before as well',
    world: worldWith({
      source: { defaultParams: 'q=50' },
      cdn: { copyLagMs: 400 },
      inputs: { timeoutS: 230 },
      files: [{}],
      seed: 4349,
      visits: [{ ...plainVisit, pop: 0, query: 'w=9', atMs: -2_129 }],
    }),
  },
  {
    name: 'one point of presence has turned, and another one gives what imgix rendered from a copy that lags behind',
    world: worldWith({
      cdn: {
        pops: [fra, { name: 'iad-kcgs7200113', propagationMs: 0 }],
        routing: 'drawn',
        copyLagMs: 36_777,
      },
      files: [{ kind: 'svg' }],
      latency: { thereMs: 700, backMs: 1 },
      startMs: 63,
      visits: [{ ...plainVisit, atMs: -12_762 }],
      purges: [{ file: 0, host: 0, atMs: -31_112 }],
    }),
  },
  {
    name: 'a newer push removes an added file, and the default image comes before the commit is deployed',
    world: worldWith({
      source: { imageMissing: 200 },
      cdn: { revalidationMs: 5_180 },
      inputs: { timeoutS: 230 },
      files: [
        {
          change: 'added',
          older,
          before: null,
          beforeArrivedMs: -1,
          arrivesMs: 6_816,
          newer: { version: null, pushedMs: 0, arrivesMs: 16_857 },
        },
      ],
      seed: 8455,
      visits: [{ ...plainVisit, pop: 0, atMs: -2 }],
    }),
  },
  {
    name: 'of an added file that imgix had before, a point of presence gives what was rendered after the purge, and before its effect',
    world: worldWith({
      source: reEncodes,
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 5_000 },
          { name: 'iad-kcgs7200113', propagationMs: 5_000 },
          { name: 'iad-kjyo7100043', propagationMs: 0 },
        ],
        routing: 'alternate',
        revalidationMs: 300,
      },
      files: [{ change: 'added', older, before: null, beforeArrivedMs: -1, arrivesMs: 0 }],
      faults: [{ on: 'cdn', what: 'half', fromMs: -1, untilMs: 1_999, probability: 1 }],
      visits: [{ ...plainVisit, pop: 0, atMs: -2 }],
    }),
  },
  {
    name: 'a derivative that a visitor has had stored waits for the moment at which its age tells',
    world: worldWith({
      source: { defaultParams: 'auto=format,compress', unknownParameters: 'noticed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }] },
      inputs: { params: ['w=9'], origin: true, timeoutS: 230 },
      files: [{ now: sameSize }],
      latency: { thereMs: 700, backMs: 1 },
      visits: [{ ...plainVisit, pop: 0, query: 'w=9', atMs: -9_850, everyMs: 5_140 }],
    }),
  },
  {
    name: 'the derivatives of a text file come from a copy that lags behind, and nobody knows the old text',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], purgedCopy: 'dropped', copyLagMs: 5_000 },
      inputs: { params: ['w=9&auto=format', 'w=9'], timeoutS: 230 },
      files: [{ kind: 'txt', beforeArrivedMs: -48_811, arrivesMs: 5_961, hasCheckout: true, storage: 'filtered' }],
      latency: { thereMs: 700, backMs: 40 },
      startMs: 603,
      seed: 7582,
      visits: [
        { ...plainVisit, atMs: -88_942 },
        { ...plainVisit, pop: 0, query: 'fm=json', atMs: 14_446 },
        { ...plainVisit, query: 'w=9&auto=format', atMs: 14_651 },
      ],
    }),
  },
  {
    name: 'the purge is a duplicate of one that came before the origin was ready',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 5_000 },
          { name: 'lhr', propagationMs: 0 },
        ],
      },
      inputs: { params: ['w=9'], origin: true },
      files: [{ older, now: older, beforeArrivedMs: -1_575 }],
      visits: [{ ...plainVisit, atMs: -1_576 }],
      purges: [{ file: 0, host: 0, atMs: -1_575 }],
    }),
  },
  {
    name: 'what came after the default image is the old file, which the Source has only had for a moment',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'unkeyed', imageMissing: 200 },
      cdn: { pops: [fra, { name: 'iad', propagationMs: null }], routing: 'drawn' },
      files: [{ beforeArrivedMs: -1, arrivesMs: 82 }],
      latency: { thereMs: 40, backMs: 1 },
      visits: [{ ...plainVisit, query: 'fm=json', atMs: -2 }],
    }),
  },
  ...[404, 410].map((missingStatus) => ({
    name: `a derivative that a purge reaches late is refused with all of its host, whose asset is gone with ${missingStatus}`,
    world: worldWith({
      source: { missingStatus: missingStatus as 404 | 410 },
      cdn: { derivativeLagMs: 15_000 },
      inputs: { params: ['w=9'] },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 100, untilMs: 9_100, probability: 1 }],
      visits: [plainVisit, { ...plainVisit, query: 'w=9' }],
    }),
  })),
  {
    name: 'all of a host is refused at first, also the unchanged file: it is asked for again once the asset is missing',
    world: worldWith({
      inputs: { timeoutS: 500 },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: -1, untilMs: 9_000, probability: 1 }],
    }),
  },
  {
    name: 'the same of a file that should be there, and arrives later',
    world: worldWith({
      inputs: { timeoutS: 500 },
      files: [{ before: null, isOldKnown: false, arrivesMs: 20_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: -1, untilMs: 9_000, probability: 1 }],
    }),
  },
  {
    name: 'a requested URL is gone, and between the last answer with the file and that, all of its host was refused',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 1_000 }] },
      inputs: { timeoutS: 500 },
      files: [{ change: 'requested', now: null }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 500, untilMs: 6_000, probability: 1 }],
    }),
  },
  {
    name: 'without `Age`, a host that is refused for a moment gives what it had before, and the purge has its effect later',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], age: false },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 20_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 100, untilMs: 2_000, probability: 1 }],
    }),
  },
  {
    name: 'with `Age`, what such a host gives again was stored in the same second: its age does not tell',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 5_000 },
          { ...fra, name: 'iad' },
        ],
      },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 20_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 30, untilMs: 90, probability: 1 }],
      visits: [
        { ...plainVisit, pop: 1 },
        { ...plainVisit, pop: 0, atMs: -40 },
      ],
    }),
  },
  {
    name: 'what a missing path gives is asked while all of the host is refused, and is the default image again after that',
    world: worldWith({
      source: { imageMissing: 200 },
      inputs: { timeoutS: 490 },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 1_454, untilMs: 3_454, probability: 1 }],
      latency: { thereMs: 1, backMs: 700 },
      visits: [{ ...plainVisit, pop: 0, atMs: -5_001 }],
    }),
  },
  {
    name: 'a removed file is refused with all of its host, and no other file can be asked for',
    world: worldWith({
      inputs: { hasUnchangedFile: false },
      files: [{ change: 'deleted', now: null, arrivesMs: 40_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 41, untilMs: 2_041, probability: 1 }],
    }),
  },
  {
    name: 'the same, and after it the default image stands there',
    world: worldWith({
      source: { imageMissing: 200 },
      inputs: { hasUnchangedFile: false },
      files: [{ change: 'deleted', older, now: null, beforeArrivedMs: -1, arrivesMs: 0 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 41, untilMs: 2_041, probability: 1 }],
    }),
  },
  {
    name: 'a push goes back to what imgix holds, and the host is refused before the purge has its effect',
    world: worldWith({
      cdn: { pops: [{ name: 'iad', propagationMs: 0 }, fra], routing: 'alternate', revalidationMs: 5_000 },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 20_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 10, untilMs: 1_000, probability: 1 }],
      visits: [{ ...plainVisit, pop: 0 }],
    }),
  },
  {
    name: 'one of two points of presence is refused with all of the host, and has the removed file all the same',
    world: worldWith({
      source: { missingStatus: 410 },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'iad-kcgs7200113', propagationMs: 10_931 },
        ],
        routing: 'drawn',
      },
      inputs: { timeoutS: 600 },
      files: [{ change: 'deleted', now: null, isOldKnown: false }],
      faults: [
        { on: 'cdn', what: 'undeployed', fromMs: -1, untilMs: 5_640, probability: 1 },
        { on: 'cdn', what: 'undeployed', fromMs: 23_246, untilMs: 25_246, probability: 1 },
      ],
      startMs: 752,
      seed: 9_785,
      visits: [{ ...plainVisit, atMs: -5_001 }],
    }),
  },
  {
    name: 'all of a host is refused between what an unchanged file gives and what a missing path gives',
    world: worldWith({
      source: { imageMissing: 200 },
      inputs: { isRootWrong: true },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 18_463, untilMs: 38_463, probability: 1 }],
      latency: { thereMs: 1, backMs: 700 },
      visits: [],
    }),
  },
  {
    name: 'something on the way refuses what asks for a missing path, where an unchanged file is a default image',
    world: worldWith({
      source: { imageMissing: 200 },
      inputs: { isRootWrong: true },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'refused', fromMs: 216, untilMs: 2216, probability: 0.6 }],
      seed: 2366,
      visits: [],
    }),
  },
  ...(['forbidden', 'undeployed'] as const).map((what) => ({
    name: `all of a host is refused (${what}) as it is asked for a missing path, where an unchanged file is a default image`,
    world: worldWith({
      source: { imageMissing: 200 },
      inputs: { isRootWrong: true },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what, fromMs: 6_600, untilMs: 8_600, probability: 1 }],
      latency: { thereMs: 700, backMs: 700 },
      visits: [],
    }),
  })),
  {
    name: 'all of a host is refused as it is asked for a missing path, and gives the default image in the place of the file',
    world: worldWith({
      source: { ...reEncodes, unreadableMetadata: 422, imageMissing: 200 },
      files: [{ kind: 'bin', arrivesMs: 50_000, gapMs: 60_000 }],
      faults: [{ on: 'cdn', what: 'forbidden', fromMs: 5_100, untilMs: 7_100, probability: 1 }],
      latency: { thereMs: 700, backMs: 700 },
    }),
  },
  {
    name: 'a part of a host is refused, also what any path gives, and the default image comes in the place of the file',
    world: worldWith({
      source: { ...reEncodes, unreadableMetadata: 422, imageMissing: 200 },
      files: [{ kind: 'bin', arrivesMs: 50_000, gapMs: 60_000 }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 1_000, untilMs: 30_000, probability: 0.6 }],
      latency: { thereMs: 700, backMs: 700 },
      seed: 1,
    }),
  },
  {
    name: 'all of a host is refused for a while, later than 15 seconds after the purge: no file is given up for that',
    world: worldWith({
      source: { missingStatus: 403 },
      files: [
        { change: 'deleted', now: null },
        { change: 'added', before: null, arrivesMs: 40_000 },
      ],
      faults: [{ on: 'cdn', what: 'forbidden', fromMs: 20_000, untilMs: 34_000, probability: 1 }],
      latency: { thereMs: 700, backMs: 700 },
      visits: [],
    }),
  },
  {
    name: 'all of a host is refused as it is asked what imgix holds: that it was the new file is not forgotten',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'noticed' },
      faults: [
        { on: 'cdn', what: 'html', fromMs: -1, untilMs: 1_000, probability: 1 },
        { on: 'cdn', what: 'undeployed', fromMs: 7_000, untilMs: 8_400, probability: 1 },
      ],
      latency: { thereMs: 700, backMs: 700 },
    }),
  },
  {
    name: 'a fault comes in the place of what imgix holds, from which a derivative was made: that is no silence of imgix',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], shieldMs: 55_000, unchangedPurge: 'expires' },
      inputs: { params: ['w=9'], timeoutS: 296 },
      files: [
        {
          kind: 'bin',
          older: { mark: 'older', size: 15, width: 7 },
          now: { mark: 'older', size: 15, width: 7 },
          beforeArrivedMs: -22_922,
          arrivesMs: 37_146,
          hasCheckout: true,
        },
      ],
      faults: [{ on: 'cdn', what: 'error', fromMs: 61_000, untilMs: 85_000, probability: 0.6 }],
      latency: { thereMs: 700, backMs: 1 },
      visits: [{ ...plainVisit, query: 'svg-sanitize=false', atMs: -99_452 }],
      seed: 73,
    }),
  },
  {
    name: 'all of a host is refused after an outage, when the first answers come: no file is given up for that',
    world: worldWith({
      inputs: { timeoutS: 300 },
      files: [{ change: 'added', before: null, arrivesMs: 21_959 }],
      faults: [
        { on: 'cdn', what: 'error', fromMs: -1, untilMs: 25_000, probability: 1 },
        { on: 'cdn', what: 'undeployed', fromMs: 25_000, untilMs: 45_000, probability: 1 },
      ],
      visits: [],
    }),
  },
  ...(['lost-before', 'proxy-page'] as const).map((what) => ({
    name: `a purge that imgix never took (${what}) follows one from before the origin was ready`,
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'lhr', propagationMs: 0 },
        ],
      },
      inputs: { params: ['w=9'], origin: true },
      files: [{ older: newVersion, beforeArrivedMs: -1_575 }],
      faults: [{ on: 'api', what, fromMs: -1, untilMs: 300, probability: 1 }],
      visits: [{ ...plainVisit, atMs: -1_576 }],
      purges: [{ file: 0, host: 0, atMs: -1_575 }],
    }),
  })),
  {
    name: "of an added file imgix held what a newer push has, and holds the commit's own again, of replicas that disagree for a while",
    world: worldWith({
      source: reEncodes,
      cdn: { revalidationMs: 2_632, renditions: 'own' },
      files: [
        { change: 'added', before: null },
        {
          change: 'added',
          before: null,
          lagMs: 14_001,
          newer: { version: { mark: 'newest', size: 72, width: 7 }, pushedMs: 0, arrivesMs: 12_132 },
        },
      ],
      latency: { thereMs: 700, backMs: 700 },
      startMs: 478,
      seed: 7_693,
      visits: [],
    }),
  },
  {
    name: 'a derivative is made from another file that imgix was seen to hold, while a cache behind gave the right one',
    world: worldWith({
      cdn: { shieldMs: 55_000 },
      inputs: { params: ['w=9'] },
      files: [{ older, now: older, beforeArrivedMs: -22_922, arrivesMs: 37_146 }],
      faults: [{ on: 'cdn', what: 'forbidden', fromMs: -1, untilMs: 14_815, probability: 1 }],
    }),
  },
  {
    name: 'no unchanged file can be asked for, and the other file of the run is seen only once its purge has its effect',
    world: worldWith({
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'iad', propagationMs: 12_901 },
        ],
        routing: 'drawn',
      },
      inputs: { hasUnchangedFile: false, timeoutS: 531 },
      files: [
        { change: 'deleted', now: null },
        { beforeArrivedMs: -1, arrivesMs: 0 },
      ],
      latency: { thereMs: 700, backMs: 700 },
      seed: 6_915,
      visits: [{ ...plainVisit, file: 1 }],
    }),
  },
  {
    name: 'a derivative is refused with all of the host before the purge, and in its only check, and not in between',
    world: worldWith({
      source: { missingStatus: 410 },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'iad', propagationMs: 10_931 },
        ],
        purgeClearsErrors: false,
      },
      inputs: { timeoutS: 600, params: ['w=9&auto=format', 'w=9'] },
      files: [{ change: 'deleted', now: null, arrivesMs: -1_030, isOldKnown: false }],
      visits: [{ ...plainVisit, atMs: -5_001 }],
      faults: [
        { on: 'api', what: 'limited', fromMs: -1, untilMs: 1_999, probability: 0.2 },
        { on: 'cdn', what: 'redirect', fromMs: -1, untilMs: 34_598, probability: 0.6 },
        { on: 'cdn', what: 'undeployed', fromMs: -1, untilMs: 5_640, probability: 1 },
        { on: 'cdn', what: 'undeployed', fromMs: 23_246, untilMs: 25_246, probability: 1 },
      ],
      startMs: 752,
      seed: 1_189,
    }),
  },
  {
    name: 'a refusal of all of the host before the purge hides that imgix has an error, and makes its answer from that',
    world: worldWith({
      cdn: { purgeClearsErrors: false },
      files: [
        { kind: 'txt', change: 'deleted', now: null, arrivesMs: 35_273, isOldKnown: false },
        { change: 'deleted', now: null, arrivesMs: null },
      ],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: -1, untilMs: 9_000, probability: 1 }],
      visits: [{ ...plainVisit, file: 1, pop: 0, query: 'w=9', atMs: -93_841 }],
    }),
  },
  {
    name: 'an SVG and its description come by turns, as a cache leaves the random parameter out of its key',
    world: worldWith({
      source: { unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 13_155 }], unchangedPurge: 'expires' },
      files: [{ kind: 'svg', arrivesMs: 0 }],
      visits: [{ ...plainVisit, atMs: -200 }],
    }),
  },
  {
    name: 'the same, where the description comes first',
    world: worldWith({
      source: { unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 5_000 }], unchangedPurge: 'expires' },
      inputs: { timeoutS: 500 },
      files: [{ kind: 'svg', arrivesMs: 4_386 }],
      visits: [],
      seed: 7_074,
    }),
  },
  {
    name: 'the old rendering comes again, made from what a newer push brought, before imgix is asked what it holds',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'noticed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 37_900 }], revalidationMs: 19_000 },
      files: [
        {
          older: newVersion,
          beforeArrivedMs: -30_000,
          arrivesMs: 38_600,
          newer: { version: oldVersion, pushedMs: -5_379, arrivesMs: 51_059 },
        },
      ],
      visits: [plainVisit, { ...plainVisit, atMs: 38_200 }],
    }),
  },
  {
    name: 'the description of the old file is cut off, after a cache has told nothing of what imgix holds',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'unkeyed' },
      cdn: { pops: [{ name: 'fra', propagationMs: 20_000 }], revalidationMs: 3_000 },
      files: [{ older: newVersion, beforeArrivedMs: -30_000, arrivesMs: 40_000 }],
      faults: [{ on: 'cdn', what: 'half', fromMs: 13_761, untilMs: 33_761, probability: 0.6 }],
      seed: 2_498,
    }),
  },
  {
    name: 'the same, and the branch has deleted the file',
    world: worldWith({
      source: { ...reEncodes, unknownParameters: 'unkeyed' },
      cdn: {
        pops: [
          { name: 'fra', propagationMs: 20_000 },
          { name: 'iad', propagationMs: 10_931 },
        ],
        revalidationMs: 3_000,
      },
      files: [
        {
          older: newVersion,
          beforeArrivedMs: -2,
          arrivesMs: 48_624,
          newer: { version: null, pushedMs: 5_828, arrivesMs: 51_624 },
        },
      ],
      visits: [{ ...plainVisit, atMs: -5_001 }],
      faults: [{ on: 'cdn', what: 'half', fromMs: 13_761, untilMs: 33_761, probability: 0.6 }],
      seed: 1_593,
    }),
  },
  {
    name: 'a place of imgix keeps the default image, and gives it by turns with the file from which the rendering was made',
    world: worldWith({
      source: { defaultParams: 'q=50', unknownParameters: 'noticed', imageMissing: 200 },
      cdn: { purgeClearsErrors: false, copyLagMs: 400 },
      inputs: { timeoutS: 479 },
      files: [{ now: { mark: 'new', size: 12, width: 7 } }],
      visits: [{ ...plainVisit, query: 'svg-sanitize=false', atMs: -92_283 }, plainVisit],
      seed: 9_397,
    }),
  },
  {
    name: 'a derivative is stored while a fault holds back that imgix holds the new file',
    world: worldWith({
      source: { unknownParameters: 'noticed' },
      cdn: { revalidationMs: 300 },
      inputs: { params: ['w=9'] },
      files: [{ kind: 'svg' }],
      visits: [{ ...plainVisit, query: 'w=9', atMs: -9_850, everyMs: 5_140 }],
      faults: [{ on: 'cdn', what: 'slow', fromMs: -1, untilMs: 19_999, probability: 0.6 }],
      latency: { thereMs: 700, backMs: 1 },
      seed: 3_409,
    }),
  },
  {
    name: 'what is made again is stored within two milliseconds of the purge',
    world: worldWith({
      source: reEncodes,
      files: [{ change: 'tracked', arrivesMs: 0 }],
      visits: [
        { ...plainVisit, atMs: -200 },
        { ...plainVisit, atMs: 43 },
      ],
      latency: { thereMs: 1, backMs: 40 },
    }),
  },
  {
    name: 'a host is refused in part (410) while its Source is being deployed, and the purge has yet to reach the removed file',
    world: worldWith({
      cdn: { pops: [{ name: 'fra', propagationMs: 25_000 }] },
      files: [{ change: 'deleted', now: null }],
      faults: [{ on: 'cdn', what: 'undeployed', fromMs: 0, untilMs: 30_000, probability: 0.6 }],
      seed: 1,
    }),
  },
  {
    name: 'a client is refused for a while, and behind that imgix has an error from before the file',
    world: worldWith({
      cdn: { revalidationMs: 20_000 },
      files: [{ change: 'deleted', now: null, arrivesMs: null }],
      faults: [{ on: 'cdn', what: 'forbidden', fromMs: -1, untilMs: 14_815, probability: 1 }],
      visits: [{ ...plainVisit, pop: 0, query: 'w=9', atMs: -93_841 }],
    }),
  },
];
