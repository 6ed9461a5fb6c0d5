// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Bridge, LiveRecording, Playback } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import type { Variable, VariableValue, Variables } from '../models/asterisk.models.js';
import { BRIDGES_OPERATIONS } from '../operations/bridges.operations.js';

/**
 * Options of `bridges.create`.
 * @publicApi
 */
export interface BridgesCreateOptions {
  /**
   * Properties, separated by commas. `mixing` (default): all hear each other. `holding`: everybody waits apart, hearing
   * music or announcements; not together with mixing. `dtmf_events` lets keys be reported, `proxy_media` keeps media
   * inside Asterisk; `video_sfu`, `video_single` choose how video is shown, `sdp_label` names video streams.
   */
  readonly type?: string;
  /** Id for the bridge. Choose it yourself to know it before the events come. Since Asterisk 12.2. */
  readonly bridgeId?: string;
  /** Name for your own use; need not be unique. */
  readonly name?: string;
  /**
   * Bridge variables: each value is text, or an object of `value` (text) and `report_events` (true puts the variable
   * into `bridgevars` of later events; default false). A number is refused with 400. Since Asterisk 20.20, 22.10 and
   * 23.4.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `bridges.createWithId`.
 * @publicApi
 */
export interface BridgesCreateWithIdOptions {
  /**
   * Properties, separated by commas. `mixing` (default): all hear each other. `holding`: everybody waits apart, hearing
   * music or announcements; not together with mixing. `dtmf_events` lets keys be reported, `proxy_media` keeps media
   * inside Asterisk; `video_sfu`, `video_single` choose how video is shown, `sdp_label` names video streams.
   */
  readonly type?: string;
  /** Name for your own use; need not be unique. */
  readonly name?: string;
  /**
   * Bridge variables: each value is text, or an object of `value` (text) and `report_events` (true puts the variable
   * into `bridgevars` of later events; default false). A number is refused with 400. Since Asterisk 20.20, 22.10 and
   * 23.4.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `bridges.getBridgeVar`.
 * @publicApi
 */
export interface BridgesGetBridgeVarOptions {
  /** Which variable to read. */
  readonly variable: string;
}

/**
 * Options of `bridges.setBridgeVar`.
 * @publicApi
 */
export interface BridgesSetBridgeVarOptions {
  /** Which variable to set. */
  readonly variable: string;
  /** New value, as text. Left out, the variable becomes empty. */
  readonly value?: string;
  /** True puts the variable into `bridgevars` of later events of the bridge. Default false. */
  readonly report_events?: boolean;
}

/**
 * Options of `bridges.getBridgeVars`.
 * @publicApi
 */
export interface BridgesGetBridgeVarsOptions {
  /** Which variables to read. */
  readonly variables: string | readonly string[];
}

/**
 * Options of `bridges.setBridgeVars`.
 * @publicApi
 */
export interface BridgesSetBridgeVarsOptions {
  /**
   * Bridge variables: each value is text, or an object of `value` (text) and `report_events` (true puts the variable
   * into `bridgevars` of later events; default false). A number is refused with 400.
   */
  readonly variables: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `bridges.addChannel`.
 * @publicApi
 */
export interface BridgesAddChannelOptions {
  /** Ids of one or several channels, each of them in a Stasis application. */
  readonly channel: string | readonly string[];
  /** `participant` or, in a holding bridge, `announcer`: everybody there hears an announcer. */
  readonly role?: string;
  /** True keeps keys pressed on these channels away from the others. Default false. Since Asterisk 16.0. */
  readonly absorbDTMF?: boolean;
  /** True lets these channels listen without being heard. Default false. Since Asterisk 16.0. */
  readonly mute?: boolean;
  /**
   * True leaves the displays of the others unchanged: no name and number of the newcomer. Default false. Since Asterisk
   * 18.0.
   */
  readonly inhibitConnectedLineUpdates?: boolean;
}

/**
 * Options of `bridges.removeChannel`.
 * @publicApi
 */
export interface BridgesRemoveChannelOptions {
  /** Ids of one or several channels, each of them in a Stasis application. */
  readonly channel: string | readonly string[];
}

/**
 * Options of `bridges.startMoh`.
 * @publicApi
 */
export interface BridgesStartMohOptions {
  /** Name of the music class. Default `default`. */
  readonly mohClass?: string;
}

/**
 * Options of `bridges.play`.
 * @publicApi
 */
export interface BridgesPlayOptions {
  /**
   * What to play, one entry or several one after the other: `sound:hello-world`, `recording:name`, `number:42`,
   * `digits:123`, `characters:abc`, `tone:ring`. A tone sounds until it is stopped. Other schemes, or a recording that
   * is not there, are accepted, yet PlaybackFinished never comes.
   */
  readonly media: string | readonly string[];
  /**
   * Codec of the hidden channel that plays. Default: that of the participant with the best audio quality. Since
   * Asterisk 20.17, 22.7 and 23.1.
   */
  readonly announcer_format?: string;
  /** Language of the sounds, such as `en` or `nl`. */
  readonly lang?: string;
  /** Milliseconds to leave out at the beginning of the first entry. Default 0. At least 0. */
  readonly offsetms?: number;
  /** Milliseconds that one `forward` or `reverse` of this playback jumps. Default 3000. At least 0. */
  readonly skipms?: number;
  /** Id for the playback, to pause, wind or stop it with. Since Asterisk 12.3. */
  readonly playbackId?: string;
}

/**
 * Options of `bridges.playWithId`.
 * @publicApi
 */
export interface BridgesPlayWithIdOptions {
  /**
   * What to play, one entry or several one after the other: `sound:hello-world`, `recording:name`, `number:42`,
   * `digits:123`, `characters:abc`, `tone:ring`. A tone sounds until it is stopped. Other schemes, or a recording that
   * is not there, are accepted, yet PlaybackFinished never comes.
   */
  readonly media: string | readonly string[];
  /**
   * Codec of the hidden channel that plays. Default: that of the participant with the best audio quality. Since
   * Asterisk 20.17, 22.7 and 23.1.
   */
  readonly announcer_format?: string;
  /** Language of the sounds, such as `en` or `nl`. */
  readonly lang?: string;
  /** Milliseconds to leave out at the beginning of the first entry. Default 0. At least 0. */
  readonly offsetms?: number;
  /** Milliseconds that one `forward` or `reverse` of this playback jumps. Default 3000. At least 0. */
  readonly skipms?: number;
}

/**
 * Options of `bridges.record`.
 * @publicApi
 */
export interface BridgesRecordOptions {
  /** Name of the recording, without file extension. May hold slashes. */
  readonly name: string;
  /** File format by extension, such as `wav`, `gsm`, `sln16`. */
  readonly format: string;
  /** Codec of the hidden channel that records. Default: that of `format`. Since Asterisk 20.17, 22.7 and 23.1. */
  readonly recorder_format?: string;
  /** Longest recording, in s. Default 0: no limit. At least 0. */
  readonly maxDurationSeconds?: number;
  /** Ends the recording after this much silence, in s. Default 0: never. At least 0. */
  readonly maxSilenceSeconds?: number;
  /** What to do when the name is taken: `fail` (default, answer 409), `overwrite`, or `append` to the file. */
  readonly ifExists?: 'fail' | 'overwrite' | 'append';
  /** Plays a beep to everybody first. Default false. */
  readonly beep?: boolean;
  /** Key that ends the recording: `none` (default), `any`, `*` or `#`. */
  readonly terminateOn?: 'none' | 'any' | '*' | '#';
}

/**
 * Bridges connect channels: put two in for a call, more for a conference, or let callers wait in a holding bridge.
 * Music, sounds and recording for all participants belong here too.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class BridgesRepository extends Repository {
  /**
   * Lists every bridge of the server, those made by the dialplan included.
   * @returns All bridges that exist now.
   */
  list(request?: RequestOptions): Promise<Bridge[]> {
    return this.execute(BRIDGES_OPERATIONS.list, [], undefined, request);
  }

