// A `report.json` that another job has left -> a `RunReport`, as far as one that joins several of them reads it.
import { parseJson } from '../platform/json.ts';
import type { AssetReport, RunReport } from './run-report.ts';
import { quote } from './words/wording.ts';

type Check = (value: unknown) => boolean;
type Fields<T> = Readonly<Partial<Record<keyof T, Check>>>;

const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const hasOutcome: Check = (value) => isObject(value) && isText((value as { outcome?: unknown }).outcome);
const isDerivative: Check = (value) => hasOutcome(value) && isText((value as { url?: unknown }).url);

const reportFields = {
  schemaVersion: (value) => value === 1,
  conclusion: (value) => ['success', 'failure', 'nothing-to-do', 'dry-run'].includes(value as string),
  range: orNull(isObject),
  funnel: orNull(isObject),
  reconciliation: orNull(isObject),
  error: orNull(isObject),
  diagnoses: isListOf(isObject),
  catchUp: orNull(isText),
  notices: isListOf(isText),
  warnings: isListOf(isText),
  shard: orNull(isObject),
  assets: isListOf(isObject),
} satisfies Fields<RunReport>;

const assetFields = {
  url: (value) => isText(value) && /^https?:/.test(value as string) && URL.canParse(value as string),
  file: orNull(isText),
  change: isText,
  purge: hasOutcome,
  verification: hasOutcome,
  problem: orNull(isObject),
} satisfies Fields<AssetReport>;

const purgeFields = { attempts: isNumber, repeats: isNumber, status: orNull(isNumber) } satisfies Fields<
  AssetReport['purge']
>;

const verificationFields = {
  evidence: orNull(isText),
  cause: orNull(isObject),
  before: isText,
  checks: isNumber,
  seconds: isNumber,
  detail: isText,
  derivatives: (value) => value === undefined || isListOf(isDerivative)(value),
} satisfies Fields<AssetReport['verification']>;

/** A text that is no report of this action comes as the sentence that says what is wrong with the file `name`. */
export function parseReport(name: string, text: string): RunReport | string {
  const report = parseJson(text);
  if (!isObject(report)) return noReport(name, 'it is no JSON object');
  const wrong = findWrong(report as object, reportFields) ?? findWrongAsset((report as RunReport).assets);
  return wrong === undefined
    ? (report as RunReport)
    : noReport(name, `\`${wrong}\` is missing in it, or is something else`);
}

function noReport(name: string, why: string): string {
  return `${quote(name)} is no report of this version of the action: ${why}.`;
}

/** The path of the first field that is not as it must be. */
function findWrong(value: object, fields: Readonly<Record<string, Check>>, path = ''): string | undefined {
  const wrong = Object.entries(fields).find(([field, check]) => !check(value[field as keyof typeof value]));
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
