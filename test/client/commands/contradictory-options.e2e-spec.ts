import { describe, expect, it, onTestFinished } from 'vitest';
import { AriHttpException, AriInvalidCallException, type Ari, type AriClient } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { contractDialplan } from '../../contract/contract-dialplan.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { answer, StubCommands } from '../command-socket/support/stub-commands.js';
import { connectedWay, stubAccount, WEBSOCKET_WAYS } from '../command-socket/support/ways.js';
import { serverFor } from '../server/support/server-of-a-test.js';
import { StubAsterisk } from '../server/support/stub-asterisk.js';
import { eventually } from '../support/eventually.js';
import { answeredChannel, connectedClient, unique } from '../support/call-of-a-test.js';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';

/** Options as untyped code may give them. */
type Loose = Record<string, unknown>;
type Command = (client: Ari, options: Loose) => PromiseLike<unknown>;

const originate: Command = (client, options) =>
  client.channels.originate({ endpoint: 'Local/answer@default', ...options });
const withId: Command = (client, options) =>
  client.channels.originateWithId('own', { endpoint: 'Local/answer@default', ...options });
const pending: Command = (client, options) => client.originate('Local/answer@default', options);
const create: Command = (client, options) =>
  client.channels.create({ endpoint: 'Local/answer@default', app: 'a', ...options });
const move: Command = (client, options) => client.channels.continueInDialplan('1', options);
const snoop: Command = (client, options) => client.channels.snoopChannel('1', { app: 'a', ...options });
const snoopWithId: Command = (client, options) =>
  client.channels.snoopChannelWithId('1', 'own', { app: 'a', ...options });
const external: Command = (client, options) => client.channels.externalMedia({ app: 'a', format: 'ulaw', ...options });

/** The command, its options, and the parameter that is refused. */
const REFUSED: readonly (readonly [string, Command, Loose, string])[] = [
  ['originate', originate, {}, 'app'],
  ['originate', originate, { context: 'default' }, 'app'],
  ['originate', originate, { app: 'a', extension: '100' }, 'extension'],
  ['originate', originate, { app: 'a', context: 'default' }, 'context'],
  ['originate', originate, { app: 'a', priority: 1 }, 'priority'],
  ['originate', originate, { app: 'a', label: 'x' }, 'label'],
  ['originate', originate, { extension: '100', appArgs: 'x' }, 'appArgs'],
  ['originate', originate, { extension: '100', label: 'x', priority: 2 }, 'priority'],
  ['originate', originate, { app: 'a', originator: '1', formats: 'ulaw' }, 'formats'],
  ['originate', originate, { app: 'a', otherChannelId: 'x', endpoint: 'PJSIP/ada' }, 'otherChannelId'],
  ['originate', originate, { app: 'a', channelId: 'x', otherChannelId: 'x' }, 'otherChannelId'],
  ['originate', originate, { app: 'a', endpoint: 'WebSocket/media/c(ulaw)f(json)' }, 'endpoint'],
  ['originateWithId', withId, { app: 'a', extension: '100' }, 'extension'],
  ['originateWithId', withId, { app: 'a', otherChannelId: 'own' }, 'otherChannelId'],
  ['client.originate', pending, { app: 'a', extension: '100' }, 'extension'],
  ['originate', originate, { app: 'a', channelId: 'i'.repeat(150) }, 'channelId'],
  ['originate', originate, { app: 'a', otherChannelId: 'i'.repeat(150) }, 'otherChannelId'],
  ['originate', originate, { extension: '1'.repeat(80), context: 'default' }, 'extension'],
  ['originate', originate, { extension: 'ж'.repeat(40), context: 'default' }, 'extension'],
  ['originate', originate, { extension: '1', context: 'c'.repeat(80) }, 'context'],
  ['originate', originate, { app: 'a'.repeat(74) }, 'app'],
  ['create', create, { channelId: 'i'.repeat(150) }, 'channelId'],
  ['continueInDialplan', move, { extension: '1'.repeat(80) }, 'extension'],
  ['snoopChannel', snoop, { spy: 'both', snoopId: 'i'.repeat(150) }, 'snoopId'],
  ['externalMedia', external, { external_host: 'h:1', channelId: 'i'.repeat(150) }, 'channelId'],
  ['create', create, { originator: '1', formats: 'ulaw' }, 'formats'],
  ['create', create, { endpoint: 'PJSIP/ada', otherChannelId: 'x' }, 'otherChannelId'],
  ['create', create, { endpoint: 'websocket/INCOMING/f' }, 'endpoint'],
  ['continueInDialplan', move, { label: 'x', priority: 1 }, 'priority'],
  ['snoopChannel', snoop, {}, 'spy'],
  ['snoopChannel', snoop, { spy: 'none', whisper: 'none' }, 'spy'],
  ['snoopChannelWithId', snoopWithId, { whisper: 'none' }, 'spy'],
  ['externalMedia', external, { transport: 'websocket', external_host: 'INCOMING' }, 'connection_type'],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'INCOMING', connection_type: 'client' },
    'connection_type',
  ],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'media', connection_type: 'server' },
    'external_host',
  ],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'media', encapsulation: 'rtp' },
    'encapsulation',
  ],
  ['externalMedia', external, { encapsulation: 'audiosocket', external_host: 'h:1', data: 'u' }, 'transport'],
  ['externalMedia', external, { encapsulation: 'audiosocket', transport: 'tcp', external_host: 'h:1' }, 'data'],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'media', transport_data: 'f' },
    'transport_data',
  ],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'media', transport_data: 'c(ulaw)f()' },
    'transport_data',
  ],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'media', transport_data: 'nf(xml)' },
    'transport_data',
  ],
  [
    'externalMedia',
    external,
    { transport: 'websocket', external_host: 'media', transport_data: 'f(json)f(x)' },
    'transport_data',
  ],
];