  /**
   * Makes an empty bridge, a meeting point for channels. It stays, even without channels, until you destroy it or
   * Asterisk stops.
   * @returns The new, empty bridge.
   * @throws {AriIllegalStateException} A bridge with this id exists already.
   */
  create(options?: BridgesCreateOptions, request?: RequestOptions): Promise<Bridge> {
    return this.execute(BRIDGES_OPERATIONS.create, [], options, request);
  }

  /**
   * Makes an empty bridge with an id chosen by you. It stays, even without channels, until you destroy it or Asterisk
   * stops.
   * Since Asterisk 12.2.
   * @param bridgeId - Id for the bridge. Choose it yourself to know it before the events come.
   * @returns The new, empty bridge.
   * @throws {AriIllegalStateException} A bridge with this id exists already.
   */
  createWithId(bridgeId: string, options?: BridgesCreateWithIdOptions, request?: RequestOptions): Promise<Bridge> {
    return this.execute(BRIDGES_OPERATIONS.createWithId, [bridgeId], options, request);
  }

  /**
   * Reads one bridge and who is in it.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @returns The bridge as it is now.
   * @throws {AriNotFoundException} No bridge has this id.
   */
  get(bridgeId: string, request?: RequestOptions): Promise<Bridge> {
    return this.execute(BRIDGES_OPERATIONS.get, [bridgeId], undefined, request);
  }

