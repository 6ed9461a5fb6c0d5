import type { AriClient } from 'nestjs-ari/client';
import { audioFormat } from 'nestjs-ari/media';
import { AudioConverter } from '../../../../lib/media/audio/audio-converter.js';
import { Ear } from './ear.js';
import type { Heard } from './row-stage.js';

const HEADER = 44;
/** 20 ms. */
const PACKET = 160;

/** What a stored recording holds, a WAV file of 16 bits at 8,000 Hz. It is deleted. */
export async function storedSound(client: AriClient, name: string): Promise<readonly Heard[]> {
  const file = await client.recordings.getStoredFile(name);
  await client.recordings.deleteStored(name);
  const toTelephone = new AudioConverter(audioFormat('slin'), audioFormat('ulaw'));
  const sound = Buffer.from(toTelephone.convert(Buffer.from(file).subarray(HEADER)));
  const ear = new Ear();
  for (let at = 0; at + PACKET <= sound.length; at += PACKET) ear.take(sound.subarray(at, at + PACKET));
  return ear.heard;
}
