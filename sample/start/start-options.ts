import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface StartOptions {
  /** A real Asterisk in the place of the simulated one. */
  readonly real: boolean;
  /** One call that places itself, and the end. */
  readonly once: boolean;
}

/** @throws {TypeError} for an argument that means nothing here. */
export function startOptions(args: readonly string[]): StartOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { real, once } = parseArgs({ args: [...args], options: { real: flag, once: flag } }).values;
  return { real, once };
}
