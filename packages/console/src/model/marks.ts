import { Store } from './store.js';

/** What is known of a call beside its state. */
export interface Mark {
  readonly held?: boolean;
  readonly muted?: boolean;
  readonly talking?: boolean;
  readonly digits?: string;
  readonly playing?: string;
}

const DIGITS = 12;

/** Who is on hold, muted, talking, and the digits that were pressed: heard from events, and from commands of this page. */
export class Marks extends Store {
  readonly #marks = new Map<string, Mark>();

  of(id: string): Mark {
    return this.#marks.get(id) ?? {};
  }

  event(type: string, id: string, event: Readonly<Record<string, unknown>>): void {
    if (type === 'ChannelHold') this.#set(id, { held: true });
    else if (type === 'ChannelUnhold') this.#set(id, { held: false });
    else if (type === 'ChannelTalkingStarted') this.#set(id, { talking: true });
    else if (type === 'ChannelTalkingFinished') this.#set(id, { talking: false });
    else if (type === 'ChannelDtmfReceived') {
      this.#set(id, { digits: `${this.of(id).digits ?? ''}${String(event['digit'])}`.slice(-DIGITS) });
    } else if (type === 'StasisEnd' || type === 'ChannelDestroyed') {
      if (this.#marks.delete(id)) this.changed();
    }
  }

  playing(id: string, media: string | undefined): void {
    this.#set(id, { playing: media });
  }

  command(action: string, id: string): void {
    if (action === 'hold') this.#set(id, { held: true });
    else if (action === 'unhold') this.#set(id, { held: false });
    else if (action === 'mute') this.#set(id, { muted: true });
    else if (action === 'unmute') this.#set(id, { muted: false });
  }

  #set(id: string, mark: Mark): void {
    this.#marks.set(id, { ...this.of(id), ...mark });
    this.changed();
  }
}
