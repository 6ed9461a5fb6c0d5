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

/** The commands of one Asterisk server, by resource. */
export abstract class AriRepositories {
  /** The repository of a class: `client.repository(ChannelsRepository)` is `client.channels`. */
  abstract repository<R extends Repository>(type: RepositoryClass<R>): R;

  /** Stasis applications: what they are subscribed to, which events they are sent. */
  get applications(): ApplicationsRepository {
    return this.repository(ApplicationsRepository);
  }

  /** The server itself: version, modules, log channels, global variables, configuration. */
  get asterisk(): AsteriskRepository {
    return this.repository(AsteriskRepository);
  }

  /** Where channels meet. */
  get bridges(): BridgesRepository {
    return this.repository(BridgesRepository);
  }

  /** The legs of calls. */
  get channels(): ChannelsRepository {
    return this.repository(ChannelsRepository);
  }

  /** Lamps of telephone keys and the like. */
  get deviceStates(): DeviceStatesRepository {
    return this.repository(DeviceStatesRepository);
  }

  /** Telephones and trunks, as they are configured. */
  get endpoints(): EndpointsRepository {
    return this.repository(EndpointsRepository);
  }

  /** User events, and the claim of a broadcast call. */
  get events(): EventsRepository {
    return this.repository(EventsRepository);
  }

  /** Message counts that light a telephone's lamp. Needs `res_ari_mailboxes`, which Debian's package lacks. */
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
