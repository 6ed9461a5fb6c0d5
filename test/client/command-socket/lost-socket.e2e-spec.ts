import { expect, it, vi } from 'vitest';
import { AriConnectionException } from 'nestjs-ari/client';
import { failureOf, ownAsterisk } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { heldChannel, slowCommand } from './support/held-channel.js';
import { WAYS, connectedWay } from './support/ways.js';

for (const way of WAYS) {
  describeOnAsterisk(`commands ${way.name} when Asterisk is killed`, () => {
    it('fail with an unknown outcome where they were sent, and travel again when it is back', async () => {
      const asterisk = await ownAsterisk();
      const client = await connectedWay(way, asterisk);
      const channel = await heldChannel(client);
      const slow = failureOf(slowCommand(client, channel));
      await client.asterisk.ping({ timeout: 300 }).catch(() => undefined);
      await asterisk.kill();
      expect(await slow).toBeInstanceOf(AriConnectionException);
      expect(await slow).toMatchObject({ sent: 'unknown', operation: 'channels.setChannelVar' });
      await asterisk.restart();
      await vi.waitFor(() => expect(client.status).toBe('connected'), 45_000);
      expect(await client.channels.list()).toEqual([]);
    });
  });
}
