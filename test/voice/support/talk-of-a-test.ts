import { onTestFinished } from 'vitest';
import type { MediaStream } from 'nestjs-ari/media';
import { FakeAri } from 'nestjs-ari/testing';
import { ToneSynthesizer, VoiceAgent, type Conversation, type VoiceAgentOptions } from 'nestjs-ari/voice';
import { modelledStream, type ModelledLink } from '../../media/support/stream-of-a-test.js';
import { movedTime } from '../../media/support/playout-of-a-test.js';
import { inPieces, LedBrain, LedRecognizer } from './parts.js';

/** A conversation on a modelled Asterisk, in time that the test moves. */
export interface TalkOfATest {
  readonly talk: Conversation;
  readonly recognizer: LedRecognizer;
  readonly media: MediaStream;
  readonly link: ModelledLink;
  readonly ari: FakeAri;
}

/** A letter sounds for 60 ms, a space as well. */
export const LETTER_MS = 60;

/** Begins a conversation of an agent whose parts a test leads; it ends with the test. */
export async function talkOfATest(
  think: ConstructorParameters<typeof LedBrain>[0] | LedBrain = () => inPieces('yes'),
  options: Partial<VoiceAgentOptions> = {},
): Promise<TalkOfATest> {
  movedTime();
  const ari = new FakeAri();
  const channel = await ari.channels.get('caller-1');
  const { media, link } = modelledStream({ format: 'slin16' });
  const recognizer = new LedRecognizer();
  const brain = think instanceof LedBrain ? think : new LedBrain(think);
  const parts = options.model === undefined ? { recognizer, brain, synthesizer: new ToneSynthesizer() } : {};
  const talk = new VoiceAgent({ ...parts, ...options }).talk(channel, media);
  onTestFinished(() => talk.end('closed'));
  return { talk, recognizer, media, link, ari };
}

/** Frames with sound in them, as the modelled Asterisk has played them. */
export function soundMs({ link }: TalkOfATest): number {
  return link.queue.heard.filter((frame) => frame.some((byte) => byte !== 0)).length * 20;
}
