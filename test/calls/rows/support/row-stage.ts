import type { AriClient } from 'nestjs-ari/client';
import type { Flow } from '../../support/stage.js';
import type { NoteRecognizer } from './note-recognizer.js';
import type { Note } from './notes.js';

/** What a party heard: sounds and voices by their note, the ringing tone, music and whatever else was loud. */
export type Heard = Note | 'ringing' | 'music' | 'beep' | 'recording' | 'sound';

/** A person at a telephone, on either server. */
export interface RowParty {
  /** Presses keys; resolves when the last is released. */
  press(keys: string): Promise<void>;
  /** Says one note, or several without a stop, for so long each, and is silent for a moment. Ends with the call. */
  say(voice: Note | readonly Note[], ms?: number): Promise<void>;
  /** Puts the other side on hold, by the telephone. */
  hold(): Promise<void>;
  resume(): Promise<void>;
  hangup(): Promise<void>;
  /** Resolves when the call was answered. */
  answered(): Promise<void>;
  /** Resolves when the call is over; with the cause that the telephone was told, if it was told one. */
  ended(): Promise<{ readonly cause?: number }>;
  /** Resolves with the address that it was asked to call instead, when it was. */
  referred(): Promise<string>;
  /** The digits that were dialled to it so far. */
  readonly digits: string;
  /** What was heard so far, but for the ringing tone. */
  readonly hearing: readonly Heard[];
  /** Resolves when it has been heard so often. */
  hears(what: Heard, times?: number): Promise<void>;
  /** All that was heard, in order; waits for the end of the call. */
  heard(): Promise<readonly Heard[]>;
}

/** A telephone that can be rung once. */
export interface RowPhone extends RowParty {
  readonly endpoint: string;
  rings(): Promise<void>;
  answer(): Promise<void>;
  /** Is busy. */
  refuse(): Promise<void>;
  decline(): Promise<void>;
  /** Says its note before it answers. */
  sayEarly(voice: Note): Promise<void>;
  /** The number and name that it showed; waits for the end of the call. */
  shown(): Promise<{ readonly name: string; readonly number: string }>;
}

/** Either server, with people at telephones and a flow that callers go through. */
export interface RowStage {
  /** The real Asterisk, whose recordings hold sound. */
  readonly real: boolean;
  readonly client: AriClient;
  /** What plays a note. */
  media(note: Note): string;
  /** Somebody calls; the call goes through the flow. */
  call<T>(flow: Flow<T>): Promise<{ readonly caller: RowParty; readonly result: Promise<T> }>;
  phone(): Promise<RowPhone>;
  /** What a stored recording holds, which is then deleted. */
  stored(name: string): Promise<readonly Heard[]>;
  /** What is heard of a recording of this note: on the simulator, a tone whatever was said. */
  recordingOf(note: Note): Heard;
  /** Hears what callers say on their lines. */
  recognizer(): NoteRecognizer;
  /** Nothing is left of the calls: neither on the server nor in the client. */
  empty(): Promise<void>;
}
