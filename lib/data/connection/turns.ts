interface Waiting {
  readonly go: () => void;
  readonly timer: NodeJS.Timeout;
}

/** Lets one at a time use a thing, in the order in which they came. */
export class Turns {
  readonly #patience: number;
  readonly #queue = new Set<Waiting>();
  #taken = false;

  /** @param patience - how long anybody waits, in milliseconds. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** @throws {Error} it took too long. */
  async take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        go: resolve,
        timer: setTimeout(() => {
          this.#queue.delete(waiting);
          reject(new Error(tooLong(this.#patience)));
        }, this.#patience),
      };
      this.#queue.add(waiting);
    });
  }

  give(): void {
    const [next] = this.#queue;
    if (next === undefined) {
      this.#taken = false;
      return;
    }
    this.#queue.delete(next);
    clearTimeout(next.timer);
    next.go();
  }
}

function tooLong(patience: number): string {
  return (
    `The connection of the embedded database was not free within ${patience} ms: it has one. A transaction of Kysely may ` +
    'wait for a query that was not made with its own "trx"; AriDatabase.transaction() lets every query take part.'
  );
}
