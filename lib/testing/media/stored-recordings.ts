import { toneWav } from './wav-file.js';

export interface SimulatedStoredRecording {
  readonly name: string;
  readonly format: string;
  readonly lengthMs: number;
  readonly bytes: Buffer;
}

/** The formats in which Asterisk stores sound, by file extension. */
const formats = new Set([
  'wav',
  'wav16',
  'wav49',
  'WAV',
  'gsm',
  'ulaw',
  'alaw',
  'al',
  'ul',
  'mu',
  'pcm',
  'sln',
  'slin',
  'sln16',
  'g722',
]);

export function isRecordingFormat(format: string): boolean {
  return formats.has(format);
}

/** The recordings that are finished, by name. */
export class StoredRecordings {
  readonly #byName = new Map<string, SimulatedStoredRecording>();

  list(): SimulatedStoredRecording[] {
    return [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string): SimulatedStoredRecording | undefined {
    return this.#byName.get(name);
  }

  /** Stores sound of the given length; the bytes are made here. */
  store(name: string, format: string, lengthMs: number): SimulatedStoredRecording {
    const stored = { name, format, lengthMs, bytes: toneWav(lengthMs) };
    this.#byName.set(name, stored);
    return stored;
  }

  copy(source: SimulatedStoredRecording, name: string): SimulatedStoredRecording {
    const stored = { ...source, name };
    this.#byName.set(name, stored);
    return stored;
  }

  delete(name: string): void {
    this.#byName.delete(name);
  }
}
