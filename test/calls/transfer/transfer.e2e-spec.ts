import { transfer } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.js';

describe('a transfer by this application', () => {
  it('blind: the party hears it ring and is connected with who answers', async () => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) => transfer(channel, 'PJSIP/bob', { onConnected }));
    await connected;
    await (await answering).hangup();
    expect(await result).toMatchObject({ outcome: 'transferred', dial: { endedBy: 'callee' } });
    await caller.hangup();
    await stage.empty();
  });

  it('warm: the destination is told and takes the party, who hears music until then', async () => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const options = { mode: 'warm', briefing: 'sound:hello-world', onConnected } as const;
    const { caller, result } = await stage.call((channel) => transfer(channel, 'PJSIP/bob', options));
    const destination = await answering;
    await caller.answered();
    await destination.heard('sound:hello-world');
    await destination.press('1');
    await connected;
    expect(caller.sounds).toEqual([]);
    await destination.hangup();
    expect(await result).toMatchObject({ outcome: 'transferred' });
    await caller.hangup();
    await stage.empty();
  });

  it.each([
    ['declines', '2', 'declined'],
    ['presses nothing, as a voicemail does', '', 'declined'],
  ])('warm: a destination that %s brings the party back', async (_, key, reason) => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/bob');
    const options = { mode: 'warm', briefing: 'sound:beep', decideWithin: 50 } as const;
    const { caller, result } = await stage.call((channel) => transfer(channel, 'PJSIP/bob', options));
    const destination = await answering;
    await destination.heard('sound:beep');
    if (key !== '') await destination.press(key, { length: 10 });
    expect(await result).toMatchObject({ outcome: 'returned', dial: { outcome: reason } });
    await destination.ended();
    expect(caller.over).toBe(false);
    await caller.hangup();
    await stage.empty();
  });

  it('warm with an agent, who talks with the destination and hands over by hanging up', async () => {
    const stage = await Stage.set();
    let agentChannel: Channel | undefined;
    const agent = await stage.call(async (channel) => {
      await channel.answer();
      agentChannel = channel;
    });
    await agent.result;
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) =>
      transfer(channel, 'PJSIP/bob', { mode: 'warm', agent: agentChannel, onConnected }),
    );
    const destination = await answering;
    await expect.poll(async () => (await stage.client.bridges.list())[0]?.channels.length).toBe(2);
    expect((await stage.client.bridges.list())[0]?.channels).toContain(agent.caller.channelId);
    await agent.caller.hangup();
    await connected;
    await destination.hangup();
    expect(await result).toMatchObject({ outcome: 'transferred', dial: { endedBy: 'callee' } });
    await caller.hangup();
    await stage.empty();
  });

  it('redirect: the telephone is sent there, or refused', async () => {
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/bob');
    const away = await stage.call((channel) => transfer(channel, 'PJSIP/bob', { mode: 'redirect' }));
    expect(await away.result).toEqual({ outcome: 'redirected' });
    expect(away.caller.story.join('\n')).toMatch(/asked to call PJSIP\/bob instead/);
    const refused = await stage.call((channel) => transfer(channel, 'Local/1@default', { mode: 'redirect' }));
    expect(await refused.result).toEqual({ outcome: 'refused' });
    await refused.caller.hangup();
    await stage.empty();
  });

  it('a party who hangs up while the destination rings is gone', async () => {
    const stage = await Stage.set();
    const ringing = new Promise<void>((resolve) => stage.asterisk.phone('PJSIP/bob').onRing(() => resolve()));
    const { caller, result } = await stage.call((channel) =>
      transfer(channel, 'PJSIP/bob', { mode: 'warm', briefing: 'sound:beep' }),
    );
    await ringing;
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'hangup' });
    await stage.empty();
  });
});
