import { describe, expect, it, vi } from 'vitest';
import { inPieces, LedBrain } from './support/parts.js';
import { LETTER_MS, soundMs, talkOfATest } from './support/talk-of-a-test.js';

const move = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a conversation', () => {
  it('greets, listens, answers, and tells the brain everything that was said', async () => {
    const brain = new LedBrain(() => inPieces('two ', 'words'));
    const place = await talkOfATest(brain, { greeting: 'hello' });
    await move(5 * LETTER_MS + 100);
    expect(soundMs(place)).toBe(5 * LETTER_MS);
    place.recognizer.says('how are you');
    await move(9 * LETTER_MS + 100);
    expect(brain.asked).toEqual([
      [
        { by: 'agent', text: 'hello', interrupted: false, calls: [] },
        { by: 'caller', text: 'how are you' },
      ],
    ]);
    place.recognizer.says('goodbye');
    await move(100);
    expect(brain.asked[1]?.slice(2)).toEqual([
      { by: 'agent', text: 'two words', interrupted: false, calls: [] },
      { by: 'caller', text: 'goodbye' },
    ]);
  });

  it('lets the recognizer hear silence where Asterisk sends nothing', async () => {
    const { recognizer, link } = await talkOfATest();
    await move(20);
    link.sound(Buffer.alloc(640, 5));
    await move(400);
    expect(recognizer.frames.length).toBeGreaterThan(15);
    expect(recognizer.frames.filter(({ level }) => level > 0)).toHaveLength(1);
  });

  it('is interrupted: nothing more is heard, and the brain knows what was heard to the word', async () => {
    const brain = new LedBrain((conversation) =>
      conversation.length > 1 ? inPieces('ok') : inPieces('aaaa bbbb ', 'cccc dddd'),
    );
    const place = await talkOfATest(brain);
    place.recognizer.says('go');
    // Two words and the spaces behind them are ten letters; then half of the third.
    await move(12 * LETTER_MS);
    place.recognizer.hear({ kind: 'speaking' });
    await move(1);
    const before = place.link.queue.heard.length;
    expect(brain.signals[0]?.aborted).toBe(true);
    await move(500);
    expect(place.link.queue.heard.length - before).toBeLessThanOrEqual(1);
    place.recognizer.hear({ kind: 'final', text: 'stop' });
    place.recognizer.hear({ kind: 'endOfTurn' });
    await move(300);
    const [, answer, turn] = brain.asked[1] ?? [];
    expect(turn).toEqual({ by: 'caller', text: 'stop' });
    expect(answer).toMatchObject({ by: 'agent', interrupted: true });
    expect((answer as { text: string }).text).toMatch(/^aaaa bbbb\s?$/);
    place.talk.end('closed');
    const { turns } = await place.talk.ended;
    expect(turns.map(({ outcome, caller }) => [caller, outcome])).toEqual([
      ['go', 'interrupted'],
      ['stop', 'heard'],
    ]);
    expect(Math.abs((turns[0]?.heardMs ?? 0) - 12 * LETTER_MS)).toBeLessThanOrEqual(40);
  });

  it('is not interrupted where it shall not be', async () => {
    const place = await talkOfATest(() => inPieces('aaaaaaaaaa'), { bargeIn: false });
    place.recognizer.says('go');
    await move(200);
    place.recognizer.hear({ kind: 'speaking' });
    await move(1_000);
    expect(soundMs(place)).toBe(10 * LETTER_MS);
  });

  it('drops a thought when the caller speaks on, and answers to both sentences', async () => {
    const brain = new LedBrain(async function* () {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      yield 'answer';
    });
    const place = await talkOfATest(brain);
    place.recognizer.says('my number is');
    await move(500);
    place.recognizer.says('five');
    await move(2_000);
    expect(brain.asked[1]).toEqual([
      { by: 'caller', text: 'my number is' },
      { by: 'caller', text: 'five' },
    ]);
    expect(soundMs(place)).toBe(6 * LETTER_MS);
  });

  it('speaks the beginning of an answer while its end is still being thought of', async () => {
    const place = await talkOfATest(async function* () {
      yield 'one ';
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      yield 'two';
    });
    place.recognizer.says('count');
    await move(500);
    expect(soundMs(place)).toBe(3 * LETTER_MS);
    await move(2_000);
    expect(soundMs(place)).toBe(6 * LETTER_MS);
  });

  it('takes keys as an input, ended by a key, a pause or their number; the first one interrupts', async () => {
    const brain = new LedBrain(() => inPieces('aaaaaaaaaaaaaaaaaaaa'));
    const place = await talkOfATest(brain, { greeting: 'bbbbbbbbbbbbbbbbbbbb', digits: { idle: 1_000, most: 4 } });
    await move(200);
    for (const digit of '12#') place.link.digit(digit);
    await move(100);
    expect(brain.asked[0]?.[0]).toMatchObject({ by: 'agent', interrupted: true });
    expect(brain.last).toEqual({ by: 'caller', text: '12', digits: '12' });
    place.link.digit('7');
    await move(900);
    expect(brain.asked).toHaveLength(1);
    await move(200);
    expect(brain.last).toEqual({ by: 'caller', text: '7', digits: '7' });
    for (const digit of '1234') place.link.digit(digit);
    await move(20);
    expect(brain.last).toEqual({ by: 'caller', text: '1234', digits: '1234' });
  });

  it('plays a filler to a caller who waits, once, and the answer behind it', async () => {
    const place = await talkOfATest(
      async function* () {
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        yield 'aaaa';
      },
      { filler: { after: 1_000, sound: () => Buffer.alloc(6_400, 7) } },
    );
    place.recognizer.says('think');
    await move(900);
    expect(soundMs(place)).toBe(0);
    await move(1_500);
    expect(soundMs(place)).toBe(200);
    await move(2_000);
    expect(soundMs(place)).toBe(200 + 4 * LETTER_MS);
  });

  it('asks a caller who says nothing, and lets him go in the end', async () => {
    const brain = new LedBrain(() => inPieces('aa'));
    const noInput = { after: 2_000, attempts: 2, say: ['hello'], finally: 'hangup' } as const;
    const place = await talkOfATest(brain, { noInput });
    await move(2_500);
    expect(soundMs(place)).toBe(5 * LETTER_MS);
    // Who speaks is counted from the beginning.
    place.recognizer.says('here');
    await move(2_300);
    await move(2_500);
    expect(place.ari.commands.some(({ operation }) => operation === 'channels.hangup')).toBe(false);
    await move(5_000);
    expect(await place.talk.ended).toMatchObject({ outcome: 'noInput' });
    expect(place.ari.commands.at(-1)).toMatchObject({ operation: 'channels.hangup', path: 'channels/caller-1' });
  });

  it('lets the model ask a caller who says nothing, where no text is given', async () => {
    const brain = new LedBrain(() => inPieces('aa'));
    await talkOfATest(brain, { noInput: { after: 1_000 } });
    await move(1_100);
    expect(brain.last).toEqual({ by: 'silence', times: 1 });
    await move(1_500);
    expect(brain.last).toEqual({ by: 'silence', times: 2 });
  });
});
