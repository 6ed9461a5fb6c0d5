import { Logger } from '@nestjs/common';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { Media } from 'nestjs-ari/media';
import {
  EnergyRecognizer,
  hangUp,
  ProgramSynthesizer,
  ToneSynthesizer,
  VoiceAgent,
  type Brain,
  type Utterance,
} from 'nestjs-ari/voice';

/** A small mind. Put a language model in its place: it gets the same conversation, and answers in pieces. */
class Clerk implements Brain {
  async *answer(conversation: readonly Utterance[]) {
    const last = conversation.at(-1);
    if (last?.by === 'silence') yield 'Are you still there?';
    else if (last?.by === 'caller' && last.digits === '9') {
      yield 'Goodbye.';
      yield { id: 'goodbye', tool: 'hang_up', input: {} };
    } else if (last?.by === 'caller' && last.digits !== undefined) yield `You have pressed ${last.digits}.`;
    else yield `You have spoken ${conversation.filter((one) => one.by === 'caller').length} times. I am all ears.`;
  }
}

/** Speaks with every caller. It needs no key and no network: it hears when somebody speaks, and talks in tones or by a program. */
@AriController({ app: 'voice' })
export class VoiceAgentController {
  readonly #logger = new Logger('Voice');
  readonly #agent = new VoiceAgent({
    recognizer: new EnergyRecognizer(),
    brain: new Clerk(),
    // ESPEAK=espeak-ng speaks English instead of tones.
    synthesizer: process.env['ESPEAK']
      ? new ProgramSynthesizer(process.env['ESPEAK'], ['--stdin', '--stdout'])
      : new ToneSynthesizer(),
    greeting: 'Good day. Say something, or press a key. Nine ends the call.',
    tools: [hangUp()],
    noInput: { after: 8_000, attempts: 2, finally: 'hangup' },
  });

  constructor(private readonly media: Media) {}

  @OnStasisStart()
  async talk({ channel }: StasisStart) {
    await channel.answer();
    const media = await this.media.open(channel, { format: 'slin16' });
    const { outcome, reason, turns } = await this.#agent.talk(channel, media).ended;
    this.#logger.log(`${turns.length} turns; ended as ${outcome}: ${reason}`);
    for (const { number, cause, outcome: heard, soundMs, heardMs } of turns) {
      this.#logger.log(
        `${number} ${cause}: ${heard}, first sound after ${soundMs?.toFixed(0)} ms, ${heardMs} ms heard`,
      );
    }
  }
}
