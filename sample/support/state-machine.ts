/** Where an event leads: a state, or what to do first. Without a state the machine stays where it is. */
export type Transition<Name extends string> = Name | (() => Name | void | Promise<Name | void>);

/** One state of a call flow. Without transitions it is an end: when its work is done, the machine is over. */
export interface State<Name extends string, Event extends string> {
  /**
   * The work of the state. `signal` aborts when the state is left: the work stops then. An event that it returns is
   * handled next, unless the state has been left by then.
   */
  readonly enter?: (signal: AbortSignal) => Event | void | Promise<Event | void>;
  /** Runs when the state is left, before its work has to be over. */
  readonly exit?: () => void | Promise<void>;
  readonly on?: { readonly [E in Event]?: Transition<Name> };
}

/** A call flow: states that are entered and left one after another, by digits and other events. */
export class StateMachine<Name extends string, Event extends string> {
  readonly #states: Readonly<Record<Name, State<Name, Event>>>;
  readonly #over: Promise<void>;
  #end!: () => void;
  #fail!: (error: unknown) => void;
  #current: { readonly name: Name; readonly left: AbortController; readonly work: Promise<void> } | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(states: Readonly<Record<Name, State<Name, Event>>>) {
    this.#states = states;
    this.#over = new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
    // Who does not run the machine is not told of its failures.
    this.#over.catch(() => {});
  }

  /** Where the machine is; undefined before it runs. */
  get state(): Name | undefined {
    return this.#current?.name;
  }

  /** Enters the first state. Resolves when an end has been reached, rejects with what a state has thrown. */
  run(first: Name): Promise<void> {
    this.#inTurn(() => this.#enter(first));
    return this.#over;
  }

  /** Takes an event, after those that came before it. One that the state does not know is ignored. */
  handle(event: Event): void {
    this.#inTurn(() => this.#take(event));
  }

  /** Resolves when everything that has come so far is handled and the state that it led to is through with its work. */
  async settled(): Promise<void> {
    await this.#turn;
    await this.#current?.work;
  }

  #inTurn(step: () => void | Promise<void>): void {
    this.#turn = this.#turn.then(step).catch(this.#fail);
  }

  async #take(event: Event): Promise<void> {
    const current = this.#current;
    const transition = current && this.#states[current.name].on?.[event];
    const next = typeof transition === 'function' ? await transition() : transition;
    if (current === undefined || next === undefined) return;
    current.left.abort();
    await this.#states[current.name].exit?.();
    await current.work;
    this.#enter(next as Name);
  }

  #enter(name: Name): void {
    const left = new AbortController();
    this.#current = { name, left, work: this.#work(name, left.signal).catch(this.#fail) };
  }

  async #work(name: Name, signal: AbortSignal): Promise<void> {
    const { enter, on } = this.#states[name];
    const event = await enter?.(signal);
    if (on === undefined) this.#end();
    else if (event !== undefined && !signal.aborted) this.handle(event);
  }
}
