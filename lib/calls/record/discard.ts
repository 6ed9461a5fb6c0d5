import { AriNotFoundException, type Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';

/** Deletes a stored recording of the Asterisk that a channel belongs to; that it is gone already is no error. */
export async function discard(channel: Channel, name: string): Promise<void> {
  try {
    await new CallSurroundings(channel).recordings.deleteStored(name);
  } catch (error) {
    if (!(error instanceof AriNotFoundException)) throw error;
  }
}
