import { isGone } from '../exceptions/index.js';

/** Carries out a command on an object that may have ended: that it is gone is no error then. */
export async function ifThere(command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
