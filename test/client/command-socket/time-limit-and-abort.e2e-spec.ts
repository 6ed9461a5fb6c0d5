import { expect, it, vi } from 'vitest';
import { AriAbortedException, AriTimeoutException } from 'nestjs-ari/client';
import { failureOf } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { heldChannel, slowCommand } from './support/held-channel.js';
import { ALL_WAYS, OVER_OWN, clientOfWay, reached } from './support/ways.js';
import { eventually } from '../support/eventually.js';

const REASON = new Error('the caller hung up');

for (const way of ALL_WAYS) {
  describeOnAsterisk(`a command ${way.name} that Asterisk does not answer`, () => {
    it('fails at its time limit, its outcome unknown', async () => {
      const { client } = await reached(way);
      const channel = await heldChannel(client);
      const error = await failureOf(slowCommand(client, channel, { timeout: 200 }));
      expect(error).toBeInstanceOf(AriTimeoutException);
      expect(error).toMatchObject({ sent: 'unknown', timeout: 200, operation: 'channels.setChannelVar' });
    });

    it('is given up by its signal, its outcome unknown', async () => {
      const { client, account } = await reached(way);
      const channel = await heldChannel(client);
      const abort = new AbortController();
      const failed = failureOf(slowCommand(client, channel, { signal: abort.signal }));
      // An answer to a command sent later over another connection: the slow one is with Asterisk by then.
      await clientOfWay(OVER_OWN, account).asterisk.ping();
      abort.abort(REASON);
      expect(await failed).toBeInstanceOf(AriAbortedException);
      expect(await failed).toMatchObject({ sent: 'unknown', cause: REASON });
    });

    it('is not sent when its signal was aborted before', async () => {
      const { client } = await reached(way);
      const error = await failureOf(client.bridges.create({ name: 'never' }, { signal: AbortSignal.abort(REASON) }));
      expect(error).toMatchObject({ name: 'AriAbortedException', sent: 'no', cause: REASON });
      expect((await client.bridges.list()).map(({ name }) => name)).not.toContain('never');
    });

    it('does not delay events', async () => {
      const { client, account } = await reached(way);
      const heard = vi.fn();
      client.on('ChannelUserevent', heard);
      const channel = await heldChannel(client);
      const slow = slowCommand(client, channel);
      let over = false;
      void slow.finally(() => (over = true));
      await clientOfWay(OVER_OWN, account).events.userEvent('Knock', { application: client.apps[0] ?? '' });
      await eventually(() => expect(heard).toHaveBeenCalledOnce());
      expect(over).toBe(false);
      await slow;
    });
  });
}
