import { Injectable, Logger } from '@nestjs/common';
import { writeWav, type MediaStream } from 'nestjs-ari/media';
import { execFile } from 'node:child_process';
import { Subject } from 'rxjs';

/** A line of a transcript. A line that is not final is replaced by the next one of the same number. */
export interface TranscriptLine {
  readonly call: string;
  readonly side: 'caller' | 'callee';
  readonly number: number;
  readonly final: boolean;
  readonly text: string;
}

/** Frames of 20 ms from before somebody was noticed to talk: the beginning of the first word. */
const BEFORE_THE_FIRST_WORD = 10;
/** Half a minute; a longer speech loses its beginning. */
const MOST_FRAMES = 1_500;

/** Makes lines of what is said on both sides of a call. */
@Injectable()
export class Transcripts {
  readonly lines = new Subject<TranscriptLine>();
  readonly #logger = new Logger('Transcript');
  #number = 0;

  /** Listens to one side until the call ends. */
  async listen(call: string, side: TranscriptLine['side'], sound: MediaStream): Promise<void> {
    let speech: Buffer[] = [];
    let number = 0;
    sound.onTalking((talking) => {
      if (talking) {
        number = this.#number += 1;
        this.lines.next({ call, side, number, final: false, text: '…' });
      } else void this.#finish({ call, side, number }, Buffer.concat(speech.splice(0)));
    });
    for await (const { audio } of sound) {
      speech.push(audio);
      const most = sound.talking ? MOST_FRAMES : BEFORE_THE_FIRST_WORD;
      if (speech.length > most) speech = speech.slice(-most);
    }
  }

  async #finish(line: Pick<TranscriptLine, 'call' | 'side' | 'number'>, speech: Buffer): Promise<void> {
    try {
      this.lines.next({ ...line, final: true, text: await this.#words(speech) });
    } catch (error) {
      // A recognizer that fails must not harm the call.
      this.#logger.warn(error);
    }
  }

  /** RECOGNIZER is a program that reads a WAV file from its standard input and writes the words. Without it: how long it was. */
  #words(speech: Buffer): Promise<string> {
    const program = process.env['RECOGNIZER'];
    if (program === undefined) return Promise.resolve(`${(speech.length / 32_000).toFixed(1)} s of speech`);
    return new Promise((resolve, reject) => {
      const child = execFile(program, { timeout: 10_000 }, (error, words) =>
        error === null ? resolve(words.trim()) : reject(error),
      );
      child.stdin?.on('error', () => {});
      child.stdin?.end(writeWav(speech, 'slin16'));
    });
  }
}
