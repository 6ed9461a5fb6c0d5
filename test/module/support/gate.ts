import { Injectable } from '@nestjs/common';

interface Held {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Holds handlers until the test lets them go on: by name, in any order, before or after they come. */
@Injectable()
export class Gate {
  readonly #gates = new Map<string, Held>();
  #all = false;

  /** Resolves when the test has opened the gate, and rejects when it made it fail. */
  opened(name: string): Promise<void> {
    return this.#all ? Promise.resolve() : this.#gate(name).promise;
  }

  open(name: string): this {
    this.#gate(name).resolve();
    return this;
  }

  fail(name: string, error: Error): void {
    this.#gate(name).reject(error);
  }

  openAll(): void {
    this.#all = true;
    for (const gate of this.#gates.values()) gate.resolve();
  }

  #gate(name: string): Held {
    const known = this.#gates.get(name);
    if (known !== undefined) return known;
    const gate = held();
    this.#gates.set(name, gate);
    return gate;
  }
}

function held(): Held {
  let resolve: Held['resolve'] = () => {};
  let reject: Held['reject'] = () => {};
  const promise = new Promise<void>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}
