import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Ari } from '../../client/index.js';
import { AriConnections, type AriConnection } from '../../module/index.js';
import { LIVE_SETTINGS, type LiveSettings, type LiveStream } from '../options/index.js';
import type {
  ApplicationRow,
  BridgeRow,
  ChannelRow,
  DeviceStateRow,
  EndpointRow,
  LiveRecordingRow,
  LiveRow,
  MailboxRow,
  PlaybackRow,
  SoundRow,
  StoredRecordingRow,
} from '../rows/index.js';
import { Company } from './company.js';
import { keepCompany } from './keep-company.js';
import { LiveTable } from './live-table.js';
import { RowSources } from './row-sources.js';

/** The live tables of one connection: one for each kind of object that Asterisk has. */
@Injectable()
export class LiveTables {
  readonly channels: LiveTable<ChannelRow>;
  readonly bridges: LiveTable<BridgeRow>;
  readonly playbacks: LiveTable<PlaybackRow>;
  readonly liveRecordings: LiveTable<LiveRecordingRow>;
  readonly storedRecordings: LiveTable<StoredRecordingRow>;
  readonly endpoints: LiveTable<EndpointRow>;
  readonly deviceStates: LiveTable<DeviceStateRow>;
  readonly mailboxes: LiveTable<MailboxRow>;
  readonly applications: LiveTable<ApplicationRow>;
  readonly sounds: LiveTable<SoundRow>;
  /** Which channels are together. */
  readonly company = new Company();
  #connection: AriConnection | undefined;

  constructor(
    @Inject(LIVE_SETTINGS) private readonly settings: LiveSettings,
    private readonly modules: ModuleRef,
  ) {
    const sources = new RowSources(settings, this, () => this.connection);
    this.channels = new LiveTable(sources.channels());
    this.bridges = new LiveTable(sources.bridges());
    this.playbacks = new LiveTable(sources.playbacks());
    this.liveRecordings = new LiveTable(sources.liveRecordings());
    this.storedRecordings = new LiveTable(sources.storedRecordings());
    this.endpoints = new LiveTable(sources.endpoints());
    this.deviceStates = new LiveTable(sources.deviceStates());
    this.mailboxes = new LiveTable(sources.mailboxes());
    this.applications = new LiveTable(sources.applications());
    this.sounds = new LiveTable(sources.sounds());
    keepCompany(this);
  }

  /** @throws {AriConfigurationException} no connection has the name that the options say. */
  get connection(): AriConnection {
    // Wherever in the application it was made: it need not be global.
    this.#connection ??= this.modules
      .get(AriConnections, { strict: false })
      .connection(this.settings.connection, 'AriLiveModule');
    return this.#connection;
  }

  get ari(): Ari {
    return this.connection.client;
  }

  /** Every table that is kept, by its stream: what is shown, and what tells who the rest belongs to. */
  all(): readonly (readonly [LiveStream, LiveTable<LiveRow>])[] {
    const streams = new Set<LiveStream>(['channels', 'bridges', 'storedRecordings', ...this.settings.streams]);
    return [...streams].flatMap((stream) => (stream === 'asterisk' ? [] : [[stream, this.of(stream)] as const]));
  }

  of(stream: Exclude<LiveStream, 'asterisk'>): LiveTable<LiveRow> {
    return this[stream] as unknown as LiveTable<LiveRow>;
  }
}
