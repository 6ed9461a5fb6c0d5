import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AriModule,
  InjectAri,
  type AriConnectionOptions,
  type AriModuleExtras,
  type AriServer,
  type AriServerModuleOptions,
} from 'nestjs-ari';
import { onTestFinished, vi } from 'vitest';
import type { AsteriskServer } from '../../../asterisk/asterisk-server.js';
import { Journal } from '../../support/journal.js';
import { LinesLogger } from '../../support/lines-logger.js';
import { ACCOUNT } from '../../../client/server/support/server-of-a-test.js';

/** Path that the Asterisks of tests call. */
export const PATH = '/ari-percall';

/** What an application of a test is made of. */
export interface CalledParts extends Pick<ModuleMetadata, 'imports' | 'controllers'> {
  readonly providers?: NonNullable<ModuleMetadata['providers']>;
  /** Beside path, user and password; without a `port` on the HTTP server of the application. */
  readonly server?: { readonly port?: number; readonly path?: string };
  readonly options?: Partial<Omit<AriServerModuleOptions, 'server'>> & AriModuleExtras;
  /** What happens between making the application and starting it: `app.useWebSocketAdapter(…)`. */
  readonly beforeInit?: (app: INestApplication) => unknown;
}

/** A running Nest application that an Asterisk may call. */
export interface CalledApplication {
  readonly app: INestApplication;
  readonly server: AriServer;
  readonly journal: Journal;
  readonly log: LinesLogger;
}

/** Options of a connection that the Asterisk of a test opens. */
export function calledOptions({ server, options }: CalledParts): AriConnectionOptions & AriModuleExtras {
  const { port, path = PATH } = server ?? {};
  const place = port === undefined ? {} : { port, host: '127.0.0.1' };
  return { ...options, server: { path, ...ACCOUNT, ...place } } as AriConnectionOptions & AriModuleExtras;
}

/** Makes and starts an application; the client of its connection is a server. It is closed when the test ends. */
export async function startCalled(parts: CalledParts): Promise<CalledApplication> {
  const journal = new Journal();
  const log = new LinesLogger();
  const name = parts.options?.name;
  class Holder {
    constructor(@InjectAri(name) readonly server: object) {}
  }
  const compiled = await Test.createTestingModule({
    imports: [AriModule.forRoot(calledOptions(parts)), ...(parts.imports ?? [])],
    controllers: parts.controllers ?? [],
    providers: [{ provide: Journal, useValue: journal }, Holder, ...(parts.providers ?? [])],
  })
    .setLogger(log)
    .compile();
  const app = compiled.createNestApplication({ forceCloseConnections: true });
  onTestFinished(() => app.close());
  await parts.beforeInit?.(app);
  await app.init();
  return { app, server: app.get(Holder).server as AriServer, journal, log };
}

/** An application whose HTTP server stands where an Asterisk calls. */
export async function startOnHttp(asterisk: AsteriskServer, parts: CalledParts): Promise<CalledApplication> {
  const started = await startCalled(parts);
  await started.app.listen(asterisk.outboundPort, '127.0.0.1');
  return started;
}

/** Resolves when an Asterisk has called and registered these applications. */
export async function registered(server: AriServer, ...applications: string[]): Promise<void> {
  await vi.waitFor(() => {
    const missing = applications.filter((application) => !server.apps.includes(application));
    if (missing.length > 0) throw new Error(`not registered yet: ${missing.join(', ')}`);
  }, 45_000);
}
