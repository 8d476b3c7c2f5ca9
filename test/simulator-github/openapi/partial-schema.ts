// A test's answer has a few of GitHub's many fields. So schemas are read as: what is there must be as described, nothing
// may be there that is not described, and anything may be missing.

import { Ajv, type ValidateFunction } from 'ajv';
import { readDescription, type Schema } from './description.ts';

let ajv: Ajv | undefined;
const compiled = new Map<Schema, ValidateFunction>();

/** What of the value is not as described, one line each. */
export function findMismatches(schema: Schema, value: unknown): readonly string[] {
  ajv ??= createAjv();
  const validate = compiled.get(schema) ?? ajv.compile(toPartial(schema) as Schema);
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: unknown };
    const more = additionalProperty ?? (allowedValues === undefined ? '' : JSON.stringify(allowedValues));
    return `${instancePath || '/'} ${message}${more === '' ? '' : `: ${more}`}`;
  });
}

function createAjv(): Ajv {
  const instance = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const [name, schema] of Object.entries(readDescription().schemas)) {
    instance.addSchema(toPartial(schema) as Schema, `/components/schemas/${name}`);
  }
  return instance;
}

function toPartial(value: unknown, areNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => toPartial(item));
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Schema;
  if (areNames) return Object.fromEntries(Object.entries(schema).map(([name, item]) => [name, toPartial(item)]));
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref.replace(/^#/, '') };
  if (Array.isArray(schema.allOf)) return toPartial(merge(schema));
  const { required: _, nullable, oneOf, ...rest } = schema;
  const parts = Object.entries(rest).map(([key, item]) => [
    key,
    key === 'enum' ? item : toPartial(item, key === 'properties'),
  ]);
  const partial: Record<string, unknown> = Object.fromEntries(parts);
  // Without `required`, several of the alternatives can fit.
  if (oneOf !== undefined) partial.anyOf = toPartial(oneOf);
  const isClosed = schema.properties !== undefined && schema.additionalProperties === undefined;
  if (isClosed && schema.anyOf === undefined && oneOf === undefined) partial.additionalProperties = false;
  return nullable === true ? { anyOf: [{ type: 'null' }, partial] } : partial;
}

/** Each part of an `allOf` alone would find the others' properties to be too many. */
function merge({ allOf, ...rest }: Schema): Schema {
  const parts = (allOf as readonly Schema[]).map((part) =>
    typeof part.$ref === 'string' ? readDescription().schemas[part.$ref.replace(/^.*\//, '')] : part,
  );
  const properties = Object.assign({}, ...[...parts, rest].map((part) => part?.properties));
  const merged = Object.assign({}, ...parts, rest);
  return Object.keys(properties).length > 0 ? { ...merged, properties } : merged;
}
