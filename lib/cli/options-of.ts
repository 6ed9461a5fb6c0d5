import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage.error.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What Node's `parseArgs` makes of options that are described so. */
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>>;

/**
 * Reads a command line.
 * @throws {UsageError} an option is unknown, has no value, or there are more or fewer words than `positionals`.
 */
export function optionsOf<const T extends Options>(args: readonly string[], options: T, positionals = 0): Parsed<T> {
  const parsed = parsedArgs(args, options);
  if (parsed.positionals.length !== positionals) {
    throw new UsageError(
      `expected ${positionals === 1 ? '1 name' : `${positionals} names`}, found ${parsed.positionals.length}`,
    );
  }
  return parsed;
}

function parsedArgs<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}
