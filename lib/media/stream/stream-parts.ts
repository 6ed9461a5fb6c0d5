import type { Bridge } from '../../client/index.js';
import type { AudioFormat } from '../audio/index.js';
import type { MediaLink } from '../links/index.js';
import type { MarkOutcome } from '../playout/index.js';
import type { TalkOptions } from './talk-detector.js';

/**
 * How much sound may wait, in milliseconds.
 * @publicApi
 */
export interface MediaBuffers {
  /** How far Asterisk is kept ahead of what the caller hears. A flush recalls it. Default 200. */
  readonly lead?: number;
  /** `write` waits while more than this waits to be sent. Default 1,000. */
  readonly highWater?: number;
  /** A write that would let more wait is refused. Default 60,000. */
  readonly most?: number;
  /** How much of the caller's voice is kept for a reader who is slow; then the oldest is thrown away. Default 1,000. */
  readonly unread?: number;
}

/**
 * What became of a sound that was played, and how much of it was heard.
 * @publicApi
 */
export interface PlayedSound {
  readonly outcome: MarkOutcome['outcome'];
  readonly playedMs: number;
}

/** What a stream is made of. */
export interface StreamParts {
  readonly link: MediaLink;
  /** The format that the program reads and writes. */
  readonly format: AudioFormat;
  readonly mediaChannelId: string;
  readonly channelId: string;
  /** Where the call and the sound meet; a tap has none that the call is in. */
  readonly bridge?: Bridge;
  readonly buffers: MediaBuffers;
  readonly talk: TalkOptions;
  /** Digits come over the link; where they do not, the maker of the stream brings them. */
  readonly digitsOverLink: boolean;
  readonly openingMs: number;
  /** Takes what a listener throws, and what Asterisk does not understand. */
  readonly trouble: (problem: unknown) => void;
}
