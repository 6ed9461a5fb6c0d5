import { expect, it } from 'vitest';
import { AriForbiddenException, AriUnauthorizedException } from 'nestjs-ari/client';
import { answeredChannel } from '../support/call-of-a-test.js';
import { failureOf } from '../support/clients-of-a-test.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { WAYS, clientOfWay, connectedWay } from './support/ways.js';

for (const way of WAYS) {
  describeOnAsterisk(`a command ${way.name}`, () => {
    it('of a user who may only read is 403 where it writes', async () => {
      const client = await connectedWay(way, { ...requireAsterisk(), username: 'ro', password: 'ro' });
      expect((await failureOf(client.bridges.create())).constructor).toBe(AriForbiddenException);
      expect(await client.channels.list()).toBeInstanceOf(Array);
    });

    it('with a wrong password is 401 at once', async () => {
      const client = clientOfWay(way, { ...requireAsterisk(), password: 'wrong' });
      const connecting = failureOf(client.connect());
      expect((await failureOf(client.channels.list())).constructor).toBe(AriUnauthorizedException);
      await client.close();
      await connecting;
    });

    it('that fetches a file gives its bytes', async () => {
      const client = await connectedWay(way, requireAsterisk());
      const channel = await answeredChannel(client, client.apps[0] ?? '', 'tone');
      const recording = channel.record({ maxDurationSeconds: 1 });
      await recording.finished();
      const bytes = await client.recordings.getStoredFile(recording.name);
      expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
      await client.recordings.deleteStored(recording.name);
    });
  });
}
