import type { Ari } from '../../client/index.js';
import type { AriConnection } from '../../module/index.js';
import type { LiveSettings, LiveStream } from '../options/index.js';
import type {
  ApplicationRow,
  BridgeRow,
  ChannelRow,
  DeviceStateRow,
  EndpointRow,
  LiveRecordingRow,
  MailboxRow,
  PlaybackRow,
  SoundRow,
  StoredRecordingRow,
} from '../rows/index.js';
import { AsteriskLists, wire, wireIfThere } from './asterisk-lists.js';
import type { Company } from './company.js';
import type { LiveTable } from './live-table.js';
import type { RowSource, Sees, WireObject } from './row-source.js';
import { Parties, SHOWN, toldOf, type KeptChannel } from './parties.js';
import { bridgeTenant, channelTenant, targetTenant, type KnownRows } from './tenant-of.js';

/** The rows that others belong to or name, and who is together with which others. */
interface RelatedRows extends KnownRows {
  readonly endpoints: Pick<LiveTable<EndpointRow>, 'row'>;
  readonly company: Company;
}

/** Says of each kind of object how Asterisk is asked for it, which tenant owns it, and what of it is hidden from which user. */
export class RowSources {
  readonly #settings: LiveSettings;
  readonly #rows: RelatedRows;
  readonly #connection: () => AriConnection;
  readonly #parties: Parties;

  /** @param connection - is called when Asterisk is asked, not before. */
  constructor(settings: LiveSettings, rows: RelatedRows, connection: () => AriConnection) {
    this.#settings = settings;
    this.#parties = new Parties(rows);
    this.#rows = rows;
    this.#connection = connection;
  }

  channels(): RowSource<ChannelRow> {
    return {
      key: 'id',
      kept: ['application'],
      list: (known) => this.#lists.channels(known),
      get: (pk) => wireIfThere(this.#ari.channels.get(pk)),
      tenantOf: this.#tenantOf('channels', (channel) => channelTenant(this.#rows, channel)),
      nested: SHOWN,
      derived: (row, before): Partial<KeptChannel> => ({ origins: this.#parties.origins(row, before) }),
      told: (channel, row) => toldOf(channel, row) as unknown as WireObject,
    };
  }

  bridges(): RowSource<BridgeRow> {
    return {
      key: 'id',
      list: (known) => this.#lists.bridges(known),
      get: (pk) => wireIfThere(this.#ari.bridges.get(pk)),
      tenantOf: this.#tenantOf('bridges', (bridge) => bridgeTenant(this.#rows, bridge)),
      nested: {
        channels: ({ channels }, sees) => this.#seen(channels, sees),
        video_source_id: ({ video_source_id: id = '' }, sees) => this.#seen([id], sees)[0],
      },
    };
  }

  playbacks(): RowSource<PlaybackRow> {
    return {
      key: 'id',
      list: (known) => this.#lists.each(known, ({ id }) => wireIfThere(this.#ari.playbacks.get(id))),
      get: (pk) => wireIfThere(this.#ari.playbacks.get(pk)),
      tenantOf: this.#tenantOf('playbacks', (playback) => targetTenant(this.#rows, playback)),
    };
  }

  liveRecordings(): RowSource<LiveRecordingRow> {
    return {
      key: 'name',
      list: (known) => this.#lists.each(known, ({ name }) => wireIfThere(this.#ari.recordings.getLive(name))),
      get: (pk) => wireIfThere(this.#ari.recordings.getLive(pk)),
      tenantOf: this.#tenantOf('liveRecordings', (recording) => targetTenant(this.#rows, recording)),
    };
  }

  storedRecordings(): RowSource<StoredRecordingRow> {
    return {
      key: 'name',
      list: () => all(this.#ari.recordings.listStored()),
      get: (pk) => wireIfThere(this.#ari.recordings.getStored(pk)),
      tenantOf: this.#tenantOf('storedRecordings'),
    };
  }

  endpoints(): RowSource<EndpointRow> {
    return {
      key: 'id',
      keyOf: ({ technology, resource }) => `${String(technology)}/${String(resource)}`,
      list: () => this.#lists.endpoints(),
      get: (pk) => wireIfThere(this.#ari.endpoints.get(...techAndResource(pk))),
      tenantOf: this.#tenantOf('endpoints'),
      nested: { channel_ids: ({ channel_ids }, sees) => this.#seen(channel_ids, sees) },
    };
  }

  deviceStates(): RowSource<DeviceStateRow> {
    return {
      key: 'name',
      list: () => all(this.#ari.deviceStates.list()),
      get: (pk) => wireIfThere(this.#ari.deviceStates.get(pk)),
      tenantOf: this.#tenantOf('deviceStates'),
    };
  }

  mailboxes(): RowSource<MailboxRow> {
    return {
      key: 'name',
      list: () => all(this.#ari.mailboxes.list()),
      get: (pk) => wireIfThere(this.#ari.mailboxes.get(pk)),
      tenantOf: this.#tenantOf('mailboxes'),
    };
  }

  applications(): RowSource<ApplicationRow> {
    const { bridges, endpoints } = this.#rows;
    return {
      key: 'name',
      list: () => all(this.#ari.applications.list()),
      get: (pk) => wireIfThere(this.#ari.applications.get(pk)),
      tenantOf: this.#tenantOf('applications'),
      nested: {
        channel_ids: ({ channel_ids }, sees) => this.#seen(channel_ids, sees),
        bridge_ids: ({ bridge_ids }, sees) => bridge_ids.filter((id) => sees('bridges', bridges.row(id))),
        endpoint_ids: ({ endpoint_ids }, sees) => endpoint_ids.filter((id) => sees('endpoints', endpoints.row(id))),
      },
    };
  }

  sounds(): RowSource<SoundRow> {
    return {
      key: 'id',
      list: () => all(this.#ari.sounds.list()),
      get: (pk) => wireIfThere(this.#ari.sounds.get(pk)),
      tenantOf: this.#tenantOf('sounds'),
    };
  }

  get #ari(): Ari {
    return this.#connection().client;
  }

  get #lists(): AsteriskLists {
    return new AsteriskLists(this.#connection());
  }

  #tenantOf(
    stream: LiveStream,
    otherwise?: (object: WireObject) => string | undefined,
  ): (object: WireObject) => string | undefined {
    return (object) => this.#settings.tenantOf(object, stream) ?? otherwise?.(object);
  }

  #seen(ids: readonly string[], sees: Sees): readonly string[] {
    return ids.filter((id) => sees('channels', this.#rows.channels.row(id)));
  }
}

async function all(asked: Promise<readonly object[]>): Promise<readonly WireObject[]> {
  return (await asked).map(wire);
}

/** `PJSIP/alice` as Asterisk's paths have it. */
export function techAndResource(pk: string): [string, string] {
  const slash = pk.indexOf('/');
  return slash === -1 ? [pk, ''] : [pk.slice(0, slash), pk.slice(slash + 1)];
}
