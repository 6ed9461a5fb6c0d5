import type { SoundFrame } from './sound-frame.js';

/** What a channel hears from the far device, or says to it: the signals of a telephone line. */
export type LineSignal =
  'answer' | 'ringing' | 'progress' | 'busy' | 'congestion' | 'hold' | 'unhold' | 'music' | 'musicEnds' | 'beep';

/** A sound on its way to the far device. */
export interface Sound {
  /** The media URI as ARI names it, such as `sound:hello-world`; dialplan sounds are given the `sound:` scheme. */
  readonly uri: string;
}

/**
 * What is behind a channel: the other half of a Local pair, a virtual phone, or nothing at all. The exchange tells it what a
 * real one would hear on its line.
 */
export interface Device {
  /** Asterisk signals to the device: it rings back, answers, is busy. */
  signal(signal: LineSignal): void;
  /** A sound starts; the returned function ends it. */
  hear(sound: Sound): () => void;
  /** Somebody in the same bridge speaks. */
  frame?(frame: SoundFrame): void;
  /** Somebody in the same bridge has pressed a key, of which the device learns beside the sound. */
  keyOfOther?(digit: string): void;
  /** Asterisk begins to dial a digit: the line carries sound. */
  digitBegins(): void;
  /** A digit that Asterisk dials to the device, after it was held for `durationMs`. */
  digit(digit: string, durationMs: number): void;
  /** Asterisk asks the device to call another endpoint instead, as SIP's 302 and REFER do. */
  redirected?(endpoint: string): void;
  /** The channel is over. */
  hungUp(cause: number): void;
}

/** Nobody listens: a snoop channel's device. */
export const silentDevice: Device = {
  signal: () => undefined,
  hear: () => () => undefined,
  digitBegins: () => undefined,
  digit: () => undefined,
  hungUp: () => undefined,
};
