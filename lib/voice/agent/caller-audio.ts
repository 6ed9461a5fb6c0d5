import { audioFormat, type MediaStream } from '../../media/index.js';
import { AudioConverter, SteadyVoice } from '../../media/internal.js';
import type { ModelSession } from '../ports/index.js';

/** Lets a model hear the caller all the time, in the format that it wants: where nothing comes, silence. */
export class CallerAudio {
  readonly #voice: SteadyVoice;
  readonly #unsubscribe: () => void;
  #open = true;

  constructor(media: MediaStream, session: ModelSession) {
    const converter = new AudioConverter(media.format, audioFormat(session.hears));
    this.#voice = new SteadyVoice(media.format, (audio) => {
      const heard = converter.convert(audio);
      if (heard.length > 0) session.hear(heard);
    });
    this.#unsubscribe = media.onFrame(({ audio }) => {
      if (this.#open) this.#voice.hear(audio);
    });
  }

  /** Lets the model hear the caller again. */
  open(): void {
    this.#open = true;
  }

  /** Lets the model hear silence. */
  close(): void {
    this.#open = false;
  }

  end(): void {
    this.#unsubscribe();
    this.#voice.end();
  }
}
