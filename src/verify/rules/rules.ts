// What an answer shows, row by row: the table of docs/verification.md. The first row that has something to say decides.
import { type ExpectedContent, recognise } from '../expected-content.ts';
import { toHeldContent } from '../known/held.ts';
import { asBefore, lfsPointer, newBytes, notAnAsset, oldBytes, unread } from './content-rules.ts';
import { type Case, givesOwnBytes, type Row } from './facts.ts';
import {
  gone,
  indeterminateRemoval,
  replaced,
  unknownAsBefore,
  unknownMissing,
  unknownReplaced,
} from './gone-rules.ts';
import { heldAsLong, heldNew, heldOld, heldOther, heldUnasked } from './held-rules.ts';
import { toMissingNeed } from './needs.ts';
import { changed, defaultImage, fileMissing } from './updated-rules.ts';
import { type Finding, inconclusive, indeterminateBytes } from './verdict.ts';

export function toFinding(given: Case): Finding {
  const { known, answer, expected } = given;
  const content = recognise(expected, answer.seen, known.checkout);
  const facts = { ...given, content, heldContent: toHeldContent(known, expected) };
  for (const row of tables[expected.kind]) {
    const finding = row(facts);
    if (finding !== undefined) return finding;
  }
  const { seen } = answer;
  if (expected.kind !== 'updated') return inconclusive('indeterminate', indeterminate[expected.kind]);
  // It may be the default image.
  const need = toMissingNeed(facts);
  if (seen.kind !== 'served' || !givesOwnBytes(facts))
    return inconclusive('indeterminate', indeterminateBytes, { need });
  return inconclusive('indeterminate', otherFile, {
    need,
    cause: { kind: 'other-file', contentLength: seen.body.length },
  });
}

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
    heldAsLong,
    heldNew,
    heldOld,
    heldOther,
    changed,
    asBefore,
  ],
  removed: [oldBytes, gone, unread, notAnAsset, replaced, asBefore, heldUnasked, heldOld],
  unknown: [unknownMissing, unknownReplaced, changed, unknownAsBefore],
};

const otherFile =
  "imgix gives files here as they are, and the bytes that it serves are neither the new file's nor the old one's.";

const indeterminate: Readonly<Record<Exclude<ExpectedContent['kind'], 'updated'>, string>> = {
  removed: indeterminateRemoval,
  unknown: 'Nothing tells whether the bytes that imgix serves are the ones they should be.',
};
