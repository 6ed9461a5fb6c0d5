import { dial } from 'nestjs-ari/calls';
import { describe, expect, it } from 'vitest';
import { asked, PROMPT } from './support/asked.js';
import { commandsOf } from './support/commands-of.js';
import { Stage } from './support/stage.js';

describe('a verb asks nothing of Asterisk that has been done', () => {
  it('dial answers a caller who has been answered since its snapshot no second time', async () => {
    const stage = await Stage.set();
    const commands = commandsOf(stage.client);
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call(async (channel) => {
      await channel.answer();
      return dial(channel, 'PJSIP/bob', { onConnected });
    });
    await answering;
    await connected;
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    expect(commands.filter((operation) => operation === 'channels.answer')).toHaveLength(1);
    await stage.empty();
  });

  it('gather silences its prompt once, however soon the answer is complete', async () => {
    const { client, answer, caller, pass } = await asked({ prompt: PROMPT, numDigits: 2 });
    const commands = commandsOf(client);
    await pass(100);
    const pressed = caller.press('47', { length: 1, gap: 0 });
    await pass(500);
    await pressed;
    expect(await answer).toMatchObject({ digits: '47' });
    expect(commands.filter((operation) => operation === 'playbacks.stop')).toHaveLength(1);
  });
});
