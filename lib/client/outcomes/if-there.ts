import { AriNotFoundException } from '../exceptions/index.js';

/** Carries out a command on an object that may have ended: then a 404 is no error. */
export async function ifThere(command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!(error instanceof AriNotFoundException)) throw error;
  }
}
