import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { ResourceFile } from '../../resources/index.js';
import type { IncomingRecording, RecordingStore } from './recording-store.js';

/**
 * Keeps recordings as files of a folder. Asterisk plays them from there where it sees the same disk; otherwise say with
 * `media` under which address it finds them.
 *
 * @example
 * AriVoicemailModule.forRoot({ recordings: new FolderRecordings('/var/spool/voicemail') })
 * @publicApi
 */
export class FolderRecordings implements RecordingStore {
  readonly #folder: string;
  readonly #media: (path: string, key: string) => string;

  /** @param media - what Asterisk plays of a file; without one it plays the path, without its `.wav`. */
  constructor(folder: string, media: (path: string, key: string) => string = soundOf) {
    this.#folder = resolve(folder);
    this.#media = media;
  }

  async keep({ key, read }: IncomingRecording): Promise<void> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true });
    // A file that is there is whole: it gets its name when it is on the disk.
    const draft = `${path}.${randomUUID()}`;
    const file = await open(draft, 'wx', 0o640);
    try {
      await file.writeFile(await read());
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }

  media(key: string): string {
    return this.#media(this.#path(key), key);
  }

  async open(key: string): Promise<ResourceFile | undefined> {
    const path = this.#path(key);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (found === undefined) return undefined;
    return new ResourceFile({ type: 'audio/wav', size: found.size, open: (range) => createReadStream(path, range) });
  }

  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  #path(key: string): string {
    const path = join(this.#folder, `${key}.wav`);
    if (!path.startsWith(this.#folder + sep)) throw new TypeError(`The recording "${key}" is outside of the folder.`);
    return path;
  }
}

function soundOf(path: string): string {
  return `sound:${path.replace(/\.wav$/, '')}`;
}
