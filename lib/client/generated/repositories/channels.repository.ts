// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Channel, LiveRecording, Playback } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import type { Variable, VariableValue, Variables } from '../models/asterisk.models.js';
import type { RTPstat } from '../models/channels.models.js';
import { CHANNELS_OPERATIONS } from '../operations/channels.operations.js';

/**
 * Options of `channels.originate`.
 * @publicApi
 */
export interface ChannelsOriginateOptions {
  /** What to call, as technology and address: `PJSIP/alice`, `PJSIP/+3170@trunk`, `Local/100@default`. */
  readonly endpoint: string;
  /** Dialplan extension that takes the call once it is answered. Leave out when `app` is given. */
  readonly extension?: string;
  /** Dialplan context of `extension`. Default `default`. Ignored with `app`. */
  readonly context?: string;
  /** Dialplan priority of `extension` at which to begin. Default 1. Ignored with `app`. */
  readonly priority?: number;
  /** Named priority of `extension`; wins over `priority`. Ignored with `app`. Since Asterisk 13.2. */
  readonly label?: string;
  /**
   * Stasis application that receives the channel when it is answered. The application gets the events of the channel
   * from the first moment, of a Local channel those of both halves. Wins over `extension`.
   */
  readonly app?: string;
  /** Arguments for the Stasis application, separated by commas; they arrive as `args` of StasisStart. */
  readonly appArgs?: string;
  /** Caller identification shown to the called party, as a number or as `Alice <100>`. */
  readonly callerId?: string;
  /**
   * Seconds the endpoint may ring. Default 30 (0 counts as 30 too); -1 lets it ring for ever. When time is up the
   * channel is destroyed with cause 19.
   */
  readonly timeout?: number;
  /**
   * Id for the new channel, at most 149 characters. Choose it yourself: StasisStart may arrive before the answer to
   * this command. Since Asterisk 12.2.
   */
  readonly channelId?: string;
  /**
   * Id for the far half when the endpoint is a Local channel. Left out, the far half is named like the first with `;2`
   * appended. Since Asterisk 12.2.
   */
  readonly otherChannelId?: string;
  /**
   * Id of the channel on whose behalf the call is made; the new leg is linked to it and takes over its language and
   * codecs. Not allowed together with `formats`. Since Asterisk 13.2.
   */
  readonly originator?: string;
  /**
   * Codecs to offer, separated by commas (`ulaw,slin16`). Not allowed together with `originator`. Since Asterisk 13.10.
   */
  readonly formats?: string;
  /**
   * Channel variables to set before the endpoint is called: each value is text, or an object of `value` (text) and
   * `report_events` (true puts the variable into `channelvars` of later events; default false). A number is refused
   * with 400. Since Asterisk 12.1.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `channels.create`.
 * @publicApi
 */
export interface ChannelsCreateOptions {
  /** What to call, as technology and address: `PJSIP/alice`, `PJSIP/+3170@trunk`, `Local/100@default`. */
  readonly endpoint: string;
  /** Stasis application that controls the leg. */
  readonly app: string;
  /** Arguments for the Stasis application, separated by commas; they arrive as `args` of StasisStart. */
  readonly appArgs?: string;
  /**
   * Id for the new channel, at most 149 characters. Choose it yourself: StasisStart may arrive before the answer to
   * this command.
   */
  readonly channelId?: string;
  /**
   * Id for the far half when the endpoint is a Local channel. Left out, the far half is named like the first with `;2`
   * appended.
   */
  readonly otherChannelId?: string;
  /**
   * Id of the calling channel; the new leg is linked to it and takes over its codecs. Not allowed together with
   * `formats`.
   */
  readonly originator?: string;
  /** Codecs to offer, separated by commas (`ulaw,slin16`). Not allowed together with `originator`. */
  readonly formats?: string;
  /**
   * Channel variables to set before the endpoint is called: each value is text, or an object of `value` (text) and
   * `report_events` (true puts the variable into `channelvars` of later events; default false). A number is refused
   * with 400. Since Asterisk 16.11 and 17.5.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `channels.originateWithId`.
 * @publicApi
 */
export interface ChannelsOriginateWithIdOptions {
  /** What to call, as technology and address: `PJSIP/alice`, `PJSIP/+3170@trunk`, `Local/100@default`. */
  readonly endpoint: string;
  /** Dialplan extension that takes the call once it is answered. Leave out when `app` is given. */
  readonly extension?: string;
  /** Dialplan context of `extension`. Default `default`. Ignored with `app`. */
  readonly context?: string;
  /** Dialplan priority of `extension` at which to begin. Default 1. Ignored with `app`. */
  readonly priority?: number;
  /** Named priority of `extension`; wins over `priority`. Ignored with `app`. Since Asterisk 13.2. */
  readonly label?: string;
  /**
   * Stasis application that receives the channel when it is answered. The application gets the events of the channel
   * from the first moment, of a Local channel those of both halves. Wins over `extension`.
   */
  readonly app?: string;
  /** Arguments for the Stasis application, separated by commas; they arrive as `args` of StasisStart. */
  readonly appArgs?: string;
  /** Caller identification shown to the called party, as a number or as `Alice <100>`. */
  readonly callerId?: string;
  /**
   * Seconds the endpoint may ring. Default 30 (0 counts as 30 too); -1 lets it ring for ever. When time is up the
   * channel is destroyed with cause 19.
   */
  readonly timeout?: number;
  /**
   * Id for the far half when the endpoint is a Local channel. Left out, the far half is named like the first with `;2`
   * appended.
   */
  readonly otherChannelId?: string;
  /**
   * Id of the channel on whose behalf the call is made; the new leg is linked to it and takes over its language and
   * codecs. Not allowed together with `formats`. Since Asterisk 13.2.
   */
  readonly originator?: string;
  /**
   * Codecs to offer, separated by commas (`ulaw,slin16`). Not allowed together with `originator`. Since Asterisk 13.10.
   */
  readonly formats?: string;
  /**
   * Channel variables to set before the endpoint is called: each value is text, or an object of `value` (text) and
   * `report_events` (true puts the variable into `channelvars` of later events; default false). A number is refused
   * with 400.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `channels.hangup`.
 * @publicApi
 */
export interface ChannelsHangupOptions {
  /**
   * Q.850 cause as a number, such as `17` (busy) or `34` (congestion). Not together with `reason`. Since Asterisk 17.0.
   */
  readonly reason_code?: string;
  /**
   * Cause by name, for instance `normal` (16), `busy` (17), `no_answer` (19), `rejected` (21), `congestion` (34),
   * `answered_elsewhere` (26, a phone then shows no missed call). Without either parameter the cause is 16. Not
   * together with `reason_code`.
   */
  readonly reason?:
    | 'normal'
    | 'busy'
    | 'congestion'
    | 'no_answer'
    | 'timeout'
    | 'rejected'
    | 'unallocated'
    | 'normal_unspecified'
    | 'number_incomplete'
    | 'codec_mismatch'
    | 'interworking'
    | 'failure'
    | 'answered_elsewhere';
}

/**
 * Options of `channels.continueInDialplan`.
 * @publicApi
 */
export interface ChannelsContinueInDialplanOptions {
  /** Dialplan context to go to. Default: where the channel is. */
  readonly context?: string;
  /** Dialplan extension to go to. Default: the current one, or `s` if only a context is given. */
  readonly extension?: string;
  /** Priority to begin at. Default 1 when a context or an extension is given, else the one after the current. */
  readonly priority?: number;
  /** Named priority to begin at; wins over `priority`. Since Asterisk 13.2. */
  readonly label?: string;
}

/**
 * Options of `channels.move`.
 * @publicApi
 */
export interface ChannelsMoveOptions {
  /** Stasis application that takes the channel. Required. */
  readonly app: string;
  /** Arguments for the Stasis application, separated by commas; they arrive as `args` of StasisStart. */
  readonly appArgs?: string;
}

/**
 * Options of `channels.redirect`.
 * @publicApi
 */
export interface ChannelsRedirectOptions {
  /**
   * New destination as technology and address; the technology must be that of the channel, for example `PJSIP/` with a
   * SIP URI.
   */
  readonly endpoint: string;
}

/**
 * Options of `channels.sendDTMF`.
 * @publicApi
 */
export interface ChannelsSendDTMFOptions {
  /** Tones to send: `0`-`9`, `A`-`D`, `*`, `#`; `w` pauses 500 ms, `W` 1000 ms, `f` is a hook flash. */
  readonly dtmf: string;
  /** Pause before the first tone, in ms. Default 0. */
  readonly before?: number;
  /** Pause between two tones, in ms. Default 100. */
  readonly between?: number;
  /** Length of each tone, in ms. Default 100. */
  readonly duration?: number;
  /** Pause following the last tone, in ms. Default 0. */
  readonly after?: number;
}

/**
 * Options of `channels.mute`.
 * @publicApi
 */
export interface ChannelsMuteOptions {
  /** `in` silences what comes from the party, `out` what goes to the party, `both` (default) either way. */
  readonly direction?: 'both' | 'in' | 'out';
}

/**
 * Options of `channels.unmute`.
 * @publicApi
 */
export interface ChannelsUnmuteOptions {
  /** Way to open again: `in` from the party, `out` towards the party, `both` (default) either way. */
  readonly direction?: 'both' | 'in' | 'out';
}

/**
 * Options of `channels.startMoh`.
 * @publicApi
 */
export interface ChannelsStartMohOptions {
  /** Name of the music class. Default: the class set for the channel, else `default`. */
  readonly mohClass?: string;
}

/**
 * Options of `channels.play`.
 * @publicApi
 */
export interface ChannelsPlayOptions {
  /**
   * What to play, one entry or several one after the other: `sound:hello-world`, `recording:name`, `number:42`,
   * `digits:123`, `characters:abc`, `tone:ring`. A tone sounds until it is stopped. A scheme outside these, or a
   * recording that is not there, is accepted as last entry, yet PlaybackFinished never comes: wait for it with a time
   * limit.
   */
  readonly media: string | readonly string[];
  /** Language of the sounds, such as `en` or `nl`. Default: the language of the channel. */
  readonly lang?: string;
  /** Milliseconds to leave out at the beginning of the first entry. */
  readonly offsetms?: number;
  /** Milliseconds that one `forward` or `reverse` of this playback jumps. Default 3000. */
  readonly skipms?: number;
  /**
   * Id for the playback, to pause, wind or stop it with. Asterisk does not refuse an id in use. Since Asterisk 12.2.
   */
  readonly playbackId?: string;
}

/**
 * Options of `channels.playWithId`.
 * @publicApi
 */
export interface ChannelsPlayWithIdOptions {
  /**
   * What to play, one entry or several one after the other: `sound:hello-world`, `recording:name`, `number:42`,
   * `digits:123`, `characters:abc`, `tone:ring`. A tone sounds until it is stopped. A scheme outside these, or a
   * recording that is not there, is accepted as last entry, yet PlaybackFinished never comes: wait for it with a time
   * limit.
   */
  readonly media: string | readonly string[];
  /** Language of the sounds, such as `en` or `nl`. Default: the language of the channel. */
  readonly lang?: string;
  /** Milliseconds to leave out at the beginning of the first entry. */
  readonly offsetms?: number;
  /** Milliseconds that one `forward` or `reverse` of this playback jumps. Default 3000. */
  readonly skipms?: number;
}

/**
 * Options of `channels.record`.
 * @publicApi
 */
export interface ChannelsRecordOptions {
  /** Name of the recording, without file extension. May hold slashes (`tickets/42`). */
  readonly name: string;
  /** File format by extension, such as `wav`, `gsm`, `ulaw`, `sln16`. */
  readonly format: string;
  /** Longest recording, in s. Default 0: no limit. At least 0. */
  readonly maxDurationSeconds?: number;
  /** Ends the recording after this much silence, in s. Default 0: never. At least 0. */
  readonly maxSilenceSeconds?: number;
  /** What to do when the name is taken: `fail` (default, answer 409), `overwrite`, or `append` to the file. */
  readonly ifExists?: 'fail' | 'overwrite' | 'append';
  /** Plays a beep to the party first. Default false. */
  readonly beep?: boolean;
  /** Key that ends the recording: `none` (default), `any`, `*` or `#`. */
  readonly terminateOn?: 'none' | 'any' | '*' | '#';
}

/**
 * Options of `channels.getChannelVar`.
 * @publicApi
 */
export interface ChannelsGetChannelVarOptions {
  /** Variable (`MY_VAR`) or function (`CALLERID(num)`). */
  readonly variable: string;
}

/**
 * Options of `channels.setChannelVar`.
 * @publicApi
 */
export interface ChannelsSetChannelVarOptions {
  /** Variable or function to set. */
  readonly variable: string;
  /** New value, as text. Left out, the variable becomes empty. */
  readonly value?: string;
  /**
   * True puts the variable into `channelvars` of later events of the channel. Default false. Since Asterisk 20.20,
   * 22.10 and 23.4.
   */
  readonly report_events?: boolean;
}

/**
 * Options of `channels.getChannelVars`.
 * @publicApi
 */
export interface ChannelsGetChannelVarsOptions {
  /** Names of the variables or functions to read. */
  readonly variables: string | readonly string[];
}

/**
 * Options of `channels.setChannelVars`.
 * @publicApi
 */
export interface ChannelsSetChannelVarsOptions {
  /**
   * Variables to set: each value is text, or an object of `value` (text) and `report_events` (true puts the variable
   * into `channelvars` of later events; default false). A number is refused with 400.
   */
  readonly variables: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `channels.snoopChannel`.
 * @publicApi
 */
export interface ChannelsSnoopChannelOptions {
  /**
   * Which audio the new channel hears: `in` is what the party on the snooped channel says, `out` is what that party
   * hears, `both` mixes the two. Default `none`.
   */
  readonly spy?: 'none' | 'both' | 'out' | 'in';
  /**
   * Where audio played to the new channel goes: `out` is heard by the party on the snooped channel, `in` is heard by
   * the party that it talks to, `both` by all. Default `none`.
   */
  readonly whisper?: 'none' | 'both' | 'out' | 'in';
  /** Stasis application that receives the new channel. */
  readonly app: string;
  /** Arguments for the Stasis application, separated by commas; they arrive as `args` of StasisStart. */
  readonly appArgs?: string;
  /** Id for the snoop channel. Since Asterisk 12.2. */
  readonly snoopId?: string;
}

/**
 * Options of `channels.snoopChannelWithId`.
 * @publicApi
 */
export interface ChannelsSnoopChannelWithIdOptions {
  /**
   * Which audio the new channel hears: `in` is what the party on the snooped channel says, `out` is what that party
   * hears, `both` mixes the two. Default `none`.
   */
  readonly spy?: 'none' | 'both' | 'out' | 'in';
  /**
   * Where audio played to the new channel goes: `out` is heard by the party on the snooped channel, `in` is heard by
   * the party that it talks to, `both` by all. Default `none`.
   */
  readonly whisper?: 'none' | 'both' | 'out' | 'in';
  /** Stasis application that receives the new channel. */
  readonly app: string;
  /** Arguments for the Stasis application, separated by commas; they arrive as `args` of StasisStart. */
  readonly appArgs?: string;
}

/**
 * Options of `channels.dial`.
 * @publicApi
 */
export interface ChannelsDialOptions {
  /** Id of the calling channel: its variables, language, account and caller identification are passed on to the leg. */
  readonly caller?: string;
  /** Seconds the endpoint may ring. Default 0: no limit. At least 0. */
  readonly timeout?: number;
}

/**
 * Options of `channels.externalMedia`.
 * @publicApi
 */
export interface ChannelsExternalMediaOptions {
  /**
   * Id for the new channel, at most 149 characters. Choose it yourself: StasisStart may arrive before the answer to
   * this command.
   */
  readonly channelId?: string;
  /** Stasis application that receives the channel. */
  readonly app: string;
  /**
   * Where your program listens: address and port for RTP and AudioSocket; for a WebSocket client the name of a section
   * in websocket_client.conf. May be left out when Asterisk is the WebSocket server.
   */
  readonly external_host?: string;
  /** How audio is packed: `rtp` (default, with `udp`), `audiosocket` (with `tcp`), `none` (with `websocket`). */
  readonly encapsulation?: 'rtp' | 'audiosocket' | 'none';
  /** How it travels: `udp` (default), `tcp` or `websocket`. */
  readonly transport?: 'udp' | 'tcp' | 'websocket';
  /**
   * Who connects: `client` (default) makes Asterisk connect to you; `server`, for WebSocket alone, waits for your
   * connection at the id in the channel variable MEDIA_WEBSOCKET_CONNECTION_ID. StasisStart comes when you have
   * connected.
   */
  readonly connection_type?: 'client' | 'server';
  /** Codec on the wire, such as `ulaw` or `slin16`. */
  readonly format: string;
  /** Which way audio flows: `both` (default); the server also takes `in` and `out`. */
  readonly direction?: 'both' | 'in' | 'out';
  /** AudioSocket: the UUID announced at the start of the connection, required there. Since Asterisk 18.0. */
  readonly data?: string;
  /**
   * WebSocket: options added to the dial string, for instance `f(json)` for control messages in JSON. Since Asterisk
   * 20.18, 22.8 and 23.2.
   */
  readonly transport_data?: string;
  /**
   * Channel variables to set before the endpoint is called: each value is text, or an object of `value` (text) and
   * `report_events` (true puts the variable into `channelvars` of later events; default false). A number is refused
   * with 400.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/**
 * Options of `channels.transferProgress`.
 * @publicApi
 */
export interface ChannelsTransferProgressOptions {
  /** `channel_progress` (ringing), `channel_answered` (done), `channel_unavailable` or `channel_declined` (failed). */
  readonly states: 'channel_progress' | 'channel_answered' | 'channel_unavailable' | 'channel_declined';
}

/**
 * Commands on calls: place one, answer, play, record, mute, hold, send digits, listen in, hang up. A channel is one leg
 * of a call; most commands need it to be in a Stasis application.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class ChannelsRepository extends Repository {
  /**
   * Lists every channel of the server, those outside Stasis applications included.
   * @returns All channels that exist now; an empty list when there are no calls.
   */
  list(request?: RequestOptions): Promise<Channel[]> {
    return this.execute(CHANNELS_OPERATIONS.list, [], undefined, request);
  }

