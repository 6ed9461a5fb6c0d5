import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, HttpAdapterHost } from '@nestjs/core';
import { AriConfigurationException } from '../../client/index.js';
import { type AriConnection, AriConnections } from '../connection/index.js';
import { gatewayPaths } from './gateway-paths.js';

/** Sees to it that a path at which Asterisk calls is used once: a second server at the same path would wait in vain. */
@Injectable()
export class SharedPaths implements OnModuleInit {
  constructor(
    private readonly connections: AriConnections,
    private readonly discovery: DiscoveryService,
    private readonly http: HttpAdapterHost,
  ) {}

  /** @throws {AriConfigurationException} naming who has the path, or that there is no HTTP server to share. */
  onModuleInit(): void {
    const owners = new Map<string, string>();
    for (const connection of this.connections.all()) {
      const path = connection.settings.sharedPath;
      if (path === undefined) continue;
      const owner = owners.get(path) ?? this.#gateway(path);
      this.#check(connection, path, owner);
      owners.set(path, `the connection "${connection.name}"`);
    }
  }

  #check({ name }: AriConnection, path: string, owner: string | undefined): void {
    if (this.http.httpAdapter === undefined) {
      const expected = 'must be given: this application has no HTTP server that could be shared';
      throw new AriConfigurationException(name, 'server.port', expected);
    }
    if (owner === undefined) return;
    const expected = `is "${path}", the path of ${owner} on the same HTTP server: give one of them another, or a port`;
    throw new AriConfigurationException(name, 'server.path', expected);
  }

  #gateway(path: string): string | undefined {
    const taken = this.discovery
      .getProviders()
      .find(({ metatype }) => typeof metatype === 'function' && gatewayPaths(metatype as never).includes(path));
    return taken === undefined ? undefined : `the gateway ${taken.name}`;
  }
}
