/**
 * How one conference works.
 * @publicApi
 */
export interface ConferenceOptions {
  /** The digits that a caller must enter. Default: none. */
  readonly pin?: string;
  /** What asks for them. */
  readonly pinPrompt?: string | readonly string[];
  /** How often they may be wrong. Default 3. */
  readonly pinAttempts?: number;
  /** How many may take part. Default 250. */
  readonly maxParticipants?: number;
  /** Class of the music for those who wait. */
  readonly musicClass?: string;
  /** What all hear when somebody comes. Default: nothing. */
  readonly announceEntry?: string | readonly string[];
}

/**
 * Options of a participant.
 * @publicApi
 */
export interface ParticipantOptions {
  /** Takes the participant out; the caller stays in the application. */
  readonly signal?: AbortSignal;
  /** Whether the conference begins with this one, if it has not begun; until then all wait with music. Default true. */
  readonly startOnEnter?: boolean;
  /** Whether the conference ends when this one leaves. Default false. */
  readonly endOnExit?: boolean;
  /** Whether the others do not hear this one, until `mute(id, false)`. Default false. */
  readonly muted?: boolean;
  /** The key by which this one leaves. Default: none. */
  readonly leaveKey?: string;
}

/**
 * Somebody in a conference.
 * @publicApi
 */
export interface Participant {
  /** Id of the channel. */
  readonly id: string;
  readonly number: string;
  readonly muted: boolean;
  readonly talking: boolean;
  /** Whether it waits with music for the conference to begin. */
  readonly waiting: boolean;
}

/**
 * How a participation ended.
 * @publicApi
 */
export type ConferenceResult =
  /** By `leaveKey`. */
  | { readonly outcome: 'left' }
  | { readonly outcome: 'hangup' }
  | { readonly outcome: 'kicked' }
  /** A participant with `endOnExit` left, or it was closed. */
  | { readonly outcome: 'ended' }
  | { readonly outcome: 'refused'; readonly reason: 'pin' | 'full' | 'locked' }
  | { readonly outcome: 'aborted' };
