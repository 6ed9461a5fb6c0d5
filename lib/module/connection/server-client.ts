import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { AriConfigurationException, AriServer, type AriClient } from '../../client/index.js';
import { type AriServerModuleOptions, clientOptions } from '../options/index.js';
import { moduleField, serverClientOptions } from './server-client-options.js';

/**
 * The server that stands in the place of a client: whoever is given it uses the two alike.
 *
 * @throws {AriConfigurationException} naming the option that is wrong and what it should be.
 */
export function serverClient(name: string, options: AriServerModuleOptions, http: HttpAdapterHost): AriClient {
  const plan = serverClientOptions(name, clientOptions(options), () => http.httpAdapter.getHttpServer() as Server);
  try {
    const server: unknown = new AriServer({ ...plan, logger: new Logger(AriServer.name) });
    return server as AriClient;
  } catch (error) {
    if (!(error instanceof AriConfigurationException)) throw error;
    throw new AriConfigurationException(name, moduleField(error.field), error.expected);
  }
}
