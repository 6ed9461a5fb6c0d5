import { AriHttpException } from '../../client/index.js';
import type { VoiceCall } from '../ports/index.js';

/** Takes a caller out of the bridge with the sound while something is done with him, and brings him back. */
export async function takenAside<Result>(
  { media, channel }: Pick<VoiceCall, 'media' | 'channel'>,
  work: () => Promise<Result>,
  over: AbortSignal,
): Promise<Result> {
  media.pause();
  try {
    await ifThere(media.bridge?.removeChannel(channel.id));
    return await work();
  } finally {
    if (!over.aborted) {
      await ifThere(media.bridge?.addChannel(channel.id));
      media.resume();
    }
  }
}

/** The caller may be gone, and with him the bridge. */
async function ifThere(work: Promise<unknown> | undefined): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AriHttpException)) throw error;
  }
}
