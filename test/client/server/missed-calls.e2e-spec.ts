import { expect, it, vi } from 'vitest';
import type { StasisStart } from 'nestjs-ari/client';
import { ariCommand } from '../../asterisk/ari-command.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { asked, callWaitingIn, serverOnALine } from './support/server-of-a-test.js';
import { eventually } from '../support/eventually.js';

const APP = 'persistent-app';

describeOnAsterisk('calls that came and went while a socket was away', () => {
  it('reach no handler, are told as missed, and take nothing from those that are still there', async () => {
    const logger = new RecordingLogger();
    const { asterisk, server, line } = await serverOnALine({ logger });
    const started: string[] = [];
    const ended: string[] = [];
    const missed: StasisStart[] = [];
    server.on('StasisStart', ({ channel }) => void started.push(channel.id));
    server.on('StasisEnd', ({ channel, stale }) => void ended.push(`${channel.id} ${stale}`));
    server.missedCalls.subscribe((call) => void missed.push(call));
    line.refuse = true;
    line.cut();
    await eventually(() => expect(server.status).toBe('reconnecting'));
    for (const id of ['one', 'two', 'kept']) await callWaitingIn(asterisk, APP, id);
    for (const id of ['one', 'two']) await ariCommand(asterisk, 'DELETE', `channels/${id}-far`);
    await eventually(async () => {
      expect(await asked(asterisk, 'channels/two-far')).toMatchObject({ status: 404 });
    });
    line.refuse = false;
    await vi.waitFor(() => expect(started).toEqual(['kept-far']), 45_000);
    expect(missed.map(({ channel, stale }) => `${channel.id} ${stale}`)).toEqual(['one-far true', 'two-far true']);
    expect(ended).toEqual(['one-far true', 'two-far true']);
    expect(server.counts.missedCalls).toBe(2);
    const lines = logger.lines.filter((entry) => entry.includes('missed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('missed 2 calls from Asterisk');
    expect(lines[0]).toContain('gone before its socket was back: Local/app-persistent-app@default-');
    await server.channels.hangup('kept-far');
    await eventually(() => expect(ended).toContain('kept-far false'));
  });
});
