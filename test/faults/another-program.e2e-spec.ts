import type { ReplacedReaction } from 'nestjs-ari/client';
import { expect, it, onTestFinished } from 'vitest';
import { RawEventSocket } from '../asterisk/raw-event-socket.js';
import { eventually } from '../client/support/eventually.js';
import { nextStatus, statusesOf } from '../client/support/status-of-a-client.js';
import { CountedCalls } from './support/counted-calls.js';
import { describeOnBoth, type Exchange } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';
import { errorsOf } from '../client/support/errors-of.js';

const CALLS = 5;

type Reaction = ReplacedReaction | ((application: string) => ReplacedReaction | Promise<ReplacedReaction>);

/** A program with live calls whose application another program takes. */
async function taken(asterisk: Exchange, onReplaced?: Reaction) {
  const proxy = await FaultProxy.before(asterisk.port);
  const counted = await CountedCalls.start(asterisk, { url: proxy.url, onReplaced });
  const { client } = counted.application;
  // On a machine that does ten things at once this program may lag; that is not what is looked at here.
  const errors = errorsOf(client);
  const channels = await counted.place(CALLS);
  const take = async (): Promise<RawEventSocket> => {
    const other = await RawEventSocket.open(asterisk.account, counted.name);
    onTestFinished(() => other.close());
    return other;
  };
  return { proxy, counted, client, errors, channels, take };
}

describeOnBoth('an application that another program takes', (exchange) => {
  it('is given up, and the log says so; its calls are lost here, and stay where they are', async () => {
    const { proxy, counted, client, errors, channels, take } = await taken(await exchange());
    const statuses = statusesOf(client);
    const replaced = nextStatus(client, 'replaced');
    await take();
    expect((await replaced).reason).toBe(`another program registered ${counted.name}`);
    await eventually(() => expect(counted.ledger.outcomes).toEqual({ lost: CALLS }));
    await eventually(() => expect(counted.kept).toEqual({ instances: 0, lives: 0, objects: 0, running: 0 }));
    await eventually(() => expect(proxy.sockets).toEqual([]));
    expect(errors).toEqual([{ kind: 'replaced', connection: 'default', application: counted.name }]);
    expect(counted.application.log.with('another program registered')).toHaveLength(2);
    // Nothing was taken from the callers: whoever has the application now may go on with them.
    for (const { id } of channels) expect(await client.channels.get(id)).toMatchObject({ id, state: 'Up' });
    expect(statuses).toEqual(['replaced']);
    expect(counted.ledger.unsound).toEqual([]);
  });

  it("is taken back with onReplaced: 'takeBack', and its calls go on", async () => {
    const { counted, client, errors, channels, take } = await taken(await exchange(), 'takeBack');
    const back = nextStatus(client, 'connected');
    const other = await take();
    await back;
    await other.heard('ApplicationReplaced');
    for (const channel of channels) await channel.hangup();
    await eventually(() => expect(counted.ledger.outcomes).toEqual({ hangup: CALLS }));
    expect(errors.map(({ kind }) => kind)).toEqual(['replaced']);
    expect(counted.ledger.unsound).toEqual([]);
  });

  it('is given up or taken back as a function says, each time it is asked', async () => {
    const asked: string[] = [];
    const decisions: ReplacedReaction[] = ['takeBack', 'stop'];
    const { counted, client, take } = await taken(await exchange(), async (application) => {
      asked.push(application);
      return decisions.shift() ?? 'stop';
    });
    const back = nextStatus(client, 'connected');
    await take();
    await back;
    const replaced = nextStatus(client, 'replaced');
    await take();
    await replaced;
    expect(asked).toEqual([counted.name, counted.name]);
    await eventually(() => expect(counted.ledger.outcomes).toEqual({ lost: CALLS }));
  });

  it('is given up when that function fails, which is reported', async () => {
    const { counted, client, errors, take } = await taken(await exchange(), () => {
      throw new Error('undecided');
    });
    const replaced = nextStatus(client, 'replaced');
    await take();
    await replaced;
    await eventually(() => expect(counted.ledger.outcomes).toEqual({ lost: CALLS }));
    expect(errors.map(({ kind }) => kind)).toEqual(['replaced', 'listener']);
  });
});
