import type { AudioFormat } from '../audio/index.js';
import type { Playout, PlayoutLimits } from '../playout/index.js';

/**
 * How sound travels between Asterisk and this program: `asteriskConnects` and `weConnect` are the two directions of
 * Asterisk's `chan_websocket`; `audioSocket` is a TCP connection that Asterisk opens.
 * @publicApi
 */
export type MediaWay = 'asteriskConnects' | 'weConnect' | 'audioSocket';

/** How the connection ended: Asterisk closed it, it broke, or we closed it. */
export interface LinkEnd {
  readonly by: 'asterisk' | 'network' | 'application';
  readonly reason: string;
}

/** Hears what comes over a link. */
export interface LinkListener {
  audio(bytes: Buffer): void;
  digit(digit: string): void;
  /** Asterisk did not understand, or something else went wrong that does not end the link. */
  trouble(problem: string): void;
  ended(end: LinkEnd): void;
}

/** One connection that carries the sound of one media channel. */
export interface MediaLink {
  readonly way: MediaWay;
  /** What Asterisk says it sends and takes. */
  readonly format: AudioFormat;
  /** The channel whose sound it is, where Asterisk says so. */
  readonly channelId: string | undefined;
  /** Resolves when the connection is closed on both sides: Asterisk has read all that was sent. */
  readonly closed: Promise<void>;
  /** Gives everything that comes to a listener, what came before it first. */
  listen(listener: LinkListener): void;
  /** Makes the way out; it is closed with the link. */
  playout(limits: PlayoutLimits): Playout;
  /** Closes it: Asterisk hangs the media channel up. What it has not played yet is thrown away. */
  close(): void;
}
