// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Channel } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { ChannelEventMap } from '../events/event-map.js';
import type { Variable, VariableValue, Variables } from '../models/asterisk.models.js';
import type { CallerID, DialplanCEP, RTPstat } from '../models/channels.models.js';
import type {
  ChannelsContinueInDialplanOptions,
  ChannelsMoveOptions,
  ChannelsMuteOptions,
  ChannelsRepository,
  ChannelsSendDTMFOptions,
  ChannelsSetChannelVarOptions,
  ChannelsStartMohOptions,
  ChannelsUnmuteOptions,
} from '../repositories/channels.repository.js';

/**
 * One leg of a call: the line between Asterisk and a phone, a trunk or an internal part of Asterisk. What you hold is a
 * snapshot of the moment it was sent.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class ChannelBase extends LiveEntity<ChannelsRepository, ChannelEventMap> {
  /** Id of the channel, the Uniqueid of other Asterisk interfaces. The far half of a Local channel may end in `;2`. */
  declare readonly id: string;
  /**
   * Identity of the call in its protocol, for PJSIP the SIP Call-ID; empty for others. Since Asterisk 16.27, 18.13 and
   * 19.5.
   */
  declare readonly protocol_id: string;
  /** Name made of technology, address and a counter, such as `PJSIP/alice-00000001`. */
  declare readonly name: string;
  /**
   * `Ring` is an incoming call that was not answered, `Down`, `Rsrved` and `Ringing` are stages of an outgoing one,
   * `Up` is answered. The others come from analog and ISDN lines.
   */
  declare readonly state:
    | 'Down'
    | 'Rsrved'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown';
  /** The party on this channel. */
  declare readonly caller: CallerID;
  /** The party this channel talks to or calls. */
  declare readonly connected: CallerID;
  /** Account for billing; often empty. */
  declare readonly accountcode: string;
  /** Position in the dialplan. */
  declare readonly dialplan: DialplanCEP;
  /** When the channel came into being. */
  declare readonly creationtime: string;
  /** Language in which sounds are played, such as `en`. Since Asterisk 13.2. */
  declare readonly language: string;
  /** Variables by name: those chosen in ari.conf and those set with `report_events`. Since Asterisk 14.2. */
  declare readonly channelvars?: Readonly<Record<string, string>>;
  /** Number that was dialed before the call was diverted here, if any. Since Asterisk 18.21, 20.6 and 21.1. */
  declare readonly caller_rdnis?: string;
  /** Tenant of the endpoint, if one is configured. Since Asterisk 18.25, 20.10 and 21.5. */
  declare readonly tenantid?: string;

  /**
   * Reads one channel as it is now. The channel need not be in a Stasis application.
   * @returns The channel with its state, parties and dialplan position.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   */
  refresh(request?: RequestOptions): Promise<Channel> {
    return this.repository().get(this.id, request);
  }

  /**
   * Lets the call leave the Stasis application and go on in the dialplan; StasisEnd follows. Without a target it goes
   * on at the priority after `Stasis()`. For a channel that came from the dialplan StasisEnd is the last event, unless
   * you subscribed to the channel.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up. Also: no such label at
   *   the target.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  continueInDialplan(options?: ChannelsContinueInDialplanOptions, request?: RequestOptions): Promise<void> {
    return this.repository().continueInDialplan(this.id, options, request);
  }

  /**
   * Hands the channel over to another Stasis application: the old one gets StasisEnd, the new one StasisStart. If the
   * other application does not exist the command still succeeds, and ApplicationMoveFailed comes to the old one.
   * Leaving out `app` crashes Asterisk 22.10.1, therefore the client refuses that call before sending it.
   * Since Asterisk 13.26 and 16.3.
   * @param app - Stasis application that takes the channel. Required.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  move(app: string, options?: Omit<ChannelsMoveOptions, 'app'>, request?: RequestOptions): Promise<void> {
    return this.repository().move(this.id, { ...options, app }, request);
  }

  /**
   * Asks the far device to place the call elsewhere by itself. A SIP phone gets a 302 before the answer and a REFER
   * after it; the channel normally leaves the application and Asterisk the call. A phone that never replies to the
   * REFER can leave the channel behind.
   * Since Asterisk 13.3.
   * @param endpoint - New destination as technology and address; the technology must be that of the channel, for
   *   example `PJSIP/` with a SIP URI.
   * @throws {AriIllegalInputException} No destination was given.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   * @throws {AriUnprocessableException} The destination has another technology than the channel, or is not of the form
   *   technology/address.
   */
  redirect(endpoint: string, request?: RequestOptions): Promise<void> {
    return this.repository().redirect(this.id, { endpoint }, request);
  }

  /**
   * Picks up an incoming call: the caller stops hearing ringback and the channel goes to `Up`. Answering a channel that
   * is up already changes nothing.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  answer(request?: RequestOptions): Promise<void> {
    return this.repository().answer(this.id, request);
  }

  /**
   * Tells the caller that the phone is ringing: the caller hears ringback (SIP: 180 Ringing). The call is not answered
   * by it.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  ring(request?: RequestOptions): Promise<void> {
    return this.repository().ring(this.id, request);
  }

  /**
   * Ends ringback tone that Asterisk itself plays to the caller. A tone made by the phone of the caller after a 180
   * goes on.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  ringStop(request?: RequestOptions): Promise<void> {
    return this.repository().ringStop(this.id, request);
  }

  /**
   * Opens early media towards the caller (SIP: 183 Session Progress), so that sounds can be heard before the call is
   * answered and charged.
   * Since Asterisk 20.16, 21.11 and 22.6.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  progress(request?: RequestOptions): Promise<void> {
    return this.repository().progress(this.id, request);
  }

  /**
   * Sends key tones to the party on this channel. The command returns at once; the tones follow one after the other.
   * Characters that are no tone are skipped without an error.
   * @param dtmf - Tones to send: `0`-`9`, `A`-`D`, `*`, `#`; `w` pauses 500 ms, `W` 1000 ms, `f` is a hook flash.
   * @throws {AriIllegalInputException} No tones were given.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  sendDTMF(dtmf: string, options?: Omit<ChannelsSendDTMFOptions, 'dtmf'>, request?: RequestOptions): Promise<void> {
    return this.repository().sendDTMF(this.id, { ...options, dtmf }, request);
  }

  /**
   * Replaces audio of the channel by silence in one direction or both. Other parties and the call itself stay
   * connected.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  mute(options?: ChannelsMuteOptions, request?: RequestOptions): Promise<void> {
    return this.repository().mute(this.id, options, request);
  }

  /**
   * Lets audio through again that was muted on this channel.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  unmute(options?: ChannelsUnmuteOptions, request?: RequestOptions): Promise<void> {
    return this.repository().unmute(this.id, options, request);
  }

  /**
   * Puts the party on hold: the channel driver decides what that means, a PJSIP phone hears music on hold (or gets a
   * re-INVITE if its endpoint passes hold through). ChannelHold is the event of a party that presses hold, so do not
   * wait for it here.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  hold(request?: RequestOptions): Promise<void> {
    return this.repository().hold(this.id, request);
  }

  /**
   * Takes the party off hold; the music ends and audio flows again.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  unhold(request?: RequestOptions): Promise<void> {
    return this.repository().unhold(this.id, request);
  }

  /**
   * The party hears music on hold until it is stopped. Playing something on the channel ends the music, and it does not
   * come back by itself. A class that does not exist is accepted silently.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  startMoh(options?: ChannelsStartMohOptions, request?: RequestOptions): Promise<void> {
    return this.repository().startMoh(this.id, options, request);
  }

  /**
   * Ends music on hold that was started on this channel.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  stopMoh(request?: RequestOptions): Promise<void> {
    return this.repository().stopMoh(this.id, request);
  }

  /**
   * Sends silent audio to the party until it is stopped, so that equipment which expects a constant media stream keeps
   * the call. Playing something ends it for good.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  startSilence(request?: RequestOptions): Promise<void> {
    return this.repository().startSilence(this.id, request);
  }

  /**
   * Ends the silent audio that was started on this channel.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  stopSilence(request?: RequestOptions): Promise<void> {
    return this.repository().stopSilence(this.id, request);
  }

  /**
   * Reads a channel variable, or calls a readable dialplan function in the context of this channel.
   * @param variable - Variable (`MY_VAR`) or function (`CALLERID(num)`).
   * @returns The value, as text.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The channel does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  getChannelVar(variable: string, request?: RequestOptions): Promise<Variable> {
    return this.repository().getChannelVar(this.id, { variable }, request);
  }

  /**
   * Sets a channel variable or writes to a dialplan function of this channel. Possible in any state. ChannelVarset
   * tells subscribers.
   * @param variable - Variable or function to set.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  setChannelVar(
    variable: string,
    options?: Omit<ChannelsSetChannelVarOptions, 'variable'>,
    request?: RequestOptions,
  ): Promise<void> {
    return this.repository().setChannelVar(this.id, { ...options, variable }, request);
  }

  /**
   * Reads several channel variables or functions with one command. If one of them is not set, the whole command fails
   * with 404.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param variables - Names of the variables or functions to read.
   * @returns The values by name.
   * @throws {AriIllegalInputException} No variable was named.
   * @throws {AriNotFoundException} The channel does not exist, or the variable is not set on it.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  getChannelVars(variables: string | readonly string[], request?: RequestOptions): Promise<Variables> {
    return this.repository().getChannelVars(this.id, { variables }, request);
  }

  /**
   * Sets several channel variables or functions with one command.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @param variables - Variables to set: each value is text, or an object of `value` (text) and `report_events` (true
   *   puts the variable into `channelvars` of later events; default false). A number is refused with 400.
   * @throws {AriIllegalInputException} No variable was named, or a value has the wrong form.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   */
  setChannelVars(variables: Readonly<Record<string, VariableValue>>, request?: RequestOptions): Promise<void> {
    return this.repository().setChannelVars(this.id, { variables }, request);
  }

  /**
   * Reads the RTP and RTCP counters of a channel whose media runs over RTP, such as a PJSIP call. For other
   * technologies, Local for example, Asterisk answers 403.
   * Since Asterisk 13.27 and 16.4.
   * @returns Packet, jitter, loss and round-trip figures so far.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up. Also: the channel
   *   carries no RTP.
   */
  rtpStatistics(request?: RequestOptions): Promise<RTPstat> {
    return this.repository().rtpStatistics(this.id, request);
  }

  /**
   * Reports to a phone that asked for a transfer how the call to the new destination fares; the phone gets it as a SIP
   * notification. Answers a ChannelTransfer event, which is raised only when PJSIP_TRANSFER_HANDLING is `ari-only`.
   * Since Asterisk 20.13, 21.8 and 22.3.
   * @param states - `channel_progress` (ringing), `channel_answered` (done), `channel_unavailable` or
   *   `channel_declined` (failed).
   * @throws {AriIllegalInputException} The state is missing or unknown.
   * @throws {AriNotFoundException} No channel has this id: it was never created or has hung up.
   * @throws {AriIllegalStateException} The channel exists, but no Stasis application controls it at the moment.
   * @throws {AriPreconditionFailedException} The channel is an outgoing leg that was not answered yet (state `Down`,
   *   `Rsrved` or `Ringing`).
   */
  transferProgress(
    states: 'channel_progress' | 'channel_answered' | 'channel_unavailable' | 'channel_declined',
    request?: RequestOptions,
  ): Promise<void> {
    return this.repository().transferProgress(this.id, { states }, request);
  }
}
