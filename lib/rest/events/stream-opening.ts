/** Remembers of which users the grants changed while a stream was being opened: what was allowed to them before may be so no more. */
export class StreamOpening {
  readonly #regranted = new Set<string>();
  readonly #ended: (opening: StreamOpening) => void;

  /** @param ended - called when the stream stands, or will never. */
  constructor(ended: (opening: StreamOpening) => void) {
    this.#ended = ended;
  }

  /** A user may do other things from now on. Who opens the stream need not be known yet. */
  regranted(user: string): void {
    this.#regranted.add(user);
  }

  /** Whether the user was looked at before his grants changed. */
  isTooOld(user: string): boolean {
    return this.#regranted.has(user);
  }

  end(): void {
    this.#ended(this);
  }
}
