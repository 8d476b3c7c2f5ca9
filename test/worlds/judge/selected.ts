// What a run purges at all: with `select: stale` what differs and nothing else, in a takedown not what the Source still has,
// and never anything that it does not report.
import { contentOf, type Version } from '../contents.ts';
import type { Played, Selection } from '../play/play.ts';
import { heldBySource, signed, tokenOf, urlOf } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import type { FileStory, World } from '../world.ts';
import type { Finding, Property } from './finding.ts';
import { type Truth, toAnswer } from './truth.ts';

export function judgeSelected(played: Played, truth: Truth): readonly Finding[] {
  const { selection } = played;
  return [
    ...judgeReported(played),
    ...(played.world.inputs.expect === 'gone' ? judgeTakedowns(played) : []),
    ...(selection === undefined
      ? []
      : selection.found.flatMap(({ url }) => judgeCompared(played, selection, url, truth))),
  ];
}

function found(property: Property, kind: string, url: string, detail: string): Finding[] {
  return [{ property, kind, url, detail }];
}

function judgeReported({ http, reports }: Played): readonly Finding[] {
  const reported = new Set(reports.map(({ url }) => url));
  const other = http.transfers.find(({ purges }) => purges !== undefined && !reported.has(purges));
  return other?.purges === undefined ? [] : found('bounded', 'purged, and not in the report', other.purges, '');
}

/** With `origin-url` nothing is purged while the Source has it: imgix would load it again. */
function judgeTakedowns({ world, http }: Played): readonly Finding[] {
  if (!world.inputs.origin || world.inputs.isRootWrong) return [];
  return http.transfers.flatMap(({ purges, atMs }) => {
    const story = purges === undefined ? undefined : storyOf(world, purges);
    const isThere = story !== undefined && !heldBySource(story, 0, atMs).includes(null);
    return isThere ? found('safe', 'purged what the Source still has', purges ?? '', `at ${Math.round(atMs)} ms`) : [];
  });
}

function judgeCompared(
  played: Played,
  { found: all, comparisons, untilMs }: Selection,
  url: string,
  truth: Truth,
): Finding[] {
  const { world, http } = played;
  const [file, host] = placeOf(url);
  const story = world.files[file];
  if (story === undefined) return [];
  const answers = http.transfers.filter(
    (transfer) => transfer.atMs <= untilMs && transfer.url === signedOrNot(world, urlOf(world, file, host)),
  );
  const isRight = ({ response }: Transfer): boolean => truth.isMadeFrom(toAnswer(response), file, '', story.now);
  const last = answers.at(-1);
  const compared = comparisons.get(url) ?? 'same';
  const detail = `${compared}, after ${answers.length} answers, the last with status ${last?.response.status}`;
  switch (compared) {
    case 'stale':
      // What was rendered from another file is stale, though the bytes should be the same.
      return answers.every(isRight) &&
        !isOtherHeld(played, file, host, untilMs) &&
        !isOtherDerived(played, url, untilMs, truth)
        ? found('bounded', 'purged, although nothing differs', url, detail)
        : [];
    case 'missing': {
      const isMissing =
        last !== undefined &&
        ([404, 410].includes(last.response.status) || truth.isMadeFrom(toAnswer(last.response), file, '', null));
      return isMissing ? [] : found('safe', 'called missing, and it is there', url, detail);
    }
    case 'same': {
      const isTold =
        last !== undefined &&
        (isRight(last) ||
          !isDecidable(
            played,
            all.map((asset) => asset.url),
            url,
            untilMs,
            truth,
          ));
      return isTold ? [] : found('safe', 'called the same, and it differs', url, detail);
    }
    case 'indeterminate':
      return isClear(world, story) &&
        last?.response.status === 200 &&
        isRight(last) &&
        !isOtherDerived(played, url, untilMs, truth)
        ? found('live', 'indeterminate, although it has the bytes', url, detail)
        : [];
    default:
      return compared satisfies never;
  }
}

