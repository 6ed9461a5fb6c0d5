/**
 * Base of commands that take time. Awaiting one gives the plain object as soon as Asterisk has answered the command;
 * its methods wait for what comes after. It never raises an unhandled rejection when it is not awaited.
 * @publicApi
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

  /** Handles a command that Asterisk refused, like `catch` of a promise. */
  catch<B = never>(rejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.#command.catch(rejected);
  }

  /** Runs when Asterisk has answered the command or refused it, like `finally` of a promise. */
  finally(settled?: (() => void) | null): Promise<T> {
    return this.#command.finally(settled);
  }
}
