import 'reflect-metadata';
import type { DynamicModule, INestApplication, NestApplicationOptions, Provider } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { ResourceModuleOptions, ResourceUser } from 'nestjs-ari/resources';
import { AriRestModule, type RestOptions } from 'nestjs-ari/rest';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { QUESTIONS } from '../../resources/support/questions.js';
import { RestClient } from './rest-client.js';

/** Users by their tokens: `ada` of acme, `bob` of umbrella, `root` of all tenants. */
export const USERS: Readonly<Record<string, ResourceUser>> = {
  ada: { id: 'ada', tenant: 'acme', role: 'supervisor' },
  bob: { id: 'bob', tenant: 'umbrella', role: 'agent' },
  root: { id: 'root', allTenants: true, role: 'admin' },
};

/** The frameworks that the routes stand on. */
export const FRAMEWORKS: readonly (readonly [string, () => AbstractHttpAdapter | undefined])[] = [
  ['Express', () => undefined],
  ['Fastify', () => new FastifyAdapter()],
];

/** What an application of a test is made of. */
export interface RestParts {
  readonly providers?: readonly Provider[];
  readonly controllers?: readonly (new (...args: never[]) => object)[];
  readonly imports?: readonly DynamicModule[];
  readonly options?: Partial<RestOptions & ResourceModuleOptions>;
  readonly adapter?: AbstractHttpAdapter;
  /** What happens between making the application and starting it: `app.setGlobalPrefix(…)`. */
  readonly beforeInit?: (app: INestApplication) => unknown;
}

/** A Nest application with routes that listens. */
export interface StartedRest {
  readonly app: INestApplication;
  readonly url: string;
  readonly client: RestClient;
}

const HTTP: NestApplicationOptions = { forceCloseConnections: true, logger: false };

/** The module of the routes, where everybody with a known token may do everything. */
export function restModule(options: RestParts['options'] = {}): DynamicModule {
  return AriRestModule.forRoot({
    authenticate: ({ token }) => (token === undefined || !Object.hasOwn(USERS, token) ? undefined : USERS[token]),
    can: () => true,
    ...options,
  });
}

export async function startRest(parts: RestParts = {}): Promise<StartedRest> {
  const { providers = QUESTIONS, controllers = [], options = {}, adapter, beforeInit } = parts;
  const testing = await Test.createTestingModule({
    imports: [...(parts.imports ?? [restModule(options)])],
    controllers: [...controllers],
    providers: [...providers],
  }).compile();
  const app =
    adapter === undefined ? testing.createNestApplication(HTTP) : testing.createNestApplication(adapter, HTTP);
  onTestFinished(() => app.close());
  await beforeInit?.(app);
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const url = `http://127.0.0.1:${port}`;
  return { app, url, client: new RestClient(url, 'root') };
}
