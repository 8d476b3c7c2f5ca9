// What is right, from the simulator alone: what an imgix with this Source gives that has never known anything else.
import { toPicture } from '../../simulator/cdn/rendering.ts';
import { ManualClock } from '../../simulator/clock.ts';
import type { SimulatorResponse } from '../../simulator/http-types.ts';
import { ImgixSimulator } from '../../simulator/imgix-simulator.ts';
import { contentOf, type Query, type Version } from '../contents.ts';
import { pathOf, signed, toOptions, urlOf } from '../play/stage.ts';
import type { World } from '../world.ts';

type Answer = { readonly status: number; readonly body: Uint8Array };

export class Truth {
  readonly #world: World;
  readonly #right = new Map<string, Answer>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether an answer for the URL of a file (or of its derivative) is made from that version; null: from no file. */
  isMadeFrom(answer: Answer, file: number, query: Query, version: Version | null): boolean {
    const right = this.#rightAnswer(file, query, version);
    return (
      answer.status === right.status &&
      (right.status >= 400 || Buffer.compare(toPicture(answer.body), right.body) === 0)
    );
  }

  #rightAnswer(file: number, query: Query, version: Version | null): Answer {
    const key = `${file} ${query} ${version?.mark} ${version?.size} ${version?.width}`;
    let right = this.#right.get(key);
    if (right === undefined) {
      right = this.#ask(file, query, version);
      this.#right.set(key, right);
    }
    return right;
  }

  #ask(file: number, query: Query, version: Version | null): Answer {
    const world = this.#world;
    const simulator = new ImgixSimulator({ ...toOptions(world), clock: new ManualClock() });
    const kind = world.files[file]?.kind ?? 'bin';
    if (version !== null) simulator.source.put(pathOf(world, file), contentOf(kind, version).bytes);
    const [served] = simulator.serves(signed(world, urlOf(world, file, 0, query)));
    if (served === undefined) throw new Error('A simulator without a point of presence.');
    return { status: served.status, body: toPicture(served.bytes) };
  }
}

/** The body as the client has it: what the CDN packs on the way is not another answer. */
export function toAnswer({ status, body }: Pick<SimulatorResponse, 'status' | 'body'>): Answer {
  return { status, body };
}
