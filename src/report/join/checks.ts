// What a value must be to be taken for a field of a report: another job has written it, and nothing is taken for granted.
import { isObjectId } from '../../platform/json.ts';

export type Check = (value: unknown) => boolean;
/** A check for each field that is read. */
export type Fields<T> = Readonly<Partial<Record<keyof T, Check>>>;

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isBoolean: Check = (value) => typeof value === 'boolean';
/** Every number of a report counts something. */
export const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isCommit: Check = (value) => isText(value) && isObjectId(value);

export const isLike = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value);
export const isOneOf = (words: readonly string[]) => (value: unknown) => isText(value) && words.includes(value);
export const orNull = (check: Check) => (value: unknown) => value === null || check(value);
export const orAbsent = (check: Check) => (value: unknown) => value === undefined || check(value);
export const isListOf = (check: Check) => (value: unknown) => Array.isArray(value) && value.every(check);
export const isRecordOf =
  <T>(fields: Fields<T>) =>
  (value: unknown) =>
    isObject(value) && findWrong(value, fields) === undefined;

/** The path of the first field that is not as it must be, after `path`. Undefined where all are. */
export function findWrong(value: object, fields: Fields<object>, path = ''): string | undefined {
  const given = value as Readonly<Record<string, unknown>>;
  const wrong = Object.entries<Check>(fields).find(([field, check]) => !check(given[field]));
  return wrong && `${path}${wrong[0]}`;
}

/** False for what is nested deeper than that: whatever walks through thousands of levels ends without room on the stack. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}
