import { CHANGE_KINDS, COMPARISONS } from '../../protocol/index.js';
import type { JsonSchema, Resource } from '../../resources/internal.js';
import { schemaRef } from './socket-schemas.js';

type Rules = Resource['rules'];

/** The query of a list: nothing but what the binding names can be asked for. */
export function listQuery({ filterable, orderable, searchable, maxPageSize, pageSize }: Rules): JsonSchema {
  const orders = orderable.flatMap((field) => [field, `-${field}`]);
  const comparisons = COMPARISONS.filter((comparison) => comparison !== 'eq').join('|');
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...(orders.length > 0 && { order_by: orderSchema(orders) }),
      ...(searchable.length > 0 && {
        search: { type: 'string', maxLength: 200, description: `Words in ${searchable.join(', ')}.` },
      }),
      limit: { type: 'integer', minimum: 1, maximum: maxPageSize, default: pageSize },
      offset: { type: 'integer', minimum: 0, default: 0 },
      cursor: { type: ['string', 'null'], description: 'Where a page begins; null for the first one.' },
      count: { type: 'boolean', default: false, description: 'Whether the objects of all pages are counted.' },
      fresh: { type: 'boolean', default: false, description: 'Whether the source itself is asked.' },
    },
    ...(filterable.length > 0 && {
      patternProperties: { [`^(${filterable.map(escaped).join('|')})(:(${comparisons}))?$`]: schemaRef('Condition') },
    }),
  };
}

/** What stands in the `data` of a `subscribe`. */
export function subscription({ filterable, maxPageSize }: Rules): JsonSchema {
  const kind = { type: 'string', enum: [...CHANGE_KINDS] };
  const filter = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(filterable.map((field) => [field, schemaRef('Condition')])),
  };
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      action: { anyOf: [kind, { type: 'array', minItems: 1, items: kind }] },
      pk: schemaRef('Key'),
      filter,
      snapshot: { type: 'boolean', default: false },
      limit: { type: 'integer', minimum: 1, maximum: maxPageSize },
      since: schemaRef('Position'),
    },
  };
}

function orderSchema(orders: readonly string[]): JsonSchema {
  const one = { type: 'string', enum: orders };
  return {
    description: 'Fields, the most important first; `-` before one: from its end.',
    anyOf: [one, { type: 'array', maxItems: 5, items: one }],
  };
}

function escaped(field: string): string {
  return field.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