describe('contradictory options are refused before anything is sent', () => {
  it.each(REFUSED)('%s %#: %o', async (_name, command, options, parameter) => {
    const stub = await stubFor();
    const error = await failureOf(command(clientFor(stub.url, { apps: ['a', 'b'] }), options));
    expect(error, error.message).toBeInstanceOf(AriInvalidCallException);
    expect(error).toMatchObject({ parameter });
    expect(stub.requests).toEqual([]);
  });

  it.each(WEBSOCKET_WAYS)('$name', async (way) => {
    const { stub, account } = await stubAccount();
    const commands = new StubCommands(stub, (command, socket) => {
      answer(command, socket, 200, command.uri.startsWith('applications/') ? { name: 'x' } : []);
    });
    const client = await connectedWay(way, account, { apps: ['a', 'b'] });
    await eventually(() => expect(client.state.inFlight).toBe(0));
    const before = commands.received.length;
    for (const [name, command, options, parameter] of REFUSED) {
      expect(await failureOf(command(client, options)), name).toMatchObject({ code: 'ARI_INVALID_CALL', parameter });
    }
    expect(commands.received).toHaveLength(before);
  });

  it("over Asterisk's own socket", async () => {
    const server = serverFor({ port: 0 });
    await server.listen();
    const stub = await StubAsterisk.call(server);
    stub.registers('wire');
    await server.connect();
    await eventually(() => expect(server.state.inFlight).toBe(0));
    const sent: string[] = [];
    stub.answer = ({ uri }) => void sent.push(uri);
    for (const [name, command, options, parameter] of REFUSED) {
      expect(await failureOf(command(server, options)), name).toMatchObject({ code: 'ARI_INVALID_CALL', parameter });
    }
    expect(sent).toEqual([]);
  });

  it('and what only looks like one is sent', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    await originate(client, { extension: '100', context: 'default', priority: 1 });
    await originate(client, { extension: '100', label: 'x' });
    await originate(client, { app: 'a', appArgs: 'x', extension: '', context: undefined });
    await originate(client, { app: 'a', channelId: 'x', otherChannelId: 'y' });
    await originate(client, { app: 'a', endpoint: 'PJSIP/fifi' });
    await originate(client, { app: 'a', endpoint: 'WebSocket/media/c(slin16f)n' });
    await snoop(client, { spy: 'in' });
    await external(client, { transport: 'websocket', external_host: 'INCOMING', connection_type: 'server' });
    await external(client, { transport: 'websocket', external_host: 'media', transport_data: 'c(ulaw)v(file=x)' });
    await external(client, { transport: 'websocket', external_host: 'media', transport_data: 'f(json)v(id=f)' });
    await external(client, { transport: 'websocket', external_host: 'media', transport_data: 'nf(plain-text)' });
    await external(client, { external_host: 'host:1', transport_data: 'f' });
    expect(stub.requests).toHaveLength(12);
  });
});

