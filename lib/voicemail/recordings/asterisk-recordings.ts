import { AriIllegalStateException, AriNotFoundException, type Ari } from '../../client/index.js';
import { ResourceFile } from '../../resources/index.js';
import type { IncomingRecording, RecordingStore } from './recording-store.js';

/** Keeps recordings where Asterisk has them. */
export class AsteriskRecordings implements RecordingStore {
  readonly #ari: Ari;

  constructor(ari: Ari) {
    this.#ari = ari;
  }

  async keep({ name, key }: IncomingRecording): Promise<void> {
    try {
      await this.#ari.recordings.copyStored(name, { destinationRecordingName: key });
    } catch (error) {
      // Keys are never used twice: it was kept before a fall.
      if (!(error instanceof AriIllegalStateException)) throw error;
    }
  }

  media(key: string): string {
    return `recording:${key}`;
  }

  async open(key: string): Promise<ResourceFile | undefined> {
    try {
      return ResourceFile.of(await this.#ari.recordings.getStoredFile(key), { type: 'audio/wav' });
    } catch (error) {
      if (error instanceof AriNotFoundException) return undefined;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    try {
      await this.#ari.recordings.deleteStored(key);
    } catch (error) {
      if (!(error instanceof AriNotFoundException)) throw error;
    }
  }
}
