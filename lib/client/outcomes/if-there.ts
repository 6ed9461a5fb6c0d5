import { AriNotFoundException } from '../exceptions/index.js';

/** Carries out a command on something that may have ended already, which then is no error. */
export async function ifThere(command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!(error instanceof AriNotFoundException)) throw error;
  }
}