/** What an Asterisk does with the same command when nobody refuses it. */
function told(name: string, connect: () => Promise<{ client: AriClient; app: string }>): void {
  it(`${name}: the extension beside an application is ignored`, async () => {
    const { client, app } = await connect();
    const entered = new Promise((resolve) => client.once('StasisStart', resolve));
    const id = unique('both');
    const query = { endpoint: 'Local/answer@default', app, extension: 'no-such', context: 'none' };
    await client.request({ method: 'POST', path: `channels/${id}`, query });
    expect(await entered).toMatchObject({ application: app });
    await client.channels.hangup(id);
  });

  it.each([
    ['neither application nor extension', 'channels', { endpoint: 'Local/answer@default', context: 'default' }],
    [
      'formats beside an originator',
      'channels',
      { endpoint: 'Local/answer@default', app: 'x', originator: 'y', formats: 'ulaw' },
    ],
  ])(`${name}: refused without a word that helps: %s`, async (_name, path, query) => {
    const { client } = await connect();
    const error = await failureOf(client.request({ method: 'POST', path, query }));
    expect(error).toBeInstanceOf(AriHttpException);
    expect((error as AriHttpException).status).toBeGreaterThanOrEqual(400);
  });

  it(`${name}: what is left of an extension of 80 bytes is another one, and of an id of 152`, async () => {
    const { client } = await connect();
    const app = 'x'.repeat(79 - 'app-'.length);
    const query = {
      endpoint: 'Local/stay@default',
      context: 'default',
      extension: `app-${app}y`,
      channelId: unique('cut'),
    };
    const seen = new Promise<unknown>((resolve) => {
      client.on(
        'ChannelUserevent',
        ({ eventname, channel }) => eventname === 'AfterStasis' && resolve(channel?.dialplan.exten),
      );
    });
    await client.request({
      method: 'POST',
      path: `applications/${client.apps[0]}/subscription`,
      query: { eventSource: 'channel:' },
    });
    await client.request({ method: 'POST', path: 'channels', query });
    expect(await seen).toBe(`app-${app}`);
    const long = unique('cut').padEnd(152, 'i');
    const endpoint = { endpoint: 'Local/stay@default', app: 'x', channelId: long, otherChannelId: unique('other') };
    const made = await client.request({ method: 'POST', path: 'channels/create', query: endpoint });
    expect(made).toMatchObject({ id: long.slice(0, 151) });
  });

  it(`${name}: a snoop of no direction is refused`, async () => {
    const { client, app } = await connect();
    const channel = await answeredChannel(client, app);
    const error = await failureOf(
      client.request({ method: 'POST', path: `channels/${channel.id}/snoop`, query: { app } }),
    );
    expect(error).toMatchObject({ status: 400 });
  });
}

describeOnAsterisk('what the real Asterisk does with them', () => {
  told('Asterisk', connectedClient);
});

describe('what the simulator does with them', () => {
  told('simulator', async () => {
    const simulator = await AsteriskSimulator.start({ dialplan: contractDialplan });
    onTestFinished(() => simulator.stop());
    const app = unique('app');
    const client = clientFor(simulator.url, { username: simulator.username, password: simulator.password, apps: app });
    await client.connect();
    return { client, app };
  });
});
