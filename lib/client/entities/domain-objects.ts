import {
  ApplicationsRepository,
  BridgesRepository,
  ChannelsRepository,
  DeviceStatesRepository,
  EndpointsRepository,
  MailboxesRepository,
  PlaybacksRepository,
  RecordingsRepository,
  SoundsRepository,
} from '../generated/index.js';
import type { EntityFactory, Repository, RepositoryClass } from '../repository/index.js';
import type { EntityKind } from '../events/index.js';
import { Application } from './application.js';
import { Bridge } from './bridge.js';
import { Channel } from './channel.js';
import { DeviceState } from './device-state.js';
import { Endpoint } from './endpoint.js';
import { LiveRecording } from './live-recording.js';
import { Mailbox } from './mailbox.js';
import { Playback } from './playback.js';
import { Sound } from './sound.js';
import { StoredRecording } from './stored-recording.js';

/** Finds the client's repository of a class. */
export type RepositoryOf = <R extends Repository>(type: RepositoryClass<R>) => R;

/** Makes the domain objects of one client. */
export class DomainObjects implements EntityFactory {
  readonly #makers: Readonly<Record<EntityKind, (snapshot: object) => object>>;

  constructor(repositoryOf: RepositoryOf) {
    const applications = repositoryOf(ApplicationsRepository);
    const bridges = repositoryOf(BridgesRepository);
    const channels = repositoryOf(ChannelsRepository);
    const deviceStates = repositoryOf(DeviceStatesRepository);
    const endpoints = repositoryOf(EndpointsRepository);
    const mailboxes = repositoryOf(MailboxesRepository);
    const playbacks = repositoryOf(PlaybacksRepository);
    const recordings = repositoryOf(RecordingsRepository);
    const sounds = repositoryOf(SoundsRepository);
    this.#makers = {
      Application: (snapshot) => new Application(snapshot, applications),
      Bridge: (snapshot) => new Bridge(snapshot, bridges),
      Channel: (snapshot) => new Channel(snapshot, channels),
      DeviceState: (snapshot) => new DeviceState(snapshot, deviceStates),
      Endpoint: (snapshot) => new Endpoint(snapshot, endpoints),
      LiveRecording: (snapshot) => new LiveRecording(snapshot, recordings),
      Mailbox: (snapshot) => new Mailbox(snapshot, mailboxes),
      Playback: (snapshot) => new Playback(snapshot, playbacks),
      Sound: (snapshot) => new Sound(snapshot, sounds),
      StoredRecording: (snapshot) => new StoredRecording(snapshot, recordings),
    };
  }

  create(kind: EntityKind, snapshot: unknown): object | undefined {
    return typeof snapshot === 'object' && snapshot !== null ? this.#makers[kind](snapshot) : undefined;
  }
}
