import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AriClient, AriClientOptions, Channel, ChannelEnd, TimedOut } from 'nestjs-ari/client';
import { fittingAnswer } from '../../support/fitting-answer.js';
import { NOT_FOUND, type ExchangeStub } from '../support/exchange-stub.js';
import { failureOf } from '../support/outcomes.js';
import { stubbedClient } from '../support/stub-call.js';
import { destroyed, hangupRequest, stasisEnd, stasisStart, STUB_APP, wireChannel } from '../support/wire-events.js';

type Command = (client: AriClient, id: string) => PromiseLike<unknown>;

/** What Asterisk refuses while the channel is not in an application. */
const NEED_IT: Readonly<Record<string, Command>> = {
  'bridges.addChannel': (client, channel) => client.bridges.addChannel('b', { channel }),
  'bridges.addChannel of several': (client, id) => client.bridges.addChannel('b', { channel: ['other', id] }),
  'channels.answer': (client, id) => client.channels.answer(id),
  'channels.continueInDialplan': (client, id) => client.channels.continueInDialplan(id),
  'channels.dial': (client, id) => client.channels.dial(id),
  'channels.hold': (client, id) => client.channels.hold(id),
  'channels.move': (client, id) => client.channels.move(id, { app: 'other' }),
  'channels.mute': (client, id) => client.channels.mute(id),
  'channels.play': (client, id) => client.channels.play(id, { media: 'sound:beep' }),
  'channels.playWithId': (client, id) => client.channels.playWithId(id, 'p', { media: 'sound:beep' }),
  'channels.progress': (client, id) => client.channels.progress(id),
  'channels.record': (client, id) => client.channels.record(id, { name: 'r', format: 'wav' }),
  'channels.redirect': (client, id) => client.channels.redirect(id, { endpoint: 'PJSIP/ada' }),
  'channels.ring': (client, id) => client.channels.ring(id),
  'channels.ringStop': (client, id) => client.channels.ringStop(id),
  'channels.sendDTMF': (client, id) => client.channels.sendDTMF(id, { dtmf: '1' }),
  'channels.startMoh': (client, id) => client.channels.startMoh(id),
  'channels.startSilence': (client, id) => client.channels.startSilence(id),
  'channels.stopMoh': (client, id) => client.channels.stopMoh(id),
  'channels.stopSilence': (client, id) => client.channels.stopSilence(id),
  'channels.transferProgress': (client, id) => client.channels.transferProgress(id, { states: 'channel_progress' }),
  'channels.unhold': (client, id) => client.channels.unhold(id),
  'channels.unmute': (client, id) => client.channels.unmute(id),
};

/** What is done to a channel wherever it is. */
const DO_NOT: Readonly<Record<string, Command>> = {
  'channels.get': (client, id) => client.channels.get(id),
  'channels.hangup': (client, id) => client.channels.hangup(id),
  'channels.getChannelVar': (client, id) => client.channels.getChannelVar(id, { variable: 'X' }),
  'channels.setChannelVar': (client, id) => client.channels.setChannelVar(id, { variable: 'X', value: 'y' }),
  'channels.snoopChannel': (client, id) => client.channels.snoopChannel(id, { app: 'other', spy: 'in' }),
};

const PLACE = { endpoint: 'PJSIP/ada', app: STUB_APP };
const MEDIA = { app: STUB_APP, external_host: 'h:1', format: 'ulaw' };

/** Every way to make a channel; all of them make `c1`, or another one whose id they tell. */
const MAKERS: Readonly<Record<string, (client: AriClient) => PromiseLike<Channel>>> = {
  'client.originate': (client) => client.originate(PLACE.endpoint),
  'client.create': (client) => client.create(PLACE.endpoint),
  'client.externalMedia': (client) => client.externalMedia(MEDIA),
  'channels.originate': (client) => client.channels.originate(PLACE),
  'channels.originate with an id': (client) => client.channels.originate({ ...PLACE, channelId: 'c1' }),
  'channels.originateWithId': (client) => client.channels.originateWithId('c1', PLACE),
  'channels.create': (client) => client.channels.create(PLACE),
  'channels.create with an id': (client) => client.channels.create({ ...PLACE, channelId: 'c1' }),
  'channels.externalMedia': (client) => client.channels.externalMedia(MEDIA),
  'channels.snoopChannel': (client) => client.channels.snoopChannel('other', { app: STUB_APP, spy: 'in' }),
  'channels.snoopChannelWithId': (client) =>
    client.channels.snoopChannelWithId('other', 'c1', { app: STUB_APP, spy: 'in' }),
};

