import { afterAll, beforeAll, describe, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { NoteFiles } from './note-files.js';
import { RealRowStage } from './real-row-stage.js';
import type { RowStage } from './row-stage.js';
import { SimulatedRowStage } from './simulated-row-stage.js';

/** Rows of the table of verbs: the name of a behaviour, and what shows it on either server. */
export type Rows = Readonly<Record<string, (stage: RowStage) => Promise<void>>>;

/** Tests each row on the simulator, and on the real Asterisk with SIP telephones; nothing may be left after one. */
export function onBoth(verb: string, rows: Rows): void {
  let notes: NoteFiles;
  const shown = (set: (notes: NoteFiles) => Promise<RowStage>): void => {
    beforeAll(() => void (notes = new NoteFiles()));
    afterAll(() => notes.remove());
    // Telephones take real time, and on a busy machine more of it.
    it.each(Object.keys(rows))('%s', { timeout: 60_000 }, async (name) => {
      const stage = await set(notes);
      await rows[name]?.(stage);
      await stage.empty();
    });
  };
  describe(`${verb}, row by row, on the simulator`, () => shown((files) => SimulatedRowStage.set(files)));
  describeOnAsterisk(`${verb}, row by row, on a real Asterisk with SIP telephones`, () =>
    shown((files) => RealRowStage.set(files)),
  );
}
