import { Conferences, type ConferenceOptions } from 'nestjs-ari/calls';
import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.js';

const conferences = (options: ConferenceOptions = {}): Conferences => new Conferences({ room: options });

const inside = async (stage: Stage): Promise<number> => (await stage.client.bridges.list())[0]?.channels.length ?? 0;

describe('a conference', () => {
  it('lets in who knows the PIN, and nobody else', async () => {
    const stage = await Stage.set();
    const all = conferences({ pin: '42', pinPrompt: 'sound:hello-world', pinAttempts: 1 });
    const right = await stage.call((channel) => all.join(channel, 'room', { leaveKey: '#' }));
    await right.caller.heard('sound:hello-world');
    await right.caller.press('42');
    await expect.poll(() => inside(stage)).toBe(1);
    const wrong = await stage.call((channel) => all.join(channel, 'room'));
    await wrong.caller.heard('sound:hello-world');
    await wrong.caller.press('43');
    expect(await wrong.result).toEqual({ outcome: 'refused', reason: 'pin' });
    await right.caller.press('#');
    expect(await right.result).toEqual({ outcome: 'left' });
    expect(right.caller.over).toBe(false);
    await Promise.all([right.caller.hangup(), wrong.caller.hangup()]);
    await stage.empty();
    expect(all.names).toEqual([]);
  });

  it('lets early ones wait with music until the moderator comes, and ends with the moderator', async () => {
    const stage = await Stage.set();
    const all = conferences();
    const early = await stage.call((channel) => all.join(channel, 'room', { startOnEnter: false }));
    await expect.poll(() => all.conference('room')?.participants).toMatchObject([{ waiting: true }]);
    expect(await inside(stage)).toBe(0);
    const moderator = await stage.call((channel) => all.join(channel, 'room', { endOnExit: true }));
    await expect.poll(() => inside(stage)).toBe(2);
    await moderator.caller.hangup();
    expect(await moderator.result).toEqual({ outcome: 'hangup' });
    expect(await early.result).toEqual({ outcome: 'ended' });
    await early.caller.hangup();
    await stage.empty();
  });

  it('mutes, tells who talks, announces, kicks, and is locked and full', async () => {
    const stage = await Stage.set();
    const all = conferences({ maxParticipants: 2 });
    const first = await stage.call((channel) => all.join(channel, 'room', { muted: true }));
    await expect.poll(() => inside(stage)).toBe(1);
    const second = await stage.call((channel) => all.join(channel, 'room'));
    await expect.poll(() => inside(stage)).toBe(2);
    const conference = all.conference('room');
    const [one] = conference?.participants ?? [];
    expect(one).toMatchObject({ id: first.caller.channelId, muted: true });
    await conference?.mute(first.caller.channelId, false);
    expect(conference?.participants[0]).toMatchObject({ muted: false });
    const talk = second.caller.talk(500);
    await expect.poll(() => conference?.participants[1]?.talking).toBe(true);
    await talk;
    await conference?.announce('sound:beep');
    await Promise.all([first.caller.heard('sound:beep'), second.caller.heard('sound:beep')]);
    const third = await stage.call((channel) => all.join(channel, 'room'));
    expect(await third.result).toEqual({ outcome: 'refused', reason: 'full' });
    conference?.kick(second.caller.channelId);
    expect(await second.result).toEqual({ outcome: 'kicked' });
    conference?.lock();
    const fourth = await stage.call((channel) => all.join(channel, 'room'));
    expect(await fourth.result).toEqual({ outcome: 'refused', reason: 'locked' });
    for (const { caller } of [first, second, third, fourth]) await caller.hangup();
    expect(await first.result).toEqual({ outcome: 'hangup' });
    await stage.empty();
  });

  it('records all together, and the recording is stored with its end', async () => {
    const stage = await Stage.set();
    const all = conferences();
    const { caller, result } = await stage.call((channel) => all.join(channel, 'room'));
    await expect.poll(() => inside(stage)).toBe(1);
    expect(await all.conference('room')?.record('conference/one')).toBe('conference/one');
    await caller.talk(200);
    all.conference('room')?.end();
    expect(await result).toEqual({ outcome: 'ended' });
    await expect
      .poll(async () => (await stage.client.recordings.listStored()).map(({ name }) => name))
      .toEqual(['conference/one']);
    await caller.hangup();
    await stage.empty();
  });
});
