/**
 * Something that was asked of Asterisk and takes its time. Awaiting it gives the plain object as soon as Asterisk has
 * answered the command; its methods wait for what comes after. Left alone it never raises an unhandled rejection.
 */
export abstract class Pending<T> implements PromiseLike<T> {
  readonly #command: Promise<T>;

  constructor(command: Promise<T>) {
    this.#command = command;
    command.catch(() => {});
  }

  then<A = T, B = never>(
    fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#command.then(fulfilled, rejected);
  }
}
