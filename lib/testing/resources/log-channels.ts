interface LogChannel {
  readonly channel: string;
  readonly type: string;
  readonly status: string;
  readonly configuration: string;
}

/** The logs that were asked for. Nothing is written to them. */
export class LogChannels {
  readonly #byName = new Map<string, LogChannel>();

  list(): LogChannel[] {
    return [...this.#byName.values()];
  }

  /** Starts a new file. Asterisk forgets a log that was made in this way when it does so: it is in no configuration file. */
  rotate(name: string): boolean {
    return this.#byName.delete(name);
  }

  /** False when there is one of that name. */
  add(name: string, configuration: string): boolean {
    if (this.#byName.has(name)) return false;
    const levels = configuration.split(',').map((level) => level.trim().toUpperCase());
    this.#byName.set(name, { channel: name, type: 'File', status: 'Enabled', configuration: `${levels.join(' ')} ` });
    return true;
  }

  delete(name: string): boolean {
    return this.#byName.delete(name);
  }
}
