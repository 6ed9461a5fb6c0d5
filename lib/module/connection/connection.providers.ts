import { Logger, type Provider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  Ari,
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
import { DEFAULT_CONNECTION, getAriToken, getAriOptionsToken, getAriRepositoryToken } from '../tokens/index.js';
import { KINDS, kindProvider } from './kind-of-connection.js';
import { AriConnection } from './ari-connection.js';
import { AriConnections } from './ari-connections.js';
import { makeServer } from './make-server.js';

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
  const kinds = name === DEFAULT_CONNECTION ? KINDS.map((kind) => kindProvider(name, kind)) : [];
  return [clientProvider(name), ...kinds, ...REPOSITORIES.map((repository) => repositoryProvider(repository, name))];
}

/** Files the connection with the others of the application; made because Nest makes every provider. */
export function connectionProvider(name: string): Provider {
  return {
    provide: `AriConnection:${name}`,
    useFactory: (connections: AriConnections, client: Ari, options: AriConnectionOptions) =>
      connections.add(new AriConnection(name, client, connectionSettings(name, options))),
    inject: [AriConnections, getAriToken(name), getAriOptionsToken(name)],
  };
}

function clientProvider(name: string): Provider {
  return {
    provide: getAriToken(name),
    useFactory: (options: AriConnectionOptions, http: HttpAdapterHost) => {
      connectionSettings(name, options);
      if (options.server !== undefined) return makeServer(name, options, http);
      const { server: _none, ...own } = clientOptions(options);
      return new AriClient({ ...own, name, logger: new Logger(AriClient.name) });
    },
    inject: [getAriOptionsToken(name), HttpAdapterHost],
  };
}

/** A fake in a test need not be an `Ari`: then there is no repository to inject. */
function repositoryProvider(repository: RepositoryClass<Repository>, name: string): Provider {
  return {
    provide: getAriRepositoryToken(repository, name),
    useFactory: (client: unknown) => (client instanceof Ari ? client.repository(repository) : undefined),
    inject: [getAriToken(name)],
  };
}
