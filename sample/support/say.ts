import { AriIllegalStateException, AriNotFoundException, type Channel } from 'nestjs-ari';

/**
 * Plays sounds to the party on a channel until their end, or until the signal aborts. Gives whether there is still
 * somebody to hear what comes next.
 */
export async function say(channel: Channel, media: string | readonly string[], signal: AbortSignal): Promise<boolean> {
  const playback = channel.play(media);
  const silence = (): void => void playback.stop().catch(() => {});
  signal.addEventListener('abort', silence, { once: true });
  if (signal.aborted) silence();
  try {
    const { outcome } = await playback.finished();
    return outcome !== 'hangup';
  } catch (error) {
    // Gone, or on its way out of the application.
    if (error instanceof AriNotFoundException || error instanceof AriIllegalStateException) return false;
    throw error;
  } finally {
    signal.removeEventListener('abort', silence);
  }
}
