// The inputs as they are written: their names and defaults, and what no value may be, whichever input it is of.
import { ActionError } from '../errors.ts';
import { toNumber } from '../platform/wording.ts';
import { parseLines } from './input-values.ts';

/** The names of action.yml with its defaults. An empty value (an unset variable, say) means the default too. */
export const inputDefaults = {
  'api-key': '',
  'base-url': '',
  root: '.',
  // One glob: it is read anew by every run.
  files: '**/*.{ai,avif,bmp,eps,gif,heic,heif,ico,jp2,jpe,jpeg,jpg,jxl,jxr,pdf,png,psb,psd,svg,tif,tiff,webp}',
  'change-types': 'added, modified, deleted',
  urls: '',
  'urls-file': '',
  expect: 'auto',
  select: 'changed',
  deployed: '',
  base: '',
  head: '',
  since: 'auto',
  path: '.',
  'github-token': '',
  'api-version': 'auto',
  'api-url': 'https://api.imgix.com',
  'sub-image': 'false',
  'source-id': '',
  'secure-url-token': '',
  'origin-url': '',
  'rate-limit': '10',
  shard: '',
  'max-urls': '1000',
  verify: 'strict',
  'verify-params': '',
  'verify-headers': '',
  timeout: '300',
  'dry-run': 'false',
  diagnose: 'false',
  'summary-images': 'auto',
  'join-reports': '',
} as const;

/** Inputs whose values are masked before anything else is printed. */
export const secretInputs = ['api-key', 'secure-url-token', 'github-token'] as const;

export type InputName = keyof typeof inputDefaults;
/** Without white space around. */
export type RawInputs = Readonly<Record<InputName, string>>;

export const inputNames = Object.keys(inputDefaults) as InputName[];

/** With the defaults of those that are empty. Throws `invalid-input` for a secret in a wrong place and for what is too long. */
export function toWholeInputs(given: RawInputs): RawInputs {
  const entries = inputNames.map((name) => [name, given[name] || inputDefaults[name]]);
  const raw = Object.fromEntries(entries) as RawInputs;
  guardSecrets(raw);
  guardLengths(raw);
  return raw;
}

/** A secret that was pasted into another input would travel in a URL or stand in a message. */
function guardSecrets(raw: RawInputs): void {
  for (const secretName of secretInputs) {
    const secret = raw[secretName];
    if (secret.length < minSecretCharacters) continue;
    const other = inputNames.find((name) => name !== secretName && raw[name].includes(secret));
    if (other === undefined) continue;
    throw new ActionError(
      'invalid-input',
      `Input \`${other}\` holds the value of \`${secretName}\`, which belongs into that input alone.`,
    );
  }
}

/** Shorter values are part of ordinary words, and are no secrets. */
const minSecretCharacters = 8;

const maxLineCharacters = 8192;

/** No value is so long; only `urls`, where many may share a line, looks at each by itself. Names no value: it may be a secret. */
function guardLengths(raw: RawInputs): void {
  for (const [name, value] of Object.entries(raw)) {
    if (name === 'urls' || parseLines(value).every((line) => line.length <= maxLineCharacters)) continue;
    throw new ActionError(
      'invalid-input',
      `Input \`${name}\` holds a line of more than ${toNumber(maxLineCharacters)} characters, longer than any value it can take.`,
    );
  }
}
