import 'reflect-metadata';
import type { DynamicModule, INestApplication, NestApplicationOptions, Provider } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { AriGatewayModule, type AriGatewayOptions } from 'nestjs-ari/gateway';
import type { ResourceUser } from 'nestjs-ari/resources';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { QUESTIONS } from '../../resources/support/questions.js';

/** What a gateway of a test is made of. */
export interface GatewayParts {
  readonly providers?: readonly Provider[];
  readonly imports?: readonly DynamicModule[];
  readonly controllers?: readonly (new (...args: never[]) => object)[];
  readonly options?: Partial<AriGatewayOptions>;
  readonly adapter?: AbstractHttpAdapter;
  /** What happens between making the application and starting it: `app.useWebSocketAdapter(…)`. */
  readonly beforeInit?: (app: INestApplication) => unknown;
}

/** A Nest application with a gateway that listens. */
export interface StartedGateway {
  readonly app: INestApplication;
  readonly port: number;
  readonly url: string;
}

/** Users by their tokens: `ada` of acme, `bob` of umbrella, `root` of all tenants. */
export const USERS: Readonly<Record<string, ResourceUser>> = {
  ada: { id: 'ada', tenant: 'acme', role: 'supervisor' },
  bob: { id: 'bob', tenant: 'umbrella', role: 'agent' },
  root: { id: 'root', allTenants: true, role: 'admin' },
};

const HTTP: NestApplicationOptions = { forceCloseConnections: true, logger: false };

export async function startGateway({
  providers = QUESTIONS,
  imports = [],
  controllers = [],
  options = {},
  adapter,
  beforeInit,
}: GatewayParts = {}): Promise<StartedGateway> {
  const gateway = AriGatewayModule.forRoot({
    authenticate: ({ token }) => (token === undefined || !Object.hasOwn(USERS, token) ? undefined : USERS[token]),
    can: () => true,
    ...options,
  });
  const testing = await Test.createTestingModule({
    imports: [...imports, gateway],
    controllers: [...controllers],
    providers: [...providers],
  }).compile();
  const app =
    adapter === undefined ? testing.createNestApplication(HTTP) : testing.createNestApplication(adapter, HTTP);
  onTestFinished(() => app.close());
  await beforeInit?.(app);
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  return { app, port, url: `ws://127.0.0.1:${port}${options.path ?? '/ari-gateway'}` };
}
