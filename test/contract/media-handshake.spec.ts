import { once } from 'node:events';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { MediaChannels } from './media/media-channels.js';
import { describeMediaOnBoth, SECTION } from './media/media-place.js';
import { PATIENCE } from './media/until.js';

describeMediaOnBoth('the socket of a WebSocket channel', (place) => {
  const channels = new MediaChannels(place);

  async function refusal(address: string): Promise<number> {
    const socket = new WebSocket(address, ['media']);
    socket.on('error', () => {});
    const [, { statusCode }] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    socket.terminate();
    return statusCode;
  }

  it('lets one program in, once, and nobody it does not know', async () => {
    const { address } = await channels.connected('ulaw');
    expect(await refusal(address)).toBe(409);
    expect(await refusal(address.replace(/[^/]+$/, 'unknown'))).toBe(404);
    expect((await fetch(address.replace('ws', 'http'))).status).toBe(409);
  });

  it('calls a program as its section says, with what the call adds to the address', async () => {
    const { words, id } = await channels.called('ulaw', ',a=x.y,b=%41');
    const { url, headers } = place().program.handshakes.at(-1) ?? { headers: {} };
    expect(url).toBe(`/media?id=${id}&a=x.y&b=%41`);
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from('outbound:outbound').toString('base64')}`,
      'sec-websocket-protocol': 'media',
    });
    expect(words[0]).toMatchObject({ connection_id: SECTION });
  });

  // Seen, and a trap: a program that tells calls apart by the address must be given something at each.
  it('keeps what a call has added to the address for the next call that adds nothing', async () => {
    const { id } = await channels.called('ulaw');
    const { handshakes } = place().program;
    const before = handshakes.length;
    const other = channels.nextId();
    await channels.make('ulaw', other, {
      connection_type: 'client',
      external_host: SECTION,
      transport_data: 'f(json)',
    });
    await vi.waitFor(() => expect(handshakes.length).toBeGreaterThan(before), PATIENCE);
    expect(handshakes[before]?.url).toBe(`/media?id=${id}`);
    await channels.client.channels.hangup(other);
  });

  it('tries a program that refuses four times, and then the channel is gone', async () => {
    const { program } = place();
    program.refuses = true;
    onTestFinished(() => void (program.refuses = false));
    const id = channels.nextId();
    const gone = new Promise<object>((resolve) =>
      channels.client.on('ChannelDestroyed', (event) => event.channel.id === id && resolve(event)),
    );
    const told: string[] = [];
    channels.client.on('*', (event) => {
      const { channel, peer } = event as { readonly channel?: { id: string }; readonly peer?: { id: string } };
      if (channel?.id === id || peer?.id === id) told.push(event.type);
    });
    const before = program.handshakes.length;
    await channels.make('ulaw', id, {
      connection_type: 'client',
      external_host: SECTION,
      transport_data: `f(json)v(id=${id})`,
    });
    expect(await gone).toMatchObject({ cause: 3, cause_txt: 'No route to destination' });
    expect(program.handshakes.length - before).toBe(4);
    expect(told.filter((type) => type !== 'ChannelVarset')).toEqual([
      'ChannelCreated',
      'ChannelDialplan',
      'ChannelDestroyed',
    ]);
  });
});
