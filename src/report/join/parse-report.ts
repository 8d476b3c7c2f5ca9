// A `report.json` that another job has left -> a `RunReport`, as far as one that joins several of them reads it.
import type { CommitRange } from '../../changes/changed-file.ts';
import type { Problem } from '../../errors.ts';
import { isWebAddress, parseJson } from '../../platform/json.ts';
import { quote } from '../../platform/wording.ts';
import type { AssetChange } from '../../targets/asset.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';
import type { Funnel } from '../../targets/selection/funnel.ts';
import type { Shard } from '../../targets/to-assets.ts';
import type { Cause, SeenCause } from '../../verify/cause.ts';
import type { DerivativeVerification, RemovalRecord } from '../../verify/verification.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { evidenceWords } from '../outcome-words.ts';
import { type AssetReport, conclusions, type RunReport } from '../run-report.ts';
import {
  type Check,
  type Fields,
  findWrong,
  isBoolean,
  isCommit,
  isLike,
  isListOf,
  isNumber,
  isObject,
  isOneOf,
  isRecordOf,
  isShallow,
  isText,
  orAbsent,
  orNull,
} from './checks.ts';

const isCode = isLike(/^[a-z-]+$/);
const isTime = isLike(/^[\dTZ:.-]+$/);
/** More shards than the input `shard` takes would each be named. */
const isShardNumber: Check = (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 10_000;
/** As this action writes those of assets. Whatever else stands in one could be signed with it, for a picture. */
const isAssetUrl: Check = (value) => isWebAddress(value) && !/[?#]|^https?:\/\/[^/]*@/.test(value);

const changes: Readonly<Record<AssetChange, true>> = {
  added: true,
  modified: true,
  deleted: true,
  requested: true,
  selected: true,
};

/** What is told of each. */
const causes: { readonly [K in Cause['kind']]: Fields<Extract<Cause, { kind: K }>> } = {
  'old-bytes': {},
  'old-rendering': { isHeld: orAbsent(isBoolean) },
  missing: { status: isNumber },
  refused: { status: isNumber, signed: isBoolean },
  redirect: { status: isNumber, location: isText },
  status: { status: isNumber },
  challenge: { by: isText },
  'other-cache': { by: isText },
  'not-an-asset': { nonAssetReason: isText },
  'other-file': { contentLength: isNumber },
  'lfs-pointer': {},
  'unknown-content': { isAsBefore: orAbsent(isBoolean) },
  unreachable: { reason: isText },
  'never-seen': {},
  'too-early': {},
  'other-point': { pop: isText, gave: (value) => isCause(value) && (value as Cause).kind !== 'other-point' },
};

const isCause: Check = (value) =>
  isRecordOf<Cause>({ kind: isOneOf(Object.keys(causes)) })(value) && isRecordOf(causes[(value as Cause).kind])(value);

const isProblem = isRecordOf<Problem>({ code: isCode, message: isText });

const reportFields = {
  schemaVersion: (value) => value === 1,
  conclusion: isOneOf(conclusions),
  range: orNull(
    isRecordOf<CommitRange>({
      base: orNull(isCommit),
      head: isCommit,
      source: isText,
      sourceUrl: orAbsent(isWebAddress),
      alsoFrom: orAbsent(isListOf(isCommit)),
      isGuess: orAbsent(isBoolean),
      resumedBy: orAbsent(isOneOf(['any-run', 'same-event'])),
    }),
  ),
  funnel: orNull(
    isRecordOf<Funnel>({
      changed: isNumber,
      belowRoot: isNumber,
      matchingFiles: isNumber,
      ofWantedKind: isNumber,
      untaken: orAbsent(isRecordOf<NonNullable<Funnel['untaken']>>({ count: isNumber, first: isListOf(isText) })),
    }),
  ),
  reconciliation: orNull(
    isRecordOf<Reconciliation>({
      compared: isNumber,
      same: isNumber,
      sameByMetadata: isNumber,
      stale: isNumber,
      missing: isNumber,
      indeterminate: isListOf(isObject),
      downloadedBytes: isNumber,
    }),
  ),
  error: orNull(isProblem),
  diagnoses: isListOf(isRecordOf<Diagnosis>({ code: isCode, remedy: isText, examples: isListOf(isText) })),
  catchUp: orNull(isText),
  setupChecks: orNull(isListOf(isObject)),
  notices: isListOf(isText),
  warnings: isListOf(isText),
  shard: orNull(isRecordOf<Shard>({ index: isShardNumber, count: isShardNumber })),
  joinedFrom: orNull(isListOf(isText)),
  assets: isListOf(isObject),
} satisfies Fields<RunReport>;

const assetFields = {
  url: isAssetUrl,
  file: orNull(isText),
  change: isOneOf(Object.keys(changes)),
  purge: isObject,
  verification: isObject,
  problem: orNull(isProblem),
} satisfies Fields<AssetReport>;

const purgeFields = {
  outcome: isText,
  attempts: isNumber,
  repeats: isNumber,
  status: orNull(isNumber),
  note: orNull(isText),
} satisfies Fields<AssetReport['purge']>;

const verificationFields = {
  outcome: isText,
  evidence: orNull(isOneOf(Object.keys(evidenceWords))),
  supersededBy: orAbsent(isText),
  notReached: orAbsent(isListOf(isText)),
  cause: orNull(isCause),
  before: isText,
  checks: isNumber,
  seen: orAbsent(isListOf(isRecordOf<SeenCause>({ cause: orNull(isCause), checks: isNumber }))),
  seconds: isNumber,
  detail: isText,
  removal: orAbsent(
    isRecordOf<RemovalRecord>({
      lastServedAt: orNull(isTime),
      lastUnclearAt: orAbsent(isTime),
      purgedAt: orNull(isTime),
      goneAt: orNull(isTime),
    }),
  ),
  derivatives: orAbsent(
    isListOf(isRecordOf<DerivativeVerification>({ url: isText, outcome: isText, cause: orNull(isCause) })),
  ),
} satisfies Fields<AssetReport['verification']>;

/** A text that is no report of this action, or of no purge, comes as the sentence that says what is wrong with the file `name`. */
export function parseReport(name: string, text: string): RunReport | string {
  const report = parseJson(text);
  if (!isObject(report)) return noReport(name, 'it is no JSON object');
  if (!isShallow(report, maxDepth)) return noReport(name, 'it is nested too deeply');
  const wrong = findWrong(report, reportFields) ?? findWrongAsset((report as RunReport).assets);
  if (wrong !== undefined) return noReport(name, `\`${wrong}\` is missing in it, or is something else`);
  const { setupChecks } = report as RunReport;
  return setupChecks === null
    ? (report as RunReport)
    : `${quote(name)} is the report of a diagnosis (\`diagnose: true\`), which says nothing of a purge.`;
}

/** No report is as deep. */
const maxDepth = 20;

function noReport(name: string, why: string): string {
  return `${quote(name)} is no report of this version of the action: ${why}.`;
}

function findWrongAsset(assets: readonly AssetReport[]): string | undefined {
  for (const [index, asset] of assets.entries()) {
    const path = `assets[${index}].`;
    const wrong =
      findWrong(asset, assetFields, path) ??
      findWrong(asset.purge, purgeFields, `${path}purge.`) ??
      findWrong(asset.verification, verificationFields, `${path}verification.`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
