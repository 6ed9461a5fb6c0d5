import { entityContext } from './entity-context.js';
import {
  PlaybacksRepository,
  RecordingsRepository,
  type BridgesAddChannelOptions,
  type BridgesPlayWithIdOptions,
  type BridgesRecordOptions,
} from '../generated/index.js';
import { BridgeBase } from '../generated/internal.js';
import type { RequestOptions } from '../repository/index.js';
import type { EntityKind } from '../events/index.js';
import type { Channel } from './channel.js';
import { BridgeTarget } from './pending/bridge-target.js';
import { bridgeEmptied, type BridgeOutcome } from './pending/bridge-emptied.js';
import type { PendingChannel } from './pending/pending-channel.js';
import { PendingPlayback } from './pending/pending-playback.js';
import { PendingRecording } from './pending/pending-recording.js';
import { ifSet, type WaitOptions } from '../outcomes/index.js';

/**
 * Options of a recording of a bridge.
 * @publicApi
 */
export interface BridgeRecordOptions extends Omit<BridgesRecordOptions, 'name' | 'format'> {
  /** Name to store it under; it may hold `/`. Default: a name chosen by this client. */
  readonly name?: string;
  /** Format of the file. Default `wav`. */
  readonly format?: string;
}

/** Channels by object, by id or as they are being made, one or several. */
export type Channels = OneChannel | readonly OneChannel[];

type OneChannel = Channel | PendingChannel | string;

/**
 * A bridge, in which channels hear each other (`mixing`) or wait (`holding`). Its fields are a snapshot; its methods
 * act on the bridge as it is now.
 * @publicApi
 */
export class Bridge extends BridgeBase {
  /**
   * Puts channels into this bridge: they hear each other from then on. A channel in another bridge leaves that one.
   *
   * @throws {AriIllegalInputException} there is no such channel.
   * @throws {AriUnprocessableException} the channel is not in a Stasis application.
   */
  override addChannel(
    channel: Channels,
    options?: Omit<BridgesAddChannelOptions, 'channel'>,
    request?: RequestOptions,
  ): Promise<void> {
    return super.addChannel(channelIds(channel), options, request);
  }

  /**
   * Takes channels out of this bridge; they stay in the application, in silence.
   *
   * @throws {AriUnprocessableException} the channel is not in this bridge.
   */
  override removeChannel(channel: Channels, request?: RequestOptions): Promise<void> {
    return super.removeChannel(channelIds(channel), request);
  }

  /**
   * Plays a sound to everybody in the bridge. With `subscribeAll` Asterisk reports its events twice.
   *
   * @throws {AriNotFoundException} the bridge is gone.
   */
  play(
    media: string | readonly string[],
    options?: Omit<BridgesPlayWithIdOptions, 'media'>,
    request?: RequestOptions,
  ): PendingPlayback {
    const bridges = this.repository();
    const context = entityContext(this.repository());
    const id = context.ids.next('playback');
    return new PendingPlayback({
      id,
      context,
      playbacks: context.repository(PlaybacksRepository),
      target: new BridgeTarget(this.id, context),
      play: () => bridges.playWithId(this.id, id, { ...options, media }, request),
    });
  }

  /**
   * Records everything that is said in the bridge, and stores it when it is stopped or a limit of `options` ends it.
   *
   * @throws {AriIllegalStateException} a recording of that name is there already.
   */
  record(options: BridgeRecordOptions = {}, request?: RequestOptions): PendingRecording {
    const bridges = this.repository();
    const context = entityContext(this.repository());
    const name = options.name ?? context.ids.next('recording');
    return new PendingRecording({
      name,
      context,
      recordings: context.repository(RecordingsRepository),
      record: () => bridges.record(this.id, { ...options, name, format: options.format ?? 'wav' }, request),
    });
  }

  /**
   * Reads a variable of the bridge; undefined when it was never set. Since Asterisk 20.20, 22.10 and 23.4.
   *
   * @throws {AriNotFoundException} the bridge is gone.
   */
  variable(name: string, request?: RequestOptions): Promise<string | undefined> {
    return ifSet(this.repository().getBridgeVar(this.id, { variable: name }, request));
  }

  /**
   * Waits until the last channel has left, or the bridge is destroyed. When the bridge is empty now, it waits until a
   * channel has entered and left. There is no limit unless `timeout` sets one.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  emptied(options?: WaitOptions): Promise<BridgeOutcome> {
    return bridgeEmptied(this, entityContext(this.repository()), options);
  }

  protected override identity(): string {
    return this.id;
  }

  protected override kind(): EntityKind {
    return 'Bridge';
  }
}

function channelIds(channels: Channels): readonly string[] {
  const several = Array.isArray(channels) ? (channels as readonly OneChannel[]) : [channels as OneChannel];
  return several.map((channel) => (typeof channel === 'string' ? channel : channel.id));
}
