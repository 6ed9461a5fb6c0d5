import { describe, expect, it } from 'vitest';
import { gather, type GatherOptions, type GatherOutcome } from 'nestjs-ari/calls';
import { ScriptedRecognizer } from '../support/scripted-recognizer.js';
import { simulatedCall, type SimulatedCall } from '../support/simulated-call.js';

const SOUNDS = [{ id: 'two-seconds', lengthMs: 2_000 }];
const PROMPT = 'sound:two-seconds';

interface Listening extends SimulatedCall {
  readonly answer: Promise<GatherOutcome>;
  readonly recognizer: ScriptedRecognizer;
}

async function listening(options: GatherOptions): Promise<Listening> {
  const call = await simulatedCall({ sounds: SOUNDS });
  const recognizer = new ScriptedRecognizer();
  const answer = gather(call.channel, { recognizer, ...options });
  await call.pass(0);
  return { ...call, answer, recognizer };
}

/** Lets what the recognizer has heard arrive. */
const arrives = (call: SimulatedCall): Promise<void> => call.pass(10);

describe('gather: speech', () => {
  it('an utterance is an answer', async () => {
    const { answer, recognizer } = await listening({ language: 'en', hints: ['sales'] });
    recognizer.hear({ kind: 'final', transcript: 'the sales department', confidence: 0.9 });
    expect(await answer).toEqual({
      outcome: 'speech',
      transcript: 'the sales department',
      confidence: 0.9,
      attempt: 1,
    });
    expect(recognizer.asked).toMatchObject([{ language: 'en', hints: ['sales'] }]);
    expect(recognizer.listening).toBe(false);
  });

  it('keys win: the first digit ends the listening', async () => {
    const call = await listening({ numDigits: 2 });
    call.recognizer.hear({ kind: 'interim', transcript: 'for' });
    const pressed = call.caller.press('4');
    await call.pass(150);
    await pressed;
    expect(call.recognizer.listening).toBe(false);
    call.recognizer.hear({ kind: 'final', transcript: 'forty-two' });
    await arrives(call);
    const more = call.caller.press('2');
    await call.pass(150);
    await more;
    expect(await call.answer).toMatchObject({ outcome: 'digits', digits: '42' });
  });

  it('interim words are told, reset the time, and do not end it', async () => {
    const words: string[] = [];
    const call = await listening({ timeout: 3_000, onPartial: (transcript) => words.push(transcript) });
    await call.pass(2_000);
    call.recognizer.hear({ kind: 'interim', transcript: 'the' });
    await arrives(call);
    await call.pass(2_000);
    call.recognizer.hear({ kind: 'interim', transcript: 'the sales' });
    await arrives(call);
    await call.pass(3_100);
    expect(await call.answer).toEqual({ outcome: 'timeout', attempt: 1 });
    expect(words).toEqual(['the', 'the sales']);
  });

  it('too little confidence is no match', async () => {
    const { answer, recognizer } = await listening({ minConfidence: 0.5 });
    recognizer.hear({ kind: 'final', transcript: 'mumble', confidence: 0.2 });
    expect(await answer).toMatchObject({ outcome: 'nomatch', reason: 'confidence', transcript: 'mumble' });
  });

  it('a recognizer that fails leaves the keys, and says so when nothing comes', async () => {
    const call = await listening({ timeout: 3_000 });
    const error = new Error('no licence');
    call.recognizer.fail(error);
    await call.pass(3_100);
    expect(await call.answer).toEqual({ outcome: 'timeout', attempt: 1, recognizerError: error });
  });
});

describe('gather: bargeIn by speech', () => {
  const silent = (call: SimulatedCall): Promise<number> => {
    const since = Date.now();
    return new Promise((resolve) => call.client.once('PlaybackFinished', () => resolve(Date.now() - since)));
  };

  it('so many words silence the prompt', async () => {
    const call = await listening({ prompt: PROMPT, minBargeInWords: 2 });
    const silence = silent(call);
    call.recognizer.hear({ kind: 'interim', transcript: 'one' });
    await call.pass(500);
    call.recognizer.hear({ kind: 'interim', transcript: 'one two' });
    await call.pass(500);
    const after = await silence;
    expect(after).toBeGreaterThanOrEqual(500);
    expect(after).toBeLessThan(1_000);
    call.recognizer.hear({ kind: 'final', transcript: 'one two three' });
    expect(await call.answer).toMatchObject({ transcript: 'one two three' });
  });

  it('with 0 any sound of the party does', async () => {
    const call = await listening({ prompt: PROMPT, minBargeInWords: 0 });
    const silence = silent(call);
    call.recognizer.hear({ kind: 'speaking' });
    await call.pass(500);
    expect(await silence).toBeLessThan(500);
    call.recognizer.hear({ kind: 'final', transcript: 'yes' });
    expect(await call.answer).toMatchObject({ transcript: 'yes' });
  });
});

describe('gather: speechTimeout', () => {
  it('joins utterances until nothing more is heard', async () => {
    const call = await listening({ speechTimeout: 1_500 });
    call.recognizer.hear({ kind: 'final', transcript: 'four seven', confidence: 0.9 });
    await call.pass(1_000);
    call.recognizer.hear({ kind: 'final', transcript: 'one one', confidence: 0.7 });
    await call.pass(1_600);
    expect(await call.answer).toMatchObject({ transcript: 'four seven one one', confidence: 0.7 });
  });

  it('a finishing key ends them', async () => {
    const call = await listening({ speechTimeout: 60_000 });
    call.recognizer.hear({ kind: 'final', transcript: 'four seven' });
    await arrives(call);
    const pressed = call.caller.press('#');
    await call.pass(150);
    await pressed;
    expect(await call.answer).toMatchObject({ outcome: 'speech', transcript: 'four seven' });
  });
});
