import type { BrokerPosition } from '../broker/index.js';
import { ResourceException } from '../exceptions/index.js';
import type { ResourcePush } from './resource-push.js';

const MOST_HELD = 10_000;

/** Keeps pushes back until the answer to the `subscribe` has been sent, and then lets them through. */
export class HeldPushes {
  readonly #receive: (push: ResourcePush) => void;
  readonly #interrupted: (position: BrokerPosition) => void;
  #held: ResourcePush[] | undefined = [];
  /** What came last of what there was no room for. */
  #overflowed: BrokerPosition | undefined;
  #gap: BrokerPosition | undefined;

  constructor(receive: (push: ResourcePush) => void, interrupted: (position: BrokerPosition) => void) {
    this.#receive = receive;
    this.#interrupted = interrupted;
  }

  readonly take = (push: ResourcePush): void => {
    if (this.#held === undefined) this.#receive(push);
    else if (this.#held.length < MOST_HELD) this.#held.push(push);
    else this.#overflowed = push.position;
  };

  /** Passes on that something was lost, as long as pushes are kept back after them: it concerns them too. */
  readonly interrupt = (position: BrokerPosition): void => {
    if (this.#held === undefined) this.#interrupted(position);
    else this.#gap = position;
  };

  /** Puts what was missed before what came meanwhile, each once. */
  precede(missed: readonly ResourcePush[]): void {
    const last = missed.at(-1)?.position;
    const later = (this.#held ?? []).filter(({ position }) => last === undefined || isBehind(position, last));
    this.#held = [...missed, ...later];
  }

  /**
   * Leaves out what a list that was made meanwhile shows already.
   *
   * @param rows - the objects of the list by their keys, as JSON.
   * @param complete - nothing is missing from the list but what does not exist.
   */
  without(rows: ReadonlyMap<string, string>, complete: boolean): void {
    const held = this.#held ?? [];
    const known = new Map<string, number>();
    for (const [index, { pk, kind, object }] of held.entries()) {
      const row = rows.get(pk);
      const shown = kind === 'delete' ? row === undefined && complete : row === object;
      if (shown) known.set(pk, index);
    }
    this.#held = held.filter(({ pk }, index) => index > (known.get(pk) ?? -1));
  }

  /** @throws {ResourceException} more came than could be kept: the subscriber would have missed something. */
  check(): void {
    if (this.#overflowed !== undefined)
      throw new ResourceException(503, ['Too much happened meanwhile; subscribe again.']);
  }

  /** Lets everything through, from now on at once. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const push of held) this.#receive(push);
    // Also what there was no room for since `check`, while the answer was on its way: the subscriber must know of it.
    const gap = this.#gap ?? this.#overflowed;
    if (gap !== undefined) this.#interrupted(gap);
  }
}

/** What has another epoch came after the numbers began anew. */
function isBehind(position: BrokerPosition, last: BrokerPosition): boolean {
  return position.epoch !== last.epoch || position.seq > last.seq;
}
