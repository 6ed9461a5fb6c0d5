import type { SimulatedChannel, Channels } from '../channels/index.js';
import type { Device, LineSignal } from '../media/index.js';

/** A Local endpoint as it is dialled: `exten@context`, options after a slash ignored. */
export interface LocalAddress {
  readonly exten: string;
  readonly context: string;
}

export function parseLocalAddress(resource: string): LocalAddress {
  const [address = ''] = resource.split('/');
  const at = address.indexOf('@');
  if (at < 0) return { exten: address, context: 'default' };
  return { exten: address.slice(0, at), context: address.slice(at + 1) };
}

/** What one half of the pair says is what the other half hears. */
class OtherHalf implements Device {
  constructor(private readonly other: SimulatedChannel) {}

  signal(signal: LineSignal): void {
    this.other.onSignal?.(signal);
  }

  hear(): () => void {
    this.other.incoming.start();
    return () => this.other.incoming.stop();
  }

  digitBegins(): void {
    this.other.incoming.start();
    this.other.incoming.stop();
  }

  digit(digit: string, durationMs: number): void {
    this.other.receiveDigit(digit, durationMs);
  }

  hungUp(): void {
    // The exchange tells the other half itself: the cause it gets depends on who ended the call.
  }
}

/** Makes both halves: `;1` is the one that is dialled out, `;2` runs the dialplan. */
export function createLocalPair(
  channels: Channels,
  address: LocalAddress,
  ids: { readonly first: string; readonly second: string },
): readonly [first: SimulatedChannel, second: SimulatedChannel] {
  const name = `Local/${address.exten}@${address.context}-${channels.nextNameNumber()}`;
  const first = channels.create({ ...address, id: ids.first, name: `${name};1`, state: 'Down' });
  const second = channels.create({ ...address, id: ids.second, name: `${name};2`, state: 'Ring' });
  first.otherHalf = second;
  second.otherHalf = first;
  first.device = new OtherHalf(second);
  second.device = new OtherHalf(first);
  return [first, second];
}
