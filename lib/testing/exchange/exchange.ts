import { AudioSockets, MediaSockets, type WebSocketClientSection } from '../media-sockets/index.js';
import { Bridges, BridgeMedia } from '../bridges/index.js';
import {
  type Technology,
  type TransferRequest,
  Calls,
  LocalTechnology,
  TransferStatus,
  UnicastRtp,
} from '../calls/index.js';
import { type SimulatedChannel, Channels } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import {
  type SimulatedLiveRecording,
  type SoundFile,
  coreSounds,
  MediaLibrary,
  Playbacks,
  StoredRecordings,
} from '../media/index.js';
import { DeviceStates, DynamicObjects, Endpoints, Mailboxes, phoneState } from '../endpoints/index.js';
import {
  type DialplanApplication,
  type Dialplan,
  standardApplications,
  DialplanBook,
  DialplanRunner,
} from '../dialplan/index.js';
import { EventBus } from '../events/index.js';

export interface ExchangeOptions {
  readonly clock: Clock;
  readonly systemName: string;
  /** Sounds besides the core sounds. */
  readonly sounds: readonly SoundFile[];
  /** The dialplan context of the phones' channels. */
  readonly phoneContext: string;
  /** Where Asterisk opens WebSockets for sound, by the names of the sections. */
  readonly webSocketClients: Readonly<Record<string, WebSocketClientSection>>;
}

/**
 * A text message to an endpoint.
 * @publicApi
 */
export interface SentTextMessage {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * A request to an endpoint, outside of any call, to call somebody.
 * @publicApi
 */
export interface Referral {
  readonly from: string;
  /** The destination of the call, as it was given: `sip:100@example.org`. */
  readonly referTo: string;
}

/** The telephone state: everything that exists between two starts of an Asterisk. */
export class Exchange {
  readonly clock: Clock;
  readonly phoneContext: string;
  readonly bus: EventBus;
  readonly startedAt: number;
  readonly channels: Channels;
  readonly bridges: Bridges;
  readonly bridgeMedia: BridgeMedia;
  readonly playbacks = new Playbacks();
  readonly storedRecordings = new StoredRecordings();
  readonly liveRecordings = new Map<string, SimulatedLiveRecording>();
  readonly deviceStates: DeviceStates;
  readonly mailboxes = new Mailboxes();
  readonly endpoints: Endpoints;
  readonly dynamicObjects: DynamicObjects;
  readonly media: MediaLibrary;
  readonly globals = new Map<string, string>();
  /** What the dialplan can execute, by lower-case name; Stasis adds its own. */
  readonly applications: Map<string, DialplanApplication>;
  readonly dialplan: DialplanRunner;
  readonly calls: Calls;
  readonly mediaSockets: MediaSockets;
  readonly audioSockets: AudioSockets;
  readonly technologies = new Map<string, Technology>();
  /** What endpoints do with a text message that is sent to them. */
  readonly textReceivers = new Map<string, (message: SentTextMessage) => void>();
  /** What they do when they are asked to call somebody. */
  readonly referralReceivers = new Map<string, (referral: Referral) => void>();

  /** Carries out the transfers that telephones ask for. Stasis, which owns the bridges' members, sets it. */
  transfer: (request: TransferRequest) => void = ({ tell }) => tell(TransferStatus.unsuitable);

  constructor(options: ExchangeOptions) {
    this.clock = options.clock;
    this.phoneContext = options.phoneContext;
    this.startedAt = options.clock.now();
    this.bus = new EventBus(options.clock);
    this.channels = new Channels(this.bus, this.clock, options.systemName);
    this.bridges = new Bridges(this.bus, this.clock);
    this.bridgeMedia = new BridgeMedia(this.bus, this.channels);
    this.endpoints = new Endpoints(this.bus, this.channels);
    this.dynamicObjects = new DynamicObjects(this.endpoints);
    this.deviceStates = new DeviceStates(this.bus, (name) => phoneState(this.endpoints, this.channels, name));
    this.channels.onComeOrGo = ({ endpoint }) => endpoint && this.endpoints.tell(endpoint);
    this.channels.onState = ({ endpoint }) => endpoint && this.deviceStates.follow(endpoint);
    this.media = new MediaLibrary(
      [...coreSounds(), ...options.sounds],
      (name) => this.storedRecordings.find(name)?.lengthMs,
    );
    this.applications = standardApplications(this.media);
    this.dialplan = new DialplanRunner(this.applications, this.globals);
    this.calls = new Calls(this.clock, this.channels, this.dialplan, this.applications);
    this.technologies.set(
      'Local',
      new LocalTechnology(this.channels, this.dialplan, (second) => this.#runSoon(second)),
    );
    this.technologies.set('UnicastRTP', new UnicastRtp(this.channels, this.clock));
    this.mediaSockets = new MediaSockets(this.channels, this.clock, options.webSocketClients);
    this.technologies.set('WebSocket', this.mediaSockets);
    this.audioSockets = new AudioSockets(this.channels, this.clock);
    this.technologies.set('AudioSocket', this.audioSockets);
  }

  /** Replaces the dialplan; throws when it uses an application that is not there. */
  loadDialplan(dialplan: Dialplan): void {
    this.dialplan.load(new DialplanBook(dialplan, new Set(this.applications.keys())));
  }

  /** Cuts the connections that it has opened itself. */
  cutConnections(): void {
    this.mediaSockets.close();
    this.audioSockets.close();
  }

  /** Hands a text message to an endpoint; one that nobody attends drops it, as a phone that is switched off does. */
  deliverText(endpoint: string, message: SentTextMessage): void {
    this.textReceivers.get(endpoint)?.(message);
  }

  deliverReferral(endpoint: string, referral: Referral): void {
    this.referralReceivers.get(endpoint)?.(referral);
  }

  /** Starts a channel's dialplan on the next turn, as a thread of its own would. */
  #runSoon(channel: SimulatedChannel): void {
    this.clock.soon(() => void this.calls.comeIn(channel));
  }
}
