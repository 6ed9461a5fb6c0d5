import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { AriConfigurationException, AriServer } from '../../client/index.js';
import { type AriServerModuleOptions, clientOptions } from '../options/index.js';
import { moduleField, serverClientOptions } from './make-server-options.js';

/**
 * Makes the server of a connection that Asterisk opens.
 *
 * @throws {AriConfigurationException} naming the option that is wrong and what it should be.
 */
export function makeServer(name: string, options: AriServerModuleOptions, http: HttpAdapterHost): AriServer {
  const plan = serverClientOptions(name, clientOptions(options), () => http.httpAdapter.getHttpServer() as Server);
  try {
    return new AriServer({ ...plan, logger: new Logger(AriServer.name) });
  } catch (error) {
    if (!(error instanceof AriConfigurationException)) throw error;
    throw new AriConfigurationException(name, moduleField(error.field), error.expected);
  }
}