/** A client and a stub that makes every channel, by the id in the command or as `c1`. */
async function stage(
  options: Partial<AriClientOptions> = {},
): Promise<{ client: AriClient; stub: ExchangeStub; sent: () => string[] }> {
  const [client, stub] = await stubbedClient({ sockets: 1, ...options });
  stub.answer = ({ method, path, query }) => {
    const [, inPath] = /^channels\/(?:[^/]+\/snoop\/)?([^/]+)$/.exec(path) ?? [];
    const makes = method === 'POST' && /^channels(\/[^/]+(\/snoop(\/[^/]+)?)?)?$/.test(path);
    if (!makes && !/^channels\/[^/]+$/.test(path)) return fittingAnswer({ method, path });
    const known = ['create', 'externalMedia'].includes(inPath ?? '') ? undefined : inPath;
    const id = query.get('channelId') ?? known ?? 'c1';
    return { status: 200, body: wireChannel(id, 'Down') };
  };
  const sent = () => stub.commands.map(({ method, path }) => `${method} ${path}`);
  return { client, stub, sent };
}

/** Resolves when everything that was given before has been sent: a connection carries one command after the other. */
async function allSent(client: AriClient, sent: () => string[]): Promise<void> {
  await client.deviceStates.list();
  expect(sent().at(-1)).toBe('GET deviceStates');
}

describe.each(Object.entries(MAKERS))('a channel that %s has made', (_maker, make) => {
  it('is waited for by a command that needs it in the application, until it has entered', async () => {
    const { client, stub, sent } = await stage();
    const channel = await make(client);
    const playing = channel.play('sound:beep');
    await allSent(client, sent);
    expect(sent().filter((command) => command.includes('/play/'))).toEqual([]);
    stub.send(stasisStart(channel.id));
    await playing;
    expect(sent().filter((command) => command.includes('/play/'))).toHaveLength(1);
  });
});

