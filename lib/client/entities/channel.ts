import { AriNotFoundException } from '../exceptions/index.js';
import {
  ChannelBase,
  PlaybacksRepository,
  type ChannelsHangupOptions,
  type ChannelsPlayWithIdOptions,
  type ChannelsRecordOptions,
  type ChannelsSnoopChannelWithIdOptions,
} from '../generated/index.js';
import { Repository, type RequestOptions } from '../runtime/index.js';
import type { LiveRecording } from './live-recording.js';
import { PendingPlayback } from './pending/pending-playback.js';

/** How to end a call. */
export interface HangupOptions extends ChannelsHangupOptions {
  /** `ignore`: a channel that has hung up already is no error. Default: it is `AriNotFoundException`. */
  readonly ifGone?: 'ignore';
}

/** What to record of a channel, and how. */
export interface RecordOptions extends Omit<ChannelsRecordOptions, 'name' | 'format'> {
  /** Name to store it under; it may hold `/`. Default: a name chosen by this client. */
  readonly name?: string;
  /** Format of the file, `wav`, `ulaw`, `gsm`, … Default `wav`. */
  readonly format?: string;
}

/**
 * One leg of a call: a telephone, a trunk line, one half of a Local channel. Its fields are what Asterisk said when
 * this object was made; its methods act on the channel as it is now, and answer `AriNotFoundException` when it is gone.
 */
export class Channel extends ChannelBase {
  /**
   * Plays a sound to the party on this channel, `sound:hello-world`, `digits:42`, `recording:name`, `tone:busy`, or
   * several one after another. The command leaves at once; await the result for Asterisk's answer, its `finished()`
   * for the end of the sound. A missing sound is accepted like any other and ends as `failed`.
   *
   * @throws {AriNotFoundException} the channel is gone.
   * @throws {AriIllegalStateException} it is not in a Stasis application.
   * @throws {AriPreconditionFailedException} it has not been answered.
   */
  play(
    media: string | readonly string[],
    options?: Omit<ChannelsPlayWithIdOptions, 'media'>,
    request?: RequestOptions,
  ): PendingPlayback {
    const channels = this.repository();
    const context = Repository.contextOf(channels);
    const id = context.ids.next('playback');
    return new PendingPlayback({
      id,
      context,
      playbacks: context.repository(PlaybacksRepository),
      channelId: this.id,
      play: () => channels.playWithId(this.id, id, { ...options, media }, request),
    });
  }

  /**
   * Records what the party on this channel says. Awaiting it gives the recording as soon as it has begun.
   *
   * @throws {AriIllegalStateException} a recording of that name is there already, or the channel is not in Stasis.
   * @throws {AriUnprocessableException} Asterisk does not know the format.
   */
  record(options: RecordOptions = {}, request?: RequestOptions): Promise<LiveRecording> {
    const channels = this.repository();
    const name = options.name ?? Repository.contextOf(channels).ids.next('recording');
    return channels.record(this.id, { ...options, name, format: options.format ?? 'wav' }, request);
  }

  /**
   * Listens in on this channel, or whispers into it, through a new channel that enters the application `app`. Its
   * StasisStart has the origin `snoop`.
   *
   * @throws {AriNotFoundException} the channel is gone.
   */
  snoop(
    app: string,
    options?: Omit<ChannelsSnoopChannelWithIdOptions, 'app'>,
    request?: RequestOptions,
  ): Promise<Channel> {
    const channels = this.repository();
    const snoopId = Repository.contextOf(channels).ids.next('snoop');
    return channels.snoopChannelWithId(this.id, snoopId, { ...options, app }, request);
  }

  /**
   * Hangs up. The party hears the line go dead; `reason` or `reason_code` is the cause that its telephone is told.
   *
   * @throws {AriNotFoundException} it has hung up already, unless `ifGone` is `ignore`.
   */
  async hangup({ ifGone, ...options }: HangupOptions = {}, request?: RequestOptions): Promise<void> {
    try {
      await this.repository().hangup(this.id, options, request);
    } catch (error) {
      if (!(ifGone === 'ignore' && error instanceof AriNotFoundException)) throw error;
    }
  }

  protected override identity(): string {
    return this.id;
  }
}
