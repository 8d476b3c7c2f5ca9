// Random histories of uploads, removals, visits and purges: what must hold whatever the order.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toText } from '../http-types.ts';
import type { SimulatorOptions } from '../options.ts';
import { type VirtualSite, virtualSite } from '../virtual-site.ts';

const names = ['a', 'b'] as const;
const base = 'https://assets.imgix.net';

const step = fc.oneof(
  fc.record({ kind: fc.constant('put'), name: fc.constantFrom(...names), laterMs: fc.constantFrom(0, 700, 30_000) }),
  fc.record({ kind: fc.constant('remove'), name: fc.constantFrom(...names) }),
  fc.record({ kind: fc.constant('purge'), name: fc.constantFrom(...names) }),
  fc.record({
    kind: fc.constant('visit'),
    name: fc.constantFrom(...names),
    query: fc.constantFrom('', '?w=1', '?fm=json'),
  }),
  fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, 500, 12_000, 400_000) }),
) as fc.Arbitrary<Step>;

type Step =
  | { readonly kind: 'put'; readonly name: string; readonly laterMs: number }
  | { readonly kind: 'remove' | 'purge'; readonly name: string }
  | { readonly kind: 'visit'; readonly name: string; readonly query: string }
  | { readonly kind: 'wait'; readonly ms: number };

const options: fc.Arbitrary<SimulatorOptions> = fc.record({
  propagationMs: fc.constantFrom(0, 900, 20_000),
  revalidationMs: fc.constantFrom(0, 800),
  purgedCopy: fc.constantFrom('replaced', 'dropped'),
  originCache: fc.constantFrom('per-host', 'shared'),
  purgeSpelling: fc.constantFrom('normalised', 'exact'),
  popSelection: fc.constantFrom('pinned', 'alternate'),
  pointsOfPresence: fc.constantFrom([{ name: 'fra' }], [{ name: 'fra' }, { name: 'iad', propagationMs: 40_000 }]),
});

/** Carries the steps out; every upload has a content of its own. Returns the contents in the order of uploading. */
function play(site: VirtualSite, steps: readonly Step[]): readonly string[] {
  const contents: string[] = [];
  for (const each of steps) {
    switch (each.kind) {
      case 'put':
        contents.push(`${each.name}-${contents.length}`);
        site.source.putLater(each.name, contents.at(-1) ?? '', site.clock.now() + each.laterMs);
        break;
      case 'remove':
        site.source.remove(each.name);
        break;
      case 'purge':
        site.purge(`/${each.name}`);
        break;
      case 'visit':
        site.get(`/${each.name}${each.query}`);
        break;
      case 'wait':
        site.clock.advance(each.ms);
        break;
    }
  }
  return contents;
}

test('a purge after the origin came to rest makes every point of presence serve the origin, once it has propagated', () => {
  fc.assert(
    fc.property(options, fc.array(step, { maxLength: 30 }), fc.constantFrom(...names), (chosen, steps, name) => {
      const site = virtualSite(chosen);
      play(site, steps);
      // Late uploads arrive, the rate window and the duplicate window pass, earlier purges come to their end.
      site.clock.advance(100_000);
      expect(site.purge(`/${name}`)).toBe(200);
      site.clock.advance(50_000);
      const expected = site.source.read(name);
      for (const served of site.simulator.serves(`${base}/${name}`)) {
        if (expected === undefined) expect(served.status).toBe(404);
        else expect(toText(served.bytes)).toBe(toText(expected.bytes));
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is ever served that was not uploaded under that very path', () => {
  fc.assert(
    fc.property(options, fc.array(step, { maxLength: 30 }), (chosen, steps) => {
      const site = virtualSite(chosen);
      const contents = play(site, steps);
      for (const name of names) {
        const possible = contents.filter((content) => content.startsWith(name));
        for (const served of site.simulator.serves(`${base}/${name}`)) {
          if (served.status === 200) expect(possible).toContain(toText(served.bytes));
          else expect(served.status).toBe(404);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('looking at what is served at every step changes nothing that comes after', () => {
  fc.assert(
    fc.property(options, fc.array(step, { maxLength: 20 }), (chosen, steps) => {
      const [watched, alone] = [virtualSite(chosen), virtualSite(chosen)];
      for (const each of steps) {
        play(watched, [each]);
        play(alone, [each]);
        for (const name of names) watched.simulator.serves(`${base}/${name}`);
      }
      const seen = (site: VirtualSite): unknown => names.map((name) => site.simulator.serves(`${base}/${name}`));
      expect(seen(watched)).toEqual(seen(alone));
      expect(watched.simulator.log.entries).toEqual(alone.simulator.log.entries);
    }),
    { numRuns: 200 },
  );
});
