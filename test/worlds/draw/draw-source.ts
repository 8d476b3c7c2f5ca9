// What the Source is like, and when imgix cannot reach it.
import fc from 'fast-check';
import type { SourceTraits } from '../world.ts';
import { around, mostly } from './swarm.ts';

const outage = fc
  .record({ fromMs: fc.integer({ min: -5_000, max: 20_000 }), lastsMs: around([300, 5_000], 1, 20_000) })
  .map(({ fromMs, lastsMs }) => ({ fromMs, untilMs: fromMs + lastsMs }));

export const drawSource: fc.Arbitrary<SourceTraits> = fc.record({
  defaultParams: fc.constantFrom<SourceTraits['defaultParams']>('', '', 'auto=format,compress', 'q=50'),
  sanitizeSvg: fc.boolean(),
  svgBypass: fc.boolean(),
  unknownParameters: mostly<SourceTraits['unknownParameters']>('ignored', 'noticed', 'rendered', 'unkeyed'),
  unreadableMetadata: fc.constantFrom<SourceTraits['unreadableMetadata']>('partial', 422),
  missingStatus: fc.constantFrom<SourceTraits['missingStatus']>(404, 404, 403, 410),
  imageMissing: mostly<SourceTraits['imageMissing']>('none', 200, 404),
  hasErrorImage: fc.constant(false),
  isSigned: mostly(false, true),
  outages: fc.tuple(mostly(0, 0, 0, 1), outage).map(([count, one]) => (count === 0 ? [] : [one])),
});
