import { expect } from 'vitest';
import { Entity, Repository, type AriClient, type Channel } from 'nestjs-ari/client';
import type { OwnTimers } from './own-timers.js';

/** Counts what a verb may leave: listeners on objects, timers of this process, sounds and recordings that go on. */
export class WhatIsLeft {
  readonly #channel: Channel;
  readonly #playing = new Set<string>();
  readonly #recording = new Set<string>();
  readonly #listeners: number;
  readonly #timers: OwnTimers;
  readonly #subscriptions: readonly { unsubscribe(): void }[];

  /** Counts what there is before the verb. */
  constructor(client: AriClient, channel: Channel, timers: OwnTimers) {
    this.#timers = timers;
    this.#channel = channel;
    // Whether the call has ended is followed from the first question on, by whomever.
    void channel.signal;
    const own = <T extends { readonly target_uri: string }>(object: T): boolean =>
      object.target_uri === `channel:${channel.id}`;
    this.#subscriptions = [
      client.on('PlaybackStarted', ({ playback }) => own(playback) && this.#playing.add(playback.id)),
      client.on('PlaybackFinished', ({ playback }) => this.#playing.delete(playback.id)),
      client.on('RecordingStarted', ({ recording }) => own(recording) && this.#recording.add(recording.name)),
      client.on('RecordingFinished', ({ recording }) => this.#recording.delete(recording.name)),
      client.on('RecordingFailed', ({ recording }) => this.#recording.delete(recording.name)),
    ];
    this.#listeners = this.#followed;
  }

  /** Asserts that nothing of the verb is left, and that nobody but the call itself is followed. */
  expectNothing(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    expect({ playing: [...this.#playing], recording: [...this.#recording] }).toEqual({ playing: [], recording: [] });
    expect(this.#followed).toBeLessThanOrEqual(this.#listeners);
    expect(this.#timers.count).toBe(0);
  }

  get #followed(): number {
    return Repository.contextOf(Entity.repositoryOf(this.#channel)).events.size;
  }
}
