import { ModelError } from '../../model/index.js';

/**
 * The names of one place in a language: converted, and moved out of the way of its reserved words.
 * @throws {ModelError} two names of the model would be one.
 */
export function nameTable(
  where: string,
  names: readonly string[],
  convert: (name: string) => string,
  reserved: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const name of names) {
    const converted = convert(name);
    const free = reserved.has(converted) ? `${converted}_` : converted;
    const other = taken.get(free);
    if (other !== undefined) throw new ModelError(`${where}: ${other} and ${name} would both be called ${free}`);
    taken.set(free, name);
    table.set(name, free);
  }
  return table;
}
