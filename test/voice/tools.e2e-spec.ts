import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { hangUp, recordConversation, transferTo, type VoiceTool } from 'nestjs-ari/voice';
import { inPieces, LedBrain } from './support/parts.js';
import { LETTER_MS, soundMs, talkOfATest } from './support/talk-of-a-test.js';

const move = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('tools of an agent', () => {
  it('are used when the answer is complete; their output leads to the next answer', async () => {
    const inputs: unknown[] = [];
    const weather: VoiceTool = {
      name: 'weather',
      description: 'tells the weather',
      run: (input) => {
        inputs.push(input);
        return { sky: 'blue' };
      },
    };
    const brain = new LedBrain((conversation) =>
      conversation.at(-1)?.by === 'tool'
        ? inPieces('blue')
        : inPieces('wait ', { id: 'c1', tool: 'weather', input: { at: 'x' } }),
    );
    const place = await talkOfATest(brain, { tools: [weather] });
    place.recognizer.says('weather?');
    await move(1_000);
    expect(inputs).toEqual([{ at: 'x' }]);
    expect(brain.asked[1]?.slice(1)).toEqual([
      { by: 'agent', text: 'wait ', interrupted: false, calls: [{ id: 'c1', tool: 'weather', input: { at: 'x' } }] },
      { by: 'tool', id: 'c1', tool: 'weather', output: { sky: 'blue' } },
    ]);
    expect(soundMs(place)).toBe(8 * LETTER_MS);
  });

  it('that throw or are not there say so to the model, and the call goes on', async () => {
    const broken: VoiceTool = {
      name: 'broken',
      description: '',
      run: () => {
        throw new Error('no line');
      },
    };
    const brain = new LedBrain((conversation) =>
      conversation.at(-1)?.by === 'tool'
        ? inPieces('sorry')
        : inPieces({ id: '1', tool: 'broken', input: {} }, { id: '2', tool: 'none', input: {} }),
    );
    const place = await talkOfATest(brain, { tools: [broken] });
    place.recognizer.says('go');
    await move(500);
    expect(brain.asked).toHaveLength(2);
    const outputs = brain.asked[1]?.filter(({ by }) => by === 'tool');
    expect(outputs).toMatchObject([
      { id: '1', output: { error: 'no line' } },
      { id: '2', output: { error: 'there is no tool "none"' } },
    ]);
  });

  it('hang up when the last word was heard, and not before', async () => {
    const place = await talkOfATest(() => inPieces('aaaaaaaaaa', { id: '1', tool: 'hang_up', input: {} }), {
      tools: [hangUp()],
    });
    place.recognizer.says('bye');
    await move(10 * LETTER_MS - 100);
    expect(place.ari.commands.map(({ operation }) => operation)).not.toContain('channels.hangup');
    await move(200);
    expect(await place.talk.ended).toMatchObject({ outcome: 'agent' });
    expect(place.ari.commands.at(-1)).toMatchObject({ operation: 'channels.hangup' });
    expect(soundMs(place)).toBe(10 * LETTER_MS);
  });

  it('do not hang up on a caller who interrupts the goodbye', async () => {
    const brain = new LedBrain((conversation) =>
      conversation.length > 1 ? inPieces('a') : inPieces('aaaaaaaaaa', { id: '1', tool: 'hang_up', input: {} }),
    );
    const place = await talkOfATest(brain, { tools: [hangUp()] });
    place.recognizer.says('bye');
    await move(200);
    place.recognizer.says('wait');
    await move(1_000);
    expect(place.ari.commands.map(({ operation }) => operation)).not.toContain('channels.hangup');
    expect(brain.asked.flat()).toContainEqual(
      expect.objectContaining({ by: 'tool', output: { hungUp: false, reason: 'the caller has interrupted' } }),
    );
  });

  it('refuse what a model invents: another destination, a tap that cannot be recorded', async () => {
    const outputs: unknown[] = [];
    const brain = new LedBrain((conversation) => {
      const last = conversation.at(-1);
      if (last?.by === 'tool') outputs.push(last.output);
      return last?.by === 'tool'
        ? inPieces('a')
        : inPieces(
            { id: '1', tool: 'transfer', input: { destination: 'moon' } },
            { id: '2', tool: 'record', input: {} },
          );
    });
    const tools = [transferTo({ destinations: { sales: 'PJSIP/sales' } }), recordConversation()];
    const place = await talkOfATest(brain, { tools });
    place.recognizer.says('go');
    await move(500);
    expect(brain.asked[1]?.filter(({ by }) => by === 'tool')).toMatchObject([
      { output: { error: 'there is no such destination; known are sales' } },
      { output: { error: 'the sound is that of a tap: record the call itself' } },
    ]);
    expect(place.ari.commands.map(({ operation }) => operation)).toEqual(['channels.get']);
  });
});

function failing(): string[] {
  throw new Error('no answer');
}

describe('an agent whose model fails', () => {
  function quiet(): string[] {
    const warnings: string[] = [];
    const warned = vi
      .spyOn(process, 'emitWarning')
      .mockImplementation((warning) => void warnings.push(String(warning)));
    onTestFinished(() => warned.mockRestore());
    return warnings;
  }

  it('bears it twice, and then lets the caller go where the options say', async () => {
    const warnings = quiet();
    const place = await talkOfATest(
      async function* () {
        yield* failing();
      },
      { onModelLost: 'continueInDialplan' },
    );
    for (let time = 0; time < 3; time += 1) {
      expect(place.media.end).toBeUndefined();
      place.recognizer.says('hello');
      await move(100);
    }
    expect(await place.talk.ended).toMatchObject({ outcome: 'modelLost' });
    expect(warnings).toHaveLength(3);
    expect(place.ari.commands.at(-1)).toMatchObject({ operation: 'channels.continueInDialplan' });
  });

  it('gives a model up that says nothing for too long', async () => {
    const warnings = quiet();
    const brain = new LedBrain(async function* () {
      await new Promise(() => {});
      yield '';
    });
    const place = await talkOfATest(brain, { answerWithin: 1_000, noInput: { after: 0 } });
    for (let time = 0; time < 3; time += 1) {
      place.recognizer.says('hello');
      await move(1_100);
    }
    expect(await place.talk.ended).toMatchObject({ outcome: 'modelLost' });
    expect(warnings.at(-1)).toContain('the model has given nothing within 1000 ms');
  });

  it('ends at once with its recognizer', async () => {
    const place = await talkOfATest();
    place.recognizer.breaks();
    await move(10);
    expect(await place.talk.ended).toMatchObject({
      outcome: 'modelLost',
      reason: 'the model is lost: the recognizer broke',
    });
  });

  it('leaves nothing behind when the call ends', async () => {
    const place = await talkOfATest(() => inPieces('aaaaaaaaaaaaa'), { greeting: 'hello' });
    place.recognizer.says('a');
    await move(100);
    place.media.finish({ by: 'caller', reason: 'he hung up' });
    await move(10);
    expect(await place.talk.ended).toMatchObject({ outcome: 'caller', reason: 'he hung up' });
    expect(place.recognizer.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
