import { randomUUID } from 'node:crypto';
import { type Channel as Diagnostics, channel as diagnostics } from 'node:diagnostics_channel';
import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { CALL_STORY, type CallStoryBegin, type CallStoryEntry } from '../../story/index.js';
import type { Verb } from './verb.js';

/** Tells the begin and the end of one verb to those who listen to the story of calls. */
export class VerbStory<T extends { readonly outcome: string }> {
  readonly #listeners: Diagnostics = diagnostics(CALL_STORY);
  readonly #channel: Channel;
  readonly #verb: Verb<T>;
  #id: string | undefined;
  readonly #at = Date.now();

  constructor(channel: Channel, verb: Verb<T>) {
    this.#channel = channel;
    this.#verb = verb;
    if (this.#listeners.hasSubscribers) this.#tell(this.#begin());
  }

  /** The verb came to an end of its own. */
  finished(result: T, left: readonly unknown[]): void {
    if (!this.#listeners.hasSubscribers) return;
    const { outcome = result.outcome, ...details } = this.#verb.summary?.(result) ?? {};
    this.#end(String(outcome), details, left);
  }

  /** The call, the signal or Asterisk ended it, or it threw. */
  ended(outcome: string, left: readonly unknown[]): void {
    this.#end(outcome, {}, left);
  }

  #end(outcome: string, result: Readonly<Record<string, unknown>>, left: readonly unknown[]): void {
    if (!this.#listeners.hasSubscribers) return;
    const messages = left.map((error) => (error instanceof Error ? error.message : String(error)));
    const durationMs = Date.now() - this.#at;
    this.#tell({ ...this.#begin(), phase: 'end', outcome, result, durationMs, left: messages });
  }

  #begin(): CallStoryBegin {
    const { kind, parameters = {} } = this.#verb;
    const { connection, client } = new CallSurroundings(this.#channel);
    const about = { connection, client, channelId: this.#channel.id, kind, parameters };
    this.#id ??= randomUUID();
    return { phase: 'begin', id: this.#id, ...about, at: this.#at };
  }

  #tell(entry: CallStoryEntry): void {
    this.#listeners.publish(entry);
  }
}
