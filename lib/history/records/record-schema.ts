import type { StandardSchemaV1 } from '@standard-schema/spec';

/** A part of a JSON Schema. */
type Part = Readonly<Record<string, unknown>>;

const TEXT: Part = { type: 'string' };
const MOMENT: Part = { type: 'string', format: 'date-time' };
const WHOLE: Part = { type: 'integer' };

export const PARTS = { text: TEXT, moment: MOMENT, whole: WHOLE } as const;

/** A shape that is only shown: whatever is of it was made here, so nothing is checked but that it is an object. */
export function shownSchema<T extends object>(
  properties: Readonly<Record<keyof T & string, Part>>,
  required: readonly (keyof T & string)[],
): StandardSchemaV1<T> {
  const document = { type: 'object', properties, required };
  const standard = {
    version: 1 as const,
    vendor: 'nestjs-ari',
    validate: (value: unknown) =>
      typeof value === 'object' && value !== null
        ? { value: value as T }
        : { issues: [{ message: 'must be an object' }] },
    jsonSchema: { input: () => document, output: () => document },
  };
  return { '~standard': standard };
}
