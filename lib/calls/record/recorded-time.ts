/** Counts how long something is recorded, pauses left out, in milliseconds. */
export class RecordedTime {
  #before = 0;
  #since: number | undefined;

  get ms(): number {
    return this.#before + (this.#since === undefined ? 0 : Date.now() - this.#since);
  }

  /** Whether it runs. */
  get runs(): boolean {
    return this.#since !== undefined;
  }

  run(): void {
    this.#since ??= Date.now();
  }

  rest(): void {
    this.#before = this.ms;
    this.#since = undefined;
  }
}
