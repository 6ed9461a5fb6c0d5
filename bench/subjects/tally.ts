/** Counts what reaches the user's code, and notices when something overtakes or the flood has ended. */
export class Tally {
  delivered = 0;
  disordered = 0;
  #next = 0;
  #ends = 0;
  #over: (() => void) | undefined;

  /** A numbered event has reached its handler. */
  hear(sequence: number): void {
    if (sequence !== this.#next) this.disordered += 1;
    this.#next = sequence + 1;
    this.delivered += 1;
  }

  /** The last event of a flood has come. */
  end(): void {
    this.#ends -= 1;
    if (this.#ends === 0) this.#over?.();
  }

  /** Begins anew; resolves when `sockets` last events have come. */
  begin(sockets = 1): Promise<void> {
    this.delivered = 0;
    this.disordered = 0;
    this.#next = 0;
    this.#ends = sockets;
    return new Promise((resolve) => {
      this.#over = resolve;
    });
  }
}
