import { Inject, Injectable, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Ari, AriClient, AriModule, AriServer, type AriConnectionOptions } from 'nestjs-ari';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { LinesLogger } from '../support/lines-logger.js';
import { ACCOUNT } from '../../client/server/support/server-of-a-test.js';

const OPENED_BY_ASTERISK: AriConnectionOptions = { server: { path: '/ari', port: 0, host: '127.0.0.1', ...ACCOUNT } };
const OPENED_FROM_HERE: AriConnectionOptions = { url: 'http://127.0.0.1:9', username: 'ari', password: 'secret' };

@Injectable()
class WithClient {
  constructor(readonly client: AriClient) {}
}

@Injectable()
class WithServer {
  constructor(readonly server: AriServer) {}
}

@Injectable()
class WithProperty {
  @Inject(AriClient) readonly client?: AriClient;
}

class WithFactory {
  constructor(readonly client: unknown) {}
}

const MADE_BY_FACTORY = {
  provide: WithFactory,
  useFactory: (client: AriClient) => new WithFactory(client),
  inject: [AriClient],
};

async function start(options: AriConnectionOptions, ...providers: (Type | typeof MADE_BY_FACTORY)[]) {
  const module = AriModule.forRootAsync({ useFactory: () => options });
  const compiled = await Test.createTestingModule({ imports: [module], providers })
    .setLogger(new LinesLogger())
    .compile();
  const app = compiled.createNestApplication();
  onTestFinished(() => app.close());
  await app.init();
  return app;
}

describe('a connection that Asterisk opens', () => {
  it('is injected as Ari and as AriServer', async () => {
    const app = await start(OPENED_BY_ASTERISK, WithServer);
    expect(app.get(Ari)).toBeInstanceOf(AriServer);
    expect(app.get(WithServer).server).toBe(app.get(Ari));
  });

  it.each([
    ['a constructor', WithClient, 'WithClient'],
    ['a property', WithProperty, 'WithProperty'],
    ['a factory', MADE_BY_FACTORY, 'WithFactory'],
  ])('refuses at the start that %s asks for AriClient', async (_where, provider, name) => {
    const error = await failureOf(start(OPENED_BY_ASTERISK, provider));
    expect(error.message).toBe(
      'Options of connection "default": "server" is given, so Asterisk opens this connection and there is no ' +
        `AriClient: inject Ari, or AriServer; ${name} injects AriClient.`,
    );
  });

  it('refuses the first use of an AriClient that was asked for later', async () => {
    const client = (await start(OPENED_BY_ASTERISK)).get(AriClient);
    expect(() => client.http).toThrow('there is no AriClient: inject Ari, or AriServer');
    expect(() => client.channels).toThrow('there is no AriClient');
  });
});

describe('a connection that is opened from here', () => {
  it('is injected as Ari and as AriClient', async () => {
    const app = await start(OPENED_FROM_HERE, WithClient);
    expect(app.get(Ari)).toBeInstanceOf(AriClient);
    expect(app.get(WithClient).client).toBe(app.get(Ari));
    expect(app.get(WithClient).client.http.get).toBeTypeOf('function');
  });

  it('refuses at the start that a class asks for AriServer', async () => {
    const error = await failureOf(start(OPENED_FROM_HERE, WithServer));
    expect(error.message).toContain('there is no AriServer: inject Ari, or AriClient; WithServer injects AriServer');
  });
});
