import { readFileSync } from 'node:fs';
import { allCases } from '../cases/all-cases.js';
import { exceptions } from '../exceptions.js';

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

interface Model {
  readonly resources: readonly { readonly name: string; readonly operations: readonly Operation[] }[];
}

const model = JSON.parse(
  readFileSync(new URL('../../../lib/codegen/api/asterisk-22.10.1.json', import.meta.url), 'utf8'),
) as Model;

/** A table of every operation: how many of its answers are compared with a real server's, and why none are. */
export function heldOperations(): string {
  const rows = model.resources.flatMap(({ name, operations }) => operations.map((operation) => row(name, operation)));
  return [
    '| operation | request | successes | refusals | not compared |',
    '| --- | --- | --: | --: | --- |',
    ...rows,
  ].join('\n');
}

/** How many operations there are, and of how many a success is compared. */
export function heldCounts(): { readonly operations: number; readonly held: number; readonly cases: number } {
  const names = model.resources.flatMap(({ name, operations }) => operations.map((one) => `${name}.${one.name}`));
  return {
    operations: names.length,
    held: names.filter((name) => count(name, isSuccess) > 0).length,
    cases: allCases.length,
  };
}

function row(resource: string, { name, method, path }: Operation): string {
  const operation = `${resource}.${name}`;
  const { success = '', error = '' } = exceptions[operation] ?? {};
  const reasons = [...new Set([success, error])].filter((reason) => reason !== '').join('; ');
  const counts = [count(operation, isSuccess), count(operation, (status) => status >= 400)];
  return `| \`${operation}\` | \`${method} ${path}\` | ${counts.join(' | ')} | ${reasons} |`;
}

const isSuccess = (status: number): boolean => status < 300;

function count(operation: string, fits: (status: number) => boolean): number {
  return allCases.filter((one) => one.operation === operation && fits(one.status)).length;
}
