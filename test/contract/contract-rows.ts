import type { ContractCase } from './contract-case.js';

/** A row as the tables write it: `['none', 'GET bridges/{fresh}', 404, 'Bridge not found']`. */
export type ContractRow = readonly [
  title: string,
  request: string,
  status: number,
  /** The refusal's message, or whatever else is expected. */
  more?: string | Omit<Partial<ContractCase>, 'operation' | 'title' | 'method' | 'path' | 'status'>,
];

/** The cases of one operation. */
export function rowsOf(operation: string, rows: readonly ContractRow[]): ContractCase[] {
  return rows.map(([title, request, status, more = {}]) => {
    const space = request.indexOf(' ');
    const expected = typeof more === 'string' ? { message: more } : more;
    const method = request.slice(0, space) as ContractCase['method'];
    return { operation, title, method, path: request.slice(space + 1), status, ...expected };
  });
}
