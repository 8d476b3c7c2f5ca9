// What an answer shows, row by row: the table of docs/verification.md. The first row that has something to say decides.
import { type Content, type ExpectedContent, newSizesOf, oldSizeOf, recognise } from '../expected-content.ts';
import { canBeHeldTell, type HeldContent, toHeldContent } from '../known/held.ts';
import {
  type Answer,
  hasAsked,
  hasSameBytes,
  isMissing,
  type Known,
  type KnownUrl,
  type NeedKind,
} from '../known/known.ts';
import { isServing, type KnownHost } from '../known/known-host.ts';
import { isMadeSince, isServedAnywhere, isServedBefore, isStoredBefore } from '../known/storage.ts';
import type { Standing } from './verdict.ts';

/** `expected`: the commit's content, or what the branch holds by now. */
export type Case = {
  readonly known: Known;
  readonly host: KnownHost;
  readonly url: KnownUrl;
  readonly answer: Answer;
  readonly expected: ExpectedContent;
};

type Facts = Case & { readonly content: Content; readonly held: HeldContent };
type Row = (facts: Facts) => Standing | undefined;

export function toStanding(given: Case): Standing {
  const { known, answer, expected } = given;
  const { seen } = answer;
  const content = seen.kind === 'served' ? recognise(expected, seen.body, known.checkout) : 'other';
  const facts = { ...given, content, held: toHeldContent(known, expected) };
  for (const row of tables[expected.kind]) {
    const standing = row(facts);
    if (standing !== undefined) return standing;
  }
  return open('untold', 'Nothing tells whether the bytes that imgix serves are the ones they should be.');
}

const newBytes: Row = ({ content }) =>
  content === 'new' ? right('new-bytes', 'bytes', 'imgix serves the bytes of the new file.') : undefined;

const oldBytes: Row = ({ content }) =>
  content === 'old'
    ? {
        rule: 'old-bytes',
        kind: 'wrong',
        cause: { kind: 'old-bytes' },
        detail: 'imgix still serves the bytes of the old file.',
      }
    : undefined;

const lfsPointer: Row = ({ content, answer: { seen } }) =>
  content === 'pointer' && seen.kind === 'served'
    ? {
        rule: 'lfs-pointer',
        kind: 'open',
        cause: { kind: 'other-file', contentLength: seen.body.length },
        detail:
          'imgix serves the Git LFS pointer of the new file, not its content: the deployment has to fetch LFS files.',
      }
    : undefined;

/** Which content it is can be told once it was read again, or once the checkout's file was. */
const unread: Row = (facts) => {
  const detail = 'imgix does not tell the length of the answer.';
  if (facts.content === 'unmeasured') return open('unread', detail, needOf(facts, 'whole'));
  return facts.content === 'unhashed' ? open('unread', detail, needOf(facts, 'checkout')) : undefined;
};

const fileMissing: Row = (facts) => {
  const {
    answer: { seen },
    known: { isSigned },
    url: { before },
    host,
  } = facts;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  // Where nothing was there before the purge either, an unchanged file tells whether anything is.
  const isInDoubt = (before === undefined ? status === 403 : isMissing(before.seen)) && !isServing(host, seen);
  const need = isInDoubt ? needOf(facts, 'witness') : undefined;
  return status === 403
    ? {
        rule: 'refused',
        kind: 'wrong',
        need,
        cause: { kind: 'refused', status, signed: isSigned },
        detail: `imgix answers 403: it has no such file, or it refuses the URL. ${toTokenAdvice(isSigned)}`,
      }
    : {
        rule: 'missing',
        kind: 'wrong',
        need,
        cause: { kind: 'missing', status },
        detail: `imgix answers ${status}: it has no such file. imgix keeps such an answer for five minutes.`,
      };
};

/** Where it turned out, after all, that these are not a file's own bytes. */
const notAnAsset: Row = ({ answer: { seen } }) =>
  seen.kind === 'served' && seen.nonAssetReason !== undefined
    ? {
        rule: 'not-an-asset',
        kind: 'open',
        cause: { kind: 'not-an-asset', nonAssetReason: seen.nonAssetReason },
        detail: `imgix answers with ${seen.nonAssetReason}, which is not the asset.`,
      }
    : undefined;

const defaultImage: Row = ({ url, answer: { seen } }) =>
  hasSameBytes(url.missing?.seen, seen)
    ? {
        rule: 'default-image',
        kind: 'wrong',
        cause: { kind: 'missing', status: 200 },
        detail: 'imgix serves what it serves for a path that does not exist: it has no such file.',
      }
    : undefined;

