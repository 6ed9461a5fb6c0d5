import type { AriClient, Channel, Playback } from 'nestjs-ari';

/** Something that happened in a call. */
export interface CallLine {
  /** Calls are counted from 1. */
  readonly call: number;
  /** Milliseconds since the call came in. */
  readonly at: number;
  /** `answered`, `hears hello-world`, `presses 1`, … */
  readonly text: string;
}

interface Call {
  readonly number: number;
  readonly since: number;
  hangingUp: boolean;
}

/** Tells the life of every call that a client hears of, line by line, from what Asterisk reports. */
export class CallStory {
  readonly #calls = new Map<string, Call>();
  readonly #listeners: readonly { unsubscribe(): void }[];
  #count = 0;

  constructor(
    client: AriClient,
    private readonly tell: (line: CallLine) => void,
  ) {
    this.#listeners = [
      client.on('StasisStart', ({ channel, application }) => {
        this.#begin(channel);
        // Without it the last that Asterisk tells of a call is that it went on in the dialplan.
        return client.applications.subscribe(application, { eventSource: `channel:${channel.id}` });
      }),
      client.onChannelEvent('ChannelStateChange', (channel) => {
        if (channel.state === 'Up') this.#line(channel.id, 'answered');
      }),
      client.onPlaybackEvent('PlaybackStarted', (playback) => this.#line(channelOf(playback), hears(playback))),
      client.onChannelEvent('ChannelDtmfReceived', ({ id }, { digit }) => this.#line(id, `presses ${digit}`)),
      client.onChannelEvent('ChannelHangupRequest', ({ id }) => this.#hangsUp(id)),
      client.onChannelEvent('StasisEnd', ({ id }) => this.#leaves(id)),
      client.onChannelEvent('ChannelDestroyed', ({ id }) => this.#end(id)),
    ];
  }

  /** Tells no more. */
  close(): void {
    for (const listener of this.#listeners) listener.unsubscribe();
  }

  #begin({ id, caller }: Channel): void {
    this.#count += 1;
    this.#calls.set(id, { number: this.#count, since: Date.now(), hangingUp: false });
    this.#line(id, `call from ${[caller.name, caller.number].join(' ').trim() || 'an unknown number'}`);
  }

  #hangsUp(id: string): void {
    const call = this.#calls.get(id);
    if (call !== undefined) call.hangingUp = true;
  }

  #leaves(id: string): void {
    if (this.#calls.get(id)?.hangingUp === false) this.#line(id, 'goes on in the dialplan');
  }

  #end(id: string): void {
    this.#line(id, 'hung up');
    this.#calls.delete(id);
  }

  #line(channelId: string, text: string): void {
    const call = this.#calls.get(channelId);
    if (call !== undefined) this.tell({ call: call.number, at: Date.now() - call.since, text });
  }
}

function channelOf({ target_uri }: Playback): string {
  return target_uri.replace(/^channel:/, '');
}

function hears({ media_uri }: Playback): string {
  return `hears ${media_uri.replace(/^sound:/, '')}`;
}
