import { expect, it, vi } from 'vitest';
import { StasisStart, type Channel } from 'nestjs-ari/client';
import { ariCommand } from '../../asterisk/ari-command.js';
import { failureOf } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { calledServer, callInto } from './support/server-of-a-test.js';
import { errorsOf } from '../support/errors-of.js';
import { eventually } from '../support/eventually.js';

describeOnAsterisk('a persistent socket of Asterisk', () => {
  it('brings calls, and takes commands on them', async () => {
    const { asterisk, server } = await calledServer();
    expect(server.status).toBe('connected');
    expect(server.apps).toEqual(['persistent-app']);
    expect(server.asterisks.map(({ id }) => id)).toEqual([asterisk.entityId]);
    const heard: string[] = [];
    const over = new Promise<void>((resolve) => {
      server.on('StasisStart', async ({ channel }) => {
        await channel.answer();
        heard.push((await channel.play('sound:hello-world').finished()).outcome);
        await channel.hangup();
      });
      server.on('StasisEnd', () => resolve(), { application: 'persistent-app' });
    });
    await callInto(asterisk, 'persistent-app');
    await over;
    expect(heard).toEqual(['finished']);
    expect(server.counts.received).toBeGreaterThan(3);
  });

  it('carries the commands of the repositories, and what they make can be listened to', async () => {
    const { server } = await calledServer();
    const bridge = await server.bridges.create({ name: 'Küche' });
    const channel = server.originate('Local/answer@default', { app: 'persistent-app' });
    await channel.entered();
    const came = vi.fn();
    bridge.on('ChannelEnteredBridge', came);
    await bridge.addChannel(await channel);
    await eventually(() => expect(came).toHaveBeenCalledOnce());
    expect((await server.channels.get(channel.id)).equals(await channel)).toBe(true);
    await server.channels.hangup(channel.id);
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup' });
  });

  it('ends with the server: waits settle, commands are refused', async () => {
    const { server } = await calledServer();
    const channel = server.originate('Local/answer@default', { app: 'persistent-app' });
    await channel.entered();
    const ended = channel.ended();
    await server.close();
    expect(await ended).toMatchObject({ outcome: 'lost' });
    expect(server.status).toBe('closed');
    expect(await failureOf(server.channels.list())).toMatchObject({ name: 'AriConnectionException', sent: 'no' });
  });

  it('gives events as the same classes, with the name of the connection on what fails', async () => {
    const { asterisk, server } = await calledServer({ name: 'berlin' });
    const errors = errorsOf(server);
    const started = new Promise<Channel>((resolve) => {
      server.once('StasisStart', (event) => {
        expect(event).toBeInstanceOf(StasisStart);
        resolve(event.channel);
        throw new Error('a handler fails');
      });
    });
    await ariCommand(asterisk, 'POST', 'channels?endpoint=Local/answer@default&app=persistent-app');
    const channel = await started;
    expect(errors).toMatchObject([{ kind: 'listener', connection: 'berlin' }]);
    const error = await failureOf(channel.setChannelVar('A', { value: 'b' }).then(() => server.channels.get('none')));
    expect(error).toMatchObject({ connection: 'berlin', status: 404 });
  });
});
