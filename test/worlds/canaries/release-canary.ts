// Lets a canary loose in this process: whatever is imported afterwards is the code with its belief in it.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { type Canary, canaries } from './canaries.ts';

const sources = new URL('../../../src/', import.meta.url);

export function releaseCanary(name: string): void {
  const canary = canaries.find((each) => each.name === name);
  if (canary === undefined) throw new Error(`There is no canary "${name}".`);
  const url = new URL(canary.file, sources).href;
  const patched = applyCanary(canary);
  registerHooks({
    load: (wanted, context, load) => {
      const loaded = load(wanted, context);
      return wanted === url ? { ...loaded, source: patched } : loaded;
    },
  });
}

/** The source with the belief in it. Throws where the code has moved on and the belief has no place in it any more. */
export function applyCanary({ name, file, find, replace }: Canary): string {
  const source = readFileSync(new URL(file, sources), 'utf8');
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`Canary "${name}" finds ${places} places in src/${file}, not one: rewrite it.`);
  return source.replace(find, () => replace);
}
