import { gather, play, type GatherOptions } from 'nestjs-ari/calls';
import { expect } from 'vitest';
import { onBoth } from './support/on-both.js';
import type { Note } from './support/notes.js';
import type { RowStage } from './support/row-stage.js';

/** Asks a caller, who hears `second` when the question is over. Notes the words so far, and when the prompt is silenced. */
async function asked(stage: RowStage, options: GatherOptions = {}) {
  const recognizer = stage.recognizer();
  const told: string[] = [];
  stage.client.on('PlaybackFinished', () => told.push('silence'));
  const { caller, result } = await stage.call(async (channel) => {
    await channel.answer();
    const answer = await gather(channel, { recognizer, onPartial: (words) => told.push(words), ...options });
    await play(channel, stage.media('second'));
    await channel.hangup({ ifGone: 'ignore' });
    return answer;
  });
  await caller.answered();
  const utters = async (notes: Note | readonly Note[], ms?: number): Promise<void> => {
    await caller.say(notes, ms);
    await recognizer.uttered(notes);
  };
  return { recognizer, told, caller, result, utters };
}

onBoth('gather with speech', {
  'input speech: what is said is the answer, and silences the prompt': async (stage) => {
    const { recognizer, caller, result, utters } = await asked(stage, {
      prompt: stage.media('long'),
      hints: ['caller'],
    });
    await recognizer.listening;
    await caller.hears('long');
    await utters('caller');
    expect(await result).toEqual({ outcome: 'speech', transcript: 'caller', confidence: 0.9, attempt: 1 });
    expect(recognizer.asked).toMatchObject([{ hints: ['caller'] }]);
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'minBargeinWordCount: so many words silence the prompt': async (stage) => {
    const { recognizer, told, caller, result, utters } = await asked(stage, {
      prompt: stage.media('long'),
      minBargeInWords: 2,
    });
    await recognizer.listening;
    await caller.hears('long');
    await utters(['caller', 'callee']);
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller callee' });
    expect(told.slice(0, 3)).toEqual(['caller', 'caller callee', 'silence']);
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'minBargeinWordCount: a cough is no word, and interrupts nothing': async (stage) => {
    const { recognizer, told, caller, result, utters } = await asked(stage, { prompt: stage.media('long') });
    await recognizer.listening;
    await caller.hears('long');
    await utters(['third', 'caller']);
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller' });
    expect(told.slice(0, 2)).toEqual(['caller', 'silence']);
  },

  'minBargeinWordCount 0: any sound of the caller silences the prompt': async (stage) => {
    const { recognizer, told, caller, result } = await asked(stage, {
      prompt: stage.media('long'),
      minBargeInWords: 0,
      timeout: 800,
    });
    await recognizer.listening;
    await caller.hears('long');
    await caller.say('third');
    expect(await result).toMatchObject({ outcome: 'timeout' });
    expect(told[0]).toBe('silence');
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'listenDuringPrompt: off, what is said during the prompt is ignored': async (stage) => {
    const { caller, result } = await asked(stage, {
      prompt: Array.from({ length: 8 }, () => stage.media('first')),
      listenDuringPrompt: false,
      timeout: 600,
    });
    await caller.hears('first');
    await caller.say('caller');
    expect(await result).toMatchObject({ outcome: 'timeout' });
    expect(await caller.heard()).toEqual([...Array.from({ length: 8 }, () => 'first'), 'second']);
  },

  'DTMF and speech: the first digit ends the transcription, digits win': async (stage) => {
    const { recognizer, told, caller, result } = await asked(stage, { numDigits: 2 });
    await recognizer.listening;
    const said = caller.say('caller', 1_500);
    await expect.poll(() => told).toEqual(['caller']);
    await caller.press('4');
    await expect.poll(() => recognizer.wanted).toBe(false);
    await said;
    await caller.say('callee');
    await caller.press('2');
    expect(await result).toMatchObject({ outcome: 'digits', digits: '42' });
    await caller.ended();
    expect(told).toEqual(['caller', 'silence']);
  },

  'timeout: interim speech resets it': async (stage) => {
    const { recognizer, caller, result, utters } = await asked(stage, { timeout: 4_000 });
    await recognizer.listening;
    await utters(['caller', 'callee', 'caller', 'callee'], 1_100);
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller callee caller callee' });
    await caller.ended();
  },

  'timeout: nothing is said': async (stage) => {
    const { recognizer, caller, result } = await asked(stage, { prompt: stage.media('first'), timeout: 400 });
    await recognizer.listening;
    expect(await result).toEqual({ outcome: 'timeout', attempt: 1 });
    expect(await caller.heard()).toEqual(['first', 'second']);
  },

  'speechTimeout and asrTimeout: utterances are joined until it is silent for so long': async (stage) => {
    const { recognizer, caller, result, utters } = await asked(stage, { speechTimeout: 4_000 });
    await recognizer.listening;
    await utters('caller');
    await expect.poll(() => recognizer.finals).toBe(1);
    await utters('callee');
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller callee' });
    await caller.ended();
  },

  'asrDtmfTerminationDigit: a finishing key ends what is said': async (stage) => {
    const { recognizer, caller, result, utters } = await asked(stage, { speechTimeout: 15_000 });
    await recognizer.listening;
    await utters('caller');
    await expect.poll(() => recognizer.finals).toBe(1);
    await caller.press('#');
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller' });
    expect(await caller.heard()).toEqual(['second']);
  },

  'partialResultHook: the words so far, which do not end it': async (stage) => {
    const { recognizer, told, caller, result, utters } = await asked(stage);
    await recognizer.listening;
    await utters(['caller', 'callee']);
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller callee' });
    expect(told.slice(0, 2)).toEqual(['caller', 'caller callee']);
    await caller.ended();
  },

  'result stt-low-confidence: no match, and it is asked again': async (stage) => {
    const { recognizer, caller, result, utters } = await asked(stage, {
      minConfidence: 0.5,
      attempts: 2,
      onNoMatch: stage.media('first'),
      timeout: 3_000,
    });
    await recognizer.listening;
    await utters('other');
    expect(await result).toMatchObject({ outcome: 'timeout', attempt: 2 });
    expect(await caller.heard()).toEqual(['first', 'second']);
  },

  'result error: a recognizer that fails leaves the keys, and says so when nothing comes': async (stage) => {
    const error = new Error('no licence');
    const recognizer = {
      recognize: async function* () {
        yield await Promise.reject(error);
      },
    };
    const silent = await asked(stage, { recognizer, timeout: 300 });
    expect(await silent.result).toEqual({ outcome: 'timeout', attempt: 1, recognizerError: error });
    await silent.caller.ended();
    const keys = await asked(stage, { recognizer, numDigits: 1, prompt: stage.media('long') });
    await keys.caller.hears('long');
    await keys.caller.press('7');
    expect(await keys.result).toMatchObject({ outcome: 'digits', digits: '7' });
    await keys.caller.ended();
  },

  'fillerNoise: what the caller hears while the program decides': async (stage) => {
    let decide: (yes: boolean) => void = () => {};
    const decision = new Promise<boolean>((resolve) => (decide = resolve));
    const { recognizer, caller, result, utters } = await asked(stage, {
      accept: () => decision,
      filler: stage.media('first'),
    });
    await recognizer.listening;
    await utters('caller');
    await caller.hears('first', 2);
    decide(true);
    expect(await result).toMatchObject({ outcome: 'speech', transcript: 'caller' });
    const heard = await caller.heard();
    expect(heard.filter((what, i) => what !== heard[i - 1])).toEqual(['first', 'second']);
  },
});
