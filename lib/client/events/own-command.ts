import type { EntityKind } from './entity-kind.js';

/** Commands of this client after which an event of the object reads differently, with the kind of the object. */
export const OWN_COMMANDS: Readonly<Record<string, EntityKind>> = {
  'channels.move': 'Channel',
  'channels.continueInDialplan': 'Channel',
  'playbacks.stop': 'Playback',
  'recordings.cancel': 'LiveRecording',
  'bridges.destroy': 'Bridge',
};

/** Commands after which an object is gone, and of which Asterisk may tell nobody: a bridge that no channel entered. */
export const ENDING_COMMANDS: ReadonlySet<string> = new Set(['bridges.destroy']);

/** One such command, as those are told who follow the object. */
export interface OwnCommand {
  /** `channels.move`, `playbacks.stop`, … */
  readonly operation: string;
  readonly options: object | undefined;
  /** Resolves with whether Asterisk has accepted it. Never rejects. */
  readonly accepted: Promise<boolean>;
}
