import { keyOfPair, otherHalf } from './local-halves.js';
import type { ChannelRow } from '../rows/index.js';

/** Knows which channels are together: in one bridge, in one dialling, or as the two halves of a Local channel. */
export class Company {
  readonly #bridges = new Map<string, readonly string[]>();
  /** The bridges that a channel is in. */
  readonly #within = new Map<string, Set<string>>();
  readonly #dialled = new Map<string, Set<string>>();
  readonly #halves = new Map<string, string>();

  /** Every channel that is together with this one, without it. */
  of(channel: Pick<ChannelRow, 'id' | 'name'>): Set<string> {
    const { id } = channel;
    const bridged = this.bridgesOf(id).flatMap((bridge) => this.#bridges.get(bridge) ?? []);
    const half = this.otherHalf(channel);
    const all = new Set([...bridged, ...(this.#dialled.get(id) ?? []), ...(half === undefined ? [] : [half])]);
    all.delete(id);
    return all;
  }

  /** The bridges that a channel is in. */
  bridgesOf(id: string): readonly string[] {
    return [...(this.#within.get(id) ?? [])];
  }

  /** The other half of a Local channel, if it is known. */
  otherHalf({ name }: Pick<ChannelRow, 'name'>): string | undefined {
    const other = otherHalf(name);
    return other === undefined ? undefined : this.#halves.get(other);
  }

  /** A channel is known from now on. */
  came({ id, name }: ChannelRow): void {
    if (keyOfPair(name) !== undefined) this.#halves.set(name, id);
  }

  /** A channel has gone, and with it all that it was in. */
  went({ id, name }: ChannelRow): void {
    if (this.#halves.get(name) === id) this.#halves.delete(name);
    for (const other of this.#dialled.get(id) ?? []) this.#part(other, id);
    this.#dialled.delete(id);
  }

  /** One of them rings the others: they learn of each other, whatever comes of it, until they end. */
  dialled(channels: readonly string[]): void {
    for (const id of channels) {
      const others = this.#dialled.get(id) ?? new Set();
      for (const other of channels) if (other !== id) others.add(other);
      if (others.size > 0) this.#dialled.set(id, others);
    }
  }

  /** These channels are in a bridge now. None: it is empty, or it has ended. */
  bridged(bridge: string, channels: readonly string[]): void {
    for (const id of this.#bridges.get(bridge) ?? []) {
      const within = this.#within.get(id);
      within?.delete(bridge);
      if (within?.size === 0) this.#within.delete(id);
    }
    if (channels.length === 0) this.#bridges.delete(bridge);
    else this.#bridges.set(bridge, channels);
    for (const id of channels) this.#within.set(id, (this.#within.get(id) ?? new Set()).add(bridge));
  }

  #part(id: string, gone: string): void {
    const others = this.#dialled.get(id);
    others?.delete(gone);
    if (others?.size === 0) this.#dialled.delete(id);
  }
}
