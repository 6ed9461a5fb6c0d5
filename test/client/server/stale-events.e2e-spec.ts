import { expect, it } from 'vitest';
import type { AriServer, BaseEvent, StasisStart } from 'nestjs-ari/client';
import { ariCommand } from '../../asterisk/ari-command.js';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import type { CuttableLine } from './support/cuttable-line.js';
import { callInto, callWaitingIn, persistent, serverFor, serverOnALine } from './support/server-of-a-test.js';
import { eventually } from '../support/eventually.js';

const APP = 'persistent-app';

/** Cuts the line while something happens on the side of Asterisk. */
async function whileAway(server: AriServer, line: CuttableLine, what: () => Promise<void>): Promise<void> {
  line.refuse = true;
  line.cut();
  await eventually(() => expect(server.status).toBe('reconnecting'));
  await what();
  line.refuse = false;
}

function userEvent(asterisk: AsteriskServer, name: string): Promise<unknown> {
  return ariCommand(asterisk, 'POST', `events/user/${name}?application=${APP}`);
}

/** Everything that a server hears, as `type` or `type stale`. */
function heardBy(server: AriServer): string[] {
  const heard: string[] = [];
  server.on('*', (event: BaseEvent) => void heard.push(event.stale ? `${event.type} stale` : event.type));
  return heard;
}

describeOnAsterisk('events that Asterisk kept while a socket was away', () => {
  it('are stale, come in their order, and a call among them that is still there can be taken', async () => {
    const { asterisk, server, line } = await serverOnALine();
    const heard = heardBy(server);
    const answered = new Promise<StasisStart>((resolve) => {
      server.on('StasisStart', async (event) => {
        await event.channel.answer();
        resolve(event);
      });
    });
    await whileAway(server, line, async () => {
      await userEvent(asterisk, 'before');
      await callWaitingIn(asterisk, APP, 'waiting');
      await userEvent(asterisk, 'after');
    });
    const event = await answered;
    expect(event.stale).toBe(true);
    expect(JSON.parse(JSON.stringify(event))).not.toHaveProperty('stale');
    await event.channel.hangup();
    await eventually(() => expect(heard).toContain('StasisEnd'));
    const kept = heard.filter((entry) => entry.endsWith(' stale'));
    expect(kept).toEqual(['ChannelUserevent stale', 'StasisStart stale', 'ChannelUserevent stale']);
    expect(heard.slice(0, 4)).toEqual([...kept, 'ApplicationRegistered']);
    expect(server.counts.missedCalls).toBe(0);
  });

  it('are told from new ones before the first socket of all, too', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    await callWaitingIn(asterisk, APP, 'early');
    const server = serverFor({ port: asterisk.outboundPort });
    const starts: string[] = [];
    server.on('StasisStart', ({ channel, stale }) => void starts.push(`${channel.id} ${stale}`));
    await server.connect();
    await eventually(() => expect(starts).toEqual(['early-far true']));
    await callInto(asterisk, APP, 'later');
    await eventually(() => expect(starts).toEqual(['early-far true', 'later-far false']));
  });

  it('are none where nothing happened', async () => {
    const { asterisk, server, line } = await serverOnALine();
    const heard = heardBy(server);
    await whileAway(server, line, async () => {});
    await eventually(() => expect(server.status).toBe('connected'));
    await userEvent(asterisk, 'live');
    await eventually(() => expect(heard).toEqual(['ApplicationRegistered', 'ChannelUserevent']));
  });
});
