import { expect, it } from 'vitest';
import { AriRequestTooLargeException } from 'nestjs-ari/client';
import { answeredChannel, dissolved, unique } from '../support/call-of-a-test.js';
import { failureOf } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ALL_WAYS, OVER_HTTP, reached } from './support/ways.js';

/** Everything that a careless hand forgets to encode. */
const ODD = 'a;b/c d%20?e&f=g#h+"i\\j\'k:ü€😀';

for (const way of ALL_WAYS) {
  describeOnAsterisk(`a command ${way.name}`, () => {
    it('reaches an object whose id has odd characters', async () => {
      const { client } = await reached(way);
      const id = `${unique('bridge')}${ODD}`;
      expect(await client.bridges.createWithId(id, { name: ODD })).toMatchObject({ id, name: ODD });
      expect((await client.bridges.get(id)).id).toBe(id);
      await client.bridges.destroy(id);
      await dissolved(client, id);
    });

    it('carries texts of every script, in the query and in the body, there and back', async () => {
      const { client } = await reached(way);
      const { id } = await answeredChannel(client, client.apps[0] ?? '');
      await client.channels.setChannelVar(id, { variable: 'QUERY', value: ODD });
      await client.channels.setChannelVars(id, { variables: { BODY: ODD } });
      expect(await client.channels.getChannelVar(id, { variable: 'QUERY' })).toEqual({ value: ODD });
      expect(await client.channels.getChannelVar(id, { variable: 'BODY' })).toEqual({ value: ODD });
    });

    it('carries as much as Asterisk takes, and refuses more before it is sent', async () => {
      const { client } = await reached(way);
      const { id } = await answeredChannel(client, client.apps[0] ?? '');
      // Around the value: {"variables":{"LONG":"…"}} over HTTP, the whole frame with its escapes over a WebSocket.
      const most = way === OVER_HTTP ? 40_960 - 25 : 65_000;
      const set = (length: number): Promise<void> =>
        client.channels.setChannelVars(id, { variables: { LONG: 'x'.repeat(length) } });
      await set(most);
      const { value } = await client.channels.getChannelVar(id, { variable: 'LONG' });
      expect(value.length).toBe(most);
      const error = await failureOf(set(way === OVER_HTTP ? most + 1 : 65_535));
      expect(error).toBeInstanceOf(AriRequestTooLargeException);
      expect(error.message).toMatch(/was not sent, its (body|frame) of \d+ bytes is larger than the \d+ that Asterisk/);
      expect((await client.channels.get(id)).id).toBe(id);
    });
  });
}
