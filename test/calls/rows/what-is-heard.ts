import type { AriClient } from 'nestjs-ari/client';

/** Notes what begins and ends on the line of a caller, and the caller's keys, in order. */
export class WhatIsHeard {
  readonly heard: string[] = [];
  #noted: () => void = () => {};

  /** The client must know of one call only. */
  constructor(client: AriClient) {
    client.on('PlaybackStarted', ({ playback }) => this.#note(`begins ${playback.media_uri}`));
    client.on('PlaybackFinished', () => this.#note('silence'));
    client.on('ChannelDtmfReceived', ({ digit }) => this.#note(`key ${digit}`));
  }

  /** Resolves when so many sounds and silences have been heard. */
  async sounds(count: number): Promise<void> {
    while (this.heard.filter((what) => !what.startsWith('key')).length < count) {
      await new Promise<void>((resolve) => (this.#noted = resolve));
    }
  }

  #note(what: string): void {
    this.heard.push(what);
    this.#noted();
  }
}
