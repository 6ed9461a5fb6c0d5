import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ResourceUser } from '../resources/index.js';
import { ActionRunner } from './actions/index.js';
import {
  ApplicationsBinding,
  AsteriskBinding,
  BridgesBinding,
  ChannelsBinding,
  DeviceStatesBinding,
  EndpointsBinding,
  LiveRecordingsBinding,
  MailboxesBinding,
  PlaybacksBinding,
  SoundsBinding,
  StoredRecordingsBinding,
} from './bindings/index.js';
import { LiveFeed } from './feed/index.js';
import { LIVE_SETTINGS, liveSettings, type AriLiveOptions, type LiveStream } from './options/index.js';
import { LiveTables } from './table/index.js';

const BINDINGS: Readonly<Record<LiveStream, Type<object>>> = {
  channels: ChannelsBinding,
  bridges: BridgesBinding,
  playbacks: PlaybacksBinding,
  liveRecordings: LiveRecordingsBinding,
  storedRecordings: StoredRecordingsBinding,
  endpoints: EndpointsBinding,
  deviceStates: DeviceStatesBinding,
  mailboxes: MailboxesBinding,
  applications: ApplicationsBinding,
  sounds: SoundsBinding,
  asterisk: AsteriskBinding,
};

/**
 * Shows what happens in Asterisk as resources: channels, bridges, playbacks, recordings, endpoints and more, for the gateway and
 * every other door. Needs an `AriModule.forRoot()` somewhere. With `subscribeAll` there it sees the whole server; without, what
 * its applications hear.
 * @publicApi
 */
@Module({})
export class AriLiveModule {
  /**
   * @throws {AriConfigurationException} an option is wrong.
   * @example
   * imports: [
   *   AriModule.forRoot({ url, username, password, apps: 'desk', subscribeAll: true }),
   *   AriLiveModule.forRoot({ grants: (user, grant) => user.role === 'supervisor' && grant === 'originate' }),
   *   AriGatewayModule.forRoot({ authenticate, can, tenantOf: ({ tenant }: LiveRow) => tenant }),
   * ]
   */
  static forRoot<U extends ResourceUser = ResourceUser>(options: AriLiveOptions<U> = {}): DynamicModule {
    const settings = liveSettings(options as unknown as AriLiveOptions);
    return {
      module: AriLiveModule,
      providers: [
        { provide: LIVE_SETTINGS, useValue: settings },
        LiveTables,
        LiveFeed,
        ActionRunner,
        ...settings.streams.map((stream) => BINDINGS[stream]),
      ],
    };
  }
}
