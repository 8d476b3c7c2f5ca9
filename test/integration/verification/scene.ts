// A Source with one file that was served for a minute and has changed since: where most stories begin.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestOf } from '../../simulator/http-types.ts';
import { type Content, openSite, type Site, type SiteOptions } from '../../support/run-pipeline.ts';

export type Scene = {
  readonly simulator?: SiteOptions['simulator'];
  readonly toLatency?: SiteOptions['toLatency'];
  readonly file: string;
  /** At the Source until the change; null: there was no such file. */
  readonly was: Content | null;
  /** At the Source since; null: the file is gone. */
  readonly is: Content | null;
  /** When the change reaches the Source, counted from the run's beginning. Default: a second before. */
  readonly arrivesMs?: number;
  /** Whether visitors had asked for it before the change. Default: true. */
  readonly wasVisited?: boolean;
  /** When one more visitor comes, counted in the same way. */
  readonly visitMs?: number;
};

export type OpenedScene = Site & {
  /** When the run begins, on the clock of the simulator's log. */
  readonly startMs: number;
};

export async function openScene(scene: Scene): Promise<OpenedScene> {
  const { simulator = {}, toLatency, file, was, is, arrivesMs = -1000, wasVisited = true, visitMs } = scene;
  const site = openSite({ simulator, ...(toLatency === undefined ? {} : { toLatency }) });
  const { source } = site.simulator;
  if (was !== null) source.put(file, was);
  if (wasVisited && was !== null) site.simulator.warm(`/${encodeURI(file)}`);
  const startMs = site.clock.forSimulator.now() + 60_000;
  if (is !== null) source.putLater(file, is, startMs + arrivesMs);
  else source.removeLater(file, startMs + arrivesMs);
  const visit = () => void site.simulator.handle(requestOf('GET', site.url(file)));
  if (visitMs !== undefined) site.clock.at(60_000 + visitMs, visit);
  await site.clock.sleep(60_000);
  return { ...site, startMs };
}

/** A picture with a header that tells its dimensions; the payload makes its size. */
export function gif(payload: string, width = 7): Buffer {
  return Buffer.concat([Buffer.from('GIF89a'), Buffer.from([width, 0, 9, 0]), Buffer.from(payload)]);
}

/** With a comment, which the sanitizer takes away. */
export function svg(payload: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><!-- ${payload} --><title>${payload}</title></svg>`;
}

/** Files on disk, as the checkout has them; removed at the end of a block that has it as `using`. */
export class CheckoutFiles {
  readonly #folder = mkdtempSync(join(tmpdir(), 'checkout-files-'));
  #count = 0;

  write(content: Content): string {
    this.#count++;
    const path = join(this.#folder, `file-${this.#count}`);
    writeFileSync(path, content);
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
