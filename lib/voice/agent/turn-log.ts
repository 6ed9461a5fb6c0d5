import { channel as diagnostics } from 'node:diagnostics_channel';
import { VOICE_TURNS, type VoiceTurn } from './voice-turn.js';

/** A turn that is not over. */
type Open = Omit<{ -readonly [Key in keyof VoiceTurn]: VoiceTurn[Key] }, 'outcome'>;

/** Turns that a conversation keeps to tell of at its end. */
const MOST_TURNS = 1_000;

/** Measures the turns of one conversation. */
export class TurnLog {
  readonly turns: VoiceTurn[] = [];
  readonly #channelId: string;
  #count = 0;
  #open: Open | undefined;
  #begun = 0;
  #soundAt: number | undefined;

  constructor(channelId: string) {
    this.#channelId = channelId;
  }

  /** The agent's turn begins. The one before ends with it. */
  begin(cause: VoiceTurn['cause'], caller = ''): void {
    this.end('heard');
    this.#count += 1;
    this.#begun = performance.now();
    this.#soundAt = undefined;
    this.#open = { channelId: this.#channelId, number: this.#count, cause, caller, agent: '', heardMs: 0 };
  }

  /** Whether a turn is open. */
  get open(): boolean {
    return this.#open !== undefined;
  }

  caller(text: string): void {
    if (this.#open !== undefined) this.#open.caller = `${this.#open.caller} ${text}`.trim();
  }

  words(text: string): void {
    if (this.#open === undefined) return;
    this.#open.agent += text;
    this.#open.wordsMs ??= performance.now() - this.#begun;
  }

  /** Sound has come from the model. */
  sound(): void {
    if (this.#open === undefined || this.#soundAt !== undefined) return;
    this.#soundAt = performance.now();
    this.#open.soundMs = this.#soundAt - this.#begun;
  }

  /** It goes out. */
  out(): void {
    if (this.#open !== undefined && this.#soundAt !== undefined) this.#open.ownMs ??= performance.now() - this.#soundAt;
  }

  heard(ms: number): void {
    if (this.#open !== undefined) this.#open.heardMs += ms;
  }

  /** The caller has interrupted it. */
  cut(tookMs: number, heardMs: number): void {
    if (this.#open !== undefined) this.#open.interruptionMs = tookMs;
    this.heard(heardMs);
    this.end('interrupted');
  }

  end(outcome: 'heard' | 'interrupted'): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    const turn: VoiceTurn = { ...open, outcome: open.soundMs === undefined ? 'unanswered' : outcome };
    this.turns.push(turn);
    if (this.turns.length > MOST_TURNS) this.turns.shift();
    const turns = diagnostics(VOICE_TURNS);
    if (turns.hasSubscribers) turns.publish(turn);
  }
}
