// Command line -> options of the simulator. Strict: a typo is an error that names the flag and what it takes.

import { parseArgs } from 'node:util';
import { type SimulatorSettings, testKey } from './options.ts';
import type { StartOptions } from './start-simulator.ts';

export const usage = `Usage: npm run simulator -- [flags]

  --source DIR          Fill the Source with the files of a folder
  --port-base PORT      API on PORT, origin on PORT+1, CDN hosts from PORT+2 on (default: any free ports)
  --hosts N             CDN hosts that serve the Source (default 1)
  --propagation MS      Time from a purge to the expiry of the CDN's objects (default 3000)
  --pops NAME:MS,...    Points of presence with a propagation time each (default fra); they answer in turn
  --key KEY             An accepted API key (ak_... for v1, any other for v2); may be repeated
  --missing STATUS      What the origin answers for a missing file: 404, 403 or 410 (default 404)
  --error-ttl MS        How long errors are cached (default 300000)
  --default-params Q    Default parameters of the Source, e.g. auto=format,compress
  --token TOKEN         Secure URL token: unsigned URLs get 403
  --prefix PATH         Path prefix of the Source
  --help                This text
`;

export type MainFlags =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'start';
      readonly folder: string | undefined;
      readonly keys: readonly string[];
      readonly options: StartOptions;
    };

export function parseFlags(args: readonly string[]): MainFlags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      source: { type: 'string' },
      'port-base': { type: 'string' },
      hosts: { type: 'string', default: '1' },
      propagation: { type: 'string', default: '3000' },
      pops: { type: 'string', default: 'fra' },
      key: { type: 'string', multiple: true, default: [testKey] },
      missing: { type: 'string', default: '404' },
      'error-ttl': { type: 'string', default: '300000' },
      'default-params': { type: 'string', default: '' },
      token: { type: 'string' },
      prefix: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const portBase = values['port-base'];
  const options: StartOptions = {
    hosts: toWhole('hosts', values.hosts, 1, 100),
    apiKeys: values.key,
    propagationMs: toWhole('propagation', values.propagation, 0, 86_400_000),
    pointsOfPresence: toPointsOfPresence(values.pops),
    popSelection: 'alternate',
    missingStatus: toMissingStatus(values.missing),
    errorTtlMs: toWhole('error-ttl', values['error-ttl'], 0, 86_400_000),
    defaultParams: values['default-params'],
    secureUrlToken: values.token,
    pathPrefix: values.prefix,
    ...(portBase === undefined ? {} : { portBase: toWhole('port-base', portBase, 1, 65_000) }),
  };
  return { kind: 'start', folder: values.source, keys: values.key, options };
}

function toWhole(flag: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new RangeError(`Flag --${flag} must be a whole number from ${lowest} to ${highest}, got "${text}".`);
}

function toMissingStatus(text: string): SimulatorSettings['missingStatus'] {
  const status = ([403, 404, 410] as const).find((known) => String(known) === text);
  if (status === undefined) throw new RangeError(`Flag --missing must be 403, 404 or 410, got "${text}".`);
  return status;
}

function toPointsOfPresence(text: string): SimulatorSettings['pointsOfPresence'] {
  return text.split(',').map((part) => {
    const match = /^(?<name>[a-z0-9-]+)(?::(?<ms>\d+))?$/i.exec(part);
    if (match?.groups === undefined) {
      throw new RangeError(`Flag --pops must be a list like "fra:1000,iad:5000", got "${text}".`);
    }
    const { name = '', ms } = match.groups;
    return ms === undefined ? { name } : { name, propagationMs: Number(ms) };
  });
}
