import { AriNotFoundException } from '../exceptions/index.js';

/** Reads a variable: undefined when it was never set, which Asterisk answers with a 404 of its own kind. */
export async function ifSet(reading: Promise<{ readonly value: string }>): Promise<string | undefined> {
  try {
    return (await reading).value;
  } catch (error) {
    if (error instanceof AriNotFoundException && error.subject === 'variable') return undefined;
    throw error;
  }
}
