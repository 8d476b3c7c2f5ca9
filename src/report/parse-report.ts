// A `report.json` that another job has left -> a `RunReport`, as far as one that joins several of them reads it.
import type { CommitRange } from '../changes/changed-file.ts';
import type { Problem } from '../errors.ts';
import { isObjectId, parseJson } from '../platform/json.ts';
import { quote } from '../platform/wording.ts';
import type { AssetChange } from '../targets/asset.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Funnel } from '../targets/selection/funnel.ts';
import type { Cause, SeenCause } from '../verify/cause.ts';
import type { DerivativeVerification, Evidence, RemovalRecord } from '../verify/verification.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import type { AssetReport, Conclusion, RunReport } from './run-report.ts';

type Check = (value: unknown) => boolean;
type Fields<T> = Readonly<Partial<Record<keyof T, Check>>>;

const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => Number.isFinite(value) && (value as number) >= 0;
const isBoolean: Check = (value) => typeof value === 'boolean';
const isCommit: Check = (value) => isText(value) && isObjectId(value as string);
const isLike =
  (pattern: RegExp): Check =>
  (value) =>
    isText(value) && pattern.test(value as string);
const isCode = isLike(/^[a-z-]+$/);
const isTime = isLike(/^[\dTZ:.-]+$/);
const isAddress: Check = (value) => isLike(/^https?:\/\/[!-~]+$/)(value) && URL.canParse(value as string);
/** As this action writes those of assets. Whatever else stands in one could be signed with it, for a picture. */
const isAssetUrl: Check = (value) => isAddress(value) && !/[?#]|^https?:\/\/[^/]*@/.test(value as string);
const isOneOf =
  (words: Readonly<Record<string, unknown>>): Check =>
  (value) =>
    isText(value) && Object.hasOwn(words, value as string);
/** More shards than the input `shard` takes would each be named. */
const isShardNumber: Check = (value) => Number.isInteger(value) && (value as number) > 0 && (value as number) < 10_000;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isRecordOf =
  <T>(fields: Fields<T>): Check =>
  (value) =>
    isObject(value) && findWrong(value as object, fields) === undefined;

const conclusions: Readonly<Record<Conclusion, true>> = {
  success: true,
  failure: true,
  'nothing-to-do': true,
  'dry-run': true,
};

const changes: Readonly<Record<AssetChange, true>> = {
  added: true,
  modified: true,
  deleted: true,
  requested: true,
  selected: true,
};

const evidences: Readonly<Record<Evidence, true>> = {
  bytes: true,
  metadata: true,
  changed: true,
  gone: true,
  replaced: true,
  superseded: true,
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
  isObject(value) && isOneOf(causes)((value as Cause).kind) && isRecordOf(causes[(value as Cause).kind])(value);

const isProblem = isRecordOf<Problem>({ code: isCode, message: isText });

const reportFields = {
  schemaVersion: (value) => value === 1,
  conclusion: isOneOf(conclusions),
  range: orNull(
    isRecordOf<CommitRange>({
      base: orNull(isCommit),
      head: isCommit,
      source: isText,
      sourceUrl: orAbsent(isAddress),
      alsoFrom: orAbsent(isListOf(isCommit)),
      isGuess: orAbsent(isBoolean),
    }),
  ),
  funnel: orNull(
    isRecordOf<Funnel>({ changed: isNumber, belowRoot: isNumber, matchingFiles: isNumber, ofWantedKind: isNumber }),
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
  shard: orNull(isRecordOf({ index: isShardNumber, count: isShardNumber })),
  joinedFrom: orNull(isListOf(isText)),
  assets: isListOf(isObject),
} satisfies Fields<RunReport>;

const assetFields = {
  url: isAssetUrl,
  file: orNull(isText),
  change: isOneOf(changes),
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
  evidence: orNull(isOneOf(evidences)),
  supersededBy: orAbsent(isText),
  notReached: orAbsent(isListOf(isText)),
  cause: orNull(isCause),
  before: isText,
  checks: isNumber,
  seen: orAbsent(isListOf(isRecordOf<SeenCause>({ cause: orNull(isCause), checks: isNumber }))),
  seconds: isNumber,
  detail: isText,
  removal: orAbsent(
    isRecordOf<RemovalRecord>({ lastServedAt: orNull(isTime), purgedAt: orNull(isTime), goneAt: orNull(isTime) }),
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
  const wrong = findWrong(report as object, reportFields) ?? findWrongAsset((report as RunReport).assets);
  if (wrong !== undefined) return noReport(name, `\`${wrong}\` is missing in it, or is something else`);
  const { setupChecks } = report as RunReport;
  return setupChecks === null
    ? (report as RunReport)
    : `${quote(name)} is the report of a diagnosis (\`diagnose: true\`), which says nothing of a purge.`;
}

/** No report is as deep. Whatever walks through one that is thousands deep ends without room on the stack. */
const maxDepth = 20;

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

function noReport(name: string, why: string): string {
  return `${quote(name)} is no report of this version of the action: ${why}.`;
}

/** The path of the first field that is not as it must be. */
function findWrong(value: object, fields: Readonly<Partial<Record<string, Check>>>, path = ''): string | undefined {
  const wrong = Object.entries(fields).find(([field, check]) => !check?.(value[field as keyof typeof value]));
  return wrong && `${path}${wrong[0]}`;
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