  /**
   * Ends a bridge. Its channels are not hung up: they stay in their Stasis applications, no longer hearing each other.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriNotFoundException} No bridge has this id.
   */
  destroy(bridgeId: string, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.destroy, [bridgeId], undefined, request);
  }

  /**
   * Reads a variable of a bridge.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @returns The value, as text.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The bridge does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  getBridgeVar(bridgeId: string, options: BridgesGetBridgeVarOptions, request?: RequestOptions): Promise<Variable> {
    return this.execute(BRIDGES_OPERATIONS.getBridgeVar, [bridgeId], options, request);
  }

  /**
   * Sets a variable of a bridge.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  setBridgeVar(bridgeId: string, options: BridgesSetBridgeVarOptions, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.setBridgeVar, [bridgeId], options, request);
  }

  /**
   * Reads several variables of a bridge with one command. If one of them is not set, the whole command fails with 404.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @returns The values by name.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The bridge does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  getBridgeVars(bridgeId: string, options: BridgesGetBridgeVarsOptions, request?: RequestOptions): Promise<Variables> {
    return this.execute(BRIDGES_OPERATIONS.getBridgeVars, [bridgeId], options, request);
  }

  /**
   * Sets several variables of a bridge with one command.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  setBridgeVars(bridgeId: string, options: BridgesSetBridgeVarsOptions, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.setBridgeVars, [bridgeId], options, request);
  }

  /**
   * Puts channels into the bridge: their parties hear each other from now on. A channel that is in another bridge
   * changes over. A single channel in a mixing bridge hears silence.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriIllegalInputException} A channel does not exist (not 404 here), or none was given.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`). Also: a channel is being recorded.
   * @throws {AriUnprocessableException} A channel exists, but no Stasis application controls it.
   */
  addChannel(bridgeId: string, options: BridgesAddChannelOptions, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.addChannel, [bridgeId], options, request);
  }

