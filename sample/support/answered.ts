import { AriIllegalStateException, AriNotFoundException, type Channel } from 'nestjs-ari';

/** Answers a call. False when the caller has hung up meanwhile. */
export async function answered(channel: Channel): Promise<boolean> {
  try {
    await channel.answer();
    return true;
  } catch (error) {
    if (error instanceof AriNotFoundException || error instanceof AriIllegalStateException) return false;
    throw error;
  }
}
