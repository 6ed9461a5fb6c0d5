import { Logger, type Provider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  AriClient,
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
  type Repository,
  type RepositoryClass,
} from '../../client/index.js';
import { type AriConnectionOptions, clientOptions, connectionSettings } from '../options/index.js';
import { getAriClientToken, getAriOptionsToken, getAriRepositoryToken } from '../tokens/index.js';
import { AriConnection } from './ari-connection.js';
import { AriConnections } from './ari-connections.js';
import { serverClient } from './server-client.js';

const REPOSITORIES: readonly RepositoryClass<Repository>[] = [
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
];

/** Everything of one connection that can be injected. */
export function connectionExports(name: string): Provider[] {
  return [clientProvider(name), ...REPOSITORIES.map((repository) => repositoryProvider(repository, name))];
}

/** Files the connection with the others of the application; made because Nest makes every provider. */
export function connectionProvider(name: string): Provider {
  return {
    provide: `AriConnection:${name}`,
    useFactory: (connections: AriConnections, client: AriClient, options: AriConnectionOptions) =>
      connections.add(new AriConnection(name, client, connectionSettings(name, options))),
    inject: [AriConnections, getAriClientToken(name), getAriOptionsToken(name)],
  };
}

function clientProvider(name: string): Provider {
  return {
    provide: getAriClientToken(name),
    useFactory: (options: AriConnectionOptions, http: HttpAdapterHost) => {
      connectionSettings(name, options);
      if (options.server !== undefined) return serverClient(name, options, http);
      const { server: _none, ...own } = clientOptions(options);
      return new AriClient({ ...own, name, logger: new Logger(AriClient.name) });
    },
    inject: [getAriOptionsToken(name), HttpAdapterHost],
  };
}

/** A fake client in a test need not have repositories: where it has none, there is none to inject. */
function repositoryProvider(repository: RepositoryClass<Repository>, name: string): Provider {
  return {
    provide: getAriRepositoryToken(repository, name),
    useFactory: (client: Partial<AriClient>) => client.repository?.(repository),
    inject: [getAriClientToken(name)],
  };
}
