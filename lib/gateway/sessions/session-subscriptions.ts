import { isJsonObject, type RequestId } from '../../protocol/index.js';
import type { ResourceUser } from '../../resources/index.js';
import { findPk, type ResourceSubscription } from '../../resources/internal.js';
import type { ReadRequest } from '../frames/index.js';

/** A subscription of one socket, and the request that its pushes carry. */
export interface HeldSubscription extends ResourceSubscription {
  readonly requestId: RequestId;
}

/** The subscriptions of one socket. */
export class SessionSubscriptions {
  readonly #held = new Set<HeldSubscription>();

  get size(): number {
    return this.#held.size;
  }

  /** A second subscription under the same request takes the place of the first. */
  add(subscription: HeldSubscription): void {
    const { stream, requestId } = subscription;
    if (requestId !== null) {
      this.#leave((one) => one.stream === stream && one.requestId === requestId);
    }
    this.#held.add(subscription);
  }

  /**
   * Ends those that an `unsubscribe` means: by the request of the `subscribe`, by kind of change, by key, or all of the
   * stream where it names nothing. There may be none.
   *
   * @throws {ResourceBadRequestException} it names two keys that differ.
   */
  end({ stream, pk, data, action }: ReadRequest): void {
    const wanted = isJsonObject(data) ? data : {};
    const key = findPk(pk, data);
    const { request_id: id, action: kind } = wanted;
    this.#leave((one) => {
      if (one.stream !== stream) return false;
      if (action === 'unsubscribe_instance' && one.pk === undefined) return false;
      if (id !== undefined && one.requestId !== id) return false;
      if (kind !== undefined && !(one.kinds as readonly unknown[]).includes(kind)) return false;
      return key === undefined || one.pk === key;
    });
  }

  /** Ends those that a user, as he is now, may not have any more, and gives them. */
  async endRevoked(user: ResourceUser): Promise<HeldSubscription[]> {
    const revoked: HeldSubscription[] = [];
    for (const one of [...this.#held]) {
      if (await one.holdsFor(user)) continue;
      this.#leave((other) => other === one);
      revoked.push(one);
    }
    return revoked;
  }

  endAll(): void {
    this.#leave(() => true);
  }

  #leave(meant: (subscription: HeldSubscription) => boolean): void {
    for (const one of [...this.#held]) {
      if (!meant(one)) continue;
      this.#held.delete(one);
      one.leave();
    }
  }
}
