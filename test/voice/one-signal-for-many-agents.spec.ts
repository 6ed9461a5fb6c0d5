import { getMaxListeners } from 'node:events';
import { FakeAri } from 'nestjs-ari/testing';
import { ToneSynthesizer, VoiceAgent } from 'nestjs-ari/voice';
import { expect, it } from 'vitest';
import { modelledStream } from '../media/support/stream-of-a-test.js';
import { listenerWarnings } from '../setup/listener-warnings.js';
import { inPieces, LedBrain, LedRecognizer } from './support/parts.js';

/** More than the ten listeners at which Node warns. */
const MANY = 30;

/** Node emits a warning in the next turn. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

// The signal of a shutdown, say: every call of a program ends with it.
it('one signal ends many agents and sounds without a warning, and keeps its limit', async () => {
  const seen = listenerWarnings();
  const over = new AbortController();
  const { signal } = over;
  const channel = await new FakeAri().channels.get('caller-1');
  const talks = Array.from({ length: MANY }, () =>
    new VoiceAgent({
      recognizer: new LedRecognizer(),
      brain: new LedBrain(() => inPieces('yes')),
      synthesizer: new ToneSynthesizer(),
    }).talk(channel, modelledStream({ format: 'slin16' }).media, { signal }),
  );
  const sounds = Array.from({ length: MANY }, () => modelledStream().media.play(Buffer.alloc(160_000, 1), { signal }));
  await nextTurn();
  expect(seen).toEqual([]);
  over.abort();
  expect(new Set((await Promise.all(talks.map(({ ended }) => ended))).map(({ outcome }) => outcome))).toEqual(
    new Set(['closed']),
  );
  expect(new Set((await Promise.all(sounds)).map(({ outcome }) => outcome))).toEqual(new Set(['flushed']));
  expect(getMaxListeners(signal)).toBe(getMaxListeners(new AbortController().signal));
});
