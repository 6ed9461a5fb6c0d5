/** Where a command writes what it has to say; a test gives its own. */
export interface Output {
  /** One line of the result. */
  say(line: string): void;
  /** One line about what is wrong. */
  complain(line: string): void;
}

/** The terminal. */
export const TERMINAL: Output = {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
};
