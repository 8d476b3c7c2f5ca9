// What goes wrong on the way, and when: faults of the API, of the CDN, of the Source's own site. They all end.
import fc from 'fast-check';
import { type ApiFault, type Fault, isOfHost, type Question, type WebFault } from '../world.ts';
import { around, dice, mostly, pick, type Weights, weightsFor } from './swarm.ts';

const apiFaults: readonly ApiFault[] = [
  'limited',
  'error',
  'lost-before',
  'lost-after',
  'hangs',
  'proxy-page',
  'limited-with-wait',
];
const webFaults: readonly WebFault[] = [
  'error',
  'lost',
  'hangs',
  'half',
  'html',
  'json',
  'text',
  'empty',
  'redirect',
  'limited',
  'limited-with-wait',
  'slow',
  'refused',
];
const cdnFaults: readonly WebFault[] = [...webFaults, 'undeployed', 'forbidden'];
const places: readonly Fault['on'][] = ['cdn', 'api', 'origin'];

const questions: readonly (Question | undefined)[] = [undefined, 'check', 'fresh', 'held', 'missing', 'unchanged'];

/** Late ones meet what proves by time. Short ones meet one request of several that are compared. */
const faultDice = fc.record({
  on: dice,
  what: dice,
  question: dice,
  fromMs: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 55_000, max: 65_000 })),
  lastsMs: around([800, 2_000, 20_000], 1, 40_000),
  probability: fc.constantFrom(0.2, 0.6, 1),
});

type FaultWeights = Readonly<Record<'places' | 'api' | 'web' | 'cdn' | 'questions', Weights>>;

export const drawFaults: fc.Arbitrary<readonly Fault[]> = fc
  .tuple(
    mostly(0, 0, 1, 2, 4),
    fc.record<FaultWeights>({
      places: weightsFor(places),
      api: weightsFor(apiFaults),
      web: weightsFor(webFaults),
      cdn: weightsFor(cdnFaults),
      questions: weightsFor(questions),
    }),
    fc.array(faultDice, { minLength: 4, maxLength: 4 }),
  )
  .map(([count, weights, faults]) => faults.slice(0, count).map((thrown) => toFault(thrown, weights)));

function toFault(
  {
    on: place,
    what,
    question: asked,
    fromMs,
    lastsMs,
    probability,
  }: typeof faultDice extends fc.Arbitrary<infer T> ? T : never,
  weights: FaultWeights,
): Fault {
  const on = pick(places, weights.places, place);
  const when = { fromMs, untilMs: fromMs + lastsMs, probability };
  if (on === 'api') return { on, what: pick(apiFaults, weights.api, what), ...when };
  if (on === 'origin') return { on, what: pick(webFaults, weights.web, what), ...when };
  const drawn = pick(cdnFaults, weights.cdn, what);
  // That a part of the requests is refused, only a long wait would tell; and what is refused is refused whatever is asked.
  if (isOfHost(drawn)) return { on, what: drawn, ...when, ...(drawn === 'forbidden' ? { probability: 1 } : {}) };
  const question = pick(questions, weights.questions, asked);
  return { on, what: drawn, ...when, ...(question === undefined ? {} : { question }) };
}