  /**
   * Places an outgoing call. The answer comes at once while the endpoint is still being called; when it is answered the
   * channel goes to the Stasis application or to the dialplan extension. If that application is not connected, the call
   * is accepted and the channel disappears again.
   * @returns The new channel in its first state, before anybody answered.
   * @throws {AriIllegalInputException} A parameter is missing or wrong: no endpoint, neither `app` nor `extension`, an
   *   unknown format, an unknown `originator`, `originator` together with `formats`, an id longer than 149 characters,
   *   or a variable that is not text.
   * @throws {AriIllegalStateException} Another channel already uses this id. Asterisk also gives this status for some
   *   endpoints it does not know.
   */
  originate(options: ChannelsOriginateOptions, request?: RequestOptions): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.originate, [], options, request);
  }

  /**
   * Creates an outgoing leg in the state `Down` and hands it to a Stasis application without calling anybody. The usual
   * order is create, wait for StasisStart, add to a bridge, then dial: early media is heard through the bridge.
   * Since Asterisk 14.0.
   * @returns The new leg in state `Down`; StasisStart for it follows.
   * @throws {AriIllegalStateException} Another channel already uses this id. Asterisk also gives this status for some
   *   endpoints it does not know. An unknown PJSIP endpoint is one of them.
   */
  create(options: ChannelsCreateOptions, request?: RequestOptions): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.create, [], options, request);
  }

