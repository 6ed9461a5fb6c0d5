import { inspect } from 'node:util';

/** Prints a value in every way in which a log, a debugger or a careless line of code might. */
export function print(what: string, value: unknown): void {
  const deep = {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxStringLength: null,
    maxArrayLength: null,
  } as const;
  process.stdout.write(`== ${what}\n`);
  console.log(value);
  console.error('%s %o %j', value, value, jsonOf(value));
  process.stdout.write(`${inspect(value, deep)}\n${jsonOf(value)}\n${textOf(value)}\n`);
  if (value instanceof Error) {
    process.stderr.write(`${value.stack}\n`);
    if (value.cause !== undefined) print(`cause of ${what}`, value.cause);
  }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch (error) {
    return `no JSON: ${String(error)}`;
  }
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch (error) {
    return `no text: ${String(error)}`;
  }
}
