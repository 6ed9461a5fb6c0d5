import { ChannelVariables } from './channel-variables.js';
import { Cause, causeText, SoftHangup } from './causes.js';
import { type Device, type LineSignal, type SoundFrame, silentDevice, MediaFlow } from '../media/index.js';
import { type Clock, asteriskTimestamp, Waits } from '../clock/index.js';
import type {
  EventBus,
  PublishOptions,
  Topic,
  EventFields,
  ChannelSnapshot,
  ChannelState,
  PartyId,
} from '../events/index.js';

const presentationAllowed = { caller_presentation: 0, caller_presentation_txt: 'Presentation Allowed, Not Screened' };
const presentationUnavailable = { caller_presentation: 67, caller_presentation_txt: 'Number Unavailable' };
const nobody: PartyId = { name: '', number: '' };

/** How a channel begins. */
export interface ChannelBirth {
  readonly id: string;
  readonly name: string;
  readonly state: ChannelState;
  readonly context: string;
  readonly exten: string;
  readonly caller?: PartyId;
  readonly language?: string;
  readonly protocolId?: string;
  /** `PJSIP/1001`: events of the channel then also go to those who watch the endpoint. */
  readonly endpoint?: string;
}

/** One leg of a call. It publishes its own changes, so that no change can be made silently. */
export class SimulatedChannel {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string | undefined;
  readonly creationTime: string;
  readonly protocolId: string;
  readonly variables = new ChannelVariables();
  /** Variables that every later event of this channel carries as `channelvars`. */
  readonly reported = new Set<string>();
  /** Sound that comes from the far device. */
  readonly incoming: MediaFlow;
  /** Everything that waits for this channel; a hang-up ends it. */
  readonly waits: Waits;
  device: Device = silentDevice;
  state: ChannelState;
  caller: PartyId;
  connected: PartyId = nobody;
  language: string;
  /** Who pays, and which tenant it belongs to: `CHANNEL(accountcode)` and `CHANNEL(tenantid)`. */
  accountCode = '';
  tenantId = '';
  context: string;
  exten: string;
  priority = 1;
  application = '';
  applicationData = '';
  /** The application that the channel had before its present one and falls back to when it is destroyed. */
  outerApplication: readonly [name: string, data: string] = ['', ''];
  hangupCause: number = Cause.unknown;
  techCause: number | undefined;
  hungUp = false;
  farSideEnded = false; // Whether it was the far side that ended the call.
  destroyed = false;
  otherHalf: SimulatedChannel | undefined; // Of a Local pair.
  bridgeId: string | undefined;
  /** Who hears what the far device says: everybody else in the bridge. Undefined where it is in none. */
  soundTo: ((frame: SoundFrame) => void) | undefined;
  signalTo: ((signal: LineSignal) => void) | undefined; // Signals to those, too: music while the far device holds the call.
  readonly muted = new Set<string>(); // `in`: nobody hears the far device; `out`: it hears nobody. Keys pass.
  /** Whether nobody runs this channel yet: the far half of a Local pair that was created and not dialled. */
  unattended = false;
  /** Whether a dialplan runs under whatever the channel does, and goes on after it. */
  inDialplan = false;
  detectsTalking = false; // Whether `TALK_DETECT(set)` is on: only then is speech reported.
  onTalkDetection: (() => void) | undefined; // Hears that it was set or removed.
  talkEndsAfterMs: number | undefined; // After so much silence talking counts as finished; undefined is Asterisk's default.
  /** Whether `PJSIP_TRANSFER_HANDLING()=ari-only` leaves its transfers to the application. */
  leavesTransfers = false;
  /** Receives what the application reports of a transfer that the device has asked for. */
  onTransferProgress: ((state: string) => void) | undefined;
  /** Receives what the far device signals; set by the code that waits for an answer. */
  onSignal: ((signal: LineSignal) => void) | undefined;
  onState: (() => void) | undefined; // Hears of each new state: that of the device follows it.
  /** Receives digits; a recording that a digit ends listens here. */
  readonly digitListeners = new Set<(digit: string) => void>();
  readonly #bus: EventBus;
  readonly #topics: readonly Topic[];

  constructor(bus: EventBus, clock: Clock, birth: ChannelBirth) {
    this.#bus = bus;
    this.incoming = new MediaFlow(clock);
    this.waits = new Waits(clock);
    this.creationTime = asteriskTimestamp(clock.now());
    this.id = birth.id;
    this.name = birth.name;
    this.state = birth.state;
    this.context = birth.context;
    this.exten = birth.exten;
    this.caller = birth.caller ?? nobody;
    this.language = birth.language ?? 'en';
    this.protocolId = birth.protocolId ?? '';
    this.endpoint = birth.endpoint;
    this.#topics = [`channel:${birth.id}`, ...(birth.endpoint ? [`endpoint:${birth.endpoint}`] : [])];
  }

  get technology(): string {
    return this.name.slice(0, this.name.indexOf('/'));
  }

