import type { INestApplication, ModuleMetadata, Type } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import {
  AriClient,
  AriHandlerRegistry,
  AriModule,
  type AriClientError,
  type AriHandler,
  type AriModuleOptions,
} from 'nestjs-ari';
import { onTestFinished } from 'vitest';
import { requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { Journal } from './journal.js';
import { LinesLogger } from './lines-logger.js';

/** What a Nest application of a test is made of. */
export interface AriApplicationParts extends Pick<ModuleMetadata, 'imports' | 'controllers'> {
  readonly providers?: NonNullable<ModuleMetadata['providers']>;
  /** Beside the address of the test's Asterisk and the credentials. */
  readonly options?: Partial<AriModuleOptions>;
  /** `overrideProvider` and the like. */
  readonly override?: (builder: TestingModuleBuilder) => unknown;
  /** What happens between making the application and starting it: `app.useGlobalGuards(…)`. */
  readonly beforeInit?: (app: INestApplication) => unknown;
}

/** A running Nest application with a connection to the Asterisk of this test run. */
export interface AriApplication {
  readonly app: INestApplication;
  readonly client: AriClient;
  readonly journal: Journal;
  readonly log: LinesLogger;
  /** What the client reported without a caller to throw it at. */
  readonly errors: AriClientError[];
  /** The handlers that were mapped. */
  handlers(): readonly AriHandler[];
  /** The only handler of the application. */
  handler(): AriHandler;
}

/** Where the Asterisk of this run is, as options of a connection. */
export function asteriskOptions(): Pick<AriModuleOptions, 'url' | 'username' | 'password'> {
  const { url, username, password } = requireAsterisk();
  return { url, username, password };
}

/** Makes a Nest application and starts it, without waiting for Asterisk. It is closed when the test ends. */
export async function bootApplication(parts: AriApplicationParts): Promise<AriApplication> {
  const journal = new Journal();
  const log = new LinesLogger();
  const builder = Test.createTestingModule({
    imports: [
      AriModule.forRoot({
        ...(parts.options?.username === undefined && asteriskOptions()),
        ...parts.options,
      } as AriModuleOptions),
      ...(parts.imports ?? []),
    ],
    controllers: parts.controllers ?? [],
    providers: [{ provide: Journal, useValue: journal }, ...(parts.providers ?? [])],
  }).setLogger(log);
  parts.override?.(builder);
  const compiled = await builder.compile();
  const app = compiled.createNestApplication();
  onTestFinished(() => app.close());
  await parts.beforeInit?.(app);
  await app.init();
  const client = app.get(AriClient);
  const errors: AriClientError[] = [];
  client.errors?.subscribe((error) => {
    // This process shares its machine with others, and is held up by them at times.
    if (error.kind === 'lag') return;
    errors.push(error);
    journal.note(`error:${error.kind}`);
  });
  const handlers = (): readonly AriHandler[] => app.get(AriHandlerRegistry).list();
  return { app, client, journal, log, errors, handlers, handler: () => only(handlers()) };
}

/** As `bootApplication`, and waits until events flow. */
export async function startApplication(parts: AriApplicationParts): Promise<AriApplication> {
  const started = await bootApplication(parts);
  await started.client.connect();
  return started;
}

/** A provider by its class, whatever it is. */
export type AnyClass = Type<object>;

function only(handlers: readonly AriHandler[]): AriHandler {
  const [handler, ...others] = handlers;
  if (handler === undefined || others.length > 0) throw new Error(`${handlers.length} handlers instead of one`);
  return handler;
}
