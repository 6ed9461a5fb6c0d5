import type { ChangeKind, Pk, PushPayload, RequestId } from '../../protocol/index.js';
import type { BrokerPosition } from '../broker/index.js';

/** What a push tells, but for the subscription that it is for. */
export interface PushParts {
  readonly stream: string;
  readonly kind: ChangeKind;
  readonly object: object;
  readonly model: string;
  readonly pk: Pk;
  readonly position: BrokerPosition;
  readonly ts: string;
  readonly lost?: true;
}

/** News of one change for all subscribers who see the same of it: written once, whatever their number. */
export class ResourcePush {
  readonly kind: ChangeKind;
  readonly pk: string;
  readonly position: BrokerPosition;
  /** The object as its reader sees it, as JSON. */
  readonly object: string;
  readonly #stream: string;
  readonly #fields: string;
  #encoded: { readonly requestId: RequestId; readonly bytes: Buffer } | undefined;

  constructor({ stream, kind, object, model, pk, position, ts, lost }: PushParts) {
    this.kind = kind;
    this.pk = String(pk);
    this.position = position;
    this.object = JSON.stringify(object);
    const rest: Omit<PushPayload, 'action' | 'data' | 'request_id'> = { model, pk, ...position, ts, lost };
    this.#stream = JSON.stringify(stream);
    this.#fields = `"action":"${kind}","data":${this.object},${JSON.stringify(rest).slice(1, -1)}`;
  }

  /** The frame for one subscription, encoded. Subscriptions under one request id, one after the other, share it. */
  encoded(requestId: RequestId): Buffer {
    if (this.#encoded?.requestId !== requestId) {
      this.#encoded = { requestId, bytes: Buffer.from(this.frame(requestId)) };
    }
    return this.#encoded.bytes;
  }

  /** The frame for one subscription. */
  frame(requestId: RequestId): string {
    return `{"stream":${this.#stream},"payload":{${this.#fields},"request_id":${JSON.stringify(requestId)}}}`;
  }

  /** The news alone, as JSON, where a subscription is known by what it travels in. */
  news(): string {
    return `{${this.#fields}}`;
  }
}