describe('a channel that has not entered yet', () => {
  it.each(Object.entries(NEED_IT))('%s waits until it has', async (_name, command) => {
    const { client, stub, sent } = await stage();
    await client.channels.originateWithId('c1', PLACE);
    const before = sent().length;
    const done = command(client, 'c1').then(
      () => 'done',
      (error: Error) => error.message,
    );
    await allSent(client, sent);
    // Whoever waits asks once whether it is there at all: its end may have come before the answer.
    expect(sent().slice(before)).toEqual(['GET channels/c1', 'GET deviceStates']);
    stub.send(stasisStart('c1'));
    await done;
    expect(sent()).toHaveLength(before + 3);
  });

  it.each(Object.entries(DO_NOT))('%s does not wait', async (_name, command) => {
    const { client } = await stage();
    await client.channels.originateWithId('c1', PLACE);
    await command(client, 'c1').then(
      () => {},
      () => {},
    );
  });

  it.each([
    ['which another program gets', async (client: AriClient) => client.channels.originate({ ...PLACE, app: 'other' })],
    [
      'which goes into the dialplan',
      async (client: AriClient) => client.channels.originate({ endpoint: PLACE.endpoint, extension: '1' }),
    ],
  ])('and of which no StasisStart will come is not waited for: %s', async (_which, make) => {
    const { client, sent } = await stage();
    const { id } = await make(client);
    await client.channels.answer(id);
    expect(sent().at(-1)).toBe('POST channels/c1/answer');
  });

  it('is not waited for while no events come', async () => {
    const { client, stub, sent } = await stage({ reconnect: { first: 60_000, most: 60_000 } });
    await client.channels.originateWithId('c1', PLACE);
    const waiting = client.channels.answer('c1');
    stub.cut();
    await waiting;
    await client.channels.originateWithId('c2', PLACE);
    await client.channels.answer('c2');
    expect(sent().filter((command) => command.endsWith('/answer'))).toHaveLength(2);
  });

  it('and has ended before its command was answered is gone at once', async () => {
    const { client, stub, sent } = await stage();
    await client.channels.originateWithId('c1', PLACE);
    stub.answer = () => NOT_FOUND;
    expect(await failureOf(client.channels.answer('c1'))).toMatchObject({ name: 'AriNotFoundException' });
    expect(sent().slice(-2)).toEqual(['GET channels/c1', 'POST channels/c1/answer']);
  });

  it('is not waited for when its StasisStart came before the answer', async () => {
    const { client, stub, sent } = await stage();
    const made = stub.answer;
    const entered = new Promise<void>((resolve) => client.once('StasisStart', () => resolve()));
    stub.answer = async (command) => {
      stub.send(stasisStart('c1'));
      await entered;
      return made(command);
    };
    const channel = await client.channels.originate(PLACE);
    stub.answer = made;
    await channel.answer();
    expect(sent().at(-1)).toBe('POST channels/c1/answer');
    expect(sent()).not.toContain('GET channels/c1');
  });

  it('that was refused is not followed', async () => {
    const { client, stub, sent } = await stage();
    stub.answer = () => ({ status: 500, body: { error: 'Allocation failed' } });
    await failureOf(client.channels.originateWithId('c1', PLACE));
    stub.answer = fittingAnswer;
    await client.channels.answer('c1');
    expect(sent().at(-1)).toBe('POST channels/c1/answer');
  });

  it('of a pending object, and ended before its command was answered, is not followed again', async () => {
    const { client, stub, sent } = await stage();
    const made = stub.answer;
    const call = client.originate(PLACE.endpoint);
    stub.answer = async (command) => {
      stub.send(destroyed(call.id, 17));
      await call.ended();
      return made(command);
    };
    await call;
    stub.answer = made;
    await client.channels.answer(call.id);
    expect(sent().filter((command) => command === `GET channels/${call.id}`)).toEqual([]);
  });
});

describe('a channel that a repository has made', () => {
  afterEach(() => vi.useRealTimers());

  const LEAVES = [stasisStart('c1'), hangupRequest('c1', { cause: 16 }), stasisEnd('c1')];

  /** Makes it, and lets it enter, be hung up and leave; gives what its end is after a while. */
  async function left(make: (client: AriClient) => Promise<Channel>) {
    const { client, stub } = await stage();
    const channel = await make(client);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    let end: ChannelEnd | TimedOut | undefined;
    void channel.ended().then((outcome) => (end = outcome));
    const heard = new Promise<void>((resolve) => client.once('StasisEnd', () => resolve()));
    stub.send(...LEAVES);
    await heard;
    return {
      stub,
      endAfter: async (ms: number) => {
        await vi.advanceTimersByTimeAsync(ms);
        await new Promise((resolve) => setImmediate(resolve));
        await new Promise((resolve) => setImmediate(resolve));
        return end;
      },
    };
  }

  it('waits for the ChannelDestroyed that its application gets', async () => {
    const { stub, endAfter } = await left((client) => client.channels.originate(PLACE));
    expect(await endAfter(500)).toBeUndefined();
    stub.send(destroyed('c1', 31));
    await expect.poll(() => endAfter(1)).toMatchObject({ outcome: 'hangup', cause: 31 });
  });

  it('that snoops has none to wait for', async () => {
    const { endAfter } = await left((client) => client.channels.snoopChannel('x', { app: STUB_APP, spy: 'in' }));
    expect(await endAfter(500)).toMatchObject({ outcome: 'hangup', cause: 16 });
  });
});
