import { AriClient, AriConnectionException, AriServer, type AriClientOptions } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, describe, onTestFinished } from 'vitest';

type Way = Pick<AriClientOptions, 'transport' | 'websocket'>;

/** Commands of every kind: with and without a result, for lists, of objects, of files, of what takes time, in the rough. */
const COMMANDS: Readonly<Record<string, (client: AriClient) => PromiseLike<unknown>>> = {
  'applications.list': (client) => client.applications.list(),
  'asterisk.getInfo': (client) => client.asterisk.getInfo(),
  'bridges.create': (client) => client.bridges.create({ type: 'mixing' }),
  'channels.hangup': (client) => client.channels.hangup('1'),
  'channels.originateWithId': (client) => client.originate('Local/answer@default'),
  'channels.setChannelVar': (client) => client.channels.setChannelVar('1', { variable: 'A', value: 'b' }),
  'deviceStates.update': (client) => client.deviceStates.update('Stasis:x', { deviceState: 'BUSY' }),
  'endpoints.get': (client) => client.endpoints.get('PJSIP', 'ada'),
  'playbacks.stop': (client) => client.playbacks.stop('1'),
  'recordings.getStoredFile': (client) => client.recordings.getStoredFile('a'),
  'request GET new/operation': (client) => client.request({ method: 'GET', path: 'new/operation' }),
};

describe.each<[string, Way]>([
  ['HTTP', {}],
  ['a WebSocket', { transport: 'websocket' }],
  ['the event socket', { transport: 'websocket', websocket: { socket: 'events' } }],
])('a command over %s of a client that is closed', (_name, way) => {
  async function connected() {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());
    const { url, username, password } = simulator;
    const client = new AriClient({ url, username, password, apps: ['closed'], ...way });
    onTestFinished(() => client.close());
    await client.connect();
    return { simulator, client };
  }

  it('says so in words, and was not sent', async () => {
    const { client } = await connected();
    await client.channels.list();
    await client.close();
    const refused = client.channels.list();
    await expect(refused).rejects.toBeInstanceOf(AriConnectionException);
    await expect(refused).rejects.toMatchObject({ sent: 'no', operation: 'channels.list' });
    await expect(refused).rejects.toThrow('was not sent: the client was closed before');
    await expect(refused).rejects.not.toThrow('UND_ERR');
  });

  it.each(Object.entries(COMMANDS))('says so in words, whatever it is: %s', async (operation, command) => {
    const { client } = await connected();
    await client.close();
    const refused = await command(client).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'ARI_CONNECTION', sent: 'no', operation });
    expect((refused as Error).message).toContain('was not sent: the client was closed before');
  });

  it('says so in words as well where nothing was sent before', async () => {
    const { client } = await connected();
    await client.close();
    await expect(client.asterisk.ping()).rejects.toThrow('was not sent: the client was closed before');
  });

  it('has an unknown outcome where it was sent and not answered', async () => {
    const { client, simulator } = await connected();
    const release = simulator.faults.holdResponses({ method: 'POST' });
    onTestFinished(release);
    const { url, username, password } = simulator;
    const other = new AriClient({ url, username, password, events: false });
    onTestFinished(() => other.close());
    const waiting = client.bridges.create({ type: 'mixing' });
    const settled = Promise.allSettled([waiting]);
    // It has been carried out, and only its answer is missing.
    await expect.poll(async () => (await other.bridges.list()).length).toBe(1);
    await Promise.all([client.close(), settled]);
    await expect(waiting).rejects.toMatchObject({ sent: 'unknown' });
    await expect(waiting).rejects.toThrow('the client was closed before the answer came');
  });
});

it('a command of a server that is closed says so in words', async () => {
  const server = new AriServer({ port: 0, path: '/ari', username: 'asterisk', password: 'secret' });
  await server.listen();
  await expect(server.channels.list()).rejects.toThrow('no Asterisk has called yet');
  await server.close();
  await expect(server.channels.list()).rejects.toThrow('was not sent: the server was closed before');
});