  snapshot(): ChannelSnapshot {
    const reported =
      this.reported.size === 0 ? [] : [...this.reported].map((name) => [name, this.variables.get(name) ?? '']);
    return {
      id: this.id,
      name: this.name,
      state: this.state,
      protocol_id: this.protocolId,
      caller: this.caller,
      connected: this.connected,
      accountcode: this.accountCode,
      dialplan: {
        context: this.context,
        exten: this.exten,
        priority: this.priority,
        app_name: this.application,
        app_data: this.applicationData,
      },
      creationtime: this.creationTime,
      language: this.language,
      ...(this.tenantId === '' ? {} : { tenantid: this.tenantId }),
      ...(reported.length > 0 ? { channelvars: Object.fromEntries(reported) as Record<string, string> } : {}),
    };
  }

  /** Tells an event of this channel. The channel's own snapshot comes last, as Asterisk writes it. */
  publish(type: string, fields: EventFields = {}, options: PublishOptions = {}): void {
    this.#bus.publish(this.#topics, type, () => ({ ...fields, channel: this.snapshot() }), options);
  }

  setState(state: ChannelState): void {
    if (this.state === state) return;
    this.state = state;
    this.publish('ChannelStateChange');
    this.onState?.();
  }

  /**
   * Moves the channel to a place in the dialplan and names what it executes there. Asterisk tells of it only when the place is
   * another one, or when nothing was executed before.
   */
  execute(application: string, data: string, place: { context: string; exten: string; priority: number }): void {
    const sameApplication = (this.application === '') === (application === '');
    const samePlace = this.context === place.context && this.exten === place.exten && this.priority === place.priority;
    Object.assign(this, { ...place, application, applicationData: data });
    if (samePlace && sameApplication) return;
    this.publish('ChannelDialplan', { dialplan_app: application, dialplan_app_data: data });
  }

  setVariable(name: string, value: string): void {
    this.variables.set(name, value);
    this.publish('ChannelVarset', {}, { before: { variable: name, value } });
  }

  setCaller(caller: PartyId): void {
    this.setParties(caller, this.connected);
  }

  setConnected(connected: PartyId): void {
    this.setParties(this.caller, connected);
  }

  /** Sets who calls and who is talked to at once: both events show both. */
  setParties(caller: PartyId, connected: PartyId): void {
    const newCaller = !sameParty(this.caller, caller);
    const newConnected = !sameParty(this.connected, connected);
    this.caller = caller;
    this.connected = connected;
    if (newCaller) this.publish('ChannelCallerId', presentationAllowed);
    if (newConnected) this.publish('ChannelConnectedLine');
  }

  /** Tells an event of something that goes on on this channel and does not show the channel: a playback, a recording. */
  publishOther(type: string, fields: EventFields): void {
    this.#bus.publish(this.#topics, type, () => fields);
  }

  /** How a call to this channel's device goes; this event names the channel `peer`. */
  publishDial(fields: EventFields): void {
    this.#bus.publish(this.#topics, 'Dial', () => ({ ...fields, peer: this.snapshot() }));
  }

  /** A digit that the far device pressed and has released again. */
  receiveDigit(digit: string, durationMs: number): void {
    if (this.destroyed) return;
    this.publish('ChannelDtmfReceived', { digit, duration_ms: durationMs });
    for (const listener of [...this.digitListeners]) listener(digit);
  }

  /** Asks the channel to end, as `DELETE /channels/{id}` or the end of its dialplan does. */
  requestHangup(kind: number): void {
    if (this.destroyed) return;
    this.publish('ChannelHangupRequest', {}, { before: { cause: kind, soft: true } });
    this.#end();
  }

  /** The far side has hung up. A telephone gives no cause, which is left out of the event; a broken line tells nothing. */
  farSideHungUp(cause: number, tells: 'cause' | 'request' | 'nothing' = 'cause'): void {
    if (this.destroyed || this.hungUp) return;
    if (this.hangupCause === Cause.unknown) this.hangupCause = cause;
    const tech = this.techCause === undefined ? {} : { tech_cause: this.techCause };
    this.farSideEnded = true;
    const options = tells === 'cause' ? { before: { cause, ...tech } } : {};
    if (tells !== 'nothing') this.publish('ChannelHangupRequest', {}, options);
    this.#end();
  }

  /**
   * The last event of a channel. The far half of a Local pair has learnt meanwhile which party the near half talked to; only now it
   * shows, in the last event and in one more after it.
   */
  destroy(lastCaller: PartyId = this.caller): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.#end();
    [this.application, this.applicationData] = this.outerApplication;
    const newCaller = !sameParty(this.caller, lastCaller);
    this.caller = lastCaller;
    const tech = this.techCause === undefined ? {} : { tech_cause: this.techCause };
    this.publish('ChannelDestroyed', { cause: this.hangupCause, cause_txt: causeText(this.hangupCause), ...tech });
    if (newCaller)
      this.publish('ChannelCallerId', sameParty(lastCaller, nobody) ? presentationUnavailable : presentationAllowed);
  }

  /** Why the dialplan asks a channel to end when it runs out. */
  dialplanOver(): void {
    this.requestHangup(SoftHangup.dialplanOver);
  }

  #end(): void {
    this.hungUp = true;
    this.waits.end();
  }
}

function sameParty(one: PartyId, other: PartyId): boolean {
  return one.name === other.name && one.number === other.number;
}
