import type { ResourceFile } from '../../resources/index.js';

/**
 * A recording that lies with Asterisk, and is to be kept.
 * @publicApi
 */
export interface IncomingRecording {
  /** Name of the stored recording. */
  readonly name: string;
  /** What it is to be called from now on; with `/` between its parts, and no end of a file name. */
  readonly key: string;
  /** Fetches its bytes from Asterisk: a WAV file. */
  readonly read: () => Promise<Buffer>;
}

/**
 * Where greetings and messages are kept: with Asterisk, in a folder, or wherever an application likes.
 * @publicApi
 */
export interface RecordingStore {
  /** Keeps a recording. It may be asked for the same one again after a fall, and does no harm then. */
  keep(recording: IncomingRecording): Promise<void>;
  /** What Asterisk plays: `recording:voicemail/…`, `sound:/var/…`, `sound:http://…`. */
  media(key: string): string;
  /** Its bytes; undefined where it is gone. */
  open(key: string): Promise<ResourceFile | undefined>;
  /** Deletes it; one that is gone already is no error. */
  remove(key: string): Promise<void>;
}
