import { expect, it, vi } from 'vitest';
import { failureOf } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { calledServer, callInto, serverOnALine } from './support/server-of-a-test.js';
import { eventually } from '../support/eventually.js';

describeOnAsterisk('a persistent socket that is lost', () => {
  it('is taken up again: calls and waits go on, as the same objects', async () => {
    const { server, line } = await serverOnALine();
    const pending = server.originate('Local/answer@default', { app: 'persistent-app' });
    await pending.entered();
    const channel = await pending;
    const ended = pending.ended();
    const statuses: string[] = [];
    server.statusChanges.subscribe(({ status }) => statuses.push(status));
    line.cut();
    await eventually(() => expect(statuses).toEqual(['reconnecting', 'connected']));
    expect(server.asterisks).toHaveLength(1);
    await channel.hangup();
    expect(await ended).toMatchObject({ outcome: 'hangup' });
  });

  it('fails a command that was sent over it, and holds those back that come after', async () => {
    const { server, line } = await serverOnALine();
    const channel = server.originate('Local/answer@default', { app: 'persistent-app' });
    await channel.entered();
    await (await channel).play('sound:hello-world').started();
    // It waits for the end of the sound, and all commands of the socket wait for it.
    const slow = failureOf(server.channels.setChannelVar(channel.id, { variable: 'A', value: 'b' }));
    await failureOf(server.asterisk.ping({ timeout: 200 }));
    line.cut();
    expect(await slow).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
    expect((await server.channels.list()).map(({ id }) => id)).toContain(channel.id);
  });

  it('of an Asterisk that was killed: its calls are lost, and told so when it is back', async () => {
    const { asterisk, server } = await calledServer();
    const resyncs = vi.fn();
    server.resyncs.subscribe(resyncs);
    const channel = server.originate('Local/answer@default', { app: 'persistent-app' });
    await channel.entered();
    const ended = channel.ended();
    await asterisk.kill();
    await eventually(() => expect(server.status).toBe('reconnecting'));
    await asterisk.restart();
    expect(await ended).toMatchObject({ outcome: 'lost' });
    await eventually(() => expect(resyncs).toHaveBeenCalledOnce());
    expect(resyncs.mock.calls.flat()).toMatchObject([{ restarted: true, ended: [{ id: channel.id }], appeared: [] }]);
    const next = new Promise<void>((resolve) => server.once('StasisStart', () => resolve()));
    await callInto(asterisk, 'persistent-app');
    await next;
  });

  it('and stays away is given up after a time: nothing waits on it any more', async () => {
    const { server, line } = await serverOnALine({ absence: { persistent: 300 } });
    const channel = server.originate('Local/answer@default', { app: 'persistent-app' });
    await channel.entered();
    const ended = channel.ended();
    await line.end();
    await eventually(() => expect(server.status).toBe('reconnecting'));
    const waiting = failureOf(server.channels.list());
    expect(await ended).toMatchObject({ outcome: 'lost' });
    expect(await waiting).toMatchObject({ name: 'AriConnectionException', sent: 'no' });
    await eventually(() => expect(server.asterisks).toEqual([]));
    expect(server.apps).toEqual([]);
  });
});
