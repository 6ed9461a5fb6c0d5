export interface SimulatedMailbox {
  readonly name: string;
  readonly old_messages: number;
  readonly new_messages: number;
}

/**
 * Message counts of mailboxes. Debian's Asterisk comes without this part of ARI, so it is written from the API description and
 * is not held to a server.
 */
export class Mailboxes {
  readonly #byName = new Map<string, SimulatedMailbox>();

  list(): SimulatedMailbox[] {
    return [...this.#byName.values()];
  }

  find(name: string): SimulatedMailbox | undefined {
    return this.#byName.get(name);
  }

  update(name: string, oldMessages: number, newMessages: number): void {
    this.#byName.set(name, { name, old_messages: oldMessages, new_messages: newMessages });
  }

  delete(name: string): boolean {
    return this.#byName.delete(name);
  }
}
