import {
  ApplicationsRepository,
  AsteriskRepository,
  BridgesRepository,
  ChannelsRepository,
  DeviceStatesRepository,
  EndpointsRepository,
  EventsRepository,
  MailboxesRepository,
  PlaybacksRepository,
  RecordingsRepository,
  SoundsRepository,
} from '../generated/index.js';
import type { Repository, RepositoryClass } from '../repository/index.js';

/** Gives the repositories of one Asterisk server: one for each resource of ARI. */
export abstract class AriRepositories {
  /** Finds the repository of a class: `client.repository(ChannelsRepository)` is `client.channels`. */
  abstract repository<R extends Repository>(type: RepositoryClass<R>): R;

  /** Stasis applications: their subscriptions and event filters. */
  get applications(): ApplicationsRepository {
    return this.repository(ApplicationsRepository);
  }

  /** The server itself: version, modules, log channels, global variables, configuration. */
  get asterisk(): AsteriskRepository {
    return this.repository(AsteriskRepository);
  }

  /** Bridges: where channels hear each other. */
  get bridges(): BridgesRepository {
    return this.repository(BridgesRepository);
  }

  /** Channels: the legs of calls. */
  get channels(): ChannelsRepository {
    return this.repository(ChannelsRepository);
  }

  /** Device states, for example for the lamps of telephone keys. */
  get deviceStates(): DeviceStatesRepository {
    return this.repository(DeviceStatesRepository);
  }

  /** Endpoints: telephones and trunks, as they are configured. */
  get endpoints(): EndpointsRepository {
    return this.repository(EndpointsRepository);
  }

  /** User events, and claims of broadcast calls. */
  get events(): EventsRepository {
    return this.repository(EventsRepository);
  }

  /**
   * Mailboxes: counts of messages, which light the lamp of a telephone. Needs `res_ari_mailboxes`, which Debian's
   * package lacks.
   */
  get mailboxes(): MailboxesRepository {
    return this.repository(MailboxesRepository);
  }

  /** Sounds that are being played. */
  get playbacks(): PlaybacksRepository {
    return this.repository(PlaybacksRepository);
  }

  /** Recordings, running and stored. */
  get recordings(): RecordingsRepository {
    return this.repository(RecordingsRepository);
  }

  /** Sound files that can be played. */
  get sounds(): SoundsRepository {
    return this.repository(SoundsRepository);
  }
}
