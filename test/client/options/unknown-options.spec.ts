import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { AriClient, AriConfigurationException, AriServer } from 'nestjs-ari/client';

const CLIENT = { url: 'http://127.0.0.1:9', username: 'ari', password: 'top-secret' };
const SERVER = { path: '/ari', port: 0, username: 'asterisk', password: 'top-secret' };

function refusal(make: () => unknown): AriConfigurationException {
  try {
    make();
  } catch (error) {
    if (error instanceof AriConfigurationException) return error;
    throw error;
  }
  throw new Error('the options were taken');
}

type Case = readonly [field: string, options: object, expected: string];

const OF_A_CLIENT: readonly Case[] = [
  ['usernam', { usernam: 'x' }, 'did you mean "username"? Known are url, username, password'],
  ['time-out', { 'time-out': 1 }, 'did you mean "timeout"?'],
  ['id_prefix', { id_prefix: 'x' }, 'did you mean "idPrefix"?'],
  ['pass', { pass: 'x' }, 'did you mean "password"?'],
  ['tiemout', { tiemout: 1 }, 'did you mean "timeout"?'],
  ['colour', { colour: 'red' }, 'is not an option; known are url, username, password'],
  ['__proto__', JSON.parse('{"__proto__":{"timeout":1}}') as object, 'is not an option; known are url'],
  ['constructor', { constructor: 1 }, 'is not an option; known are url'],
  ['reconnect.frist', { reconnect: { frist: 1 } }, 'did you mean "first"? Known are first, most'],
  ['reconnect.max', { reconnect: { max: 1 } }, 'is not an option; known are first, most'],
  ['ping.intervall', { ping: { intervall: 1 } }, 'did you mean "interval"?'],
  ['ping.time_out', { ping: { time_out: 1 } }, 'did you mean "timeout"?'],
  ['websocket.inflight', { websocket: { inflight: 1 } }, 'did you mean "inFlight"?'],
  ['websocket.sockets', { websocket: { sockets: 'own' } }, 'did you mean "socket"?'],
  ['tls.serverName', { tls: { serverName: 'x' } }, 'did you mean "servername"?'],
  ['tls.CA', { tls: { CA: 'x' } }, 'did you mean "ca"?'],
  ['tls.minVersion', { tls: { minVersion: 'TLSv1' } }, 'is not an option; known are ca, cert, key'],
  ['tls.rejectUnauthorized', { tls: { rejectUnauthorized: false } }, 'set "tls.acceptAnyCertificate" to true'],
  ['tls.rejectUnauthorized', { tls: { rejectUnauthorized: true } }, 'is not taken'],
  ['tls.rejectUnauthorised', { tls: { rejectUnauthorised: false } }, '"rejectUnauthorized" is not taken'],
  ['tls.checkServerIdentity', { tls: { checkServerIdentity: () => undefined } }, '"tls.servername"'],
  ['tls.pfx', { tls: { pfx: Buffer.from('x') } }, 'as PEM'],
];

const WRONG_IN_A_CLIENT: readonly Case[] = [
  ['tls', { tls: true }, 'must be an object with ca, cert, key'],
  ['tls', { tls: ['x'] }, 'must be an object with ca, cert, key'],
  ['tls', { tls: null }, 'must not be null: leave it out'],
  ['tls.ca', { tls: { ca: 5 } }, 'must be PEM'],
  ['tls.ca', { tls: { ca: [] } }, 'must be PEM'],
  ['tls.ca', { tls: { ca: ['x', ''] } }, 'must be PEM'],
  ['tls.key', { tls: { key: {} } }, 'must be PEM'],
  ['tls.acceptAnyCertificate', { tls: { acceptAnyCertificate: 'true' } }, 'must be true or false'],
  ['tls.ca', { tls: { ca: 'x', acceptAnyCertificate: true } }, 'means nothing beside "tls.acceptAnyCertificate"'],
  ['reconnect', { reconnect: 5 }, 'must be an object with first, most'],
  ['reconnect.first', { reconnect: { first: '5' } }, 'must be a whole number of milliseconds from 1 to'],
  ['ping.interval', { ping: { interval: 0 } }, 'must be a whole number of milliseconds from 1 to'],
  ['websocket.socket', { websocket: { socket: 'mine' } }, 'must be own or events'],
  ['name', { name: 5 }, 'must be a non-empty string'],
  ['name', { name: '' }, 'must be a non-empty string'],
  ['timeout', { timeout: null }, 'must not be null: leave it out'],
  ['logger', { logger: {} }, 'must have the methods log, warn and error'],
  ['apps', { apps: '' }, 'must be a non-empty string'],
  ['apps', { apps: [1] }, 'must be a list of non-empty strings'],
  ['orphans', { orphans: { shop: 'leave' } }, 'must be resume, continueInDialplan or hangup'],
  ['onReplaced', { onReplaced: 'fight' }, 'must be stop or takeBack'],
];

const OF_A_SERVER: readonly Case[] = [
  ['Path', { Path: '/ari' }, 'did you mean "path"?'],
  ['apps', { apps: 'x' }, 'is not an option'],
  ['absence.persistant', { absence: { persistant: 1 } }, 'did you mean "persistent"?'],
  ['ping.timout', { ping: { timout: 1 } }, 'did you mean "timeout"?'],
  ['http.user', { http: { ...CLIENT, user: 'x' } }, 'did you mean "username"?'],
  ['http.timeout', { http: { ...CLIENT, timeout: 5 } }, 'is not an option; known are url, username, password, tls'],
  ['http.tls.rejectUnauthorized', { http: { ...CLIENT, tls: { rejectUnauthorized: false } } }, 'acceptAnyCertificate'],
  ['http.password', { http: { ...CLIENT, password: '' } }, 'must be a non-empty string'],
  ['http', { http: 'http://127.0.0.1:9' }, 'must be an object with url, username, password, or a function'],
  ['server', { port: undefined, server: 8088 }, 'must be an HTTP server, or a function'],
  ['host', { port: undefined, server: createServer(), host: '127.0.0.1' }, 'belongs to "port"'],
  ['host', { host: 5 }, 'must be an address of this machine'],
];

describe.each([
  ['a client that is misspelt', OF_A_CLIENT, (options: object) => new AriClient({ ...CLIENT, ...options })],
  [
    'a client that is of another kind',
    WRONG_IN_A_CLIENT,
    (options: object) => new AriClient({ ...CLIENT, ...options }),
  ],
  ['a server', OF_A_SERVER, (options: object) => new AriServer({ ...SERVER, ...options })],
])('an option of %s is refused', (_of, cases, make) => {
  it.each(cases)('%s', (field, options, expected) => {
    const own = Object.getOwnPropertyDescriptors(options);
    const error = refusal(() => make(Object.defineProperties({}, own)));
    expect(error).toMatchObject({ field, connection: 'default' });
    expect(error.message).toContain(expected);
    expect(error.message).not.toContain('top-secret');
  });
});

it.each([
  ['app', { app: 'x' }, 'did you mean "apps"?'],
  ['signal', { signal: 5 }, 'must be an AbortSignal'],
  ['apps', { apps: 'a,b' }, 'can hold neither comma nor space'],
])('an option of connect() is refused: %s', async (field, options, expected) => {
  const client = new AriClient({ ...CLIENT, apps: 'x' });
  const failure = await client.connect(options as never).catch((error: unknown) => error);
  expect(failure).toMatchObject({ field });
  expect(String(failure)).toContain(expected);
  expect(client.status).toBe('idle');
  await client.close();
});