  /**
   * Reads one channel as it is now. The channel need not be in a Stasis application.
   * @param channelId - Which channel: the `id` that its events carry.
   * @returns The channel with its state, parties and dialplan position.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   */
  get(channelId: string, request?: RequestOptions): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.get, [channelId], undefined, request);
  }

  /**
   * Places an outgoing call with a channel id chosen by you, so that listeners can be set up beforehand. Otherwise the
   * same as originating without an id.
   * Since Asterisk 12.2.
   * @param channelId - Id for the new channel, at most 149 characters. Choose it yourself: StasisStart may arrive
   *   before the answer to this command.
   * @returns The new channel in its first state, before anybody answered.
   * @throws {AriIllegalInputException} A parameter is missing or wrong: no endpoint, neither `app` nor `extension`, an
   *   unknown format, an unknown `originator`, `originator` together with `formats`, an id longer than 149 characters,
   *   or a variable that is not text.
   * @throws {AriIllegalStateException} Another channel already uses this id. Asterisk also gives this status for some
   *   endpoints it does not know.
   */
  originateWithId(
    channelId: string,
    options: ChannelsOriginateWithIdOptions,
    request?: RequestOptions,
  ): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.originateWithId, [channelId], options, request);
  }

  /**
   * Ends the call on this channel. The party is disconnected, or a call that is still ringing is refused or given up;
   * the reason becomes the hang-up cause. Works on channels outside Stasis too.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriIllegalInputException} The reason is unknown, or both forms were given.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   */
  hangup(channelId: string, options?: ChannelsHangupOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.hangup, [channelId], options, request);
  }

  /**
   * Lets the call leave the Stasis application and go on in the dialplan; StasisEnd follows. Without a target it goes
   * on at the priority after `Stasis()`. For a channel that came from the dialplan StasisEnd is the last event, unless
   * you subscribed to the channel.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up. Also: no such label at
   *   the target.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  continueInDialplan(
    channelId: string,
    options?: ChannelsContinueInDialplanOptions,
    request?: RequestOptions,
  ): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.continueInDialplan, [channelId], options, request);
  }

  /**
   * Hands the channel over to another Stasis application: the old one gets StasisEnd, the new one StasisStart. If the
   * other application does not exist the command still succeeds, and ApplicationMoveFailed comes to the old one.
   * Leaving out `app` crashes Asterisk 22.10.1, therefore the client refuses that call before sending it.
   * Since Asterisk 13.26 and 16.3.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  move(channelId: string, options: ChannelsMoveOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.move, [channelId], options, request);
  }

  /**
   * Asks the far device to place the call elsewhere by itself. A SIP phone gets a 302 before the answer and a REFER
   * after it; the channel normally leaves the application and Asterisk the call. A phone that never replies to the
   * REFER can leave the channel behind.
   * Since Asterisk 13.3.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriIllegalInputException} No destination was given.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   * @throws {AriUnprocessableException} The destination has another technology than the channel, or is not of the form
   *   technology/address.
   */
  redirect(channelId: string, options: ChannelsRedirectOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.redirect, [channelId], options, request);
  }

  /**
   * Picks up an incoming call: the caller stops hearing ringback and the channel goes to `Up`. Answering a channel that
   * is up already changes nothing.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  answer(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.answer, [channelId], undefined, request);
  }

  /**
   * Tells the caller that the phone is ringing: the caller hears ringback (SIP: 180 Ringing). The call is not answered
   * by it.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  ring(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.ring, [channelId], undefined, request);
  }

  /**
   * Ends ringback tone that Asterisk itself plays to the caller. A tone made by the phone of the caller after a 180
   * goes on.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  ringStop(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.ringStop, [channelId], undefined, request);
  }

  /**
   * Opens early media towards the caller (SIP: 183 Session Progress), so that sounds can be heard before the call is
   * answered and charged.
   * Since Asterisk 20.16, 21.11 and 22.6.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  progress(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.progress, [channelId], undefined, request);
  }

  /**
   * Sends key tones to the party on this channel. The command returns at once; the tones follow one after the other.
   * Characters that are no tone are skipped without an error.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriIllegalInputException} No tones were given.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  sendDTMF(channelId: string, options: ChannelsSendDTMFOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.sendDTMF, [channelId], options, request);
  }

  /**
   * Replaces audio of the channel by silence in one direction or both. Other parties and the call itself stay
   * connected.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  mute(channelId: string, options?: ChannelsMuteOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.mute, [channelId], options, request);
  }

  /**
   * Lets audio through again that was muted on this channel.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  unmute(channelId: string, options?: ChannelsUnmuteOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.unmute, [channelId], options, request);
  }

  /**
   * Puts the party on hold: the channel driver decides what that means, a PJSIP phone hears music on hold (or gets a
   * re-INVITE if its endpoint passes hold through). ChannelHold is the event of a party that presses hold, so do not
   * wait for it here.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  hold(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.hold, [channelId], undefined, request);
  }

  /**
   * Takes the party off hold; the music ends and audio flows again.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  unhold(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.unhold, [channelId], undefined, request);
  }

  /**
   * The party hears music on hold until it is stopped. Playing something on the channel ends the music, and it does not
   * come back by itself. A class that does not exist is accepted silently.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  startMoh(channelId: string, options?: ChannelsStartMohOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.startMoh, [channelId], options, request);
  }

  /**
   * Ends music on hold that was started on this channel.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  stopMoh(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.stopMoh, [channelId], undefined, request);
  }

  /**
   * Sends silent audio to the party until it is stopped, so that equipment which expects a constant media stream keeps
   * the call. Playing something ends it for good.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  startSilence(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.startSilence, [channelId], undefined, request);
  }

  /**
   * Ends the silent audio that was started on this channel.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  stopSilence(channelId: string, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.stopSilence, [channelId], undefined, request);
  }

  /**
   * The caller hears the media, entry by entry, before the answer as early media. Commands for one channel queue up, so
   * a second playback begins when the first is over. A sound that does not exist is accepted too: PlaybackFinished then
   * carries the state `failed` if it was the last entry, and an earlier one is skipped.
   * @param channelId - Which channel: the `id` that its events carry.
   * @returns The playback, still `queued`; PlaybackStarted and PlaybackFinished follow as events, in either order with
   *   this answer.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  play(channelId: string, options: ChannelsPlayOptions, request?: RequestOptions): Promise<Playback> {
    return this.execute(CHANNELS_OPERATIONS.play, [channelId], options, request);
  }

  /**
   * Plays media with a playback id chosen by you, so that you can wait for its events before they come. The caller
   * hears the media, entry by entry, before the answer as early media. Commands for one channel queue up, so a second
   * playback begins when the first is over. A sound that does not exist is accepted too: PlaybackFinished then carries
   * the state `failed` if it was the last entry, and an earlier one is skipped.
   * Since Asterisk 12.2.
   * @param channelId - Which channel: the `id` that its events carry.
   * @param playbackId - Id for the playback, to pause, wind or stop it with. Asterisk does not refuse an id in use.
   * @returns The playback, still `queued`; PlaybackStarted and PlaybackFinished follow as events, in either order with
   *   this answer.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  playWithId(
    channelId: string,
    playbackId: string,
    options: ChannelsPlayWithIdOptions,
    request?: RequestOptions,
  ): Promise<Playback> {
    return this.execute(CHANNELS_OPERATIONS.playWithId, [channelId, playbackId], options, request);
  }

  /**
   * Records what the party on this channel says, not what the party hears; to record a conversation, record the bridge.
   * Possible before the answer too. A party that sends no audio leaves an empty file, and the time limits then run
   * late.
   * @param channelId - Which channel: the `id` that its events carry.
   * @returns The recording, `queued` or already `recording`; RecordingStarted and RecordingFinished follow.
   * @throws {AriIllegalInputException} A parameter is missing or has a value that is not allowed.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} No Stasis application controls the channel, it is in a bridge, or the name is
   *   taken (in progress, or stored while `ifExists` is `fail`).
   * @throws {AriUnprocessableException} Asterisk has no module for this file format.
   */
  record(channelId: string, options: ChannelsRecordOptions, request?: RequestOptions): Promise<LiveRecording> {
    return this.execute(CHANNELS_OPERATIONS.record, [channelId], options, request);
  }

  /**
   * Reads a channel variable, or calls a readable dialplan function in the context of this channel.
   * @param channelId - Which channel: the `id` that its events carry.
   * @returns The value, as text.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The channel does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  getChannelVar(channelId: string, options: ChannelsGetChannelVarOptions, request?: RequestOptions): Promise<Variable> {
    return this.execute(CHANNELS_OPERATIONS.getChannelVar, [channelId], options, request);
  }

  /**
   * Sets a channel variable or writes to a dialplan function of this channel. Possible in any state. ChannelVarset
   * tells subscribers.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  setChannelVar(channelId: string, options: ChannelsSetChannelVarOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.setChannelVar, [channelId], options, request);
  }

  /**
   * Reads several channel variables or functions with one command. If one of them is not set, the whole command fails
   * with 404.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param channelId - Which channel: the `id` that its events carry.
   * @returns The values by name.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The channel does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  getChannelVars(
    channelId: string,
    options: ChannelsGetChannelVarsOptions,
    request?: RequestOptions,
  ): Promise<Variables> {
    return this.execute(CHANNELS_OPERATIONS.getChannelVars, [channelId], options, request);
  }

  /**
   * Sets several channel variables or functions with one command.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param channelId - Which channel: the `id` that its events carry.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  setChannelVars(channelId: string, options: ChannelsSetChannelVarsOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.setChannelVars, [channelId], options, request);
  }

  /**
   * Creates a channel named `Snoop/…` that listens in on another channel, talks into it, or does both, and passes it to
   * a Stasis application. It can be recorded, played to or bridged like any other channel; the snooped channel need not
   * be in Stasis.
   * @param channelId - Id of the channel to listen to.
   * @returns The new snoop channel; StasisStart for it follows.
   * @throws {AriIllegalInputException} `app` is missing, a direction is unknown, or both `spy` and `whisper` are
   *   `none`.
   * @throws {AriNotFoundException} The channel to snoop on does not exist.
   */
  snoopChannel(channelId: string, options: ChannelsSnoopChannelOptions, request?: RequestOptions): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.snoopChannel, [channelId], options, request);
  }

  /**
   * Snoops with a channel id chosen by you. Creates a channel named `Snoop/…` that listens in on another channel, talks
   * into it, or does both, and passes it to a Stasis application. It can be recorded, played to or bridged like any
   * other channel; the snooped channel need not be in Stasis.
   * Since Asterisk 12.2.
   * @param channelId - Id of the channel to listen to.
   * @param snoopId - Id for the snoop channel.
   * @returns The new snoop channel; StasisStart for it follows.
   * @throws {AriIllegalInputException} `app` is missing, a direction is unknown, or both `spy` and `whisper` are
   *   `none`.
   * @throws {AriNotFoundException} The channel to snoop on does not exist.
   */
  snoopChannelWithId(
    channelId: string,
    snoopId: string,
    options: ChannelsSnoopChannelWithIdOptions,
    request?: RequestOptions,
  ): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.snoopChannelWithId, [channelId, snoopId], options, request);
  }

  /**
   * Calls the endpoint of a leg that was made with create. Dial events report progress; on the answer the state becomes
   * `Up`. A leg that is not answered in time is hung up with cause 19.
   * Since Asterisk 14.0.
   * @param channelId - Id of the created leg.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The leg was not made by create, was dialed before (its state is no longer
   *   `Down`), or no Stasis application controls it.
   */
  dial(channelId: string, options?: ChannelsDialOptions, request?: RequestOptions): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.dial, [channelId], options, request);
  }

  /**
   * Reads the RTP and RTCP counters of a channel whose media runs over RTP, such as a PJSIP call. For other
   * technologies, Local for example, Asterisk answers 403.
   * Since Asterisk 13.27 and 16.4.
   * @param channelId - Which channel: the `id` that its events carry.
   * @returns Packet, jitter, loss and round-trip figures so far.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up. Also: the channel
   *   carries no RTP.
   */
  rtpStatistics(channelId: string, request?: RequestOptions): Promise<RTPstat> {
    return this.execute(CHANNELS_OPERATIONS.rtpStatistics, [channelId], undefined, request);
  }

  /**
   * Creates a channel whose audio goes to and comes from a program of yours, over RTP, AudioSocket or a WebSocket, and
   * passes it to a Stasis application. Bridge it with a caller to let the program hear and speak.
   * Since Asterisk 16.6 and 17.1.
   * @returns The new channel. Its `channelvars` hold the local address and port (RTP) or the connection id (WebSocket).
   * @throws {AriIllegalInputException} A parameter is missing, or transport, encapsulation and connection type do not
   *   go together.
   * @throws {AriIllegalStateException} Another channel uses this id.
   */
  externalMedia(options: ChannelsExternalMediaOptions, request?: RequestOptions): Promise<Channel> {
    return this.execute(CHANNELS_OPERATIONS.externalMedia, [], options, request);
  }

  /**
   * Reports to a phone that asked for a transfer how the call to the new destination fares; the phone gets it as a SIP
   * notification. Answers a ChannelTransfer event, which is raised only when PJSIP_TRANSFER_HANDLING is `ari-only`.
   * Since Asterisk 20.13, 21.8 and 22.3.
   * @param channelId - Id of the channel that asked for the transfer.
   * @throws {AriIllegalInputException} The state is missing or unknown.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  transferProgress(
    channelId: string,
    options: ChannelsTransferProgressOptions,
    request?: RequestOptions,
  ): Promise<void> {
    return this.execute(CHANNELS_OPERATIONS.transferProgress, [channelId], options, request);
  }
}
