import { expect, it, vi } from 'vitest';
import type { AriServer, Channel } from 'nestjs-ari/client';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { failureOf, ownAsterisk } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { CuttableLine } from './support/cuttable-line.js';
import { callInto, persistent, serverFor } from './support/server-of-a-test.js';
import { eventually } from '../support/eventually.js';

interface Two {
  readonly server: AriServer;
  readonly asterisks: readonly [AsteriskServer, AsteriskServer];
}

async function two(): Promise<Two> {
  const server = serverFor({ port: 0 });
  await server.listen();
  const confExtra = persistent();
  const asterisks = [await ownAsterisk({ confExtra }), await ownAsterisk({ confExtra })] as const;
  for (const { outboundPort } of asterisks) await CuttableLine.lay(outboundPort, () => server.port ?? 0);
  await vi.waitFor(() => expect(server.asterisks.filter(({ apps }) => apps.length > 0)).toHaveLength(2), 45_000);
  return { server, asterisks };
}

describeOnAsterisk('two Asterisks that have called one server', () => {
  it('are both heard, and each is commanded through its own socket, though their channels have the same id', async () => {
    const { server, asterisks } = await two();
    const came: Channel[] = [];
    server.on('StasisStart', ({ channel }) => {
      came.push(channel);
    });
    for (const asterisk of asterisks) await callInto(asterisk, 'persistent-app', 'same');
    await eventually(() => expect(came).toHaveLength(2));
    const [one, other] = came as [Channel, Channel];
    expect(one.id).toBe(other.id);
    expect(one.equals(other)).toBe(false);
    const otherEnd = vi.fn();
    void other.ended().then(otherEnd);
    const end = one.ended();
    await one.hangup();
    expect(await end).toMatchObject({ outcome: 'hangup' });
    expect(otherEnd).not.toHaveBeenCalled();
    await other.answer();
    await other.hangup();
  });

  it('get the commands of a repository that are given in a listener, each those of its own calls', async () => {
    const { server, asterisks } = await two();
    const entities: string[] = [];
    server.on('StasisStart', async () => {
      const { system } = await server.asterisk.getInfo({ only: 'system' });
      entities.push(system?.entity_id ?? '');
    });
    for (const asterisk of asterisks) await callInto(asterisk, 'persistent-app');
    await eventually(() => expect(entities.toSorted()).toEqual(asterisks.map(({ entityId }) => entityId).toSorted()));
  });

  it('must be told apart elsewhere: the server does not guess', async () => {
    const { server } = await two();
    const error = await failureOf(server.channels.list());
    expect(error).toMatchObject({ name: 'AriConnectionException', sent: 'no', operation: 'channels.list' });
    expect(error.message).toContain('it names none of the 2 that are connected');
    for (const asterisk of server.asterisks) {
      expect(await asterisk.channels.list()).toEqual([]);
      expect((await asterisk.asterisk.getInfo({ only: 'system' })).system?.entity_id).toBe(asterisk.id);
    }
  });
});
