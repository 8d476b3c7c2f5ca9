// Strict parsers for single input values. Each throws `invalid-input`, naming input, value and what is allowed.
import { ActionError } from '../errors.ts';
import { withoutUserInfo } from '../platform/secrets.ts';
import { cutShort, toNumber } from '../platform/wording.ts';

/** `why`: a sentence or two, where what is allowed does not tell. */
export function invalidInput(name: string, value: string, allowed: string, why = ''): ActionError {
  const given = value === '' ? 'but is empty' : `got \`${cutShort(withoutUserInfo(value), maxShownCharacters)}\``;
  const message = `Input \`${name}\` must be ${allowed}, ${given}.${why && ` ${why}`}`;
  return new ActionError('invalid-input', message);
}

const maxShownCharacters = 100;

/** A whole number in decimal digits, within the bounds. `unit`: such as `seconds`. */
export function parseWholeNumber(name: string, value: string, min: number, max: number, unit = ''): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  const of = unit === '' ? '' : ` of ${unit}`;
  if (!(number >= min && number <= max))
    throw invalidInput(name, value, `a whole number${of} from ${min} to ${toNumber(max)}`);
  return number;
}

/** `true` or `false`, in any case. */
export function parseBoolean(name: string, value: string): boolean {
  const word = value.toLowerCase();
  if (word !== 'true' && word !== 'false') throw invalidInput(name, value, '`true` or `false`');
  return word === 'true';
}

export function parseChoice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw invalidInput(name, value, `one of ${choices.map((c) => `\`${c}\``).join(', ')}`);
  return choice;
}

/** At the end it is looked for from where a run of them begins alone: from each of them would take the square of their number. */
const around = /^[\s\u200b\u2060]+|(?<![\s\u200b\u2060])[\s\u200b\u2060]+$/g;

/** One entry a line; empty lines are left out, space around an entry too, also one without width, as a web page may have it. */
export function parseLines(value: string): string[] {
  return value
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(around, ''))
    .filter((line) => line !== '');
}

/** A folder of the repository: '' for the whole, otherwise without slashes at its ends and without `.` and `..`. */
export function parseRoot(value: string): string {
  const segments = value.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (value.startsWith('/') || /[\\*\r\n]/.test(value) || segments.includes('..')) {
    const allowed =
      'one folder relative to the top of the repository, such as `public/images`, without a `/` in front, without `\\`, without `*` and without `..`';
    throw invalidInput('root', value, allowed);
  }
  return segments.join('/');
}

/** Undefined for an empty value. */
export function parseRevision(name: string, value: string): string | undefined {
  if (/[\0-\x20\x7f]/.test(value)) throw invalidInput(name, value, 'one revision: a commit, a branch or a tag');
  // Git gives the oldest entry of a reflog that does not go back that far: in a fresh checkout, what is checked out.
  if (value.includes('@{')) throw invalidInput(name, value, 'a commit, a branch or a tag without `@{`', noReflog);
  if (/^(?:FETCH|ORIG)_HEAD(?:[~^]|$)/.test(value))
    throw invalidInput(name, value, 'a commit, a branch or a tag other than `FETCH_HEAD` and `ORIG_HEAD`', noTrace);
  if (value.startsWith(':/')) throw invalidInput(name, value, 'a commit, a branch or a tag, not `:/`', noSearch);
  if (emptyTrees.has(value.toLowerCase())) throw invalidInput(name, value, 'a commit, a branch or a tag', noTree);
  return value || undefined;
}

const noTrace =
  'It stands for what the checkout, or a step after it, has fetched last or moved away from. Name the commit itself, as `git rev-parse` prints it.';
const noSearch =
  'It searches the messages of whichever commits the checkout holds, and a fresh one holds few. `HEAD^{/text}` searches those behind one commit.';
/** By SHA-1 and by SHA-256. */
const emptyTrees: ReadonlySet<string> = new Set([
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
]);
const noTree = 'This is the empty tree, which is no commit. For all files use `select: all`.';

const noReflog =
  'Where a branch stood earlier is told by a reflog, and that of a fresh checkout begins with the checkout. Name a commit or a tag, or begin where the last successful run ended: `since: last-success`.';

/** Whatever is wrong with a secret, the message does not repeat it. */
export function parseSecret(name: string, value: string): string {
  const fault = findSecretFault(value);
  if (fault !== undefined) throw new ActionError('invalid-input', `Input \`${name}\` holds ${fault}`);
  return value;
}

function findSecretFault(value: string): string | undefined {
  if (/^bearer\s/i.test(value)) return 'the word `Bearer` in front: leave it out.';
  if (!/^[\x21-\x7e]*$/.test(value))
    return 'a space, a line break or another character that no key has. Store it again, alone, as a secret.';
  if (/^(["'`]).*\1$/.test(value)) return 'a value in quotation marks. Store it again, without them.';
  // Without `${{ }}` it is the text itself that arrives.
  if (/^\$?\{{0,2}(secrets|env|vars)\./.test(value))
    return 'the name of a secret instead of its value: it must stand between `${{` and `}}`.';
  // imgix's keys and tokens, and those of GitHub, have small letters.
  if (/^\$?\{?[A-Z][A-Z0-9_]*_[A-Z0-9_]+\}?$/.test(value))
    return 'what looks like the name of a secret, not its value: write `${{ secrets.NAME }}`, with that name.';
  return undefined;
}
