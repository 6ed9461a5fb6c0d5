import { describe, expect, it } from 'vitest';
import { coach, Conferences, dial } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage } from '../support/stage.js';
import { toldStories } from '../support/told-stories.js';

const bridges = async (stage: Stage): Promise<number[]> =>
  (await stage.client.bridges.list()).map(({ channels }) => channels.length);

/** Two who talk, and a coach for the second. */
async function coached(stage: Stage, leaveKey?: string) {
  const answering = stage.picksUp('PJSIP/agent');
  let connected: (agent: Channel) => void = () => {};
  const agentChannel = new Promise<Channel>((resolve) => (connected = resolve));
  const customer = await stage.call((channel) =>
    dial(channel, 'PJSIP/agent', { onConnected: ({ channel: agent }) => connected(agent) }),
  );
  const agent = await answering;
  const party = await agentChannel;
  const supervisor = await stage.call((channel) => coach(channel, party, { leaveKey }));
  await expect.poll(() => bridges(stage)).toEqual([2, 2]);
  return { customer, agent, supervisor };
}

describe('coach', () => {
  it('hears both through a channel that whispers to the party alone, and leaves by a key', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    const { customer, agent, supervisor } = await coached(stage, '#');
    const snoop = (await stage.client.channels.list()).find(({ name }) => name.startsWith('Snoop/'));
    expect(snoop?.name).toContain(agent.channelId);
    await supervisor.caller.press('#');
    expect(await supervisor.result).toEqual({ outcome: 'left' });
    // The others talk on.
    await expect.poll(() => bridges(stage)).toEqual([2]);
    expect(supervisor.caller.over).toBe(false);
    await Promise.all([supervisor.caller.hangup(), customer.caller.hangup()]);
    expect(await customer.result).toMatchObject({ outcome: 'completed' });
    expect(story.filter(({ kind }) => kind === 'coach')).toMatchObject([
      { phase: 'begin', parameters: { muted: false } },
      { phase: 'end', outcome: 'left', left: [] },
    ]);
    await stage.empty();
  });

  it('ends with the party, with the coach, and at once for a party that has gone', async () => {
    const stage = await Stage.set();
    const first = await coached(stage);
    await first.agent.hangup();
    expect(await first.supervisor.result).toEqual({ outcome: 'party-left' });
    await Promise.all([first.supervisor.caller.hangup(), first.customer.caller.hangup()]);
    await stage.empty();

    const second = await coached(stage);
    await second.supervisor.caller.hangup();
    expect(await second.supervisor.result).toMatchObject({ outcome: 'hangup' });
    await expect.poll(() => bridges(stage)).toEqual([2]);
    await second.customer.caller.hangup();
    await stage.empty();
  });

  it('speaks to one participant of a conference', async () => {
    const stage = await Stage.set();
    const all = new Conferences();
    const member = await stage.call((channel) => all.join(channel, 'room'));
    await expect.poll(() => bridges(stage)).toEqual([1]);
    const room = all.conference('room');
    const supervisor = await stage.call(async (channel) => [
      await room?.coach(channel, 'nobody'),
      await room?.coach(channel, member.caller.channelId),
    ]);
    await expect.poll(async () => (await bridges(stage)).toSorted((one, other) => one - other)).toEqual([1, 2]);
    // The coach is no participant.
    expect(room?.participants).toHaveLength(1);
    await member.caller.hangup();
    expect(await supervisor.result).toEqual([{ outcome: 'party-left' }, { outcome: 'party-left' }]);
    await supervisor.caller.hangup();
    await stage.empty();
  });
});

/** A value of µ-law that survives the way, and the one of silence: a telephone sends while nobody speaks, and a whisper goes along. */
const WORD = Buffer.alloc(8_000, 0x20);
const SILENCE = Buffer.alloc(8_000, 0xff);

describeOnAsterisk('coach with SIP telephones', () => {
  it('is heard by the agent, and not by the customer', async () => {
    const stage = await RealStage.set();
    const all = new Conferences();
    const agent = await stage.call((channel) => all.join(channel, 'room'));
    await agent.caller.answered();
    const customer = await stage.call((channel) => all.join(channel, 'room'));
    await customer.caller.answered();
    await expect.poll(() => all.conference('room')?.participants.length).toBe(2);
    await expect
      .poll(async () => (await stage.client.bridges.list()).some((it) => it.channels.length === 2))
      .toBe(true);
    const [agentId = ''] = all.conference('room')?.participants.map(({ id }) => id) ?? [];
    const supervisor = await stage.call(async (channel) => all.conference('room')?.coach(channel, agentId));
    await supervisor.caller.answered();
    const [heardByAgent, heardByCustomer] = [agent.caller.record(), customer.caller.record()];
    const loud = (recorded: ReturnType<typeof agent.caller.record>): number =>
      recorded.filter(({ sound }) => sound.filter((byte) => Math.abs((byte & 0x7f) - 0x20) < 4).length > 100).length;
    const said = async (): Promise<number> => {
      await Promise.all([supervisor.caller.say(WORD), customer.caller.say(SILENCE), agent.caller.say(SILENCE)]);
      return loud(heardByAgent);
    };
    await expect.poll(said).toBeGreaterThan(10);
    expect(heardByCustomer.length).toBeGreaterThan(10);
    expect(loud(heardByCustomer)).toBe(0);
    await supervisor.caller.hangup();
    expect(await supervisor.result).toMatchObject({ outcome: 'hangup' });
    await Promise.all([agent.caller.hangup(), customer.caller.hangup()]);
    await stage.empty();
  });
});