/** imgix describes a file of another size; or the host passes such files through, as that description or another one shows. */
function isDecidable(played: Played, urls: readonly string[], url: string, untilMs: number, truth: Truth): boolean {
  const { world, http } = played;
  const [file, host] = placeOf(url);
  const { kind, now, ...story } = world.files[file] as FileStory;
  if (now === null) return true;
  const answer = http.transfers.findLast(
    (transfer) => transfer.atMs <= untilMs && transfer.url === signedOrNot(world, urlOf(world, file, host)),
  );
  const served = [story.older, story.before, story.newer?.version ?? null].find(
    (version): version is Version =>
      version !== null && answer !== undefined && truth.isMadeFrom(toAnswer(answer.response), file, '', version),
  );
  const described = findDescribedLength(played, file, host, untilMs, isFromNoCache);
  const dueLength = contentOf(kind, now).bytes.length;
  if (served !== undefined && described !== undefined && described !== dueLength) return true;
  // Something else than any version: what imgix holds may be right all the same.
  if (served === undefined || kind === 'svg' || world.source.defaultParams !== '') return false;
  if (contentOf(kind, served).bytes.length !== dueLength) return false;
  if (described === dueLength) return true;
  return urls.some((other) => {
    const [otherFile, otherHost] = placeOf(other);
    const { kind: otherKind, now: due } = world.files[otherFile] as FileStory;
    if (other === url || otherHost !== host || otherKind !== kind || due === null) return false;
    const told = http.transfers.findLast(
      (transfer) => transfer.atMs <= untilMs && transfer.url === signedOrNot(world, urlOf(world, otherFile, host)),
    );
    return told !== undefined && truth.isMadeFrom(toAnswer(told.response), otherFile, '', due);
  });
}

/** A derivative was given that is not made from the file. */
function isOtherDerived({ world, http }: Played, url: string, untilMs: number, truth: Truth): boolean {
  const [file, host] = placeOf(url);
  const due = world.files[file]?.now ?? null;
  return world.inputs.params.some((query) =>
    http.transfers.some(
      (transfer) =>
        transfer.atMs <= untilMs &&
        transfer.url === signedOrNot(world, `${urlOf(world, file, host)}?${query}`) &&
        !truth.isMadeFrom(toAnswer(transfer.response), file, query, due),
    ),
  );
}

/** Another version, or the default image. */
function isOtherHeld(played: Played, file: number, host: number, untilMs: number): boolean {
  const { kind, now, older, before, newer } = played.world.files[file] as FileStory;
  const length = findDescribedLength(played, file, host, untilMs);
  if (length !== undefined && now !== null && length !== contentOf(kind, now).bytes.length) return true;
  return [older, before, newer?.version ?? null].some(
    (version) => version !== null && isHeld(played, file, host, untilMs, version),
  );
}

/** imgix describes that version as the one that it holds. */
function isHeld(played: Played, file: number, host: number, untilMs: number, version: Version): boolean {
  const { kind } = played.world.files[file] as FileStory;
  return findDescribedLength(played, file, host, untilMs) === contentOf(kind, version).bytes.length;
}

function findDescribedLength(
  { http, world }: Played,
  file: number,
  host: number,
  untilMs: number,
  counts: (transfer: Transfer) => boolean = () => true,
): number | undefined {
  const described = http.transfers.findLast(
    (transfer) =>
      transfer.atMs <= untilMs && transfer.url.startsWith(`${urlOf(world, file, host)}?fm=json`) && counts(transfer),
  );
  const [, digits] =
    /"Content-Length":"(\d+)"/.exec(Buffer.from(described?.response.body ?? []).toString('latin1')) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Nothing stands between the run and what imgix gives. */
function isClear({ faults, cdn, source, inputs }: World, { kind, now, storage, hasCheckout }: FileStory): boolean {
  const isReadable = (cdn.challenge === 'none' || inputs.passesFilter) && (!source.isSigned || inputs.token === true);
  const isKnown = storage !== 'filtered' || hasCheckout;
  return (
    faults.length === 0 &&
    source.outages.length === 0 &&
    cdn.refusesFromMs === null &&
    isReadable &&
    isKnown &&
    !inputs.origin &&
    kind !== 'txt' &&
    kind !== 'svg' &&
    // imgix renders no derivative of some files, and of some default images.
    ((kind === 'gif' && now !== null) || inputs.params.length === 0) &&
    source.defaultParams === '' &&
    !cdn.chunked
  );
}

/** Where the CDN leaves the random parameter out of its key, a description may be of what imgix had earlier. */
function isFromNoCache({ response }: Transfer): boolean {
  return /MISS$/.test(response.headers['x-cache'] ?? '');
}

function storyOf(world: World, url: string): FileStory | undefined {
  return world.files[placeOf(url)[0]];
}

function placeOf(url: string): readonly [file: number, host: number] {
  const [, host, file] = /host-(\d+)\.imgix\.net\/file-(\d+)\./.exec(url) ?? [];
  return [Number(file), Number(host)];
}

function signedOrNot(world: World, url: string): string {
  const by = tokenOf(world.inputs);
  return by === '' ? url : signed(world, url, by);
}
