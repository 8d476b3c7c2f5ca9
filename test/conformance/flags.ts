// Command line and environment -> what the kit is to do. Strict: a typo is an error that names the flag.

import { parseArgs } from 'node:util';
import type { Site } from './imgix.ts';
import { type CommandTemplate, parseCommand } from './live/command-words.ts';

export const usage = `Usage:
  npm run conformance -- --simulator
  IMGIX_API_KEY=ak_... npm run conformance -- --base-url URL --put COMMAND --delete COMMAND [flags]
  npm run conformance -- --apply RECORD.json
  npm run conformance -- --grades [--check]

Asks imgix about every fact that the action stands on. test/conformance/README.md says more.

  --simulator               Ask the simulator, on a clock of its own: seconds
  --base-url URL            A host of a Source that has no default parameters and no default image
  --put COMMAND             Stores a file: 'aws s3 cp {file} s3://bucket/{path}'
  --delete COMMAND          Removes it:    'aws s3 rm s3://bucket/{path}'
                            Split into words at spaces and quotes and run without a shell. {file}: a file on this
                            machine; {path}: where in the storage; {url-path}: the same, percent-encoded
  --other-url URL           Another host of the same Source
  --source-id ID            Its id, for sub-image purges
  --default-image-url URL   A host of a Source on the same storage that has a default image
  --default-params-url URL  A host of a Source on the same storage with auto=compress or the like as default parameter
  --secured-url URL         A host of a Source on the same storage that wants signed URLs
  --api-url URL             Default https://api.imgix.com
  --only ID,...             These facts only
  --max-purges N            At most so many requests to the API (default 250)
  --minutes N               Asks for at most so long (default 10), then removes what it stored
  --yes                     Start without asking
  --out FOLDER              For the record, JSON and Markdown (default reports/conformance)
  --apply RECORD            Take the findings of a live run into the grades of the simulator's README
  --grades                  Write the grades into the simulator's README; with --check only compare
  --help                    This text

Secrets come from the environment, because a command line can be read by every process of the machine:
  IMGIX_API_KEY                A key with the permission "Asset Purge"; --api-key KEY where nobody else uses the machine
  IMGIX_API_KEY_WITHOUT_PURGE  One without it (optional)
  IMGIX_SECURE_URL_TOKEN       The token of --secured-url
`;

export type LivePlan = {
  readonly kind: 'live';
  readonly site: Omit<Site, 'strangerUrl'>;
  readonly put: CommandTemplate;
  readonly remove: CommandTemplate;
  readonly maxApiRequests: number;
  readonly minutes: number;
  readonly isAgreed: boolean;
  readonly only: readonly string[] | undefined;
  readonly folder: string;
};

export type Plan =
  | { readonly kind: 'help' }
  | { readonly kind: 'simulator'; readonly only: readonly string[] | undefined; readonly folder: string }
  | { readonly kind: 'apply'; readonly record: string }
  | { readonly kind: 'grades'; readonly isCheck: boolean }
  | LivePlan;

type Environment = Readonly<Record<string, string | undefined>>;

export function parsePlan(args: readonly string[], environment: Environment): Plan {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      simulator: flag,
      'base-url': text,
      put: text,
      delete: text,
      'other-url': text,
      'source-id': text,
      'default-image-url': text,
      'default-params-url': text,
      'secured-url': text,
      'api-url': { ...text, default: 'https://api.imgix.com' },
      'api-key': text,
      only: text,
      'max-purges': { ...text, default: '250' },
      minutes: { ...text, default: '10' },
      yes: flag,
      out: { ...text, default: 'reports/conformance' },
      apply: text,
      grades: flag,
      check: flag,
      help: flag,
    },
  });
  const only = values.only?.split(',');
  if (values.help) return { kind: 'help' };
  if (values.apply !== undefined) return { kind: 'apply', record: values.apply };
  if (values.grades) return { kind: 'grades', isCheck: values.check };
  if (values.simulator) return { kind: 'simulator', only, folder: values.out };
  const optionalUrl = (name: 'other-url' | 'default-image-url' | 'default-params-url') =>
    values[name] === undefined ? undefined : toUrl(name, values[name]);
  return {
    kind: 'live',
    site: {
      apiUrl: toUrl('api-url', values['api-url']),
      key: values['api-key'] ?? toSecret('IMGIX_API_KEY', environment),
      keyWithoutPurge: environment.IMGIX_API_KEY_WITHOUT_PURGE || undefined,
      baseUrl: toUrl('base-url', values['base-url']),
      otherUrl: optionalUrl('other-url'),
      defaultImageUrl: optionalUrl('default-image-url'),
      defaultParamsUrl: optionalUrl('default-params-url'),
      secured:
        values['secured-url'] === undefined
          ? undefined
          : {
              url: toUrl('secured-url', values['secured-url']),
              token: toSecret('IMGIX_SECURE_URL_TOKEN', environment),
            },
      sourceId: values['source-id'],
    },
    put: toCommand('put', values.put, ['file', 'path']),
    remove: toCommand('delete', values.delete, ['path']),
    maxApiRequests: toWhole('max-purges', values['max-purges'], 1, 5_000),
    minutes: toWhole('minutes', values.minutes, 1, 60),
    isAgreed: values.yes,
    only,
    folder: values.out,
  };
}

/** The key goes over the wire: in the clear only on this machine. */
function toUrl(name: string, text: string | undefined): string {
  if (text === undefined) throw new RangeError(`Flag --${name} is needed.`);
  const url = URL.parse(text);
  const isLocal = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url === null || !(url.protocol === 'https:' || isLocal) || url.pathname !== '/' || url.search !== '') {
    throw new RangeError(`Flag --${name} must be an address like https://example.imgix.net, got "${text}".`);
  }
  return url.origin;
}

function toSecret(name: string, environment: Environment): string {
  const secret = environment[name];
  if (secret === undefined || secret === '') throw new RangeError(`${name} is not set in the environment.`);
  return secret;
}

function toCommand(name: string, text: string | undefined, placeholders: readonly string[]): CommandTemplate {
  if (text === undefined) throw new RangeError(`Flag --${name} is needed.`);
  return parseCommand(`--${name}`, text, placeholders);
}

function toWhole(name: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new RangeError(`Flag --${name} must be a whole number from ${lowest} to ${highest}, got "${text}".`);
}
