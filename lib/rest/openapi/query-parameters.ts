import { COMPARISONS, type Comparison } from '../../protocol/index.js';
import { type JsonSchema, type Resource, fieldSchema, typeOf } from '../../resources/internal.js';
import type { ApiParameter } from './api-document.js';

const WORDS: Readonly<Record<Comparison, string>> = {
  eq: 'is one of these values; `NULL` is nothing',
  ne: 'is none of these values; `NULL` is nothing',
  lt: 'is less than one of these values',
  le: 'is at most one of these values',
  gt: 'is more than one of these values',
  ge: 'is at least one of these values',
};

/** Types whose values have no order. */
const UNORDERED = ['boolean'];

/** A parameter for each field and comparison that a list may be narrowed by. */
export function filterParameters({ rules }: Resource, whole: JsonSchema): ApiParameter[] {
  return rules.filterable.flatMap((field) => comparisons(field, fieldSchema(whole, field), COMPARISONS));
}

/** A subscription is narrowed by equality alone. */
export function equalityParameters({ rules }: Resource, whole: JsonSchema): ApiParameter[] {
  return rules.filterable.flatMap((field) => comparisons(field, fieldSchema(whole, field), ['eq']));
}

/** How a list is ordered, searched and cut into pages. */
export function pageParameters({ rules }: Resource): ApiParameter[] {
  const { orderable, searchable, pageSize, maxPageSize } = rules;
  return [
    ...(orderable.length === 0 ? [] : [orderParameter(orderable)]),
    ...(searchable.length === 0 ? [] : [searchParameter(searchable)]),
    query('limit', 'How many objects a page has.', {
      type: 'integer',
      minimum: 1,
      maximum: maxPageSize,
      default: pageSize,
    }),
    query('offset', 'How many objects are left out before the page. Not beside `cursor`.', {
      type: 'integer',
      minimum: 0,
    }),
    query('cursor', 'Empty for the first page of a walk, then what `X-Next-Cursor` of the page before says.', {
      type: 'string',
    }),
    query('count', 'Whether `X-Total-Count` is wanted; without it a list is cheaper.', {
      type: 'boolean',
      default: true,
    }),
    FRESH,
  ];
}

/** Only stores that keep a copy of something else make a difference of it. */
export const FRESH = query('fresh', 'Whether what the store keeps a copy of is asked first, where it keeps one.', {
  type: 'boolean',
  default: false,
});

export function query(name: string, description: string, schema: JsonSchema): ApiParameter {
  return { name, in: 'query', description, schema };
}

function comparisons(field: string, schema: JsonSchema | undefined, all: readonly Comparison[]): ApiParameter[] {
  const type = typeOf(schema);
  const isScalar = ['string', 'integer', 'number', 'boolean'].includes(type ?? '');
  const fitting = all.filter((comparison) => ['eq', 'ne'].includes(comparison) || !UNORDERED.includes(type ?? ''));
  return fitting.map((comparison) => ({
    ...query(
      comparison === 'eq' ? field : `${field}:${comparison}`,
      `Objects whose \`${field}\` ${WORDS[comparison]}.`,
      { type: 'array', items: { type: isScalar ? type : 'string' }, minItems: 1, maxItems: 100 },
    ),
    style: 'form',
    explode: true,
  }));
}

function orderParameter(orderable: readonly string[]): ApiParameter {
  const names = orderable.flatMap((field) => [field, `-${field}`]);
  return {
    ...query(
      'order_by',
      'Fields that the list is ordered by, the most important first; `-` before one: from its end.',
      {
        type: 'array',
        items: { type: 'string', enum: names },
        maxItems: 5,
        uniqueItems: true,
      },
    ),
    style: 'form',
    explode: false,
  };
}

function searchParameter(searchable: readonly string[]): ApiParameter {
  const fields = searchable.map((field) => `\`${field}\``).join(', ');
  return query('search', `Words that stand in one of the fields ${fields}, in capitals or not.`, {
    type: 'string',
    maxLength: 200,
  });
}
