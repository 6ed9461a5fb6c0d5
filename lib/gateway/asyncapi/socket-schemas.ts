import type { JsonSchema } from '../../resources/internal.js';

/** Values that are the same in every message, as schemas. */
export const SHARED_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Key: { type: ['string', 'integer'], description: 'Key of an object.' },
  RequestId: {
    type: ['string', 'number', 'null'],
    maxLength: 256,
    description: 'Chosen by the client; the answer, and every push of a subscription, carries it.',
  },
  Errors: {
    type: 'array',
    description: 'Sentences, or messages by the name of the field that is wrong. Empty where nothing is.',
    items: {
      anyOf: [
        { type: 'string' },
        { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      ],
    },
  },
  Condition: {
    description: 'A value that a field is compared to; several: any of them.',
    anyOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      { type: 'array', minItems: 1, maxItems: 100, items: { type: ['string', 'number', 'boolean', 'null'] } },
    ],
  },
  Position: {
    type: 'object',
    description: 'Where a stream of changes stands: the last push that a client knows.',
    required: ['epoch', 'seq'],
    properties: { epoch: { type: 'string' }, seq: { type: 'integer' } },
  },
};

export function schemaRef(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object whose fields are known: those in `required` are always there. */
export function fields(
  properties: Readonly<Record<string, JsonSchema>>,
  required = Object.keys(properties),
): JsonSchema {
  return { type: 'object', ...(required.length > 0 && { required }), properties };
}

export function exactly(value: string): JsonSchema {
  return { type: 'string', const: value };
}