/** The description speaks of its moment only: it is asked for anew in every round until it is the new file's. */
const heldUnasked: Row = (facts) => {
  const { known, expected, held } = facts;
  if (held.kind === 'new' || !canBeHeldTell(known, expected)) return undefined;
  const isDescribed = known.held?.file.kind === 'described' && known.held.file.metadata;
  const isHashNeeded =
    expected.kind === 'updated' &&
    expected.checkoutFile !== undefined &&
    known.checkout === undefined &&
    isDescribed &&
    newSizesOf(expected).includes(isDescribed.contentLength);
  const need = isHashNeeded ? needOf(facts, 'checkout') : needOf(facts, 'held');
  return (
    need &&
    open(
      'untold',
      "imgix serves bytes that are not the file's, and nothing tells from which file they were made.",
      need,
    )
  );
};

/** imgix holds the new file: then what was stored meanwhile is made from it, and so is what looks like a fresh rendering. */
const heldNew: Row = (facts) => {
  const { held, url, answer, known } = facts;
  if (held.kind !== 'new') return undefined;
  const { fresh } = url;
  const isFreshValid = fresh !== undefined && fresh.sentAtMs >= held.fromMs;
  const isAsFresh = isFreshValid && hasSameBytes(fresh.seen, answer.seen);
  const sinceMs = toMadeSinceMs(facts, held.fromMs);
  const isByTime = !passesThrough(facts) && isMadeSince(url, answer, sinceMs);
  if (isAsFresh || isByTime) {
    return madeFromNew(held.how, held.untilMs < (isAsFresh ? fresh.seenAtMs : answer.firstSeenAtMs));
  }
  const whole = wholeIfUnread(facts, (length) => lengthOf(fresh) === length || answer.stored.latestMs >= sinceMs);
  if (whole !== undefined) return open('held-new', untoldRendering, whole);
  if (!isFreshValid) {
    const need = needOf(facts, 'fresh');
    if (need !== undefined) return open('held-new', untoldRendering, need);
  }
  const missing = known.isAdded && url.missing === undefined ? needOf(facts, 'missing') : undefined;
  if (missing !== undefined) return open('held-new', untoldRendering, missing);
  return isStoredBefore(answer, known.purge?.acceptedAtMs ?? 0) || isAsBefore(facts)
    ? oldRendering('held-new-old', 'imgix has the new file, but the URL still gives the answer from before the purge.')
    : { ...open('held-new', untoldRendering), ageSinceMs: sinceMs };
};

/** Of an added file there is no older version: what is not the default image was made from the new one since the purge. */
function toMadeSinceMs({ known: { isAdded, purge, held }, url }: Facts, heldFromMs: number): number {
  if (!isAdded || purge === undefined || url.missing === undefined || !held?.isFirst) return heldFromMs;
  return Math.min(heldFromMs, purge.acceptedAtMs);
}

const untoldRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';

const heldOld: Row = ({ held, expected }) =>
  held.kind === 'old'
    ? oldRendering(
        'held-old',
        `imgix still makes its answer from the ${expected.kind === 'removed' ? 'removed' : 'old'} file.`,
      )
    : undefined;

const heldOther: Row = ({ held, expected }) =>
  held.kind === 'other' && expected.kind === 'updated'
    ? {
        rule: 'held-other',
        kind: 'open',
        cause: { kind: 'other-file', contentLength: held.contentLength },
        detail: `imgix has a file of ${held.contentLength} bytes, the commit's has ${newSizesOf(expected).join(' or ')}. Does the deployment rewrite the files, or has it not arrived?`,
      }
    : undefined;

