import { Conferences, dial, Queues, transfer, type CallStoryEntry } from 'nestjs-ari/calls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Stage } from './support/stage.js';
import { toldStories } from './support/told-stories.js';

/** Kinds and phases, in the order in which they were told. */
const order = (story: readonly CallStoryEntry[]): string[] => story.map(({ kind, phase }) => `${kind} ${phase}`);

const end = (story: readonly CallStoryEntry[], kind: string): CallStoryEntry | undefined =>
  story.find((entry) => entry.kind === kind && entry.phase === 'end');

describe('the story of what lasts as long as a talk', () => {
  it('a dial tells of every attempt, and neither header fields nor the keys of the talk', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    stage.asterisk.phone('PJSIP/anna').onRing((ring) => ring.busy());
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const headers = { 'X-Token': 'do-not-tell' };
    const options = { onConnected, captureDigits: true, headers, callerId: { number: '4711' } };
    const { caller, result } = await stage.call((channel) => dial(channel, [['PJSIP/anna'], ['PJSIP/bob']], options));
    const callee = await answering;
    await connected;
    await caller.press('4929');
    await callee.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', digits: { caller: '4929' } });
    expect(order(story)).toEqual(['dial begin', 'dial end']);
    expect(story[0]).toMatchObject({ parameters: { targets: [['PJSIP/anna'], ['PJSIP/bob']], timeout: 30_000 } });
    expect(end(story, 'dial')).toMatchObject({
      channelId: caller.channelId,
      outcome: 'completed',
      left: [],
      result: {
        endpoint: 'PJSIP/bob',
        endedBy: 'callee',
        attempts: [
          { endpoint: 'PJSIP/anna', result: 'busy' },
          { endpoint: 'PJSIP/bob', result: 'connected' },
        ],
      },
    });
    expect(JSON.stringify(story)).not.toMatch(/do-not-tell|4929/);
    await caller.hangup();
    await stage.empty();
  });

  it('a transfer tells how it went, around the dial in it', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    stage.asterisk.phone('PJSIP/bob').onRing((ring) => ring.busy());
    const { caller, result } = await stage.call((channel) => transfer(channel, 'PJSIP/bob'));
    expect(await result).toMatchObject({ outcome: 'returned' });
    expect(order(story)).toEqual(['transfer begin', 'dial begin', 'dial end', 'transfer end']);
    expect(end(story, 'transfer')).toMatchObject({ outcome: 'returned', parameters: { mode: 'blind' } });
    await caller.hangup();
    await stage.empty();
  });

  it('a queue tells of the wait, around the dials to its agents', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    const queues = new Queues();
    onTestFinished(() => queues.close());
    const queue = queues.queue('help');
    const answering = stage.picksUp('PJSIP/anna');
    const { caller, result } = await stage.call((channel) => queue.enter(channel, { priority: 3 }));
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    const agent = await answering;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await agent.hangup();
    await result;
    expect(order(story)).toEqual(['queue begin', 'dial begin', 'dial end', 'queue end']);
    const served = { outcome: 'served', parameters: { queue: 'help', priority: 3 }, result: { agent: 'anna' } };
    expect(end(story, 'queue')).toMatchObject(served);
    await caller.hangup();
    await stage.empty();
  });

  it('a conference tells of each participant, and not of its PIN', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    const conferences = new Conferences({ board: { pin: '90210' } });
    const { caller, result } = await stage.call((channel) => conferences.join(channel, 'board'));
    await caller.press('90210');
    await expect.poll(() => conferences.conference('board')?.participants.length).toBe(1);
    conferences.conference('board')?.kick(caller.channelId);
    await result;
    expect(end(story, 'conference')).toMatchObject({ outcome: 'kicked', parameters: { conference: 'board' } });
    expect(JSON.stringify(story)).not.toContain('90210');
    await caller.hangup();
    await stage.empty();
  });

  it('what throws is told as failed', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    const answering = stage.picksUp('PJSIP/bob');
    const onConnected = (): never => {
      throw new Error('of the program');
    };
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', { onConnected }));
    await answering;
    await expect(result).rejects.toThrow('of the program');
    expect(end(story, 'dial')).toMatchObject({ outcome: 'failed' });
    await caller.hangup();
    await stage.empty();
  });
});
