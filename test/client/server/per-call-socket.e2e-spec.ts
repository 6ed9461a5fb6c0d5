import { expect, it, vi } from 'vitest';
import { StasisEnd, type AriServer, type Channel } from 'nestjs-ari/client';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { CuttableLine } from './support/cuttable-line.js';
import { callInto, serverFor } from './support/server-of-a-test.js';
import { eventually } from '../support/eventually.js';

/** A server whose only sockets are those of single calls; on a line that can be cut. */
async function perCall() {
  const asterisk = await ownAsterisk();
  const server = serverFor({ port: 0, absence: { call: 1_000 } });
  await server.listen();
  const line = await CuttableLine.lay(asterisk.outboundPort, () => server.port ?? 0);
  return { asterisk, server, line };
}

/** The channels of so many calls, in the order in which they came. */
function arrived(server: AriServer, count: number): Promise<Channel[]> {
  const channels: Channel[] = [];
  return new Promise((resolve) => {
    server.on('StasisStart', ({ channel }) => {
      if (channels.push(channel) === count) resolve(channels);
    });
  });
}

describeOnAsterisk('a socket for each call', () => {
  it('serves its call: a listener of the application hears it, and its commands go back over it', async () => {
    const { asterisk, server, line } = await perCall();
    const application = new Promise<string>((resolve) => {
      server.on('StasisStart', (event) => resolve(event.application), { application: 'percall' });
    });
    const coming = arrived(server, 1);
    await callInto(asterisk, 'percall');
    expect(await application).toMatch(/^percall:Local\/app-percall@default-\w+;2$/);
    const [channel] = (await coming) as [Channel];
    await channel.answer();
    expect(await channel.play('sound:hello-world').finished()).toMatchObject({ outcome: 'finished' });
    expect(server.apps).toEqual(['percall']);
    const gone = new Promise<StasisEnd>((resolve) => server.once('StasisEnd', resolve));
    await channel.hangup();
    expect(await gone).toBeInstanceOf(StasisEnd);
    expect(line.connections).toBe(1);
  });

  it('lets a repository act on the call whose event is being handled', async () => {
    const { asterisk, server } = await perCall();
    const done = new Promise<string>((resolve, reject) => {
      server.on('StasisStart', async ({ channel }) => {
        try {
          await channel.answer();
          const bridge = await server.bridges.create();
          const entered = new Promise<string>((enter) => {
            bridge.on('ChannelEnteredBridge', (event) => enter(event.channel?.id ?? ''));
          });
          await bridge.addChannel(channel);
          resolve(await entered);
        } catch (error) {
          reject(error);
        }
      });
    });
    await callInto(asterisk, 'percall', 'bridged');
    expect(await done).toBe('bridged-far');
  });

  it('is forgotten when Asterisk has closed it after the call', async () => {
    const { asterisk, server } = await perCall();
    const coming = arrived(server, 1);
    await callInto(asterisk, 'percall');
    const [channel] = (await coming) as [Channel];
    await channel.hangup();
    // Asterisk keeps the socket for some seconds.
    await vi.waitFor(() => expect(server.asterisks).toEqual([]), 45_000);
    expect(server.status).toBe('connecting');
  });

  it('concerns its own call alone when it is cut, and that call goes on when it comes back', async () => {
    const { asterisk, server, line } = await perCall();
    const coming = arrived(server, 4);
    for (const id of ['a', 'b', 'c', 'd']) await callInto(asterisk, 'percall', id);
    const channels = await coming;
    const ends = channels.map((channel) => channel.ended());
    const settled = vi.fn();
    for (const end of ends) void end.then(settled);
    line.cut(2);
    await eventually(() => expect(line.connections).toBe(6));
    await Promise.all(channels.map((channel) => channel.answer()));
    expect(settled).not.toHaveBeenCalled();
    await Promise.all(channels.map((channel) => channel.hangup()));
    for (const end of ends) expect(await end).toMatchObject({ outcome: 'hangup' });
  });

  it('takes exactly its own call with it when it stays away', async () => {
    const { asterisk, server, line } = await perCall();
    const coming = arrived(server, 2);
    await callInto(asterisk, 'percall', 'kept');
    await eventually(() => expect(line.open).toBe(1));
    await callInto(asterisk, 'percall', 'cut');
    const channels = await coming;
    const [kept, lost] = ['kept-far', 'cut-far'].map((id) => channels.find((channel) => channel.id === id));
    const ended = lost?.ended();
    const other = vi.fn();
    void kept?.ended().then(other);
    line.refuse = true;
    line.cut(1);
    expect(await ended).toMatchObject({ outcome: 'lost' });
    expect(other).not.toHaveBeenCalled();
    await kept?.answer();
    await kept?.hangup();
    await eventually(() => expect(other).toHaveBeenCalledOnce());
  });
});
