import type { Channel } from '../../client/index.js';

/**
 * Where a caller stands in the queue.
 * @publicApi
 */
export interface QueuePlace {
  /** 1 is the next. */
  readonly position: number;
  readonly waiting: number;
  /** How long it will probably take, in milliseconds; undefined as long as nobody has been served. */
  readonly expectedMs: number | undefined;
}

/**
 * How one queue works.
 * @publicApi
 */
export interface QueueOptions {
  /**
   * Which free agents ring: the one who has been idle for longest (default), each in turn, or all at once.
   */
  readonly strategy?: 'longest-idle' | 'round-robin' | 'all';
  /** How long an agent's telephone rings, in milliseconds. Default 15,000. */
  readonly ringTimeout?: number;
  /** How long an agent is left alone after a call, in milliseconds. Default 0. */
  readonly wrapUp?: number;
  /**
   * How long an agent is not called who did not take a call, in milliseconds. Default 5,000.
   */
  readonly pauseAfterMiss?: number;
  /** How many may wait; one more gets `overflow`. Default 1,000. */
  readonly maxLength?: number;
  /** How long a caller may wait, in milliseconds. Default: no limit. */
  readonly maxWait?: number;
  /** Class of the music. */
  readonly musicClass?: string;
  /** What a caller hears about the place in the queue. Default: nothing. */
  readonly announce?: (place: QueuePlace) => string | readonly string[] | undefined;
  /** How long between two announcements, in milliseconds. Default 30,000. */
  readonly announceEvery?: number;
  /** Keys by which a caller leaves the queue: `['1']` for a callback, say. Default: none. */
  readonly leaveKeys?: readonly string[];
  /** What an agent hears before the caller is connected. */
  readonly whisper?: string;
}

/**
 * What a caller needs, and how urgent it is.
 * @publicApi
 */
export interface QueueEntryOptions {
  /** Ends the wait, and the talk. */
  readonly signal?: AbortSignal;
  /** A lower one is served before. Default 10. */
  readonly priority?: number;
  /** What an agent must be able to do. */
  readonly skills?: readonly string[];
  /** When the wait began, for a caller who has waited elsewhere before; the place is that of this moment. Default: now. */
  readonly since?: Date;
}

/**
 * A caller who waited in a process that has ended, and is still there: options of `enter` that give the place back.
 * @publicApi
 */
export interface QueueCallerBefore {
  readonly channel: Channel;
  readonly priority: number;
  readonly skills: readonly string[];
  readonly since: Date;
}

/**
 * Somebody who takes calls.
 * @publicApi
 */
export interface QueueAgent {
  readonly id: string;
  /** Where the agent is rung: `PJSIP/agent7`. */
  readonly endpoint: string;
  readonly skills?: readonly string[];
}

/**
 * What an agent does. `paused`: is not called; `offered`: a telephone rings.
 * @publicApi
 */
export type QueueAgentState = 'available' | 'offered' | 'talking' | 'wrap-up' | 'paused';
