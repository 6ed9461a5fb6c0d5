import { entityContext } from './entity-context.js';
import {
  PlaybacksRepository,
  RecordingsRepository,
  type ChannelsDialOptions,
  type ChannelsHangupOptions,
  type ChannelsPlayWithIdOptions,
  type ChannelsRecordOptions,
  type ChannelsSnoopChannelWithIdOptions,
} from '../generated/index.js';
import type { RequestOptions } from '../repository/index.js';
import type { EntityKind } from '../events/index.js';
import { LivingChannel } from './channel-life/living-channel.js';
import { ChannelTarget } from './pending/channel-target.js';
import { ifSet, ifThere } from '../outcomes/index.js';
import { PendingChannel } from './pending/pending-channel.js';
import { PendingDial } from './pending/pending-dial.js';
import { PendingPlayback } from './pending/pending-playback.js';
import { PendingRecording } from './pending/pending-recording.js';

/**
 * Options of a hang-up.
 * @publicApi
 */
export interface HangupOptions extends ChannelsHangupOptions {
  /** `ignore`: a channel that has hung up already is no error. Default: it is `AriNotFoundException`. */
  readonly ifGone?: 'ignore';
}

/**
 * Options of a recording of a channel.
 * @publicApi
 */
export interface RecordOptions extends Omit<ChannelsRecordOptions, 'name' | 'format'> {
  /** Name to store it under; it may hold `/`. Default: a name chosen by this client. */
  readonly name?: string;
  /** Format of the file, `wav`, `ulaw`, `gsm`, … Default `wav`. */
  readonly format?: string;
}

/**
 * One leg of a call: a telephone, a trunk line, one half of a Local channel. Its fields are a snapshot; its methods act
 * on the channel as it is now, and throw `AriNotFoundException` when it is gone.
 * @publicApi
 */
export class Channel extends LivingChannel {
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
    const context = entityContext(this.repository());
    const id = context.ids.next('playback');
    const life = context.lives.known(this.id);
    return new PendingPlayback({
      id,
      context,
      playbacks: context.repository(PlaybacksRepository),
      target: life === undefined ? undefined : new ChannelTarget(life),
      play: () => channels.playWithId(this.id, id, { ...options, media }, request),
    });
  }

  /**
   * Records what the party on this channel says, and stores it when it is stopped, when a limit or a key of `options`
   * ends it, or when the caller hangs up.
   *
   * @throws {AriIllegalStateException} a recording of that name is there already, or the channel is not in Stasis.
   * @throws {AriUnprocessableException} Asterisk does not know the format.
   */
  record(options: RecordOptions = {}, request?: RequestOptions): PendingRecording {
    const channels = this.repository();
    const context = entityContext(this.repository());
    const name = options.name ?? context.ids.next('recording');
    return new PendingRecording({
      name,
      context,
      recordings: context.repository(RecordingsRepository),
      record: () => channels.record(this.id, { ...options, name, format: options.format ?? 'wav' }, request),
    });
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
  ): PendingChannel {
    const channels = this.repository();
    const context = entityContext(this.repository());
    const id = context.ids.next('snoop');
    const create = (): Promise<Channel> => channels.snoopChannelWithId(this.id, id, { ...options, app }, request);
    return new PendingChannel({ id, context, app, create });
  }

  /**
   * Rings the other party of a channel that was made with `create`. Awaiting it only says that Asterisk has begun;
   * `answered()` says whether the party answered.
   *
   * @throws {AriIllegalStateException} it has been dialled already.
   */
  dial(options?: ChannelsDialOptions, request?: RequestOptions): PendingDial {
    return new PendingDial({
      channelId: this.id,
      context: entityContext(this.repository()),
      life: this.followed(),
      dial: () => this.repository().dial(this.id, options, request),
    });
  }

  /**
   * Reads a variable or a function (`CALLERID(num)`) of the dialplan; undefined when the variable was never set.
   *
   * @throws {AriNotFoundException} the channel has hung up.
   */
  variable(name: string, request?: RequestOptions): Promise<string | undefined> {
    return ifSet(this.repository().getChannelVar(this.id, { variable: name }, request));
  }

  /**
   * Hangs up. The party hears that the line is dead; `reason` or `reason_code` is the cause that its telephone gets.
   *
   * @throws {AriNotFoundException} it has hung up already, unless `ifGone` is `ignore`.
   */
  async hangup({ ifGone, ...options }: HangupOptions = {}, request?: RequestOptions): Promise<void> {
    const command = this.repository().hangup(this.id, options, request);
    await (ifGone === 'ignore' ? ifThere(command) : command);
  }

  protected override identity(): string {
    return this.id;
  }

  protected override kind(): EntityKind {
    return 'Channel';
  }
}
