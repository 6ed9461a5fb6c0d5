/** Warnings of one stream. Who sends rubbish without end must not fill the log. */
const MOST_WARNINGS = 20;

/** Warns of what goes wrong with the sound of a call, the first twenty times; then says once that it warns no more. */
export class TroubleWarnings {
  readonly #channelId: string;
  #count = 0;

  constructor(channelId: string) {
    this.#channelId = channelId;
  }

  warn(problem: unknown): void {
    this.#count += 1;
    if (this.#count <= MOST_WARNINGS) this.#emit(inWords(problem));
    else if (this.#count === MOST_WARNINGS + 1) this.#emit('no more warnings are shown for this stream');
  }

  #emit(words: string): void {
    process.emitWarning(`[media] channel ${this.#channelId}: ${words}`, 'AriWarning');
  }
}

function inWords(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
