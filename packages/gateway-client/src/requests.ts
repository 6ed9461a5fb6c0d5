import { GatewayDisconnectedError } from './gateway-disconnected-error.js';
import { later, never, type Timer } from './platform.js';

/** How a request ended: with the frame that answers it, or without one. */
export type Outcome<F> = { readonly frame: F } | { readonly error: GatewayDisconnectedError };

/** A request on its way. */
export interface PendingRequest {
  /** What is found in the answer. */
  readonly key: string;
  /** Names it in errors. */
  readonly what: string;
  readonly frame: object;
  /** Called once, before any later frame is looked at. */
  readonly settle: (outcome: Outcome<Readonly<Record<string, unknown>>>) => void;
}

/** How many may wait, for how long. */
export interface RequestLimits {
  readonly maxQueued: number;
  readonly maxInFlight: number;
  readonly timeout: number;
}

interface Held extends PendingRequest {
  readonly timer: Timer;
}

/** Keeps requests until they can be sent, and then until they are answered; nothing is sent twice. */
export class Requests {
  readonly #limits: RequestLimits;
  readonly #send: (frame: object) => void;
  readonly #queued: Held[] = [];
  readonly #inFlight = new Map<string, Held>();
  #open = false;

  constructor(limits: RequestLimits, send: (frame: object) => void) {
    this.#limits = limits;
    this.#send = send;
  }

  /** Sends it as soon as there is a connection and it is its turn. What is `urgent` goes first, and is always taken. */
  add(request: PendingRequest, urgent = false): void {
    if (!urgent && this.#queued.length >= this.#limits.maxQueued) {
      const error = new GatewayDisconnectedError(request.what, 'no', 'too many requests wait already');
      return request.settle({ error });
    }
    const held = { ...request, timer: later(this.#limits.timeout, () => this.#late(held)) };
    if (urgent) this.#queued.unshift(held);
    else this.#queued.push(held);
    this.#pump();
  }

  opened(): void {
    this.#open = true;
    this.#pump();
  }

  /** What was sent may have been carried out; what was not waits for the next connection. */
  lost(reason: string): void {
    this.#open = false;
    const sent = [...this.#inFlight.values()];
    this.#inFlight.clear();
    for (const held of sent) this.#fail(held, 'unknown', reason);
  }

  end(reason: string): void {
    this.lost(reason);
    for (const held of this.#queued.splice(0)) this.#fail(held, 'no', reason);
  }

  /** @returns whether the frame answers a request. */
  answered(key: string, frame: Readonly<Record<string, unknown>>): boolean {
    const held = this.#inFlight.get(key);
    if (held === undefined) return false;
    never(held.timer);
    this.#inFlight.delete(key);
    held.settle({ frame });
    this.#pump();
    return true;
  }

  #pump(): void {
    while (this.#open && this.#inFlight.size < this.#limits.maxInFlight) {
      const held = this.#queued.shift();
      if (held === undefined) return;
      this.#inFlight.set(held.key, held);
      this.#send(held.frame);
    }
  }

  #late(held: Held): void {
    const index = this.#queued.indexOf(held);
    if (index >= 0) this.#queued.splice(index, 1);
    this.#inFlight.delete(held.key);
    this.#fail(held, index >= 0 ? 'no' : 'unknown', 'no answer came in time');
    this.#pump();
  }

  #fail(held: Held, sent: 'no' | 'unknown', why: string): void {
    never(held.timer);
    held.settle({ error: new GatewayDisconnectedError(held.what, sent, why) });
  }
}
