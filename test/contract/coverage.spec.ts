import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allCases } from './cases/all-cases.js';
import { exceptions } from './exceptions.js';

interface Operation {
  readonly name: string;
  readonly statuses: readonly number[];
}

interface Model {
  readonly resources: readonly { readonly name: string; readonly operations: readonly Operation[] }[];
}

const model = JSON.parse(
  readFileSync(new URL('../../lib/codegen/api/asterisk-22.10.1.json', import.meta.url), 'utf8'),
) as Model;
const operations = model.resources.flatMap((resource) =>
  resource.operations.map((operation) => ({ ...operation, name: `${resource.name}.${operation.name}` })),
);

describe('the contract has', () => {
  it('at least 150 cases', () => {
    expect(allCases.length).toBeGreaterThanOrEqual(150);
  });

  it('no case for an operation that does not exist', () => {
    const known = new Set(['none', ...operations.map((operation) => operation.name)]);
    expect(allCases.map((row) => row.operation).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(operations)('a success of $name', ({ name }) => {
    const successes = allCases.filter((row) => row.operation === name && row.status < 300);
    expect(successes.length > 0 || exceptions[name]?.success !== undefined).toBe(true);
  });

  it.each(operations.filter((operation) => operation.statuses.length > 0))('an error of $name', ({ name }) => {
    const errors = allCases.filter((row) => row.operation === name && row.status >= 400);
    expect(errors.length > 0 || exceptions[name]?.error !== undefined).toBe(true);
  });

  it('no exception that is none any more', () => {
    const needless = Object.entries(exceptions).filter(([name, { success }]) => {
      return success !== undefined && allCases.some((row) => row.operation === name && row.status < 300);
    });
    expect(needless).toEqual([]);
  });
});
