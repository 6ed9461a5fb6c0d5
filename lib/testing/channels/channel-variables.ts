interface SetVariable {
  /** As it was set, with the underscores that make it inherited. */
  readonly fullName: string;
  readonly value: string;
}

/** The variables of a channel. One or two leading underscores say who inherits it, and are no part of its name. */
export class ChannelVariables {
  readonly #set = new Map<string, SetVariable>();

  get(name: string): string | undefined {
    return this.#set.get(name)?.value;
  }

  /** The one that was set last is the first of the list. */
  set(fullName: string, value: string): void {
    const name = fullName.replace(/^__?/, '');
    this.#set.delete(name);
    this.#set.set(name, { fullName, value });
  }

  /** All of them by their full names, the one that was set last first. */
  all(): readonly SetVariable[] {
    return [...this.#set.values()].reverse();
  }
}
