import type { Awaitable } from '../../outcomes/index.js';

/** Where a sound is played, as far as it explains how the sound ended. */
export interface PlaybackTarget {
  /** Settled when nobody is left who could hear it: its channel is hanging up, its bridge has emptied. */
  readonly deserted: Awaitable<unknown>;
  /** Settled when it is gone, and no event of the sound will come any more. */
  readonly over: Awaitable<{ readonly outcome: string }>;
  release(): void;
}
