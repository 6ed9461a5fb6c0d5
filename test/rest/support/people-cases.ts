import { z } from 'zod';
import type { Asked } from './doors.js';

export const Person = z.object({
  id: z.string().regex(/^[a-z]\d+$/),
  name: z.string().min(1),
  email: z.email().optional(),
  weight: z.number().int().min(0).default(0),
});
export type Person = z.infer<typeof Person>;

/** What every door begins with: five people. */
export const FIVE: readonly Person[] = [
  { id: 'p1', name: 'Ada', weight: 1, email: 'ada@example.com' },
  { id: 'p2', name: 'Bob', weight: 2 },
  { id: 'p3', name: 'Cyd', weight: 3, email: 'cyd@example.com' },
  { id: 'p4', name: 'Dan 100%', weight: 4 },
  { id: 'p5', name: 'Eve', weight: 5 },
];

export interface Case {
  readonly what: string;
  readonly asked: Asked;
  readonly status: number;
  /** Keys of the objects on the page, in their order. */
  readonly keys?: readonly string[];
  readonly data?: object;
  readonly fields?: readonly string[];
}

export const list = (data: Readonly<Record<string, unknown>>): Asked => ({ action: 'list', data });

const AFTER_LISTS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'q1', 'q2'];

/** In this order, each on what the one before has left. */
export const CASES: readonly Case[] = [
  { what: 'all', asked: list({}), status: 200, keys: ['p1', 'p2', 'p3', 'p4', 'p5'] },
  { what: 'equal', asked: list({ name: 'Bob' }), status: 200, keys: ['p2'] },
  { what: 'lower', asked: list({ 'weight:lt': 2 }), status: 200, keys: ['p1'] },
  { what: 'lower or equal', asked: list({ 'weight:le': 2 }), status: 200, keys: ['p1', 'p2'] },
  { what: 'greater', asked: list({ 'weight:gt': 4 }), status: 200, keys: ['p5'] },
  { what: 'greater or equal', asked: list({ 'weight:ge': 4 }), status: 200, keys: ['p4', 'p5'] },
  { what: 'not equal', asked: list({ 'weight:ne': 3 }), status: 200, keys: ['p1', 'p2', 'p4', 'p5'] },
  { what: 'one of several', asked: list({ weight: [1, 5] }), status: 200, keys: ['p1', 'p5'] },
  { what: 'none of several', asked: list({ 'weight:ne': [1, 5] }), status: 200, keys: ['p2', 'p3', 'p4'] },
  { what: 'nothing', asked: list({ email: null }), status: 200, keys: ['p2', 'p4', 'p5'] },
  { what: 'something', asked: list({ 'email:ne': null }), status: 200, keys: ['p1', 'p3'] },
  { what: 'two conditions', asked: list({ 'weight:gt': 1, 'weight:lt': 4 }), status: 200, keys: ['p2', 'p3'] },
  { what: 'descending', asked: list({ order_by: '-weight', limit: 2 }), status: 200, keys: ['p5', 'p4'] },
  { what: 'ascending', asked: list({ order_by: 'name', limit: 2 }), status: 200, keys: ['p1', 'p2'] },
  { what: 'a page', asked: list({ order_by: 'weight', limit: 2, offset: 2 }), status: 200, keys: ['p3', 'p4'] },
  { what: 'a search', asked: list({ search: 'a', order_by: 'name' }), status: 200, keys: ['p1', 'p4'] },
  { what: 'a search for what SQL would read', asked: list({ search: '0%' }), status: 200, keys: ['p4'] },
  { what: 'an unknown field', asked: list({ secret: 1 }), status: 400, fields: ['secret'] },
  { what: 'an unknown order', asked: list({ order_by: 'email' }), status: 400, fields: ['order_by'] },
  { what: 'too long a page', asked: list({ limit: 101 }), status: 400, fields: ['limit'] },
  { what: 'a value that no number is', asked: list({ weight: 'heavy' }), status: 200, keys: [] },
  { what: 'a cursor of nobody', asked: list({ cursor: 'AAAA' }), status: 400, fields: ['cursor'] },
  { what: 'one', asked: { action: 'retrieve', pk: 'p1' }, status: 200, data: FIVE[0] },
  { what: 'none', asked: { action: 'retrieve', pk: 'p9' }, status: 404 },
  {
    what: 'a creation',
    asked: { action: 'create', data: { id: 'p6', name: 'Fay' } },
    status: 201,
    data: { id: 'p6', name: 'Fay', weight: 0 },
  },
  {
    what: 'a key that is taken',
    asked: { action: 'create', data: { id: 'p6', name: 'Fay' } },
    status: 409,
    fields: ['id'],
  },
  {
    what: 'a value that is taken',
    asked: { action: 'create', data: { id: 'p7', name: 'Gus', email: 'ada@example.com' } },
    status: 422,
    fields: ['email'],
  },
  {
    what: 'fields that do not fit',
    asked: { action: 'create', data: { id: '7', name: '', weight: -1 } },
    status: 422,
    fields: ['id', 'name', 'weight'],
  },
  {
    what: 'a patch',
    asked: { action: 'patch', pk: 'p6', data: { weight: 7 } },
    status: 200,
    data: { name: 'Fay', weight: 7 },
  },
  {
    what: 'a patch that does not fit',
    asked: { action: 'patch', pk: 'p6', data: { name: '' } },
    status: 422,
    fields: ['name'],
  },
  { what: 'a patch of none', asked: { action: 'patch', pk: 'p9', data: { weight: 7 } }, status: 404 },
  { what: 'another key', asked: { action: 'patch', pk: 'p6', data: { id: 'p8' } }, status: 422, fields: ['id'] },
  {
    what: 'a replacement',
    asked: { action: 'update', pk: 'p6', data: { name: 'Flo' } },
    status: 200,
    data: { id: 'p6', name: 'Flo', weight: 0 },
  },
  {
    what: 'a replacement of none, which makes it',
    asked: { action: 'update', pk: 'p7', data: { name: 'Gus' } },
    status: 201,
    data: { id: 'p7', name: 'Gus', weight: 0 },
  },
  {
    what: 'one of none, under another key',
    asked: { action: 'update', pk: 'p8', data: { id: 'p9', name: 'Ida' } },
    status: 422,
    fields: ['id'],
  },
  {
    what: 'one of none that does not fit',
    asked: { action: 'update', pk: 'p8', data: {} },
    status: 422,
    fields: ['name'],
  },
  {
    what: 'a list',
    asked: {
      action: 'create',
      data: [
        { id: 'q2', name: 'Two' },
        { id: 'q1', name: 'One', weight: 1 },
      ],
    },
    status: 201,
    keys: ['q2', 'q1'],
  },
  { what: 'an empty list', asked: { action: 'create', data: [] }, status: 201, keys: [] },
  {
    what: 'a list with objects that do not fit',
    asked: { action: 'create', data: [{ id: 'r1', name: '' }, { id: 'r2', name: 'Two' }, { name: 'Three' }] },
    status: 422,
    fields: ['0.name', '2.id'],
  },
  {
    what: 'a list with a key that is taken',
    asked: {
      action: 'create',
      data: [
        { id: 'r1', name: 'One' },
        { id: 'q1', name: 'Again' },
      ],
    },
    status: 409,
    fields: ['1.id'],
  },
  {
    what: 'a list with one key twice',
    asked: {
      action: 'create',
      data: [
        { id: 'r1', name: 'One' },
        { id: 'r1', name: 'Again' },
      ],
    },
    status: 409,
    fields: ['1.id'],
  },
  {
    what: 'a list with a value that is taken',
    asked: {
      action: 'create',
      data: [
        { id: 'r1', name: 'One' },
        { id: 'r2', name: 'Two', email: 'ada@example.com' },
        { id: 'r3', name: 'Three' },
      ],
    },
    status: 422,
    fields: ['1.email'],
  },
  { what: 'a list of what no objects are', asked: { action: 'create', data: [[], {}] }, status: 400 },
  {
    what: 'too long a list',
    asked: { action: 'create', data: [1, 2, 3, 4, 5, 6].map((index) => ({ id: `r${index}`, name: 'R' })) },
    status: 413,
  },
  { what: 'what is left of the lists', asked: list({ 'weight:ge': 0 }), status: 200, keys: AFTER_LISTS },
  { what: 'a deletion of one of the list', asked: { action: 'delete', pk: 'q1' }, status: 200 },
  { what: 'a deletion of the other', asked: { action: 'delete', pk: 'q2' }, status: 200 },
  { what: 'a deletion', asked: { action: 'delete', pk: 'p6' }, status: 200 },
  { what: 'a deletion of none', asked: { action: 'delete', pk: 'p6' }, status: 404 },
  { what: 'the end', asked: list({}), status: 200, keys: ['p1', 'p2', 'p3', 'p4', 'p5', 'p7'] },
];
