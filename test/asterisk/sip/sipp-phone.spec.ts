import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ariCommand } from '../ari-command.js';
import { AsteriskServer } from '../asterisk-server.js';
import { RawEventSocket } from '../raw-event-socket.js';
import { SippPhone } from './sipp-phone.js';

// A server of its own: there is one phone for each server.
describeOnAsterisk('a SIP phone that Asterisk calls', () => {
  let server: AsteriskServer;
  let events: RawEventSocket;
  let phone: SippPhone;

  beforeEach(async () => {
    server = await AsteriskServer.start();
    events = await RawEventSocket.open(server, 'ring');
    phone = await SippPhone.plugIn(server);
    await ariCommand(server, 'POST', 'channels/caller?endpoint=PJSIP/sipp&app=ring&timeout=10');
    await phone.rings();
  });

  afterEach(async () => {
    await phone.unplug();
    events.close();
    await server.stop();
  });

  it('answers, listens, presses a key, and is hung up', async () => {
    await phone.answer();
    await events.heard('StasisStart');
    await phone.press('7');
    const [digit] = await events.heard('ChannelDtmfReceived');
    expect(digit?.['digit']).toBe('7');
    const hearing = phone.hears(20);
    await ariCommand(server, 'POST', 'channels/caller/play?media=sound:hello-world');
    await hearing;
    await ariCommand(server, 'DELETE', 'channels/caller');
    expect((await phone.ended()).exitCode).toBe(0);
  });

  it('refuses', async () => {
    expect((await phone.refuse()).exitCode).toBe(0);
    const [end] = await events.heard('ChannelDestroyed');
    expect(end).toMatchObject({ cause: 17, cause_txt: 'User busy' });
  });

  it('sees the caller give up', async () => {
    await ariCommand(server, 'DELETE', 'channels/caller');
    expect((await phone.ended()).exitCode).toBe(0);
  });
});
