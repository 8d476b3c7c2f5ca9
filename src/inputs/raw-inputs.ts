// The inputs as they are written: their names and defaults, and what no value may be, whichever input it is of.
import { ActionError } from '../errors.ts';
import { quote, toNumber } from '../platform/wording.ts';
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

type SecretInput = (typeof secretInputs)[number];

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

/**
 * Throws `invalid-input` for a name such as `dry_run`, which the runner warns of and passes on: the input that is meant would be missing.
 * A variable that the job itself calls so looks the same.
 */
export function refuseMisspelt(given: readonly string[]): void {
  const toLetters = (name: string) => name.toLowerCase().replaceAll(/[-_ ]/g, '');
  for (const name of given) {
    const meant = inputNames.find((known) => toLetters(known) === toLetters(name));
    if (meant === undefined || meant === name) continue;
    const variable = quote(`INPUT_${name.toUpperCase()}`);
    throw new ActionError(
      'invalid-input',
      `Input ${quote(name)} is not known. Did you mean \`${meant}\`? If the job sets the variable ${variable} for something else, rename that.`,
    );
  }
}

function guardSecrets(raw: RawInputs): void {
  for (const name of inputNames) refuseSecrets(`Input \`${name}\``, raw[name], { ...raw, [name]: '' });
}

/**
 * Throws `invalid-input` for a text that holds one of the secrets, which was pasted into a wrong place: it would travel in a URL or stand
 * in a message. `what` begins a sentence, such as "Input `urls`".
 */
export function refuseSecrets(what: string, text: string, secrets: Pick<RawInputs, SecretInput>): void {
  const held = secretInputs.find((name) => secrets[name].length >= minSecretCharacters && text.includes(secrets[name]));
  if (held === undefined) return;
  throw new ActionError(
    'invalid-input',
    `${what} holds the value of \`${held}\`, which belongs into that input alone.`,
  );
}

/** Whether they ask for a purge of what has changed since `base`, the commit that the event names. Any of them may be wrong. */
export function mayPurgeSince(base: string, raw: RawInputs): boolean {
  const isOther =
    [raw.urls, raw['urls-file'], raw['join-reports']].some((value) => value !== '') ||
    ['all', 'stale'].includes(raw.select) ||
    !['', base].includes(raw.base);
  const isWithoutPurge = [raw['dry-run'], raw.diagnose].some((value) => value.toLowerCase() === 'true');
  return !isOther && !isWithoutPurge;
}

/** Shorter values are part of ordinary words, and are no secrets. */
export const minSecretCharacters = 8;

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
