// The whole of it: one account with one Source, its CDN hosts, its API and its origin, behind one function from request to
// answer. Start here; every file it imports is one part of imgix.

import { parseAddress } from './cdn/asset-address.ts';
import { Cdn } from './cdn/cdn.ts';
import { Delivery } from './cdn/delivery.ts';
import { type FaultAnswer, Faults, type Place } from './faults.ts';
import { emptyBody, requestOf, type SimulatorRequest, type SimulatorResponse, toBytes, toText } from './http-types.ts';
import { type SimulatorOptions, type SimulatorSettings, toSettings } from './options.ts';
import { PurgeApi } from './purge/purge-api.ts';
import { PurgeIntake } from './purge/purge-intake.ts';
import { type PurgeEvent, Purging } from './purge/purging.ts';
import { RequestLog } from './request-log.ts';
import { answerOrigin } from './source/origin-site.ts';
import { Source } from './source/source.ts';

export type Served = {
  readonly pop: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
};

export class ImgixSimulator {
  readonly settings: SimulatorSettings;
  readonly source: Source;
  readonly faults: Faults;
  readonly log = new RequestLog();
  readonly #hosts: readonly string[];
  readonly #apiHost: string;
  readonly #originHost: string;
  readonly #cdn: Cdn;
  readonly #delivery: Delivery;
  readonly #purging: Purging;
  readonly #api: PurgeApi;

  constructor(options: SimulatorOptions = {}) {
    this.settings = toSettings(options);
    const hosts = this.settings.baseUrls.map(hostOf);
    this.#hosts = hosts;
    this.#apiHost = hostOf(this.settings.apiUrl);
    this.#originHost = hostOf(this.settings.originUrl);
    this.source = new Source(this.settings.clock, this.settings.seed);
    this.faults = new Faults(this.settings.seed);
    this.#cdn = new Cdn(this.settings, this.source);
    this.#delivery = new Delivery(this.settings, this.#cdn, hosts);
    this.#purging = new Purging(this.settings, this.#cdn, hosts);
    this.#api = new PurgeApi(this.settings, new PurgeIntake(this.settings, this.#cdn, this.#purging, hosts));
  }

  /** What became of the purges inside imgix, up to now; no API tells this. */
  get events(): readonly PurgeEvent[] {
    this.#purging.settle(this.settings.clock.now());
    return this.#purging.events;
  }

  /** Answers one request, by the host in its URL, as of now. Throws for a host that nobody here serves. */
  handle(request: SimulatorRequest): SimulatorResponse {
    const at = this.settings.clock.now();
    this.#purging.settle(at);
    const on = this.#placeOf(request.url);
    const answer = (passed: SimulatorRequest): SimulatorResponse => this.#answer(this.#placeOf(passed.url), passed, at);
    const response = this.settings.intercept?.(request, answer) ?? answer(request);
    const { method, url, headers } = request;
    const entry = { at, on, method, url, headers, body: toText(request.body), status: response.status };
    this.log.add(response.transport === undefined ? entry : { ...entry, transport: response.transport.kind });
    return response;
  }

  /** What every point of presence would answer to a GET now. Changes nothing and is not logged. */
  serves(url: string, headers: Readonly<Record<string, string>> = {}): readonly Served[] {
    const at = this.settings.clock.now();
    this.#purging.settle(at);
    return this.#cdn.edges.map((edge) => {
      const response = this.#delivery.preview(requestOf('GET', url, headers), edge, at);
      return { pop: edge.name, status: response.status, headers: response.headers, bytes: response.body };
    });
  }

  /** One visitor's GET at one point of presence (by name): what it fetches is remembered there, and is not logged. */
  visit(url: string, pop: string): void {
    const at = this.settings.clock.now();
    this.#purging.settle(at);
    this.#delivery.visit(requestOf('GET', url), pop, at);
  }

  /** Fills the caches as visitors everywhere would. A path (encoded, with a slash) is fetched from every host. */
  warm(...pathsOrUrls: readonly string[]): void {
    const at = this.settings.clock.now();
    this.#purging.settle(at);
    const urls = pathsOrUrls.flatMap((item) =>
      item.startsWith('/') ? this.settings.baseUrls.map((base) => new URL(base).origin + item) : [item],
    );
    for (const url of urls) this.#delivery.warm(requestOf('GET', url), at);
  }

  #answer(on: Place, request: SimulatorRequest, at: number): SimulatorResponse {
    const fault = this.faults.strike(on, request);
    const isLost = fault?.kind === 'reset-before' || (fault?.kind === 'answer' && fault.hasEffect !== true);
    const response = isLost ? noAnswer : this.#dispatch(on, request, at);
    return fault === undefined ? response : withFault(fault, response);
  }

  #dispatch(on: Place, request: SimulatorRequest, at: number): SimulatorResponse {
    switch (on) {
      case 'api':
        return this.#api.handle(request, at);
      case 'cdn':
        return this.#delivery.handle(request, at);
      case 'origin':
        return answerOrigin(request, this.source, this.settings, at);
    }
  }

  #placeOf(url: string): Place {
    const host = parseAddress(url)?.host ?? hostOf(url);
    if (host === this.#apiHost) return 'api';
    // Every name under imgix.net leads to imgix, which knows best whether it serves it.
    if (this.#hosts.includes(host) || host.endsWith('.imgix.net')) return 'cdn';
    if (host === this.#originHost) return 'origin';
    throw new Error(`No host of the simulator has the address ${url}.`);
  }
}

function hostOf(url: string): string {
  return new URL(url).host;
}

const noAnswer: SimulatorResponse = { status: 0, headers: {}, body: emptyBody };

/** Lays a scripted fault over the answer, or takes its place. */
function withFault(fault: FaultAnswer, response: SimulatorResponse): SimulatorResponse {
  switch (fault.kind) {
    case 'answer': {
      const body = toBytes(fault.body ?? emptyBody);
      const headers = { 'content-length': String(body.byteLength), ...fault.headers };
      return { status: fault.status, headers, body };
    }
    case 'reset-before':
    case 'reset-after':
    case 'hang-headers':
      return { ...noAnswer, transport: fault };
    default:
      return { ...response, transport: fault };
  }
}
