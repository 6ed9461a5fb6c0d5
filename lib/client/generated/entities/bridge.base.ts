// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Bridge } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { BridgeEventMap } from '../events/event-map.js';
import type { Variable, VariableValue, Variables } from '../models/asterisk.models.js';
import type {
  BridgesAddChannelOptions,
  BridgesRepository,
  BridgesSetBridgeVarOptions,
  BridgesStartMohOptions,
} from '../repositories/bridges.repository.js';

/**
 * A meeting point of channels whose parties hear each other, or wait.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class BridgeBase extends LiveEntity<BridgesRepository, BridgeEventMap> {
  /** Id of the bridge. */
  declare readonly id: string;
  /**
   * Part of Asterisk that mixes the audio now, such as `simple_bridge` or `softmix`; changes with the number of
   * channels.
   */
  declare readonly technology: string;
  /** `mixing`: all hear each other; `holding`: waiting apart. */
  declare readonly bridge_type: 'mixing' | 'holding';
  /** Who uses it: `stasis` if made through ARI, `basic` for an ordinary dialplan call. */
  declare readonly bridge_class: string;
  /** Who made it: `Stasis` if made through ARI. */
  declare readonly creator: string;
  /** Name given when it was made; may be empty. */
  declare readonly name: string;
  /** Ids of the channels that hear each other in it. */
  declare readonly channels: readonly string[];
  /**
   * Whose video is seen: `talker` (who speaks), `single` (one fixed channel), `sfu` (everybody separately), `none`.
   * Since Asterisk 13.13 and 14.2.
   */
  declare readonly video_mode?: string;
  /** Channel being seen, if there is one. Since Asterisk 13.13 and 14.2. */
  declare readonly video_source_id?: string;
  /** When it was made. Since Asterisk 13.26 and 16.3. */
  declare readonly creationtime: string;
  /** Variables set with `report_events`, by name. Since Asterisk 20.20, 22.10 and 23.4. */
  declare readonly bridgevars?: Readonly<Record<string, string>>;

  /**
   * Reads one bridge and who is in it.
   * @returns The bridge as it is now.
   * @throws {AriNotFoundException} No bridge has this id.
   */
  refresh(request?: RequestOptions): Promise<Bridge> {
    return this.repository().get(this.id, request);
  }

  /**
   * Ends a bridge. Its channels are not hung up: they stay in their Stasis applications, no longer hearing each other.
   * @throws {AriNotFoundException} No bridge has this id.
   */
  destroy(request?: RequestOptions): Promise<void> {
    return this.repository().destroy(this.id, request);
  }

  /**
   * Reads a variable of a bridge.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param variable - Which variable to read.
   * @returns The value, as text.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The bridge does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  getBridgeVar(variable: string, request?: RequestOptions): Promise<Variable> {
    return this.repository().getBridgeVar(this.id, { variable }, request);
  }

  /**
   * Sets a variable of a bridge.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param variable - Which variable to set.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  setBridgeVar(
    variable: string,
    options?: Omit<BridgesSetBridgeVarOptions, 'variable'>,
    request?: RequestOptions,
  ): Promise<void> {
    return this.repository().setBridgeVar(this.id, { ...options, variable }, request);
  }

  /**
   * Reads several variables of a bridge with one command. If one of them is not set, the whole command fails with 404.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param variables - Which variables to read.
   * @returns The values by name.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The bridge does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  getBridgeVars(variables: string | readonly string[], request?: RequestOptions): Promise<Variables> {
    return this.repository().getBridgeVars(this.id, { variables }, request);
  }

  /**
   * Sets several variables of a bridge with one command.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param variables - Bridge variables: each value is text, or an object of `value` (text) and `report_events` (true
   *   puts the variable into `bridgevars` of later events; default false). A number is refused with 400.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  setBridgeVars(variables: Readonly<Record<string, VariableValue>>, request?: RequestOptions): Promise<void> {
    return this.repository().setBridgeVars(this.id, { variables }, request);
  }

  /**
   * Puts channels into the bridge: their parties hear each other from now on. A channel that is in another bridge
   * changes over. A single channel in a mixing bridge hears silence.
   * @param channel - Ids of one or several channels, each of them in a Stasis application.
   * @throws {AriIllegalInputException} A channel does not exist (not 404 here), or none was given.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`). Also: a channel is being recorded.
   * @throws {AriUnprocessableException} A channel exists, but no Stasis application controls it.
   */
  addChannel(
    channel: string | readonly string[],
    options?: Omit<BridgesAddChannelOptions, 'channel'>,
    request?: RequestOptions,
  ): Promise<void> {
    return this.repository().addChannel(this.id, { ...options, channel }, request);
  }

  /**
   * Takes channels out of the bridge. They stay in their Stasis application and hear nothing until you do something
   * with them.
   * @param channel - Ids of one or several channels, each of them in a Stasis application.
   * @throws {AriIllegalInputException} A channel does not exist, or none was given.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   * @throws {AriUnprocessableException} A channel is in a different bridge or in none.
   */
  removeChannel(channel: string | readonly string[], request?: RequestOptions): Promise<void> {
    return this.repository().removeChannel(this.id, { channel }, request);
  }

  /**
   * Everybody in the bridge sees the video of this channel, even when another party speaks. Matters from three
   * participants on.
   * Since Asterisk 13.13 and 14.2.
   * @param channelId - Id of the channel to be seen.
   * @throws {AriNotFoundException} The bridge or the channel does not exist.
   * @throws {AriIllegalStateException} No Stasis application controls the channel.
   * @throws {AriUnprocessableException} The channel is in a different bridge or in none.
   */
  setVideoSource(channelId: string, request?: RequestOptions): Promise<void> {
    return this.repository().setVideoSource(this.id, channelId, request);
  }

  /**
   * Ends the fixed choice of video: from three participants on, the one who speaks is seen again.
   * Since Asterisk 13.13 and 14.2.
   * @throws {AriNotFoundException} No bridge has this id.
   */
  clearVideoSource(request?: RequestOptions): Promise<void> {
    return this.repository().clearVideoSource(this.id, request);
  }

  /**
   * Everybody in the bridge hears music on hold until it is stopped. Called again with another class, the music
   * changes.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  startMoh(options?: BridgesStartMohOptions, request?: RequestOptions): Promise<void> {
    return this.repository().startMoh(this.id, options, request);
  }

  /**
   * Ends music on hold of the bridge. Music that single channels hear for other reasons goes on.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`). Also: no music is playing.
   */
  stopMoh(request?: RequestOptions): Promise<void> {
    return this.repository().stopMoh(this.id, request);
  }
}
