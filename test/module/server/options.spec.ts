import { Test } from '@nestjs/testing';
import { AriModule, AriServer, type AriConnectionOptions } from 'nestjs-ari';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { LinesLogger } from '../support/lines-logger.js';
import { ACCOUNT } from '../../client/server/support/server-of-a-test.js';
import { PATH, startCalled } from './support/called-application.js';

const server = { path: PATH, port: 0, host: '127.0.0.1', ...ACCOUNT };
const access = { url: 'http://localhost:8088', username: 'ari', password: 'secret' };

async function start(options: object): Promise<AriServer> {
  const module = AriModule.forRootAsync({ useFactory: () => options as AriConnectionOptions });
  const compiled = await Test.createTestingModule({ imports: [module] })
    .setLogger(new LinesLogger())
    .compile();
  const app = compiled.createNestApplication();
  onTestFinished(() => app.close());
  await app.init();
  return app.get(AriServer);
}

describe('options of a connection that Asterisk opens', () => {
  it('may come from a factory', async () => {
    const called = await start({ server, idPrefix: 'from-factory', ...access });
    expect(called.port).toBeGreaterThan(0);
    expect(called.ids.next('snoop')).toMatch(/^from-factory\./);
  });

  it.each<[string, object, string]>([
    ['apps', { server, apps: 'x' }, '"apps" comes from Asterisk: name the applications as "apps" in its ari.conf'],
    ['events', { server, events: false }, '"events" cannot be chosen'],
    ['subscribeAll', { server, subscribeAll: true }, 'set "subscribe_all" in its ari.conf'],
    ['transport', { server, transport: 'websocket' }, '"transport" belongs to a connection that is opened from here'],
    ['reconnect', { server, reconnect: { first: 1 } }, 'set "reconnect_interval" in its websocket_client.conf'],
    ['no object', { server: '/ari' }, '"server" must be an object with path, username, password'],
    ['nothing', { server: null }, '"server" must be an object with path, username, password'],
    ['an unknown one', { server: { ...server, tls: {} } }, '"server.tls" is not an option; known are path, username'],
    [
      'a misspelt one',
      { server: { ...server, pasword: 'x' } },
      '"server.pasword" is not an option; did you mean "passw',
    ],
    [
      'a misspelt absence',
      { server: { ...server, absence: { cal: 1 } } },
      '"server.absence.cal" is not an option; did',
    ],
    [
      'tls unchecked',
      { server, ...access, tls: { rejectUnauthorized: false } },
      '"tls.rejectUnauthorized" is not taken',
    ],
    ['no path', { server: { ...server, path: 'ari' } }, '"server.path" must be a path such as /ari'],
    ['no password', { server: { ...server, password: '' } }, '"server.password" must be a non-empty string'],
    [
      'a port that is none',
      { server: { ...server, port: 70_000 } },
      '"server.port" must be a whole number from 0 to 65535',
    ],
    ['a host alone', { server: { ...server, port: undefined } }, '"server.host" needs a "server.port"'],
    ['a user without url', { server, username: 'ari' }, '"username" stands beside a "url"'],
    ['a url without user', { server, url: access.url }, '"username" must be a non-empty string'],
    ['a url that is none', { server, ...access, url: 'pbx' }, '"url" '],
    ['a logger', { server, logger: {} }, '"logger" is not an option here'],
    ['an absence', { server: { ...server, absence: { call: 0 } } }, '"server.absence.call" must be a whole number'],
    ['a ping', { server, ping: { interval: -1 } }, '"ping.interval" must be a whole number'],
    ['something unknown', { server, reconnectForEver: true }, '"reconnectForEver" is not an option; '],
  ])('are refused at start where they are wrong: %s', async (_name, options, expected) => {
    const error = await failureOf(start(options));
    expect(error.name).toBe('AriConfigurationException');
    expect(error.message).toContain(expected);
  });

  it('name a port that is taken', async () => {
    const { server: first } = await startCalled({ server: { port: 0 } });
    const error = await failureOf(startCalled({ server: { port: first.port ?? 0 } }));
    expect(error.message).toBe(
      `Options of connection "default": "server.port" ${first.port} is taken by another program, or by another ` +
        'connection of this one.',
    );
  });

  it('never show the password', async () => {
    const called = await start({ server: { ...server, password: 'hunter2' } });
    expect(JSON.stringify(called)).not.toContain('hunter2');
  });
});