/** The weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
const changed: Row = (facts) => {
  const { known, url, answer, expected } = facts;
  if (answer.seen.kind !== 'served' || known.purge === undefined || passesThrough(facts) || isAsBefore(facts))
    return undefined;
  const appeared = expected.kind === 'unknown' && url.points.get(answer.pop)?.other?.seen.kind === 'status';
  if (!appeared && !hasChanged(url, answer)) return undefined;
  const { acceptedAtMs } = known.purge;
  if (isStoredBefore(answer, acceptedAtMs)) return undefined;
  const detail = appeared ? appearedDetail : changedDetail;
  const need = wholeIfUnread(facts, () => true) ?? (url.missing === undefined ? needOf(facts, 'missing') : undefined);
  if (need !== undefined) return open('changed', detail, need);
  if (url.missing === undefined || answer.seen.body.sha256 === null) return undefined;
  if (!isMadeSince(url, answer, acceptedAtMs))
    return { ...open('changed', expected.kind === 'unknown' ? untoldAge : untoldBytes), ageSinceMs: acceptedAtMs };
  return right('changed', 'changed', detail);
};

const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';
const appearedDetail =
  'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.';
const untoldAge = 'Nothing tells whether the bytes that imgix serves are from after the purge.';
const untoldBytes =
  "imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.";

const asBefore: Row = (facts) => {
  if (!isAsBefore(facts)) return undefined;
  switch (facts.expected.kind) {
    case 'removed':
      return oldRendering('as-before', 'imgix still serves the bytes from before the purge.');
    case 'updated':
      return typeof facts.expected.old === 'string'
        ? open(
            'as-before',
            'imgix serves the same bytes as before the purge (the Source re-encodes), and nothing tells whether they should have changed. Purge changed files only, or take `verify: warn`.',
          )
        : oldRendering(
            'as-before',
            'imgix serves the bytes from before the purge, and nothing tells from which file they were made.',
          );
    default:
      return open(
        'as-before',
        'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.',
      );
  }
};

const untoldUpdate: Row = (facts) =>
  passesThrough(facts)
    ? open(
        'not-passed-through',
        "imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.",
      )
    : open('untold', untoldBytes);

const gone: Row = (facts) => {
  const {
    answer: { seen },
    known,
  } = facts;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  const wasServed = isServedBefore(facts.url, facts.answer);
  const isSeen = wasServed || isServing(facts.host, seen);
  const need = isSeen ? undefined : needOf(facts, 'witness');
  if (need !== undefined) return open('gone', toGoneDetail(facts), need);
  if (isSeen && (status !== 403 || wasServed || isServing(facts.host, seen) || wasPlainlyMissing(facts.url)))
    return right('gone', 'gone', toGoneDetail(facts));
  if (status === 403) {
    return {
      rule: 'refused-removed',
      kind: 'open',
      cause: { kind: 'refused', status, signed: known.isSigned },
      detail: `imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. ${toTokenAdvice(known.isSigned)}`,
    };
  }
  return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: neverSeen(toGoneDetail(facts)) };
};

const replaced: Row = (facts) => {
  const {
    url,
    answer: { seen },
  } = facts;
  if (seen.kind !== 'served') return undefined;
  const detail = 'imgix serves what it serves for a path that does not exist: the default image.';
  if (url.missing === undefined) {
    const need = needOf(facts, 'missing');
    if (need !== undefined) return open('replaced', untoldRemoval, need);
  }
  const whole = wholeIfUnread(facts, (length) => lengthOf(url.missing) === length);
  if (whole !== undefined) return open('replaced', untoldRemoval, whole);
  if (!hasSameBytes(url.missing?.seen, seen)) return undefined;
  if (isServedBefore(url, facts.answer) || isServing(facts.host, seen)) return right('replaced', 'replaced', detail);
  const need = needOf(facts, 'witness');
  if (need !== undefined) return open('gone', detail, need);
  return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: neverSeen(detail) };
};

const untoldRemoval =
  "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";

const untoldRemoved: Row = () => open('untold', untoldRemoval);

const unknownMissing: Row = (facts) => {
  const {
    answer: { seen },
    url,
  } = facts;
  if (seen.kind !== 'status') return undefined;
  // Beside a point of presence that serves it, an answer that nothing is there may be the older one.
  if (isServedBefore(url, facts.answer) && !isServedAnywhere(url)) return right('gone', 'gone', toGoneDetail(facts));
  return {
    rule: 'unknown-missing',
    kind: 'open',
    cause:
      seen.status === 403
        ? { kind: 'refused', status: 403, signed: facts.known.isSigned }
        : { kind: 'missing', status: seen.status },
    detail: `imgix answers ${seen.status}, and nothing tells whether there should be a file. The checkout has none at that path below \`root\` (paths are taken literally, not encoded); \`origin-url\` would tell as well.`,
  };
};

/** A requested URL in whose place there is the default image now. */
const unknownReplaced: Row = (facts) =>
  hasSameBytes(facts.url.missing?.seen, facts.answer.seen) &&
  isServedBefore(facts.url, facts.answer) &&
  !isServedAnywhere(facts.url)
    ? right('replaced', 'replaced', 'imgix serves what it serves for a path that does not exist: the default image.')
    : undefined;

