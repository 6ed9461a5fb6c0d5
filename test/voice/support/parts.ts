import type { Brain, Heard, SpeechRecognizer, Utterance } from 'nestjs-ari/voice';
import type { MediaFrame } from 'nestjs-ari/media';
import { Feed } from '../../../lib/voice/feed/index.js';

/** A recognizer that a test leads by hand. */
export class LedRecognizer implements SpeechRecognizer {
  readonly format = 'slin16';
  readonly frames: MediaFrame[] = [];
  readonly #heard = new Feed<Heard>(1_000);
  aborted = false;

  recognize(voice: AsyncIterable<MediaFrame>, { signal }: { readonly signal: AbortSignal }): AsyncIterable<Heard> {
    signal.addEventListener('abort', () => (this.aborted = true), { once: true });
    void (async () => {
      for await (const frame of voice) this.frames.push(frame);
    })();
    return this.#heard;
  }

  hear(heard: Heard): void {
    this.#heard.push(heard);
  }

  /** The caller says something. */
  says(text: string): void {
    this.hear({ kind: 'speaking' });
    this.hear({ kind: 'final', text });
    this.hear({ kind: 'endOfTurn' });
  }

  breaks(): void {
    this.#heard.fail(new Error('the recognizer broke'));
  }
}

type Answer = ReturnType<Brain['answer']>;

/** A brain that answers by a function of the test, and keeps what it was asked. */
export class LedBrain implements Brain {
  readonly asked: (readonly Utterance[])[] = [];
  readonly signals: AbortSignal[] = [];

  constructor(private readonly think: (conversation: readonly Utterance[]) => Answer) {}

  answer(conversation: readonly Utterance[], { signal }: { readonly signal: AbortSignal }): Answer {
    this.asked.push(conversation);
    this.signals.push(signal);
    return this.think(conversation);
  }

  /** What the caller has said last, of the latest question. */
  get last(): Utterance | undefined {
    return this.asked.at(-1)?.at(-1);
  }
}

/** An answer in pieces. */
export async function* inPieces(...pieces: Awaited<ReturnType<AsyncIterator<string>['next']>>['value'][]): Answer {
  yield* pieces;
}
