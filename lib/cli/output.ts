/** Where a command writes what it has to say; a test gives its own. */
export interface Output {
  /** Whether colours are shown. Default: no. */
  readonly colours?: boolean;
  /** One line of the result. */
  say(line: string): void;
  /** One line about what is wrong. */
  complain(line: string): void;
}

/** The terminal. `NO_COLOR` with any text in it switches colours off. */
export function terminal(environment: NodeJS.ProcessEnv): Output {
  return {
    colours: process.stdout.isTTY && (environment['NO_COLOR'] ?? '') === '',
    say: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
  };
}
