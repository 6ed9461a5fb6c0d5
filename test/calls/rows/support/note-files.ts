import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOTE_MS, NOTES, noteSound, PAUSE_MS, type Note } from './notes.js';

/** Longer than anything waits for it. */
const LONG_MS = 10_000;

/** The notes as sound files that Asterisk plays, and as sounds that the simulator knows. */
export class NoteFiles {
  readonly #folder = mkdtempSync(join(tmpdir(), 'notes-'));

  constructor() {
    for (const note of NOTES) writeFileSync(join(this.#folder, `${note}.ulaw`), noteSound(note, lengthOf(note)));
  }

  /** Names and lengths. */
  get sounds(): readonly { readonly id: string; readonly lengthMs: number }[] {
    return NOTES.map((note) => ({ id: join(this.#folder, note), lengthMs: lengthOf(note) + PAUSE_MS }));
  }

  /** What plays it. */
  media(note: Note): string {
    return `sound:${join(this.#folder, note)}`;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function lengthOf(note: Note): number {
  return note === 'long' ? LONG_MS : NOTE_MS;
}