const tables: Readonly<Record<ExpectedContent['kind'], readonly Row[]>> = {
  updated: [
    newBytes,
    oldBytes,
    lfsPointer,
    unread,
    fileMissing,
    notAnAsset,
    defaultImage,
    heldUnasked,
    heldNew,
    heldOld,
    heldOther,
    changed,
    asBefore,
    untoldUpdate,
  ],
  removed: [oldBytes, gone, unread, notAnAsset, replaced, asBefore, heldUnasked, heldOld, untoldRemoved],
  unknown: [unknownMissing, unknownReplaced, changed, asBefore],
};

function right(rule: string, evidence: Extract<Standing, { kind: 'right' }>['evidence'], detail: string): Standing {
  return { rule, kind: 'right', evidence, detail };
}

function open(rule: string, detail: string, need?: Standing['need']): Standing {
  return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail, ...(need === undefined ? {} : { need }) };
}

function oldRendering(rule: string, detail: string): Standing {
  return { rule, kind: 'wrong', cause: { kind: 'old-rendering' }, detail };
}

function madeFromNew(how: 'original' | 'metadata', isProvisional: boolean): Standing {
  const made =
    how === 'original'
      ? right(
          'held-new',
          'bytes',
          'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
        )
      : right(
          'held-new',
          'metadata',
          'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
        );
  return { ...made, isProvisional } as Standing;
}

/** Undefined where that was asked in this round already: then the fact stands as it is. */
export function needOf(
  { known, url, host }: Pick<Case, 'known' | 'url'> & { readonly host?: KnownHost },
  kind: NeedKind,
): Standing['need'] {
  if (kind === 'witness' && host?.witness !== 'not-asked') return undefined;
  const query = kind === 'held' || kind === 'checkout' || kind === 'witness' || kind === 'newest' ? '' : url.query;
  return hasAsked(known, kind, query) ? undefined : { kind, query };
}

function wholeIfUnread(facts: Facts, isWorthIt: (length: number) => boolean): Standing['need'] {
  const { seen } = facts.answer;
  if (seen.kind !== 'served' || seen.body.sha256 !== null || !isWorthIt(seen.body.length)) return undefined;
  return needOf(facts, 'whole');
}

function lengthOf(sample: KnownUrl['fresh']): number | undefined {
  return sample?.seen.kind === 'served' ? sample.seen.body.length : undefined;
}

/** The URL gave a file's own bytes: so does the Source, and other bytes are no rendering but a fault. Sanitizing is another matter. */
function passesThrough({ known, url, expected }: Facts): boolean {
  if (/\.svg$/i.test(known.url)) return false;
  const answers = [...url.points.values()].flatMap(({ latest, other }) =>
    other === undefined ? [latest] : [latest, other],
  );
  return answers.some(({ seen }) => {
    if (seen.kind !== 'served') return false;
    const content = recognise(expected, seen.body, known.checkout);
    return content === 'old' || content === 'new' || isOwnLength(expected, seen.body);
  });
}

function isOwnLength(
  expected: ExpectedContent,
  { length, sha256 }: { readonly length: number; readonly sha256: string | null },
): boolean {
  return sha256 === null && [oldSizeOf(expected), ...newSizesOf(expected)].includes(length);
}

/** Some point of presence gave other bytes of the asset before these. */
function hasChanged(url: KnownUrl, { seen }: Answer): boolean {
  return [...url.points.values()].some(
    ({ latest, other }) =>
      other?.seen.kind === 'served' &&
      other.seen.nonAssetReason === undefined &&
      (hasSameBytes(latest.seen, seen) || latest.seen === seen),
  );
}

function isAsBefore({ url, answer }: Facts): boolean {
  return hasSameBytes(url.before?.seen, answer.seen);
}

function wasPlainlyMissing({ before }: KnownUrl): boolean {
  return before?.seen.kind === 'status' && isMissing(before.seen) && before.seen.status !== 403;
}

function toGoneDetail({ url: { before }, answer: { seen } }: Facts): string {
  const status = seen.kind === 'status' ? seen.status : 200;
  const already = before !== undefined && isMissing(before.seen) && before.seen.kind === 'status';
  return `imgix answers ${status}: it serves nothing.${already ? ` It answered ${before.seen.status} before the purge, too.` : ''}`;
}

function neverSeen(detail: string): string {
  return `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
}

function toTokenAdvice(isSigned: boolean): string {
  return isSigned
    ? 'Is `secure-url-token` the one of this Source?'
    : 'If the Source has Secure URLs, give `secure-url-token`.';
}
