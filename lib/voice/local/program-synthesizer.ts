import { spawn } from 'node:child_process';
import { audioFormat, readWav, type AudioFormatName } from '../../media/index.js';
import { AudioConverter } from '../../media/internal.js';
import { sentences } from '../feed/index.js';
import type { SpokenPiece, SpeechSynthesizer } from '../ports/index.js';

/** Sound of one sentence; more is no sentence. */
const MOST_BYTES = 32 * 1_024 * 1_024;
const ERROR_TEXT = 500;

/**
 * Speaks by a program on this machine that reads a text and writes a WAV file: `espeak-ng`, `flite`, `piper`. It is run once a
 * sentence, so that the first one is heard while the second is made. No shell is involved: a text is never a command.
 *
 * @example
 * new ProgramSynthesizer('espeak-ng', ['--stdin', '--stdout']);
 * new ProgramSynthesizer('flite', ['-voice', 'slt', '-f', '/dev/stdin', '-o', '/dev/stdout']);
 * @publicApi
 */
export class ProgramSynthesizer implements SpeechSynthesizer {
  readonly format: AudioFormatName;
  readonly #program: string;
  readonly #parameters: readonly string[];

  /**
   * @param parameters - with them the program reads the text from its standard input, and writes the file to its output.
   * @param options - `format` of what is spoken, default `slin16`: the file may have another.
   */
  constructor(program: string, parameters: readonly string[], options: { readonly format?: AudioFormatName } = {}) {
    this.format = options.format ?? 'slin16';
    this.#program = program;
    this.#parameters = parameters;
  }

  async *speak(text: AsyncIterable<string>, { signal }: { readonly signal: AbortSignal }): AsyncGenerator<SpokenPiece> {
    for await (const sentence of sentences(text)) {
      const { format, audio } = readWav(await this.#run(sentence, signal));
      const converter = new AudioConverter(format, audioFormat(this.format));
      yield { text: sentence, audio: Buffer.concat([converter.convert(audio), converter.rest() ?? Buffer.alloc(0)]) };
    }
  }

  #run(sentence: string, signal: AbortSignal): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.#program, this.#parameters, { signal, stdio: ['pipe', 'pipe', 'pipe'] });
      const pieces: Buffer[] = [];
      let bytes = 0;
      let complaint = '';
      child.stdout.on('data', (piece: Buffer) => {
        bytes += piece.length;
        pieces.push(piece);
        if (bytes > MOST_BYTES) child.kill('SIGKILL');
      });
      child.stderr.on('data', (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(0, ERROR_TEXT)));
      child.on('error', (error) => reject(new Error(`${this.#program} could not be run: ${error.message}`)));
      child.on('close', (code) => {
        if (code === 0) return resolve(Buffer.concat(pieces));
        reject(new Error(`${this.#program} has ended with ${code ?? 'a signal'}: ${complaint.trim()}`));
      });
      // One that ends without reading: its exit code tells more.
      child.stdin.on('error', () => {});
      child.stdin.end(sentence);
    });
  }
}
