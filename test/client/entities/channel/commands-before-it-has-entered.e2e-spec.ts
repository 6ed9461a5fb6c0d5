import { describe, expect, it, onTestFinished } from 'vitest';
import {
  AriClient,
  type Ari,
  type AriClientOptions,
  type Bridge,
  type Channel,
  type PendingChannel,
} from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { contractDialplan } from '../../../contract/contract-dialplan.js';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { calledServer } from '../../server/support/server-of-a-test.js';
import { answeredChannel } from '../../support/call-of-a-test.js';
import { answeredCall, asteriskClient, unique } from '../support/asterisk-call.js';
import { failureOf } from '../support/outcomes.js';
import { SILENT } from '../support/silent-logger.js';

const CALLS = process.env['SOAK'] === '1' ? 200 : 20;
const AT_ONCE = 10;
const WAYS: readonly Partial<AriClientOptions>[] = [
  {},
  { transport: 'websocket' },
  { transport: 'websocket', websocket: { socket: 'events' } },
];

/** Makes channels and gives each a command at once, by its pending object, by what awaiting gives, and by its id. */
async function commanded(client: Ari, bridge: Bridge, make: () => PendingChannel): Promise<void> {
  const commands: readonly ((made: PendingChannel) => PromiseLike<unknown>)[] = [
    (made) => bridge.addChannel(made),
    async (made) => bridge.addChannel(await made),
    (made) => made.play('sound:beep'),
    async (made) => (await made).play('sound:beep'),
    (made) => made.record({ maxDurationSeconds: 1 }),
    async (made) => (await made).mute({ direction: 'both' }),
    (made) => client.channels.startMoh(made.id),
  ];
  for (const command of commands) {
    for (let calls = 0; calls < CALLS; calls += AT_ONCE) {
      const one = async (): Promise<void> => {
        const made = make();
        await command(made);
        await client.channels.hangup(made.id);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    }
  }
}

function makers(client: AriClient): Readonly<Record<string, () => PendingChannel>> {
  return {
    externalMedia: () => client.externalMedia({ external_host: '127.0.0.1:29999', format: 'ulaw' }),
    originate: () => client.originate('Local/answer@default'),
  };
}

// Asterisk answers the command that makes a channel before the channel has entered its application.
describeOnAsterisk.each(WAYS)('a command right after a channel was made: %o', (way) => {
  it.each(['externalMedia', 'originate'])(
    'is not refused: %s',
    async (kind) => {
      const client = await asteriskClient(way);
      const bridge = await client.bridges.create({ type: 'mixing' });
      await commanded(client, bridge, makers(client)[kind] as () => PendingChannel);
      await bridge.destroy();
    },
    120_000,
  );

  it('is not refused: snoop', async () => {
    const client = await asteriskClient(way);
    const heard = await answeredCall(client, 'stay');
    const bridge = await client.bridges.create({ type: 'mixing' });
    await commanded(client, bridge, () => heard.snoop(client.apps[0] ?? '', { spy: 'in' }));
    await bridge.destroy();
  }, 120_000);
});

type Maker = (client: Ari, app: string, heard: Channel) => Promise<Channel>;

/** Channels made by the methods of the repository, which choose no id. */
const REPOSITORY: Readonly<Record<string, Maker>> = {
  create: (client, app) => client.channels.create({ endpoint: 'Local/answer@default', app }),
  originate: (client, app) => client.channels.originate({ endpoint: 'Local/answer@default', app }),
  externalMedia: (client, app) =>
    client.channels.externalMedia({ app, external_host: '127.0.0.1:29999', format: 'ulaw' }),
  snoopChannel: (client, app, heard) => client.channels.snoopChannel(heard.id, { app, spy: 'in' }),
};

/** Makes channels by the repository, and gives each a command at once. */
async function commandedByRepository(
  client: Ari,
  app: string,
  heard: Channel,
  [kind, make]: readonly [string, Maker],
): Promise<void> {
  const bridge = await client.bridges.create({ type: 'mixing' });
  const commands: readonly ((made: Channel) => PromiseLike<unknown>)[] = [
    (made) => bridge.addChannel(made),
    // One that was only created rings when it is dialled, and hears nothing before.
    (made) => (kind === 'create' ? made.dial({ timeout: 5 }) : made.play('sound:beep')),
  ];
  for (const command of commands) {
    for (let calls = 0; calls < CALLS; calls += AT_ONCE) {
      const one = async (): Promise<void> => {
        const made = await make(client, app, heard);
        await command(made);
        await made.hangup({ ifGone: 'ignore' });
      };
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    }
  }
  await bridge.destroy();
}

// Before, some of a hundred of these were refused: nobody followed the channel before it had entered.
describeOnAsterisk.each(WAYS)('a command right after a repository has made a channel: %o', (way) => {
  it.each(Object.entries(REPOSITORY))(
    'is not refused: %s',
    async (...kind) => {
      const client = await asteriskClient(way);
      await commandedByRepository(client, client.apps[0] ?? '', await answeredCall(client, 'stay'), kind);
    },
    120_000,
  );
});

describeOnAsterisk("a command right after a channel was made over Asterisk's own socket", () => {
  it('is not refused, however it was made', async () => {
    const { server } = await calledServer();
    const [app = ''] = server.apps;
    const heard = await answeredChannel(server, app, 'stay');
    for (const kind of Object.entries(REPOSITORY)) await commandedByRepository(server, app, heard, kind);
    const bridge = await server.bridges.create({ type: 'mixing' });
    await commanded(server, bridge, () => server.originate('Local/answer@default', { app }));
    await commanded(server, bridge, () => heard.snoop(app, { spy: 'in' }));
    await commanded(server, bridge, () =>
      server.externalMedia({ app, external_host: '127.0.0.1:29999', format: 'ulaw' }),
    );
    await bridge.destroy();
  }, 240_000);
});

describeOnAsterisk('a command for a telephone that still rings', () => {
  it('waits for the answer, and is carried out then', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/slow@default');
    const ringing = await call;
    expect(ringing.state).not.toBe('Up');
    const playback = await ringing.play('sound:beep');
    expect(playback.target_uri).toBe(`channel:${call.id}`);
    await ringing.hangup();
  });

  it('waits no longer than its time limit, and the refusal names what to wait for', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/ring@default');
    await call;
    const refused = await failureOf((await call).answer({ timeout: 200 }));
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.message).toContain('entered()');
    await client.channels.hangup(call.id);
  });

  it('ends with the call: it is gone', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/ring@default');
    const failure = failureOf((await call).answer());
    await client.channels.hangup(call.id);
    expect(await failure).toMatchObject({ name: 'AriNotFoundException' });
  });

  it('can be given up by its signal, and does not hold up hanging up', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/ring@default');
    await call;
    const given = new AbortController();
    const failure = failureOf((await call).play('sound:beep', {}, { signal: given.signal }));
    given.abort();
    expect(await failure).toMatchObject({ name: 'AriAbortedException' });
    await (await call).hangup();
    expect(await call.ended()).toMatchObject({ outcome: 'hangup' });
  });

  it('is sent at once where the channel enters nothing of ours', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/ring@default', { app: unique('other') });
    await call;
    expect(await failureOf((await call).answer())).toMatchObject({ status: 409 });
    await client.channels.hangup(call.id);
  });
});

describe('a command right after a simulated channel was made', () => {
  it.each(['externalMedia', 'originate'])('is not refused: %s', async (kind) => {
    const asterisk = await AsteriskSimulator.start({ dialplan: contractDialplan });
    onTestFinished(() => asterisk.stop());
    const { url, username, password } = asterisk;
    const client = new AriClient({ url, username, password, apps: 'ready', logger: SILENT });
    onTestFinished(() => client.close());
    await client.connect();
    const bridge = await client.bridges.create({ type: 'mixing' });
    await commanded(client, bridge, makers(client)[kind] as () => PendingChannel);
  });
});
