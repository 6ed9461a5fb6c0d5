import type { EntityKind } from './entity-kind.js';

/** Commands of this client that explain a later event of the object, with the kind of the object. */
export const OWN_COMMANDS: Readonly<Record<string, EntityKind>> = {
  'channels.hangup': 'Channel',
  'channels.move': 'Channel',
  'channels.continueInDialplan': 'Channel',
  'playbacks.stop': 'Playback',
  'recordings.cancel': 'LiveRecording',
  'bridges.destroy': 'Bridge',
};

/** Commands that end an object, and for which Asterisk may send no event: a bridge that no channel entered. */
export const ENDING_COMMANDS: ReadonlySet<string> = new Set(['bridges.destroy']);

/** One such command, as the followers of the object get it. */
export interface OwnCommand {
  /** `channels.move`, `playbacks.stop`, … */
  readonly operation: string;
  readonly options: object | undefined;
  /** Resolves with whether Asterisk has accepted it. Never rejects. */
  readonly accepted: Promise<boolean>;
}