  /**
   * Takes channels out of the bridge. They stay in their Stasis application and hear nothing until you do something
   * with them.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriIllegalInputException} A channel does not exist, or none was given.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   * @throws {AriUnprocessableException} A channel is in a different bridge or in none.
   */
  removeChannel(bridgeId: string, options: BridgesRemoveChannelOptions, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.removeChannel, [bridgeId], options, request);
  }

  /**
   * Everybody in the bridge sees the video of this channel, even when another party speaks. Matters from three
   * participants on.
   * Since Asterisk 13.13 and 14.2.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @param channelId - Id of the channel to be seen.
   * @throws {AriNotFoundException} The bridge or the channel does not exist.
   * @throws {AriIllegalStateException} No Stasis application controls the channel.
   * @throws {AriUnprocessableException} The channel is in a different bridge or in none.
   */
  setVideoSource(bridgeId: string, channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.setVideoSource, [bridgeId, channelId], undefined, request);
  }

  /**
   * Ends the fixed choice of video: from three participants on, the one who speaks is seen again.
   * Since Asterisk 13.13 and 14.2.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriNotFoundException} No bridge has this id.
   */
  clearVideoSource(bridgeId: string, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.clearVideoSource, [bridgeId], undefined, request);
  }

  /**
   * Everybody in the bridge hears music on hold until it is stopped. Called again with another class, the music
   * changes.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   */
  startMoh(bridgeId: string, options?: BridgesStartMohOptions, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.startMoh, [bridgeId], options, request);
  }

  /**
   * Ends music on hold of the bridge. Music that single channels hear for other reasons goes on.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`). Also: no music is playing.
   */
  stopMoh(bridgeId: string, request?: RequestOptions): Promise<void> {
    return this.execute(BRIDGES_OPERATIONS.stopMoh, [bridgeId], undefined, request);
  }

  /**
   * Everybody in the bridge hears the media. A hidden Announcer channel joins to play it. A sound that does not exist
   * is accepted as well; PlaybackFinished then carries the state `failed`. With `subscribeAll` the playback events come
   * twice.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @returns The playback, still `queued`; its events follow.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   * @throws {AriUnprocessableException} Asterisk does not know the codec named in `announcer_format`.
   */
  play(bridgeId: string, options: BridgesPlayOptions, request?: RequestOptions): Promise<Playback> {
    return this.execute(BRIDGES_OPERATIONS.play, [bridgeId], options, request);
  }

  /**
   * Plays media with a playback id chosen by you. Everybody in the bridge hears the media. A hidden Announcer channel
   * joins to play it. A sound that does not exist is accepted as well; PlaybackFinished then carries the state
   * `failed`. With `subscribeAll` the playback events come twice.
   * Since Asterisk 12.3.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @param playbackId - Id for the playback, to pause, wind or stop it with.
   * @returns The playback, still `queued`; its events follow.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`).
   * @throws {AriUnprocessableException} Asterisk does not know the codec named in `announcer_format`.
   */
  playWithId(
    bridgeId: string,
    playbackId: string,
    options: BridgesPlayWithIdOptions,
    request?: RequestOptions,
  ): Promise<Playback> {
    return this.execute(BRIDGES_OPERATIONS.playWithId, [bridgeId, playbackId], options, request);
  }

  /**
   * Records the conversation: the voices of all participants in one file. A hidden Recorder channel joins for it. With
   * `subscribeAll` the recording events come twice. Leaving out `format` crashes Asterisk 22.10.1, therefore the client
   * refuses that call before sending it.
   * @param bridgeId - Which bridge: the `id` that it was made with.
   * @returns The recording, `queued` or already `recording`; its events follow.
   * @throws {AriIllegalInputException} A parameter is missing or has a value that is not allowed.
   * @throws {AriNotFoundException} No bridge has this id.
   * @throws {AriIllegalStateException} The bridge exists, but was not made through ARI (for example by the dialplan
   *   application `Bridge()`). Also: the name is taken.
   * @throws {AriUnprocessableException} Asterisk knows no such file format or codec.
   */
  record(bridgeId: string, options: BridgesRecordOptions, request?: RequestOptions): Promise<LiveRecording> {
    return this.execute(BRIDGES_OPERATIONS.record, [bridgeId], options, request);
  }
}
