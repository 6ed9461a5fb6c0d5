import type { Channel } from 'nestjs-ari/client';

/** What careless programs leave on their calls: listeners that nobody takes off, waits that nobody awaits. */
export class LeftBehind {
  readonly #waits = new Set<Promise<unknown>>();

  /** Hangs on a call whatever can be hung on it, and leaves it there. */
  hangOn(channel: Channel): void {
    channel.on('ChannelDtmfReceived', () => {});
    channel.on('*', () => {});
    channel.once('ChannelHold', () => {});
    channel.observe('ChannelUnhold').subscribe();
    channel.stream('ChannelVarset');
    channel.signal.addEventListener('abort', () => {});
    this.#keep(channel.nextDigit());
    this.#keep(channel.until('ChannelTalkingStarted'));
    this.#keep(channel.until('ChannelHold', () => true, { signal: channel.signal }).catch(() => {}));
    this.#keep(channel.leftStasis());
    this.#keep(channel.play('bogus:never-ends').finished());
  }

  /** Resolves when all waits have ended, as they do with their calls: what is left then is left for good. */
  async ended(): Promise<void> {
    await Promise.all(this.#waits);
  }

  #keep(wait: Promise<unknown>): void {
    this.#waits.add(wait);
    void wait.then(() => this.#waits.delete(wait));
  }
}
