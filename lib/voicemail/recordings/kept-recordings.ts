import { Logger } from '@nestjs/common';
import { AriNotFoundException, type Ari } from '../../client/index.js';
import { AsteriskRecordings } from './asterisk-recordings.js';
import type { RecordingStore } from './recording-store.js';

/** Brings what Asterisk has recorded into the store, and takes it out again. */
export class KeptRecordings {
  readonly store: RecordingStore;
  readonly #ari: Ari;
  readonly #logger = new Logger('AriVoicemail');

  constructor(ari: Ari, store: RecordingStore | undefined) {
    this.#ari = ari;
    this.store = store ?? new AsteriskRecordings(ari);
  }

  /** Keeps a draft under a key; false where nothing was recorded. */
  async keep(name: string, key: string): Promise<boolean> {
    try {
      await this.store.keep({ name, key, read: () => this.#ari.recordings.getStoredFile(name) });
      return true;
    } catch (error) {
      if (!(error instanceof AriNotFoundException)) throw error;
      return false;
    }
  }

  /** Throws away what is not needed any more. A file that stays is a line in the log, and harms nobody. */
  async remove(key: string): Promise<void> {
    try {
      await this.store.remove(key);
    } catch (error) {
      this.#logger.warn(`The recording ${key} could not be deleted: ${String(error)}`);
    }
  }

  async discard(draft: string): Promise<void> {
    try {
      await this.#ari.recordings.deleteStored(draft);
    } catch (error) {
      if (!(error instanceof AriNotFoundException)) throw error;
    }
  }
}
